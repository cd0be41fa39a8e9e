// Taking back: a check-in with all that followed, or how a welcome ended.
#include <string.h>

#include "domain/fact.h"
#include "service/host_duty.h"
#include "store/fact_log.h"
#include "store/group_store.h"
#include "store/unit.h"
#include "store/visit_store.h"

static bool is_cancelled(const struct fact_list *list, const struct fact *fact)
{
    for (size_t i = 0; i < list->count; i++) {
        json_t *pair;
        size_t at;

        if (!fact_is(&list->facts[i], FACT_VISIT_UNDONE))
            continue;
        json_array_foreach(json_object_get(list->facts[i].body, "cancels"), at, pair)
        {
            const char *device = json_string_value(json_array_get(pair, 0));

            if (device && strcmp(device, fact->device) == 0 &&
                json_integer_value(json_array_get(pair, 1)) == fact->seq)
                return true;
        }
    }
    return false;
}

// What is taken back; an undo names all that it has seen of it. Ends with FACT_KINDS.
static const enum fact_kind of_visit[] = {
    FACT_VISIT_CHECKED_IN,  FACT_WELCOME_ASKED, FACT_WELCOME_CLAIMED, FACT_WELCOME_GREETED, FACT_WELCOME_GONE,
    FACT_WELCOME_DISMISSED, FACT_KINDS
};
static const enum fact_kind of_outcome[] = { FACT_WELCOME_GREETED, FACT_WELCOME_GONE, FACT_WELCOME_DISMISSED,
                                             FACT_KINDS };

static bool is_one_of(const struct fact *fact, const enum fact_kind *kinds, const char *event)
{
    for (; *kinds != FACT_KINDS; kinds++) {
        if (fact_is(fact, *kinds))
            return fact->event && strcmp(fact->event, event) == 0;
    }
    return false;
}

static json_t *cancels_of(const struct fact_list *list, const enum fact_kind *kinds, const char *event,
                          struct str *in_place_of)
{
    json_t *cancels = json_array();

    for (size_t i = 0; i < list->count; i++) {
        const struct fact *fact = &list->facts[i];

        if (!is_one_of(fact, kinds, event) || is_cancelled(list, fact))
            continue;
        json_array_append_new(cancels, json_pack("[s, I]", fact->device, (json_int_t)fact->seq));
        if (json_get_text(fact->body, "on_behalf_of")[0]) {
            str_clear(in_place_of);
            str_add(in_place_of, json_get_text(fact->body, "on_behalf_of"));
        }
    }
    return cancels;
}

static bool undo_member(struct request_call *call, const struct unit_member *member,
                        const enum fact_kind *kinds, const char *event, struct err *err)
{
    struct fact_list list = { 0 };
    struct str in_place_of = { 0 };
    bool done = fact_list_guest(call->store, &list, member->num, err);
    json_t *cancels = cancels_of(&list, kinds, event, &in_place_of);

    if (done && json_array_size(cancels) > 0) {
        json_t *body = json_pack("{s:O}", "cancels", cancels);

        json_put_text(body, "reason", request_text(call, "reason"));
        done = fact_append(call->store, FACT_VISIT_UNDONE, member->id, event, call->now_ms, body, err);
    }
    if (done && in_place_of.length > 0) // the other's place is free again
        done = fact_append(call->store, FACT_GUEST_EXPECTED, str_text(&in_place_of), event, call->now_ms,
                           json_pack("{s:b}", "expected", 1), err);
    json_decref(cancels);
    str_finish(&in_place_of);
    fact_list_finish(&list);
    return done;
}

static bool undo(struct request_call *call, const enum fact_kind *kinds, struct visit *visit, struct err *err)
{
    struct unit unit = { 0 };
    int64_t guest, event;
    char event_id[ID_SIZE];
    bool done = resolve_visit(call->store, request_text(call, "visit"), &guest, &event, err) &&
                visit_store_read(call->store, guest, event, visit, err) &&
                subject_id(call->store, event, event_id, err) && unit_find(call->store, &unit, guest, err);

    for (size_t i = 0; done && !visit->undone && i < unit.count; i++)
        done = undo_member(call, &unit.members[i], kinds, event_id, err);
    unit_finish(&unit);
    return done;
}

bool visit_undo(struct request_call *call, struct err *err)
{
    struct visit visit;
    struct event event = { 0 };
    bool done = undo(call, of_visit, &visit, err);

    if (done && !visit.undone && visit.role == ROLE_HOST)
        done = event_store_read(call->store, visit.event, &event, err) &&
               host_duty_left(call, visit.guest, &event, err);
    if (done)
        call->answer = json_pack("{s:s, s:s}", "visit", visit.id, "state", "undone");
    event_finish(&event);
    return done;
}

// It waits again, or is claimed again while the claim has not lapsed.
bool welcome_undo(struct request_call *call, struct err *err)
{
    struct visit visit;
    struct welcome_row row = { 0 };
    struct event event = { 0 };
    bool done = undo(call, of_outcome, &visit, err) && store_fold(call->store, err) &&
                event_store_read(call->store, visit.event, &event, err) &&
                welcome_store_read(call->store, visit.guest, &event, call->now_ms, &row, err);

    if (done)
        call->answer = json_pack("{s:s, s:s, s:o}", "visit", visit.id, "state",
                                 welcome_state_names[row.state], "host", json_text_or_null(row.host));
    event_finish(&event);
    return done;
}
