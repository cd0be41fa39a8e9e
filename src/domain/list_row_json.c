#include "domain/list_row_json.h"

#include <limits.h>

// Cells of rows that are of no use may be anything.
static json_t *as_text(const char *text)
{
    return text[0] ? json_text_or_null(text) : json_string("");
}

static json_t *fields_to_json(const struct list_row *row, bool has_column)
{
    json_t *fields = json_object();

    for (int i = 0; i < GUEST_FIELDS; i++) {
        if (row->has[i] == has_column && (has_column || row->value[i][0]))
            json_object_set_new(fields, guest_field_rows[i].key, as_text(row->value[i]));
    }
    return fields;
}

json_t *list_row_to_json(const struct list_row *row)
{
    json_t *json =
        json_pack("{s:I, s:i, s:b, s:i, s:i, s:b, s:I}", "line", (json_int_t)row->line, "verdict",
                  (int)row->verdict, "global", (int)row->row_id_is_global, "plus", row->plus, "visits",
                  row->visits, "arrived", (int)row->arrived, "arrived_ms", (json_int_t)row->arrived_ms);
    json_t *codes = json_array();

    json_put_text(json, "reason", row->reason);
    json_put_text(json, "row_id", row->row_id);
    json_put_text(json, "person_id", row->person_id);
    json_put_text(json, "role", row->role);
    json_put_text(json, "ticket_type", row->ticket_type);
    for (int i = 0; i < LIST_CODES && row->codes[i]; i++)
        json_array_append_new(codes, as_text(row->codes[i]));
    json_object_set_new(json, "codes", codes);
    json_object_set_new(json, "columns", fields_to_json(row, true));
    json_object_set_new(json, "others", fields_to_json(row, false));
    return json;
}

static bool fields_from_json(struct list_row *row, const json_t *fields, bool has_column, struct err *err)
{
    const char *key;
    json_t *value;

    json_object_foreach((json_t *)fields, key, value)
    {
        enum guest_field field = guest_field_of(key);

        if (field == GUEST_FIELDS || !json_is_string(value))
            return err_set(err, ERR_INPUT, "a row has a field '%.40s': use the same version of usher", key);
        if (row->verdict == ROW_GUEST && !guest_field_check(field, json_string_value(value), err))
            return false; // of others nothing is kept
        row->value[field] = json_string_value(value);
        row->has[field] = has_column;
    }
    return true;
}

static bool codes_from_json(struct list_row *row, const json_t *codes)
{
    size_t count = json_array_size(codes);

    for (size_t i = 0; i < count && i < LIST_CODES; i++) {
        row->codes[i] = json_string_value(json_array_get(codes, i));
        if (!row->codes[i])
            return false;
    }
    return count <= LIST_CODES;
}

static bool is_within(int64_t number, int64_t least, int64_t most)
{
    return number >= least && number <= most;
}

bool list_row_from_json(struct list_row *row, const json_t *json, struct err *err)
{
    int64_t verdict = json_get_int(json, "verdict", -1), plus = json_get_int(json, "plus", 0),
            visits = json_get_int(json, "visits", -1), line = json_get_int(json, "line", 0);
    int64_t plus_most = verdict == ROW_GUEST ? LIST_PLUS_MOST : INT_MAX;

    *row = (struct list_row){ .verdict = (enum list_verdict)verdict,
                              .reason = json_get_text(json, "reason"),
                              .row_id = json_get_text(json, "row_id"),
                              .person_id = json_get_text(json, "person_id"),
                              .row_id_is_global = json_get_bool(json, "global"),
                              .role = json_get_text(json, "role"),
                              .ticket_type = json_get_text(json, "ticket_type"),
                              .plus = (int)plus,
                              .visits = (int)visits,
                              .line = (long)line,
                              .arrived = json_get_bool(json, "arrived"),
                              .arrived_ms = json_get_int(json, "arrived_ms", 0) };
    for (int i = 0; i < GUEST_FIELDS; i++)
        row->value[i] = "";
    if (!is_within(verdict, ROW_GUEST, ROW_REJECTED) || !is_within(plus, 0, plus_most) ||
        !is_within(visits, -1, INT_MAX) || !codes_from_json(row, json_object_get(json, "codes")) ||
        (row->role[0] && role_of(row->role) == ROLES))
        return err_set(err, ERR_INPUT, "a row is damaged: use the same version of usher");
    return fields_from_json(row, json_object_get(json, "columns"), true, err) &&
           fields_from_json(row, json_object_get(json, "others"), false, err);
}
