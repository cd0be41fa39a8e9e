// Messages to the webhook: what is to be sent, and what has become of it. Sending is alert/courier.
#include <stdlib.h>

#include "service/outbox.h"
#include "service/screen.h"
#include "store/outbox_store.h"
#include "store/subject.h"

enum { TRIES_MOST = 3, LETTERS_MOST = 16 };
static const int64_t WAIT_MOST_MS = 5 * 60 * 1000; // whatever the webhook asks for
static const int64_t LATE_MS = 3600 * 1000;        // nobody waits any more

// ---- what is to be sent

// Nothing calls outside the event.
static bool is_over(struct request_call *call, const json_t *message, bool *over, struct err *err)
{
    struct event event = { 0 };
    int64_t num;
    bool done = subject_num(call->store, json_get_text(message, "event"), &num, err) &&
                event_store_read(call->store, num, &event, err);

    *over = event.num != 0 && event_is_closed(&event, call->now_ms);
    event_finish(&event);
    return done;
}

static bool tell_letter(struct request_call *call, json_t *letters, const struct outbox_row *row,
                        struct err *err)
{
    json_t *message = json_parse_object(row->message);
    int64_t now_ms = call->now_ms;
    bool over, done = is_over(call, message, &over, err);

    // What was put off to a time further away than anything is, was so by a clock that has been set back.
    json_array_append_new(
        letters, json_pack("{s:s, s:o, s:I, s:I, s:b, s:b}", "id", row->id, "message",
                           message ? message : json_object(), "tries", (json_int_t)row->tries, "next_ms",
                           (json_int_t)(row->next_ms > now_ms + WAIT_MOST_MS ? now_ms : row->next_ms), "late",
                           (int)(now_ms - row->made_ms > LATE_MS), "over", (int)over));
    return done;
}

bool alert_outbox(struct request_call *call, struct err *err)
{
    struct str webhook = { 0 }, format = { 0 }, secret = { 0 };
    struct outbox outbox = { 0 };
    json_t *letters = json_array();
    bool done = screen_setting(call->store, SETTING_ALERT_WEBHOOK, &webhook, err) &&
                screen_setting(call->store, SETTING_ALERT_FORMAT, &format, err) &&
                screen_setting(call->store, SETTING_ALERT_SECRET, &secret, err) &&
                outbox_store_list(call->store, LETTERS_MOST, &outbox, err);

    for (size_t i = 0; done && i < outbox.count; i++)
        done = tell_letter(call, letters, &outbox.rows[i], err);
    if (done)
        call->answer = json_pack("{s:s, s:s, s:s, s:O}", "webhook", str_text(&webhook), "format",
                                 str_text(&format), "secret", str_text(&secret), "letters", letters);
    json_decref(letters);
    outbox_finish(&outbox);
    str_finish(&webhook);
    str_finish(&format);
    str_finish(&secret);
    return done;
}

// ---- what has become of it

bool alert_delivered(struct request_call *call, struct err *err)
{
    const char *id;
    int64_t lost;

    if (!request_need(call, "id", &id, err) || !outbox_store_remove(call->store, id, err) ||
        !outbox_store_forget_lost(call->store, &lost, err))
        return false;
    call->answer = json_pack("{s:s}", "id", id);
    return true;
}

bool alert_dropped(struct request_call *call, struct err *err)
{
    const char *id;

    if (!request_need(call, "id", &id, err) || !outbox_store_remove(call->store, id, err))
        return false;
    call->answer = json_pack("{s:s}", "id", id);
    return true;
}

// After so many tries; the webhook may have asked for longer.
static int64_t wait_ms(int64_t tries, int64_t asked_s)
{
    static const int64_t least_ms[TRIES_MOST] = { 0, 1000, 10 * 1000 };

    if (asked_s > WAIT_MOST_MS / 1000)
        return WAIT_MOST_MS;
    return asked_s * 1000 > least_ms[tries] ? asked_s * 1000 : least_ms[tries];
}

bool alert_failed(struct request_call *call, struct err *err)
{
    const char *id;
    struct outbox_row row = { 0 };
    bool given_up = true;
    bool done = request_need(call, "id", &id, err) && outbox_store_read(call->store, id, &row, err);

    if (done && row.id) {
        given_up = ++row.tries >= TRIES_MOST || call->now_ms - row.made_ms > LATE_MS;
        row.next_ms = call->now_ms;
        if (!given_up)
            row.next_ms += wait_ms(row.tries, json_get_int(call->request, "wait_s", 0));
        done = outbox_store_tried(call->store, &row, request_text(call, "said"), given_up, err);
    }
    if (done)
        call->answer = json_pack("{s:s, s:b, s:I}", "id", id, "given_up", (int)given_up, "next_ms",
                                 (json_int_t)row.next_ms);
    outbox_row_finish(&row);
    return done;
}

bool alert_seen(struct request_call *call, struct err *err)
{
    int64_t count;

    if (!outbox_store_forget_lost(call->store, &count, err))
        return false;
    call->answer = json_pack("{s:I}", "seen", (json_int_t)count);
    return true;
}

// ---- what people hear of it

// Nothing where nothing was lost, or nobody is to be told any more.
bool outbox_tell_lost(struct store *store, struct str *said, struct err *err)
{
    struct outbox_lost lost = { 0 };
    struct str webhook = { 0 };
    bool done =
        screen_setting(store, SETTING_ALERT_WEBHOOK, &webhook, err) && outbox_store_lost(store, &lost, err);

    if (done && lost.count > 0 && webhook.length > 0)
        str_addf(said, "%lld call%s for hosts did not reach the webhook: %s", (long long)lost.count,
                 lost.count == 1 ? "" : "s", str_text(&lost.said));
    str_finish(&lost.said);
    str_finish(&webhook);
    return done;
}

bool outbox_is_well(struct store *store, struct str *said, struct err *err)
{
    bool well = outbox_tell_lost(store, said, err) && said->length == 0;

    if (well)
        str_add(said, "no call for hosts was lost on its way to the webhook");
    return well;
}
