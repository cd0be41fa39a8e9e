// Who has to be called now: looking (alert.look), and taking the steps (alert.due). A step is written
// down in the transaction that answers it, so that no device takes it twice.
#include "service/alert_phone.h"
#include "service/alert_tell.h"
#include "service/screen.h"
#include "store/alert_store.h"
#include "store/help_store.h"

struct alerting {
    struct request_call *call;
    bool has_board, writes;
    bool is_due;
    int64_t next_ms, spooled;
    json_t *alerts;
    // at the event at hand
    const struct event *event;
    struct alert_room room;
    bool has_chimed;
    int level;        // the highest
    int64_t since_ms; // of who waits longest
};

static bool tell(struct alerting *alerting, const struct alert_subject *subject,
                 const struct escalation *escalation, struct err *err)
{
    struct request_call *call = alerting->call;
    json_t *alert;
    bool done = alert_tell(&alert, call->store, &alerting->room, alerting->event, subject, escalation,
                           call->now_ms, err);

    alerting->has_chimed = alerting->has_chimed || escalation->sound;
    json_array_append_new(alerting->alerts, alert);
    return done;
}

// ---- one who waits

static bool take_step(struct alerting *alerting, const struct alert_subject *subject,
                      const struct escalation *escalation, struct alert_sent *sent, struct err *err)
{
    struct request_call *call = alerting->call;

    if (escalation->is_due) {
        sent->step = escalation->step;
        if (!tell(alerting, subject, escalation, err))
            return false;
    }
    if (escalation->webhook) {
        sent->told = escalation->level;
        alerting->spooled++;
        if (!alert_tell_webhook(call->store, alerting->event, subject, escalation, call->now_ms, err))
            return false;
    }
    sent->at_ms = call->now_ms;
    return alert_store_keep(call->store, subject->about, sent, err);
}

static bool consider(struct alerting *alerting, const struct alert_subject *subject,
                     const struct escalation *escalation, struct alert_sent *sent, struct err *err)
{
    bool is_due = escalation->is_due || escalation->webhook;

    alerting->next_ms = escalation_sooner(alerting->next_ms, escalation->next_ms);
    if (escalation->step >= 0) // somebody may become out of reach
        alerting->next_ms = escalation_sooner(alerting->next_ms, alerting->room.silent_ms);
    alerting->is_due = alerting->is_due || is_due;
    return !is_due || !alerting->writes || take_step(alerting, subject, escalation, sent, err);
}

// Whoever holds the claim is asked once, on the phone in the pocket.
static bool ask_owner(struct alerting *alerting, const struct alert_subject *subject,
                      const struct welcome_row *row, struct alert_sent *sent, struct err *err)
{
    struct alert_subject asked = *subject;

    if (sent->asked_ms == row->until_ms || alerting->room.settings.is_quiet)
        return true;
    alerting->is_due = true;
    if (!alerting->writes)
        return true;
    asked.kind = "ask";
    asked.owner = row->host;
    sent->asked_ms = row->until_ms;
    sent->at_ms = alerting->call->now_ms;
    return tell(alerting, &asked, &(struct escalation){ 0 }, err) &&
           alert_store_keep(alerting->call->store, subject->about, sent, err);
}

static bool consider_welcome(struct alerting *alerting, const struct welcome_row *row, struct err *err)
{
    struct request_call *call = alerting->call;
    const struct alert_subject subject = { .kind = "visit",
                                           .about = row->visit,
                                           .visit = row->visit,
                                           .reason = "",
                                           .name = "",
                                           .owner = "",
                                           .guest = row->guest,
                                           .since_ms = row->since_ms };
    struct alert_sent sent;
    struct escalation escalation;

    if (row->state != STATE_WAITING && row->state != STATE_CLAIMED)
        return true;
    if (!alert_room_welcome(&alerting->room, call->store, alerting->event, row, call->now_ms, &sent,
                            &escalation, err))
        return false;
    if (escalation.level > alerting->level)
        alerting->level = escalation.level;
    if (row->state == STATE_WAITING)
        alerting->since_ms = escalation_sooner(alerting->since_ms, row->since_ms);
    if (escalation.asks_owner && !ask_owner(alerting, &subject, row, &sent, err))
        return false;
    return consider(alerting, &subject, &escalation, &sent, err);
}

// ---- one call for help

static bool consider_help(struct alerting *alerting, const struct help *help, struct err *err)
{
    struct request_call *call = alerting->call;
    struct alert_subject subject = { .kind = "help",
                                     .about = help->id,
                                     .visit = help->visit,
                                     .reason = help->reason,
                                     .name = help->name,
                                     .owner = "",
                                     .since_ms = help->at_ms };
    struct escalation_facts facts = {
        .is_help = true, .state = STATE_WAITING, .since_ms = help->at_ms, .is_elsewhere = help->is_elsewhere
    };
    struct alert_sent sent;
    struct escalation escalation;
    int64_t event;

    if (help->visit[0] && !resolve_visit(call->store, help->visit, &subject.guest, &event, NULL))
        subject.guest = 0;
    if (!alert_store_sent(call->store, help->id, help->at_ms, &sent, err))
        return false;
    facts.taken = sent.step;
    facts.told = sent.told;
    escalation_read(&escalation, &alerting->room.settings, &alerting->room.people, alerting->event, &facts,
                    call->now_ms);
    return consider(alerting, &subject, &escalation, &sent, err);
}

