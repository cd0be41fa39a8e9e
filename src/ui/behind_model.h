// Everything Behind the scenes knows, the screen for whoever sets a door up, as plain values in fixed
// buffers: copied with `=`. What stands in `shown` is the answer of door.behind; the rest is what is tried
// here. ui/behind_update changes it, ui/behind_view draws it. No guest's name comes this far.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "util/id.h"

enum {
    BEHIND_LINE = 832, // 200 code points and a little
    BEHIND_CODE = 2048,
    BEHIND_URL = 512,
    BEHIND_TROUBLES = 6,
    BEHIND_STAYS_MS = 60000, // untouched
    BEHIND_LOUDER = 10,      // per cent at a tap
};

// What the machine says of itself, and what it stands for.
struct behind_shown {
    char door[BEHIND_LINE], device[ID_SIZE];
    char event[BEHIND_LINE], zone[64]; // the one going on, else the next one; "" for none
    bool is_next;
    int64_t starts_ms;
    int expected, arrived;
    char other[BEHIND_LINE]; // who else wrote last
    int64_t other_ms;
    int others;
    char address[64]; // "": no network
    int volume;
    char troubles[BEHIND_TROUBLES][BEHIND_LINE];
    size_t trouble_count;
};

// The scanner's last code.
enum behind_kind { BEHIND_TICKET, BEHIND_PASS, BEHIND_SETUP, BEHIND_CARD, BEHIND_TEXT, BEHIND_KINDS };

struct behind_scan {
    char text[BEHIND_CODE]; // as it came; "" for none yet
    int characters, took_ms;
    size_t reading; // in which layout it is looked up: see ui/wedge
    bool is_looked_up, is_known;
    enum behind_kind kind;
    char system[32]; // whose ticket; ""
    bool has_event;
    int guests; // of the event's list who have it
};

struct behind_model {
    int64_t now_ms;
    int64_t until_ms; // 0: it is closed
    bool is_shown;
    struct behind_shown shown;
    struct behind_scan scan;
    char url[BEHIND_URL];      // of the hosts' pages, with a code that lets a phone ask; "": there are none
    char refusal[BEHIND_LINE]; // why a setting was not kept
    bool is_kept;              // a setting is on its way
    int question, asked_scan;  // the last ones
    int pressed_message, pressed_number;
    int focus;
};
