// Welcomes: the queue, and the steps a host takes.
#include <stdlib.h>
#include <string.h>

#include "domain/fact.h"
#include "service/inside.h"
#include "store/alert_store.h"
#include "store/fact_log.h"
#include "store/group_store.h"
#include "store/guest_store.h"
#include "store/visit_store.h"

// ---- the queue

struct levels {
    int64_t level1_s, level2_s;
};

static bool describe(struct store *store, const struct welcome_row *row, const struct levels *levels,
                     json_t **one, struct err *err)
{
    struct guest guest = { 0 };
    struct str host = { 0 }, inviter = { 0 };
    int level = welcome_level(row->state, row->waited_s, levels->level1_s, levels->level2_s);
    bool done = guest_store_read(store, row->guest, &guest, err) &&
                host_store_name(store, row->host, &host, err) &&
                guest_inviter_name(store, &guest, &inviter, err);

    if (done)
        *one = json_pack(
            "{s:s, s:s, s:s, s:o, s:s, s:I, s:i, s:o, s:o, s:o, s:o, s:b}", "visit", row->visit, "guest",
            guest.id, "name", guest.value[GUEST_NAME], "company",
            json_text_or_null(guest.value[GUEST_COMPANY]), "state", welcome_state_names[row->state],
            "waited_s", (json_int_t)row->waited_s, "level", level, "host", json_text_or_null(row->host),
            "host_name", json_text_or_null(str_text(&host)), "topics", json_list(guest.value[GUEST_TOPICS]),
            "invited_by", json_text_or_null(str_text(&inviter)), "been_before", (int)row->been_before);
    str_finish(&host);
    str_finish(&inviter);
    guest_finish(&guest);
    return done;
}

static bool is_queued(enum welcome_state state)
{
    return state == STATE_WAITING || state == STATE_CLAIMED;
}

bool welcome_list(struct request_call *call, struct err *err)
{
    struct event event;
    struct welcome_list list = { 0 };
    struct levels levels = { group_number(call->store, SETTING_WELCOME_LEVEL1),
                             group_number(call->store, SETTING_WELCOME_LEVEL2) };
    bool done =
        request_event(call, &event, err) && welcome_store_list(call->store, &event, call->now_ms, &list, err);
    int rounds = json_get_bool(call->request, "all") ? 2 : 1;

    call->answer = json_array();
    for (int round = 0; round < rounds; round++) { // those in the queue first
        for (size_t i = 0; done && i < list.count; i++) {
            json_t *one = NULL;

            if (is_queued(list.rows[i].state) != (round == 0))
                continue;
            done = describe(call->store, &list.rows[i], &levels, &one, err);
            if (done)
                json_array_append_new(call->answer, one);
        }
    }
    welcome_list_finish(&list);
    event_finish(&event);
    return done;
}

// ---- the steps

struct stepping {
    struct event event;
    struct welcome_row welcome;
    struct guest guest;
    struct resolved_host host;
};

static void finish_stepping(struct stepping *stepping)
{
    event_finish(&stepping->event);
    guest_finish(&stepping->guest);
    free(stepping->host.name);
}

static bool begin_step(struct request_call *call, struct stepping *stepping, bool needs_host, struct err *err)
{
    int64_t guest, event;
    const char *host = request_text(call, "host");

    *stepping = (struct stepping){ 0 };
    if (needs_host && !host[0])
        return err_set(err, ERR_USAGE, "say which host: --host");
    return resolve_visit(call->store, request_text(call, "visit"), &guest, &event, err) &&
           (!host[0] || resolve_host(call->store, host, &stepping->host, err)) &&
           event_store_read(call->store, event, &stepping->event, err) &&
           guest_store_read(call->store, guest, &stepping->guest, err) &&
           welcome_store_read(call->store, guest, &stepping->event, call->now_ms, &stepping->welcome, err);
}

static bool refuse(struct request_call *call, const struct stepping *stepping, struct err *err)
{
    const char *name =
        stepping->guest.num && !stepping->guest.erased ? stepping->guest.value[GUEST_NAME] : "this guest";
    struct str host = { 0 };

    host_store_name(call->store, stepping->welcome.host, &host, NULL);
    switch (stepping->welcome.state) {
    case STATE_CLAIMED:
        err_set(err, ERR_REFUSED,
                "%s is on the way to %s already: leave it to them, or ask them to give it back",
                str_text(&host), name);
        break;
    case STATE_GREETED:
        err_set(err, ERR_REFUSED, "%s has said hello to %s already: nothing more is owed",
                host.length ? str_text(&host) : "somebody", name);
        break;
    case STATE_NONE:
        err_set(err, ERR_REFUSED, "no welcome is owed to %s for this visit: nothing to do", name);
        break;
    default:
        err_set(err, ERR_REFUSED, "the welcome of %s is %s: this cannot be done any more", name,
                welcome_state_names[stepping->welcome.state]);
    }
    str_finish(&host);
    return false;
}

