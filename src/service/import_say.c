#include "service/import_say.h"

#include <string.h>

#include "domain/fold.h"
#include "store/fact_log.h"
#include "util/str.h"

static const char *role_of_row(const struct list_row *row, const struct import_request *request)
{
    return request->role[0] ? request->role : row->role;
}

uint64_t import_hash(const struct list_row *row, const struct import_request *request)
{
    struct str all = { 0 };
    uint64_t hash;

    for (int i = 0; i < GUEST_FIELDS; i++) {
        str_add(&all, row->has[i] || row->value[i][0] ? row->value[i] : "");
        str_add_char(&all, '\x1f');
    }
    str_add(&all, role_of_row(row, request));
    str_add_char(&all, '\x1f');
    str_add(&all, row->ticket_type);
    for (int i = 0; i < LIST_CODES && row->codes[i]; i++) {
        str_add_char(&all, '\x1f');
        str_add(&all, row->codes[i]);
    }
    str_add_bytes(&all, &row->visits, sizeof row->visits);
    str_add_char(&all, request->known ? 'k' : '-');
    hash = hash_bytes(str_text(&all), all.length);
    str_finish(&all);
    return hash;
}

// Who has no name goes by the address: no reason to forget a name.
static bool is_nameless(const char *const value[GUEST_FIELDS])
{
    return value[GUEST_NAME][0] && strcmp(value[GUEST_NAME], value[GUEST_EMAIL]) == 0;
}

// A column that is not in the file says nothing; a cell that became empty says so.
static void put_fields(json_t *news, const struct said *said, const struct list_row *row, bool is_known)
{
    json_t *fields = json_object();

    for (int i = 0; i < GUEST_FIELDS; i++) {
        const char *value = row->value[i];

        if (i == GUEST_NAME && is_known && is_nameless(row->value) && !is_nameless(said->value))
            continue;
        if ((value[0] || row->has[i]) && strcmp(value, said->value[i]) != 0)
            json_object_set_new(fields, guest_field_rows[i].key, json_string(value));
    }
    if (json_object_size(fields) > 0)
        json_object_set_new(news, "fields", fields);
    else
        json_decref(fields);
}

static void put_codes(json_t *news, const struct said *said, const struct list_row *row)
{
    json_t *codes = json_array();

    for (int i = 0; i < LIST_CODES && row->codes[i]; i++)
        json_array_append_new(codes, json_string(row->codes[i]));
    if (said->codes ? !json_equal(said->codes, codes) : json_array_size(codes) > 0)
        json_object_set_new(news, "codes", codes);
    else
        json_decref(codes);
}

bool import_news(struct store *store, const struct import_request *request, const struct list_row *row,
                 const struct import_person *person, bool said_before, json_t **out, struct err *err)
{
    struct fact_list list = { 0 };
    struct said said;
    const char *role = role_of_row(row, request);
    json_t *news = json_object();
    bool done = !said_before || fact_list_guest(store, &list, person->named, err);

    fact_list_sort(&list);
    fold_said(&said, list.facts, list.count, request->system, person->key,
              request->event ? request->event->id : NULL);
    put_fields(news, &said, row, person->named);
    put_codes(news, &said, row);
    if (strcmp(role, said.role) != 0)
        json_object_set_new(news, "role", json_string(role));
    if (strcmp(row->ticket_type, said.ticket_type) != 0)
        json_object_set_new(news, "ticket_type", json_string(row->ticket_type));
    if (row->visits > 0 && row->visits != said.visits)
        json_object_set_new(news, "visits", json_integer(row->visits));
    if (request->known && !said.known)
        json_object_set_new(news, "known", json_true());
    fact_list_finish(&list);
    *out = news;
    return done;
}
