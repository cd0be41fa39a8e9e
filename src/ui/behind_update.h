// What Behind the scenes does about whatever happens: a message in, the model changed, effects out. Pure: no
// clock, window or store. It goes back to the door by itself when nobody has touched it for a minute.
#pragma once

#include "ui/behind_model.h"

enum behind_message {
    BEHIND_NOTHING,
    // taps, from regions of the draw list
    BEHIND_TAP_CLOSE,
    BEHIND_TAP_LEAVE,
    BEHIND_TAP_VOLUME, // number: the new one
    BEHIND_TAP_CHIME,
    BEHIND_TAP_WIDTH, // number: the new one, in millimetres
    // from the door
    BEHIND_MSG_OPEN,
    BEHIND_MSG_TIME,
    BEHIND_MSG_PRESS, // a finger lies on the region of `pressed` and `number`, or beside all (0)
    BEHIND_MSG_RELEASE,
    BEHIND_MSG_FOCUS,  // number: index of the region; -1 for none
    BEHIND_MSG_TYPED,  // on a real keyboard: somebody is there
    BEHIND_MSG_SCAN,   // `text`, `number` milliseconds after its first character
    BEHIND_MSG_ANSWER, // `answer`
};

// What is asked, and what the door has to do. What it is asked with says ui/behind_request.
enum behind_act {
    BEHIND_SHOW,
    BEHIND_OFFER, // a code for phones, as an address
    BEHIND_LOOK,  // text: a code
    BEHIND_SET,   // key text
    BEHIND_CHIME, // from here on for the door itself
    BEHIND_CLOSE,
    BEHIND_LEAVE, // the program ends
};

struct behind_effect {
    enum behind_act act;
    int question;
    const char *key; // a literal
    char text[BEHIND_CODE];
};

enum { BEHIND_EFFECTS = 2 };
struct behind_effects {
    size_t count;
    struct behind_effect list[BEHIND_EFFECTS];
};

struct behind_answer {
    enum behind_act act;
    int question;
    bool is_done;
    const char *said; // the refusal, one sentence
    union {
        struct behind_shown shown;
        struct behind_scan scan; // what it is, alone
        char url[BEHIND_URL];
    };
};

struct behind_msg {
    enum behind_message message;
    int64_t now_ms;
    int number, pressed;
    const char *text;
    const struct behind_answer *answer;
};

// *effects is emptied first.
void behind_update(struct behind_model *model, const struct behind_msg *msg, struct behind_effects *effects);

int64_t behind_deadline(const struct behind_model *model); // 0: never