static bool answer_step(struct request_call *call, struct stepping *stepping, struct err *err)
{
    struct welcome_row *row = &stepping->welcome;

    if (!store_fold(call->store, err) ||
        !welcome_store_read(call->store, stepping->guest.num, &stepping->event, call->now_ms, row, err))
        return false;
    call->answer = json_pack("{s:s, s:s, s:o}", "visit", row->visit, "state", welcome_state_names[row->state],
                             "host", json_text_or_null(row->host));
    return true;
}

static const enum fact_kind kind_of_step[WELCOME_STEPS] = {
    [STEP_CLAIM] = FACT_WELCOME_CLAIMED,     [STEP_RELEASE] = FACT_WELCOME_RELEASED,
    [STEP_GREET] = FACT_WELCOME_GREETED,     [STEP_GONE] = FACT_WELCOME_GONE,
    [STEP_DISMISS] = FACT_WELCOME_DISMISSED,
};

static json_t *body_of_step(struct request_call *call, const struct stepping *stepping,
                            enum welcome_step step)
{
    json_t *body = json_object();

    json_put_text(body, "host", step == STEP_RELEASE ? stepping->welcome.host : stepping->host.id);
    json_put_text(body, "note", request_text(call, "note"));
    json_put_text(body, "reason", request_text(call, "reason"));
    if (step == STEP_CLAIM)
        json_object_set_new(
            body, "until_ms",
            json_integer(call->now_ms + SECOND_MS * group_number(call->store, SETTING_CLAIM_LAPSE)));
    return body;
}

static bool write_step(struct request_call *call, const struct stepping *stepping, enum welcome_step step,
                       int64_t at_ms, struct err *err)
{
    return (step != STEP_CLAIM || alert_store_claim(call->store, stepping->welcome.visit,
                                                    request_text(call, "phone"), at_ms, err)) &&
           fact_append(call->store, kind_of_step[step], stepping->guest.id, stepping->event.id, at_ms,
                       body_of_step(call, stepping, step), err);
}

static bool run_step(struct request_call *call, enum welcome_step step, struct err *err)
{
    struct stepping stepping;
    bool needs_host = step == STEP_CLAIM || step == STEP_GREET, done;
    int64_t at_ms = call->now_ms;

    done = begin_step(call, &stepping, needs_host, err) &&
           request_time(call, "at", stepping.event.zone, call->now_ms, &at_ms, err);
    if (done) {
        bool own = strcmp(stepping.welcome.host, stepping.host.id) == 0;
        enum step_answer answer = welcome_step(stepping.welcome.state, step, own);

        if (answer == STEP_REFUSED)
            done = refuse(call, &stepping, err);
        else if (answer == STEP_DONE)
            done = write_step(call, &stepping, step, at_ms, err);
    }
    done = done && answer_step(call, &stepping, err);
    finish_stepping(&stepping);
    return done;
}

bool welcome_claim(struct request_call *call, struct err *err)
{
    return run_step(call, STEP_CLAIM, err);
}

bool welcome_release(struct request_call *call, struct err *err)
{
    return run_step(call, STEP_RELEASE, err);
}

bool welcome_greet(struct request_call *call, struct err *err)
{
    return run_step(call, STEP_GREET, err);
}

bool welcome_gone(struct request_call *call, struct err *err)
{
    return run_step(call, STEP_GONE, err);
}

bool welcome_dismiss(struct request_call *call, struct err *err)
{
    const char *reason;

    return request_need(call, "reason", &reason, err) && run_step(call, STEP_DISMISS, err);
}

// Where nobody is called until the guest asks. Asking twice is asking once.
bool welcome_ask(struct request_call *call, struct err *err)
{
    struct stepping stepping;
    bool done = begin_step(call, &stepping, false, err);

    if (done && stepping.welcome.state == STATE_NONE) {
        if (!stepping.welcome.visit[0] || stepping.event.welcome != WELCOME_ASKED)
            done = refuse(call, &stepping, err);
        else
            done = fact_append(call->store, FACT_WELCOME_ASKED, stepping.guest.id, stepping.event.id,
                               call->now_ms, json_object(), err);
    }
    done = done && answer_step(call, &stepping, err);
    finish_stepping(&stepping);
    return done;
}
