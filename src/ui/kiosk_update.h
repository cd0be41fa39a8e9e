// What the guests' window does about whatever happens: a message in, the model changed, effects
// out. Pure: no clock, window or store. The shell gives effects to the services in their order
// and brings every answer back as MSG_ANSWER, also a failure (ui/kiosk_request has the words for
// both ways). Before an answer has come nothing is said to be done.
#pragma once

#include "ui/kiosk_effect.h"
#include "ui/kiosk_model.h"

enum kiosk_message {
    KIOSK_NOTHING,
    // taps, from regions of the draw list; number counts from 0
    TAP_BEGIN,       // Tap to check in
    TAP_BACK,        // also closes the privacy text, the options, and what is being mended
    TAP_KEY,         // number: of the keyboard's key
    TAP_ROW,         // number: of the row, on Find, and at steps with rows
    TAP_NOT_LISTED,  // I'm not on the list
    TAP_YES,         // Is this you?, and New here's introductions
    TAP_NO,          // That's not me; not today; no, I have not been here before
    TAP_NEXT,        // the step's answer; on Is this you? what was mended
    TAP_SKIP,        // a step that can be
    TAP_ENOUGH,      // That's all: of the steps after the company
    TAP_FIELD,       // number: 0 the company, 1 what they do
    TAP_ADD,         // what is typed becomes a chip
    TAP_CHIP,        // number: takes the chip away
    TAP_CONSENT,     // number: enum kiosk_consent, ticks and unticks
    TAP_MEND,        // number: enum confirm_part
    TAP_PRIVACY,     // What we keep and why, opened and closed
    TAP_FOR_SOMEONE, // I'm here for someone, and again: not
    TAP_DONE,
    TAP_UNDO,
    TAP_FINE,      // I'm fine, thank you
    TAP_SOMEONE,   // I'd like someone to say hello
    TAP_WITH_ME,   // Someone is with me
    TAP_NOT_ME,    // of Already here
    TAP_TYPE_NAME, // of trouble, and the next two
    TAP_NEW,
    TAP_ASK_HOST,
    TAP_HELP,      // at the top of every screen: opens trouble, which can be left again
    TAP_OPTIONS,   // contrast and size, opened and closed
    TAP_CONTRAST,  // on and off
    TAP_LARGER,    // on and off
    TAP_STAY,      // of Still there?
    TAP_HOST_MARK, // does nothing; held for KIOSK_MARK_MS it shows the hosts on Welcome, on Hello their PIN
    TAP_CLOCK,     // does nothing; held for KIOSK_CLOCK_MS on Hello it asks for the organizers' PIN
    TAP_HOST,      // number: of the host who has said hello
    TAP_HOSTS,     // number: of the first host to be shown
    TAP_PIN,       // number: a key of ui/pin_pad
    TAP_PAGE,      // Fill in on my phone, opened and closed
    KIOSK_TAPS,
    // from the shell
    MSG_TIME,    // a deadline came
    MSG_CHANGED, // a commit may have changed what is shown; also the first message of all
    MSG_PRESS,   // a finger came down on the region of `pressed` and `number`, or beside all (0)
    MSG_RELEASE, // and has left it
    MSG_FOCUS,   // number: index of the region; -1 for none
    MSG_TEXT,    // typed on a real keyboard: `text`; number 1 if it begins a burst (ui/wedge)
    MSG_KEY,     // number: enum kiosk_key; only if no region had the focus
    MSG_SCAN,    // `text` is a code: what its burst has typed is taken back
    MSG_ANSWER   // `answer`
};

enum kiosk_key { KIOSK_ENTER, KIOSK_ESCAPE, KIOSK_BACKSPACE };

struct kiosk_answer;

struct kiosk_msg {
    enum kiosk_message message;
    int64_t now_ms; // of every message
    int number;
    int pressed;                       // enum kiosk_message of the region
    const char *text;                  // during the call
    const struct kiosk_answer *answer; // during the call
};

enum kiosk_failed {
    ANSWER_DONE,
    ANSWER_REFUSED,    // the service said no
    ANSWER_NOT_STORED, // disk, lock, or anything that is not the guest's
};

// An effect's answer in plain values; which of them is set follows from `ask`.
struct kiosk_answer {
    enum kiosk_ask ask;
    int question; // of the effect
    enum kiosk_failed failed;
    union {
        struct kiosk_door door;
        struct kiosk_found found;
        struct kiosk_visit visit; // also of check-ins
        struct kiosk_look look;
        struct kiosk_alike alike;
        struct kiosk_hosts hosts;
        char help[ID_SIZE];
        struct {
            bool is_right;
            int64_t wait_ms;
        } pin;
    };
};

// *effects is emptied first.
void kiosk_update(struct kiosk_model *model, const struct kiosk_msg *msg, struct kiosk_effects *effects);

// SCREENS 3.
enum {
    KIOSK_IDLE_MS = 15000,       // nothing typed: home
    KIOSK_IDLE_TYPED_MS = 45000, // something typed: Still there?
    KIOSK_COUNTDOWN_MS = 20000,
    KIOSK_FIRST_MS = 25000, // Welcome of a first visit; any touch adds KIOSK_TOUCH_MS
    KIOSK_AGAIN_MS = 6000,
    KIOSK_TOUCH_MS = 20000,
    KIOSK_TROUBLE_MS = 20000,
    KIOSK_CALL_MS = 15000,
    KIOSK_SAME_CODE_MS = 3000,
    KIOSK_SEARCHES_MS = 5 * 60000,
    KIOSK_MARK_MS = 1000,
    KIOSK_CLOCK_MS = 3000
};
