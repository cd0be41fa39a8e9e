// A guests' window that is played by hand: messages in, effects looked at, answers given. Shared
// by the tests of the guests' window.
#pragma once

#include "ui/kiosk_update.h"

struct played {
    struct kiosk_model model;
    struct kiosk_effects effects;         // of the last message
    struct kiosk_effect last[KIOSK_ASKS]; // the last effect of each kind
    int times[KIOSK_ASKS];                // how often it was asked for
    int64_t now_ms;
};

// At 9:00:00.000 on a day with an event that is open to walk-ins.
void play_begin(struct played *played);

void play(struct played *played, struct kiosk_msg msg);
void play_tap(struct played *played, enum kiosk_message message, int number);
void play_press(struct played *played, enum kiosk_message region, int number);
void play_text(struct played *played, const char *text); // a real keyboard, character by character
void play_key(struct played *played, enum kiosk_key key);
void play_scan(struct played *played, const char *code); // characters first, as scanners do
// Time goes by; MSG_TIME comes whenever kiosk_deadline says so.
void play_wait(struct played *played, int64_t ms);

// Answers the last question of its kind. The empty answer has `ask`, `question`, and is done.
struct kiosk_answer play_answer(const struct played *played, enum kiosk_ask ask);
void play_give(struct played *played, const struct kiosk_answer *answer);
void play_fail(struct played *played, enum kiosk_ask ask, enum kiosk_failed failed);
// A check-in of `name` that was written. Further: set members of the answer and give it.
struct kiosk_answer play_visit(const struct played *played, enum kiosk_ask ask, const char *name);
// door.find with one row.
struct kiosk_answer play_found(const struct played *played, const char *name);

// Whether it was asked with the last message, and what a member said.
bool play_asked(const struct played *played, enum kiosk_ask ask);
const char *play_said(const struct played *played, enum kiosk_ask ask, const char *key);
