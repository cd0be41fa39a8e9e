// What the guests' window wants of the services, as data: what is asked, and the members of the
// request as texts. The shell sends them in their order; ui/kiosk_request has the words.
#pragma once

#include <stddef.h>

#include "util/id.h"

// What is asked of the services. The first three are check-ins.
enum kiosk_ask {
    ASK_CHECK_IN,      // guest event
    ASK_CHECK_IN_CODE, // code event
    ASK_CHECK_IN_NEW,  // new event [company title email phone for plus_of invited_by]
    ASK_UNDO,          // visit
    ASK_DOOR,
    ASK_FIND,      // text event
    ASK_LOOK,      // guest
    ASK_VISIT,     // visit
    ASK_EDIT,      // guest and fields
    ASK_ALIKE,     // guest
    ASK_MERGE,     // keep drop
    ASK_DISMISS,   // visit reason
    ASK_HELP,      // reason event [name visit]
    ASK_HELP_DONE, // help
    ASK_HOSTS,
    ASK_GREET,       // visit host
    ASK_WELCOME,     // visit: the guest would like somebody to say hello
    ASK_PIN,         // role pin
    TELL_NOT_STORED, // name: for the board of this process, as nothing could be written; no answer
    TELL_LEND,       // the guests' window is the board's for a while; no answer
    TELL_BEHIND,     // and Behind the scenes; no answer
    KIOSK_ASKS
};

enum { KIOSK_EFFECTS = 8, KIOSK_MEMBERS = 10, KIOSK_EFFECT_TEXT = 6144 };

struct kiosk_effect {
    enum kiosk_ask ask;
    int question; // the answer carries it back; 0: none is waited for
    size_t count;
    struct {
        const char *key; // a literal
        size_t text;     // offset into `text`
    } members[KIOSK_MEMBERS];
    size_t length;
    char text[KIOSK_EFFECT_TEXT];
};

struct kiosk_effects {
    size_t count;
    struct kiosk_effect list[KIOSK_EFFECTS];
};

void kiosk_put(struct kiosk_effect *effect, const char *key, const char *text); // "" is not put
void kiosk_put_even_empty(struct kiosk_effect *effect, const char *key, const char *text);

// The member's text; "" where there is none.
const char *kiosk_effect_text(const struct kiosk_effect *effect, const char *key);
