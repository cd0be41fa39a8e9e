// The door: checking in.

#include "domain/fact.h"
#include "domain/ticket_code.h"
#include "service/alert_room.h"
#include "service/help_answered.h"
#include "service/host_duty.h"
#include "service/person.h"
#include "service/screen.h"
#include "service/visit_tell.h"
#include "store/fact_log.h"
#include "store/guest_store.h"
#include "store/visit_store.h"

struct arrival {
    struct event event;
    int64_t at_ms;
    int64_t guest;
    char guest_id[ID_SIZE];
    char in_place_of[ID_SIZE]; // "" for nobody
    enum role role;
    const char *method;
};

// ---- who it is

static bool by_code(struct request_call *call, struct arrival *arrival, struct err *err)
{
    const char *text = request_text(call, "code");
    struct ticket_code code = { 0 };
    struct guest_nums nums = { 0 };
    bool done = true;

    ticket_code_read(&code, text);
    for (size_t i = 0; done && nums.count == 0 && i < code.count; i++)
        done = guest_store_by_code(call->store, code.candidate[i], arrival->event.num, &nums, err);
    if (done && nums.count == 0 && code.kind == TICKET_SETUP)
        done = err_set(err, ERR_REFUSED,
                       "this code sets up another program's app, it is no ticket: "
                       "ask for the ticket, or look for the name");
    else if (done && nums.count == 0)
        done = err_set(err, ERR_REFUSED, "this code is not on the list of %s: look for the name instead",
                       arrival->event.name);
    else if (done && nums.count > 1)
        done = err_set(err, ERR_REFUSED, "%zu guests of %s have this code: check in by name", nums.count,
                       arrival->event.name);
    else if (done)
        arrival->guest = nums.nums[0];
    ticket_code_finish(&code);
    guest_nums_finish(&nums);
    return done && subject_id(call->store, arrival->guest, arrival->guest_id, err);
}

static bool by_guest(struct request_call *call, struct arrival *arrival, struct err *err)
{
    return resolve_person(call->store, request_text(call, "guest"), &arrival->guest, err) &&
           subject_id(call->store, arrival->guest, arrival->guest_id, err);
}

// Somebody who is on the list after all is no walk-in.
static bool may_walk_in(struct request_call *call, const struct arrival *arrival, struct err *err)
{
    struct registration registration = { .expected = true };

    if (arrival->event.walk_ins == WALK_INS_CLOSED &&
        !guest_store_registration(call->store, arrival->guest, arrival->event.num, &registration, err))
        return false;
    return registration.expected ||
           err_set(err, ERR_REFUSED, "%s takes nobody who is not on the list: add the guest to it first",
                   arrival->event.name);
}

static bool by_name(struct request_call *call, struct arrival *arrival, struct err *err)
{
    json_t *fields = NULL;
    bool done = person_fields(call, NULL, &fields, err);

    if (done)
        json_object_set_new(fields, "name", json_string(request_text(call, "new")));
    done = done && guest_field_check(GUEST_NAME, request_text(call, "new"), err) &&
           person_known_or_new(call, fields, arrival->guest_id, err) && store_fold(call->store, err) &&
           subject_num(call->store, arrival->guest_id, &arrival->guest, err) &&
           guest_store_kept(call->store, arrival->guest, &arrival->guest, err) &&
           subject_id(call->store, arrival->guest, arrival->guest_id, err) && may_walk_in(call, arrival, err);
    json_decref(fields);
    return done;
}

static bool find_buyers_place(struct request_call *call, struct arrival *arrival, char buyer_id[ID_SIZE],
                              struct err *err)
{
    const char *text = request_text(call, "plus_of");
    int64_t buyer, places;

    return resolve_guest(call->store, text, &buyer, err) && subject_id(call->store, buyer, buyer_id, err) &&
           guest_store_places(call->store, buyer, arrival->event.num, &places, &arrival->guest, err) &&
           (places > 0 || err_set(err, ERR_REFUSED,
                                  "every guest that '%.100s' brings has arrived: check in by name", text)) &&
           subject_id(call->store, arrival->guest, arrival->guest_id, err);
}

// The unnamed guest gets a name, and is the buyer's company no more but a guest the buyer invited.
static bool by_place(struct request_call *call, struct arrival *arrival, struct err *err)
{
    char buyer[ID_SIZE];
    json_t *fields = NULL;
    bool done = guest_field_check(GUEST_NAME, request_text(call, "new"), err) &&
                person_fields(call, NULL, &fields, err) && find_buyers_place(call, arrival, buyer, err);

    if (done) {
        json_object_set_new(fields, "name", json_string(request_text(call, "new")));
        json_object_set_new(fields, "guest_of", json_string(""));
        if (!request_has(call, "invited_by"))
            json_object_set_new(fields, "inviter", json_string(buyer));
        done = fact_append(call->store, FACT_GUEST_EDITED, arrival->guest_id, NULL, call->now_ms,
                           json_pack("{s:O}", "fields", fields), err) &&
               store_fold(call->store, err);
    }
    json_decref(fields);
    return done;
}

static bool by_new(struct request_call *call, struct arrival *arrival, struct err *err)
{
    if (!request_text(call, "plus_of")[0])
        return by_name(call, arrival, err);
    if (!request_text(call, "method")[0])
        arrival->method = "search"; // somebody expected this guest
    return by_place(call, arrival, err);
}

