// Erasing a person, and showing all that is stored about one.
#include <stdlib.h>

#include "domain/fact.h"
#include "domain/fold.h"
#include "service/forgotten.h"
#include "service/inside.h"
#include "store/fact_log.h"
#include "store/group_store.h"
#include "store/guest_store.h"
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

bool guest_dossier(struct request_call *call, struct err *err)
{
    struct unit unit = { 0 };
    struct fact_list list = { 0 };
    char *zone = group_zone(call->store);
    json_t *facts = json_array();
    int64_t num;
    bool done = guest_show(call, err) && resolve_guest(call->store, request_text(call, "guest"), &num, err) &&
                unit_find(call->store, &unit, num, err);

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
