// Phones that were let in: whose they are, when they were heard, and putting them out again.
#include <stdlib.h>
#include <string.h>

#include "service/inside.h"
#include "service/roster.h"
#include "store/phone_store.h"

bool phone_look(struct request_call *call, struct err *err)
{
    struct phone phone = { 0 };
    struct host_list hosts = { 0 };
    const struct host *host;
    bool done = phone_store_by_secret(call->store, request_text(call, "secret"), call->now_ms, &phone, err) &&
                host_store_list(call->store, &hosts, err);

    host = done && phone.id[0] ? roster_find(&hosts, phone.host) : NULL;
    if (done && !host)
        done = err_set(err, ERR_REFUSED, "this phone is not let in: pair it with a code from the board");
    if (done) {
        call->answer = json_pack("{s:s, s:s, s:I}", "phone", phone.id, "host_name", host->name, "ends_ms",
                                 (json_int_t)phone.ends_ms);
        roster_tell(call->answer, host);
    }
    phone_finish(&phone);
    host_list_finish(&hosts);
    return done;
}

bool phone_heard(struct request_call *call, struct err *err)
{
    json_t *id;
    size_t at, count = 0;
    bool done = true;

    json_array_foreach(json_object_get(call->request, "phones"), at, id)
    {
        if (done && json_is_string(id))
            done = phone_store_heard(call->store, json_string_value(id), call->now_ms, err);
        count++;
    }
    call->answer = json_pack("{s:I}", "heard", (json_int_t)count);
    return done;
}

static void tell_phone(json_t *told, const struct phone *phone, const struct host *host, const char *zone)
{
    json_array_append_new(told,
                          json_pack("{s:s, s:s, s:o, s:o, s:o, s:o}", "phone", phone->id, "host", phone->host,
                                    "host_name", json_text_or_null(host ? host->name : NULL), "name",
                                    json_text_or_null(phone->name), "made", json_time(zone, phone->made_ms),
                                    "heard", json_time(zone, phone->heard_ms)));
}

bool phone_list(struct request_call *call, struct err *err)
{
    const char *text = request_text(call, "host");
    struct resolved_host only = { 0 };
    struct host_list hosts = { 0 };
    struct phone_list phones = { 0 };
    char *zone = group_zone(call->store);
    bool done = (!text[0] || resolve_host(call->store, text, &only, err)) &&
                host_store_list(call->store, &hosts, err) &&
                phone_store_list(call->store, call->now_ms, &phones, err);

    call->answer = json_array();
    for (size_t i = 0; done && i < phones.count; i++) {
        if (!text[0] || strcmp(phones.phones[i].host, only.id) == 0)
            tell_phone(call->answer, &phones.phones[i], roster_find(&hosts, phones.phones[i].host), zone);
    }
    free(only.name);
    free(zone);
    host_list_finish(&hosts);
    phone_list_finish(&phones);
    return done;
}

// The phone by its id or by a start of it that no other has.
static bool find_phone(struct request_call *call, const char *text, char id[ID_SIZE], struct err *err)
{
    struct phone_list phones = { 0 };
    bool done = phone_store_list(call->store, call->now_ms, &phones, err);
    size_t found = 0;

    for (size_t i = 0; done && i < phones.count; i++) {
        if (id_is_prefix(text) && strncmp(phones.phones[i].id, text, strlen(text)) == 0) {
            memcpy(id, phones.phones[i].id, ID_SIZE);
            found++;
        }
    }
    phone_list_finish(&phones);
    if (done && found != 1)
        return err_set(err, ERR_REFUSED,
                       found ? "several phones begin with '%.100s': give more of the id"
                             : "there is no phone '%.100s': 'usher host phones' shows them",
                       text);
    return done;
}

bool phone_revoke(struct request_call *call, struct err *err)
{
    char id[ID_SIZE];
    bool found;

    if (!find_phone(call, request_text(call, "phone"), id, err) ||
        !phone_store_remove(call->store, id, &found, err))
        return false;
    call->answer = json_pack("{s:s, s:b}", "phone", id, "revoked", (int)found);
    return true;
}
