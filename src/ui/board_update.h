// What the board does about whatever happens: a message in, the model changed, effects out. Pure:
// no clock, window, store or memory. A card changes when the service has answered, never before.
//
// The shell asks board.show after each commit and whenever an effect says BOARD_REFRESH, and gives the
// other effects to the services in their order; ui/board_request has the words for both ways.
#pragma once

#include "ui/board_model.h"

enum board_message {
    BOARD_NOTHING,
    // taps, from regions of the draw list; number counts from 0
    BOARD_TAP_CARD,      // number: which card
    BOARD_TAP_GO,        // I'll go; number: which card
    BOARD_TAP_HELLO,     // I said hello; number: which card, or -1 on a sheet
    BOARD_TAP_MORE_TIME, // 2 more minutes; number: which card
    BOARD_TAP_SOMEBODY,  // somebody else has said hello
    BOARD_TAP_RELEASE,   // give back
    BOARD_TAP_GONE,      // can't find them
    BOARD_TAP_GONE_SURE,
    BOARD_TAP_HOST,       // number: which host
    BOARD_TAP_MORE_HOSTS, // number: the first of the page
    BOARD_TAP_WHEN,       // number: minutes ago
    BOARD_TAP_HELP,       // I'm on it; number: which call for help
    BOARD_TAP_CLOSE,      // the sheet
    BOARD_TAP_UNDO,
    BOARD_TAP_DISMISS,  // no welcome needed
    BOARD_TAP_WHY,      // number: which reason
    BOARD_TAP_KEY,      // of the PIN; number as in ui/pin_pad
    BOARD_TAP_ONE_HOST, // number: which host
    BOARD_TAP_ALL_HOSTS,
    BOARD_TAP_REST,       // not now
    BOARD_TAP_BACK,       // again
    BOARD_TAP_DUTY,       // number: 1 on, 0 off
    BOARD_TAP_INTRODUCE,  // of whom was just greeted
    BOARD_TAP_INTRODUCED, // number: which of those to meet
    BOARD_TAP_LET_IN,     // number: which phone that asks
    BOARD_TAP_REFUSE,
    BOARD_TAP_TAKE,  // the board with you
    BOARD_TAP_SEEN,  // what could not be told outside
    BOARD_TAP_LEAVE, // a lent board; ui/door acts on it
    // from the shell
    BOARD_MSG_TIME,      // a deadline came, or the clock moved
    BOARD_MSG_PRESS,     // a finger lies on the region of `pressed` and `number`
    BOARD_MSG_RELEASE,   // and has left it
    BOARD_MSG_FOCUS,     // number: index of the region; -1 for none
    BOARD_MSG_ESCAPE,    // the key
    BOARD_MSG_TEXT,      // a character of a real keyboard: `said`
    BOARD_MSG_KEY,       // Backspace or Enter of one: PIN_BACK or PIN_ENTER in `number`
    BOARD_MSG_SHOWN,     // board.show has answered: `shown`
    BOARD_MSG_NOT_SHOWN, // board.show has failed: `said`
    BOARD_MSG_ANSWER,    // an effect is done, or refused: `question`, `is_done`, `said`, `answer`
};

// What an answer says beyond being done; what it does not say is empty.
struct board_answer {
    bool right; // of a PIN
    int64_t wait_ms;
    char url[BOARD_URL]; // of this door's pages, for a phone
};

struct board_msg {
    enum board_message message;
    int64_t now_ms; // of every message
    int number;
    int pressed; // enum board_message of the region
    int question;
    bool is_done;
    const char *said;                  // the refusal, one sentence; NULL or "" for none
    const struct board_shown *shown;   // during the call
    const struct board_answer *answer; // during the call; NULL says nothing
};

enum { BOARD_EFFECTS = 3 };

struct board_effects {
    size_t count;
    struct board_effect list[BOARD_EFFECTS];
};

// *effects is emptied first.
void board_update(struct board_model *model, const struct board_msg *msg, struct board_effects *effects);
