// Everything the guests' window knows, as plain values in fixed buffers: copied with `=`, wiped by
// assigning zeroes. ui/kiosk_update changes it, ui/kiosk_view draws it, neither knows of
// windows, clocks or the store. Names are at most GUEST_NAME_LONGEST code points, checked in domain.
#pragma once

#include "ui/kiosk_drafts.h"
#include "ui/kiosk_effect.h"
#include "ui/kiosk_parts.h"
#include "ui/pin_pad.h"

enum trouble {
    TROUBLE_NOT_LISTED, // a code or name that is not on this list
    TROUBLE_SETUP_CODE, // a code that sets up another program's app
    TROUBLE_SEVERAL,    // several people have this name
    TROUBLE_WALK_INS,   // walk-ins go through a host, or are closed (door.walk_ins)
    TROUBLE_NOT_STORED, // what was to be written could not be: a host writes it down
    TROUBLE_HELP,       // somebody touched Help, or said "That wasn't me"
    TROUBLES
};

// What comes by itself, in this order where several are due. Each is a moment in model.at_ms; 0: none.
enum kiosk_moment {
    AT_CALL,     // trouble without an answer: a host is called
    AT_IDLE,     // nobody has touched anything: home, or Still there?
    AT_WIPE,     // the countdown of Still there? is over
    AT_LEAVE,    // Welcome and trouble have stood long enough
    AT_HELD,     // a key or the host mark has been held long enough
    AT_TYPED,    // what came on Hello was typed by a person, not by a scanner
    AT_SLOW,     // a check-in takes its time: say so
    AT_GIVEN_UP, // a check-in was never answered
    AT_MINUTE,   // the clock on Hello shows another minute
    AT_LAPSE,    // who was coming has not come
    AT_PIN,      // a second of the wait after a wrong PIN is over
    KIOSK_MOMENTS
};

// Whose PIN is typed on Hello.
enum kiosk_pin {
    KIOSK_NO_PIN,
    KIOSK_PIN_BOARD,  // the hosts': the board, for a while
    KIOSK_PIN_BEHIND, // the organizers': Behind the scenes
};

struct kiosk_model {
    int64_t now_ms;
    enum kiosk_screen screen;
    struct kiosk_door door;
    bool shows_options, high_contrast, larger_text;
    struct kiosk_find find;
    struct kiosk_new new_here;
    struct kiosk_confirm confirm;
    struct kiosk_visit visit;
    enum trouble trouble;
    enum kiosk_screen trouble_from; // where Back leads
    char trouble_name[KIOSK_NAME];  // whom it is about, where known
    bool is_host_called;            // somebody is on the way, whatever the screen
    char help[ID_SIZE];             // the call of this guest that a check-in takes back; "" for none
    bool help_is_unwanted;          // taken back before the service had said its id
    bool help_is_kept;              // no check-in takes it back
    bool asks_still_there;          // Still there? lies over the screen; kiosk_seconds_left counts
    bool is_busy;                   // a check-in or undo is being written: taps do nothing
    bool is_slow;                   // for longer than a blink: worth saying
    bool shows_hosts;               // the host mark was held on Welcome
    struct kiosk_hosts hosts;
    size_t hosts_first;       // of the page of them
    bool has_board;           // the hosts' board has a window of its own
    enum kiosk_pin shows_pin; // the host mark, or the clock, was held on Hello
    struct pin_pad pin;
    struct kiosk_scan scan;
    int64_t at_ms[KIOSK_MOMENTS];
    int64_t searched_ms[KIOSK_SEARCHES]; // the last searches that led to no choice, a ring
    size_t searched;
    int pressed_message, pressed_number; // 0 for none
    int focus;                           // index of the region with the visible focus; -1 for none
    int question;                        // the number of the last one
    int asked[KIOSK_ASKS];               // by enum kiosk_ask: the one whose answer is waited for, or 0
    bool ask_again[KIOSK_ASKS];          // something has changed since
};

void kiosk_init(struct kiosk_model *model);

// When the shell has to send MSG_TIME at the latest; 0: never.
int64_t kiosk_deadline(const struct kiosk_model *model);
// Of the countdown of Still there?, rounded up.
int kiosk_seconds_left(const struct kiosk_model *model);
// The field that is seen and typed into now, or NULL.
const struct kiosk_field *kiosk_active_field(const struct kiosk_model *model);
