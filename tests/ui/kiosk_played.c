#include "ui/kiosk_played.h"

#include <stdio.h>
#include <string.h>

#include "util/text.h"

enum { NINE = 9 * 3600 * 1000 };

void play(struct played *played, struct kiosk_msg msg)
{
    msg.now_ms = played->now_ms;
    kiosk_update(&played->model, &msg, &played->effects);
    for (size_t i = 0; i < played->effects.count; i++) {
        enum kiosk_ask ask = played->effects.list[i].ask;

        played->last[ask] = played->effects.list[i];
        played->times[ask]++;
    }
}

void play_tap(struct played *played, enum kiosk_message message, int number)
{
    play(played, (struct kiosk_msg){ .message = message, .number = number });
}

void play_press(struct played *played, enum kiosk_message region, int number)
{
    play(played, (struct kiosk_msg){ .message = MSG_PRESS, .pressed = region, .number = number });
}

static void type(struct played *played, const char *text, int64_t gap_ms, bool is_burst)
{
    bool begins = true;

    while (*text) {
        size_t length = text_character(text);
        char typed[64];

        snprintf(typed, sizeof typed, "%.*s", (int)length, text);
        play(played, (struct kiosk_msg){ .message = MSG_TEXT, .text = typed, .number = begins });
        play_wait(played, gap_ms);
        begins = !is_burst;
        text += length;
    }
}

void play_text(struct played *played, const char *text)
{
    type(played, text, 120, false);
}

void play_key(struct played *played, enum kiosk_key key)
{
    play(played, (struct kiosk_msg){ .message = MSG_KEY, .number = (int)key });
}

void play_scan(struct played *played, const char *code)
{
    type(played, code, 3, true);
    play(played, (struct kiosk_msg){ .message = MSG_SCAN, .text = code });
}

void play_wait(struct played *played, int64_t ms)
{
    int64_t until_ms = played->now_ms + ms, deadline;

    while ((deadline = kiosk_deadline(&played->model)) != 0 && deadline <= until_ms) {
        played->now_ms = deadline > played->now_ms ? deadline : played->now_ms + 1;
        play(played, (struct kiosk_msg){ .message = MSG_TIME });
    }
    played->now_ms = until_ms;
}

// ---- answers

struct kiosk_answer play_answer(const struct played *played, enum kiosk_ask ask)
{
    struct kiosk_answer answer;

    memset(&answer, 0, sizeof answer);
    answer.ask = ask;
    answer.question = played->last[ask].question;
    return answer;
}

void play_give(struct played *played, const struct kiosk_answer *answer)
{
    play(played, (struct kiosk_msg){ .message = MSG_ANSWER, .answer = answer });
}

void play_fail(struct played *played, enum kiosk_ask ask, enum kiosk_failed failed)
{
    struct kiosk_answer answer = play_answer(played, ask);

    answer.failed = failed;
    play_give(played, &answer);
}

struct kiosk_answer play_visit(const struct played *played, enum kiosk_ask ask, const char *name)
{
    struct kiosk_answer answer = play_answer(played, ask);

    answer.visit.is_saved = true;
    answer.visit.arrived_ms = played->now_ms;
    answer.visit.visit_number = 2;
    snprintf(answer.visit.visit, sizeof answer.visit.visit, "v-%.10s", name);
    snprintf(answer.visit.guest, sizeof answer.visit.guest, "g-%.10s", name);
    snprintf(answer.visit.name, sizeof answer.visit.name, "%s", name);
    snprintf(answer.visit.call_name, sizeof answer.visit.call_name, "%s", name);
    return answer;
}

struct kiosk_answer play_found(const struct played *played, const char *name)
{
    struct kiosk_answer answer = play_answer(played, ASK_FIND);
    struct kiosk_row *row = &answer.found.rows[0];

    answer.found.say = FIND_SHOW_ROWS;
    answer.found.count = 1;
    snprintf(row->guest, sizeof row->guest, "g-%.10s", name);
    snprintf(row->name, sizeof row->name, "%s", name);
    snprintf(row->shown, sizeof row->shown, "%s", name);
    return answer;
}

bool play_asked(const struct played *played, enum kiosk_ask ask)
{
    for (size_t i = 0; i < played->effects.count; i++)
        if (played->effects.list[i].ask == ask)
            return true;
    return false;
}

const char *play_said(const struct played *played, enum kiosk_ask ask, const char *key)
{
    return kiosk_effect_text(&played->last[ask], key);
}

void play_begin(struct played *played)
{
    struct kiosk_answer answer;

    memset(played, 0, sizeof *played);
    kiosk_init(&played->model);
    played->now_ms = NINE;
    play(played, (struct kiosk_msg){ .message = MSG_CHANGED });
    answer = play_answer(played, ASK_DOOR);
    answer.door.is_known = answer.door.has_event = true;
    answer.door.walk_ins = WALK_INS_OPEN;
    answer.door.hosts_on_duty = 2;
    strcpy(answer.door.event, "breakfast");
    play_give(played, &answer);
}
