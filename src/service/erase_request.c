// Erasing a person, and showing all that is stored about one.
#include <stdlib.h>
#include <string.h>

#include "domain/fact.h"
#include "domain/fold.h"
#include "service/forgotten.h"
#include "service/inside.h"
#include "service/roster.h"
#include "store/fact_log.h"
#include "store/group_store.h"
#include "store/guest_store.h"
#include "store/phone_store.h"
#include "store/unit.h"

static void add_marks(json_t *hashes, const char *group_key, const struct forgotten_person *person)
{
    char marks[FORGOTTEN_MARKS][ID_SIZE];
    size_t count = forgotten_marks(marks, group_key, person);

    for (size_t i = 0; i < count; i++)
        json_array_append_new(hashes, json_string(marks[i]));
}

// As every list has said the person, so that none brings them back.
static void mark_rows(json_t *hashes, const char *group_key, const struct fact_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct fact *fact = &list->facts[i];
        const char *source = json_get_text(fact->body, "source"), *key = json_get_text(fact->body, "key");
        struct said said;

        if (!fact_is(fact, FACT_GUEST_LISTED) || !fact->body)
            continue;
        fold_said(&said, list->facts, list->count, source, key, fact->event);
        add_marks(hashes, group_key,
                  &(struct forgotten_person){ source, key, said.value[GUEST_NAME], said.value[GUEST_EMAIL],
                                              said.value[GUEST_COMPANY] });
    }
}

static bool erase_member(struct request_call *call, const struct unit_member *member,
                         const struct guest *guest, const char *group_key, struct err *err)
{
    struct fact_list list = { 0 };
    json_t *hashes = json_array();
    bool done = fact_list_guest(call->store, &list, member->num, err);

    if (done) {
        fact_list_sort(&list);
        mark_rows(hashes, group_key, &list);
        add_marks(hashes, group_key,
                  &(struct forgotten_person){ "", "", guest->value[GUEST_NAME], guest->value[GUEST_EMAIL],
                                              guest->value[GUEST_COMPANY] });
        done = fact_append(call->store, FACT_GUEST_ERASED, member->id, NULL, call->now_ms,
                           json_pack("{s:O, s:I}", "hashes", hashes, "earlier", (json_int_t)guest->earlier),
                           err);
    }
    json_decref(hashes);
    fact_list_finish(&list);
    return done;
}

static bool put_phones_out(struct request_call *call, const char *host, struct err *err)
{
    struct phone_list phones = { 0 };
    bool there, done = phone_store_list(call->store, call->now_ms, &phones, err);

    for (size_t i = 0; done && i < phones.count; i++)
        done = strcmp(phones.phones[i].host, host) != 0 ||
               phone_store_remove(call->store, phones.phones[i].id, &there, err);
    phone_list_finish(&phones);
    return done;
}

// Whoever the guest was among the hosts: nothing of their own, so that nothing is left with the guest.
static bool erase_host(struct request_call *call, int64_t guest, struct err *err)
{
    struct host_list hosts = { 0 };
    bool done = host_store_list(call->store, &hosts, err);
    const struct host *host = done ? roster_of_guest(&hosts, call->store, guest) : NULL;

    if (host)
        done = put_phones_out(call, host->id, err) &&
               fact_append(call->store, FACT_HOST_SET, NULL, NULL, call->now_ms,
                           json_pack("{s:s, s:s, s:s, s:s}", "host", host->id, "name", "", "languages", "",
                                     "topics", ""),
                           err);
    host_list_finish(&hosts);
    return done;
}

bool guest_erase(struct request_call *call, struct err *err)
{
    struct unit unit = { 0 };
    struct guest guest = { 0 };
    struct str group_key = { 0 };
    int64_t num;
    bool said, done = resolve_guest(call->store, request_text(call, "guest"), &num, err) &&
                      guest_store_read(call->store, num, &guest, err) &&
                      unit_find(call->store, &unit, num, err) &&
                      setting_store_read(call->store, "group.key", &group_key, &said, err);

    if (done && !json_get_bool(call->request, "yes"))
        done = err_set(err, ERR_REFUSED, "this removes %s for good, on every device: say so with --yes",
                       guest.value[GUEST_NAME]);
    done = done && erase_host(call, num, err);
    for (size_t i = 0; done && i < unit.count; i++)
        done = erase_member(call, &unit.members[i], &guest, str_text(&group_key), err);
    if (done)
        call->answer = json_pack("{s:s, s:b}", "guest", guest.id, "erased", 1);
    str_finish(&group_key);
    guest_finish(&guest);
    unit_finish(&unit);
    return done;
}

// ---- everything stored

static void describe_fact(json_t *facts, const struct fact *fact, const char *zone)
{
    json_array_append_new(facts,
                          json_pack("{s:o, s:s, s:o, s:O?}", "at", json_time(zone, fact->at_ms), "kind",
                                    fact->kind, "event", json_text_or_null(fact->event), "said", fact->body));
}

static bool describe_host(struct request_call *call, int64_t guest, struct err *err)
{
    struct host_list hosts = { 0 };
    bool done = host_store_list(call->store, &hosts, err);
    const struct host *host = done ? roster_of_guest(&hosts, call->store, guest) : NULL;
    json_t *told = host ? json_object() : json_null();

    if (host) {
        roster_tell(told, host);
        json_object_update_new(told, json_pack("{s:o, s:o}", "languages", json_list(host->languages),
                                               "topics", json_list(host->topics)));
    }
    json_object_set_new(call->answer, "host", told);
    host_list_finish(&hosts);
    return done;
}

bool guest_dossier(struct request_call *call, struct err *err)
{
    struct unit unit = { 0 };
    struct fact_list list = { 0 };
    char *zone = group_zone(call->store);
    json_t *facts = json_array();
    int64_t num;
    bool done = guest_show(call, err) && resolve_guest(call->store, request_text(call, "guest"), &num, err) &&
                describe_host(call, num, err) && unit_find(call->store, &unit, num, err);

    for (size_t i = 0; done && i < unit.count; i++)
        done = fact_list_guest(call->store, &list, unit.members[i].num, err);
    if (done) {
        fact_list_sort(&list);
        for (size_t i = 0; i < list.count; i++)
            describe_fact(facts, &list.facts[i], zone);
        json_object_set(call->answer, "facts", facts);
    }
    json_decref(facts);
    fact_list_finish(&list);
    unit_finish(&unit);
    free(zone);
    return done;
}
