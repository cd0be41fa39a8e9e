// A PIN typed on the glass, for the board and the kiosk: digits that are never shown, only how many
// there are. Pure. It does not know whether a PIN is right: who holds it asks pin.check with `digits`.
#pragma once

#include "ui/widgets.h"

enum { PIN_LEAST = 4, PIN_MOST = 12, PIN_BACK = 10, PIN_ENTER = 11, PIN_KEYS = 12 };

struct pin_pad {
    char digits[PIN_MOST + 1];
    bool is_asked, was_wrong; // pin.check is on its way; the last one was wrong
    bool is_organizers;       // whose PIN it is: the organizers', or the hosts'
    int64_t wait_until_ms;    // no try before
};

// Empty, with the wait that is left: for the hosts' PIN unless `is_organizers` is set then.
void pin_pad_open(struct pin_pad *pad);

// A key: a digit 0 to 9, PIN_BACK or PIN_ENTER; anything else does nothing. True: `digits` are to be
// checked now, and are kept until the answer.
bool pin_pad_key(struct pin_pad *pad, int key, int64_t now_ms);
// The key of a character typed on a real keyboard; -1 for none.
int pin_pad_key_of(const char *text);

// What pin.check said, or that it could not be asked (not right, no wait). The digits are gone.
void pin_pad_answer(struct pin_pad *pad, bool right, int64_t wait_ms, int64_t now_ms);

// When it looks different by itself: a second of the wait is over. 0: never.
int64_t pin_pad_deadline(const struct pin_pad *pad, int64_t now_ms);

// Regions "pin-0" … "pin-9", "pin-back", "pin-enter"; each sends `message` with its key as the number.
// Needs some 58 by 88 mm, or 96 by 70, at the least; returns what was used of the rectangle.
struct rect pin_pad_view(const struct scene *scene, struct rect rect, const struct pin_pad *pad,
                         int64_t now_ms, int message);