// ---- a crowd

// The row of the event says when anything was heard there last.
static bool consider_crowd(struct alerting *alerting, struct err *err)
{
    struct request_call *call = alerting->call;
    const struct event *event = alerting->event;
    const struct alert_subject subject = { .kind = "crowd",
                                           .about = event->id,
                                           .visit = "",
                                           .reason = "",
                                           .name = "",
                                           .owner = "",
                                           .since_ms = alerting->since_ms };
    struct escalation all = { .level = alerting->level, .phones = PHONES_ALL, .lead = alerting->level == 2 };
    struct alert_sent sent;
    int64_t next_ms;
    bool is_due;

    if (!alert_store_sent(call->store, event->id, event->doors_ms, &sent, err))
        return false;
    is_due = escalation_crowd(&alerting->room.settings, &alerting->room.people, event, sent.at_ms,
                              call->now_ms, &next_ms);
    all.step = sent.step + 1;
    all.sound = call->now_ms < event->programme_ms;
    alerting->is_due = alerting->is_due || is_due;
    alerting->next_ms = escalation_sooner(alerting->next_ms, next_ms);
    if (alerting->writes && is_due && !tell(alerting, &subject, &all, err))
        return false;
    sent.step += is_due;
    sent.at_ms = call->now_ms;
    return !alerting->writes || !(is_due || alerting->has_chimed) ||
           alert_store_keep(call->store, event->id, &sent, err);
}

// ---- an event, all events

static bool consider_calls(struct alerting *alerting, const struct welcome_list *welcomes,
                           const struct help_list *helps, struct err *err)
{
    struct request_call *call = alerting->call;
    bool done = alert_room_read(&alerting->room, call->store, alerting->event, alerting->has_board,
                                alert_waiting(welcomes), call->now_ms, err);

    alerting->has_chimed = false;
    alerting->level = 0;
    alerting->since_ms = 0;
    for (size_t i = 0; done && i < helps->count; i++)
        done = consider_help(alerting, &helps->helps[i], err);
    for (size_t i = 0; done && i < welcomes->count; i++)
        done = consider_welcome(alerting, &welcomes->rows[i], err);
    done = done && consider_crowd(alerting, err);
    alert_room_finish(&alerting->room);
    return done;
}

static bool consider_event(struct alerting *alerting, const struct event *event, struct err *err)
{
    struct request_call *call = alerting->call;
    struct welcome_list welcomes = { 0 };
    struct help_list helps = { 0 };
    bool done = help_store_open(call->store, event->num, &helps, err) &&
                welcome_store_open(call->store, event, call->now_ms, &welcomes, err);

    alerting->event = event;
    if (done && (welcomes.count > 0 || helps.count > 0)) // most events are to come, and nobody is there
        done = consider_calls(alerting, &welcomes, &helps, err);
    welcome_list_finish(&welcomes);
    help_list_finish(&helps);
    return done;
}

static bool consider_all(struct alerting *alerting, struct err *err)
{
    struct request_call *call = alerting->call;
    struct event_list list = { 0 };
    struct event named = { 0 };
    bool is_named = request_text(call, "event")[0], done;

    if (is_named)
        done = request_event(call, &named, err) && consider_event(alerting, &named, err);
    else
        done = event_store_list(call->store, &list, err);
    for (size_t i = 0; done && i < list.count; i++)
        done =
            event_is_closed(&list.events[i], call->now_ms) || consider_event(alerting, &list.events[i], err);
    event_list_finish(&list);
    event_finish(&named);
    return done;
}

static json_t *ms_or_null(int64_t at_ms)
{
    return at_ms ? json_integer(at_ms) : json_null();
}

bool alert_look(struct request_call *call, struct err *err)
{
    struct alerting alerting = { .call = call, .has_board = json_get_bool(call->request, "board") };
    bool is_silent;
    bool done = alert_phone_look(call->store, call->now_ms, &is_silent, &alerting.next_ms, err) &&
                consider_all(&alerting, err);

    if (done)
        call->answer = json_pack("{s:b, s:o}", "due", (int)(alerting.is_due || is_silent), "next_ms",
                                 ms_or_null(alerting.next_ms));
    return done;
}

bool alert_due(struct request_call *call, struct err *err)
{
    struct alerting alerting = {
        .call = call,
        .has_board = json_get_bool(call->request, "board"),
        .writes = true,
        .alerts = json_array(),
    };
    bool is_silent;
    size_t given;
    bool done = alert_phone_give_back(call->store, call->now_ms, &given, err) &&
                alert_phone_look(call->store, call->now_ms, &is_silent, &alerting.next_ms, err) &&
                consider_all(&alerting, err);

    if (done)
        call->answer = json_pack("{s:O, s:o, s:I, s:I}", "alerts", alerting.alerts, "next_ms",
                                 ms_or_null(alerting.next_ms), "spooled", (json_int_t)alerting.spooled,
                                 "given_back", (json_int_t)given);
    json_decref(alerting.alerts);
    return done;
}
