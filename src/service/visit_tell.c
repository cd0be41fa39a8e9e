#include "service/visit_tell.h"

#include "service/meet.h"
#include "service/tell.h"
#include "store/group_store.h"
#include "store/visit_store.h"

static json_t *ms_or_null(int64_t at_ms)
{
    return at_ms ? json_integer(at_ms) : json_null();
}

static json_t *state_or_null(enum welcome_state state)
{
    return state == STATE_NONE ? json_null() : json_string(welcome_state_names[state]);
}

static bool may_ask(const struct event *event, const struct welcome_row *welcome)
{
    return event->welcome == WELCOME_ASKED && welcome->state == STATE_NONE && welcome->visit[0];
}

bool visit_tell(json_t *told, const struct request_call *call, int64_t num, const struct event *event,
                struct err *err)
{
    struct guest guest = { 0 };
    struct visit visit;
    struct welcome_row welcome;
    bool done = visit_store_read(call->store, num, event->num, &visit, err) &&
                guest_store_read(call->store, num, &guest, err) &&
                welcome_store_read(call->store, num, event, call->now_ms, &welcome, err) &&
                tell_host(told, call->store, welcome.host, err);

    if (done) {
        tell_guest(told, &guest);
        json_object_update_new(
            told, json_pack("{s:s, s:b, s:I, s:I, s:o, s:b, s:o, s:o, s:o, s:b}", "visit", visit.id,
                            "first_visit", (int)(visit.number == 1), "visit_number", (json_int_t)visit.number,
                            "arrived_ms", (json_int_t)visit.at_ms, "where", json_text_or_null(event->where),
                            "undone", (int)visit.undone, "state", state_or_null(welcome.state), "claimed_ms",
                            ms_or_null(welcome.claimed_ms), "until_ms", ms_or_null(welcome.until_ms),
                            "may_ask", (int)may_ask(event, &welcome)));
    }
    guest_finish(&guest);
    return done;
}

bool visit_tell_meet(const struct request_call *call, int64_t num, const struct event *event, size_t most,
                     json_t **list, struct err *err)
{
    struct meet meet = { call->store, event, call->now_ms, NULL };
    struct guest guest = { 0 };
    bool done = guest_store_read(call->store, num, &guest, err) &&
                meet_tell(&meet, &guest, INTRODUCTION_FOR_GUEST, most, list, err);

    guest_finish(&guest);
    meet_finish(&meet);
    return done;
}

bool visit_tell_one_to_meet(json_t *told, const struct request_call *call, int64_t guest,
                            const struct event *event, struct err *err)
{
    json_t *list = NULL;
    bool done = visit_tell_meet(call, guest, event, 1, &list, err);

    json_object_set_new(told, "meet",
                        json_array_size(list) > 0 ? json_incref(json_array_get(list, 0)) : json_null());
    json_decref(list);
    return done;
}

bool visit_show(struct request_call *call, struct err *err)
{
    struct event event = { 0 };
    int64_t guest, num;
    bool done = resolve_visit(call->store, request_text(call, "visit"), &guest, &num, err) &&
                event_store_read(call->store, num, &event, err);

    call->answer = json_object();
    done = done && visit_tell(call->answer, call, guest, &event, err) &&
           visit_tell_one_to_meet(call->answer, call, guest, &event, err);
    event_finish(&event);
    return done;
}