static bool find_guest(struct request_call *call, struct arrival *arrival, struct err *err)
{
    static const struct {
        const char *key, *method;
        bool (*find)(struct request_call *, struct arrival *, struct err *);
    } ways[] = { { "code", "scan", by_code }, { "guest", "search", by_guest }, { "new", "walk-in", by_new } };
    const char *method = request_text(call, "method");
    size_t chosen = 0, said = 0;

    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (request_text(call, ways[i].key)[0]) {
            chosen = i;
            said++;
        }
    }
    if (said != 1)
        return err_set(err, ERR_USAGE,
                       "it is not said who arrives: give a code, a guest, or the name of somebody new");
    arrival->method = method[0] ? method : ways[chosen].method;
    return ways[chosen].find(call, arrival, err);
}

// ---- the check-in

static bool find_place(struct request_call *call, struct arrival *arrival, struct err *err)
{
    const char *text = request_text(call, "for");
    struct visit visit;
    int64_t other;

    if (!text[0])
        return true;
    if (!resolve_person(call->store, text, &other, err) ||
        !visit_store_read(call->store, other, arrival->event.num, &visit, err))
        return false;
    if (other == arrival->guest)
        return err_set(err, ERR_REFUSED,
                       "a guest cannot come in the place of themselves: name the other one");
    if (visit.guest && !visit.undone)
        return err_set(err, ERR_REFUSED, "'%.100s' has arrived, so that place is taken: name somebody else",
                       text);
    return subject_id(call->store, other, arrival->in_place_of, err);
}

static bool find_role(struct request_call *call, struct arrival *arrival, struct err *err)
{
    if (!guest_store_role(call->store, arrival->guest, arrival->event.num, &arrival->role, err))
        return false;
    if (arrival->in_place_of[0])
        arrival->role = ROLE_SUBSTITUTE;
    return true;
}

static bool take_place(struct request_call *call, const struct arrival *arrival, struct err *err)
{
    if (!arrival->in_place_of[0])
        return true;
    return fact_append(call->store, FACT_GUEST_EXPECTED, arrival->in_place_of, arrival->event.id,
                       call->now_ms, json_pack("{s:b}", "expected", 0), err) &&
           fact_append(call->store, FACT_GUEST_EXPECTED, arrival->guest_id, arrival->event.id, call->now_ms,
                       json_pack("{s:s}", "role", role_names[ROLE_SUBSTITUTE]), err);
}

static bool write_check_in(struct request_call *call, struct arrival *arrival, struct err *err)
{
    json_t *body;
    bool owed = false;

    if (!find_place(call, arrival, err) || !find_role(call, arrival, err) ||
        !take_place(call, arrival, err) ||
        !welcome_store_owed(call->store, arrival->guest, arrival->role, &owed, err))
        return false;
    body = json_pack("{s:s, s:b, s:s}", "method", arrival->method, "owed", (int)owed, "role",
                     role_names[arrival->role]);
    json_put_text(body, "on_behalf_of", arrival->in_place_of);
    return fact_append(call->store, FACT_VISIT_CHECKED_IN, arrival->guest_id, arrival->event.id,
                       arrival->at_ms, body, err) &&
           (arrival->role != ROLE_HOST || host_duty_arrived(call, arrival->guest, &arrival->event, err)) &&
           store_fold(call->store, err);
}

static bool answer_visit(struct request_call *call, const struct arrival *arrival, bool already,
                         struct err *err)
{
    json_t *told = call->answer = json_object();
    int64_t hosts, reachable;

    if (!visit_tell(told, call, arrival->guest, &arrival->event, err) ||
        !screen_hosts_on_duty(call->store, &arrival->event, call->now_ms, &hosts, err) ||
        !alert_reachable(call, &arrival->event, &reachable, err) ||
        (json_get_bool(call->request, "meet") &&
         !visit_tell_one_to_meet(told, call, arrival->guest, &arrival->event, err)))
        return false;
    json_object_update_new(
        told, json_pack("{s:b, s:o, s:O, s:s, s:I, s:I}", "already", (int)already, "arrived_at",
                        json_time(arrival->event.zone, json_get_int(told, "arrived_ms", 0)), "welcome",
                        json_object_get(told, "state"), "event", arrival->event.id, "hosts_on_duty",
                        (json_int_t)hosts, "hosts_reachable", (json_int_t)reachable));
    return true;
}

bool visit_check_in(struct request_call *call, struct err *err)
{
    struct arrival arrival = { 0 };
    struct visit visit = { 0 };
    bool done = request_event(call, &arrival.event, err) &&
                request_time(call, "at", arrival.event.zone, call->now_ms, &arrival.at_ms, err) &&
                find_guest(call, &arrival, err) &&
                visit_store_read(call->store, arrival.guest, arrival.event.num, &visit, err);
    bool already = done && visit.guest && !visit.undone;

    done = done && (already || write_check_in(call, &arrival, err)) &&
           help_answered_by(call, &arrival.event, arrival.guest, err) &&
           answer_visit(call, &arrival, already, err);
    event_finish(&arrival.event);
    return done;
}
