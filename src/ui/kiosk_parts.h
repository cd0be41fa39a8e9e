// The parts of the guests' window that services fill in: who was found, who arrived, what the door
// stands for. Plain values in fixed buffers. ui/kiosk_request reads them out of answers.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/event.h"
#include "domain/find_row.h"
#include "ui/keyboard_state.h"
#include "util/id.h"

enum {
    KIOSK_NAME = 484, // bytes: 120 code points of four and NUL
    KIOSK_LINE = 832, // 200 code points and a little
    KIOSK_CODE = 2048,
    KIOSK_TEXT = 4096,
    KIOSK_ROWS = FIND_ROWS,
    KIOSK_CHIPS = 8,
    KIOSK_CHIP = 244, // 60 code points
    KIOSK_ALIKE = 2,
    KIOSK_HOSTS = 40,
    KIOSK_HOSTS_SHOWN = 8, // on one page of them
    KIOSK_PAGE = 512,
    KIOSK_SEARCHES = 30,
    KIOSK_INITIALS = 32
};

// What the door stands for now (door.show).
struct kiosk_door {
    bool is_known, has_event, has_next, is_demo;
    bool has_pin, has_organizer_pin; // has_pin: of the hosts
    char group[KIOSK_LINE], door[KIOSK_NAME], privacy[KIOSK_TEXT];
    char event[ID_SIZE], name[KIOSK_LINE], venue[KIOSK_LINE], where[KIOSK_LINE], zone[64];
    int64_t doors_ms, starts_ms, programme_ms, ends_ms;
    enum walk_ins walk_ins;
    int hosts_reachable; // on duty, and they hear that somebody waits
    char next_name[KIOSK_LINE], next_zone[64];
    int64_t next_starts_ms;
};

// What somebody types, with the keys that are shown for it.
struct kiosk_field {
    char text[KIOSK_LINE];
    size_t length;
    struct keyboard_state keyboard;
};

enum find_kind { FIND_GUEST, FIND_PLUS, FIND_SEVERAL, FIND_KINDS };

struct kiosk_row {
    enum find_kind kind;
    char guest[ID_SIZE]; // of FIND_PLUS the buyer
    char name[KIOSK_NAME], shown[KIOSK_NAME], initials[KIOSK_INITIALS], detail[KIOSK_LINE];
    bool slip, alike, first, arrived;
    int places; // of FIND_PLUS
};

// door.find
struct kiosk_found {
    enum find_say say;
    struct kiosk_row rows[KIOSK_ROWS];
    size_t count;
};

// guest.alike: people known to the group who look like somebody new.
struct kiosk_alike {
    struct {
        char guest[ID_SIZE], shown[KIOSK_NAME], hint[KIOSK_LINE];
    } rows[KIOSK_ALIKE];
    size_t count;
};

// guest.look
struct kiosk_look {
    char guest[ID_SIZE], name[KIOSK_NAME], company[KIOSK_LINE], title[KIOSK_LINE], topics[KIOSK_LINE];
};

// One of those who agreed to be introduced, and why the two should meet.
struct kiosk_meet {
    char guest[ID_SIZE], shown[KIOSK_NAME], company[KIOSK_LINE], because[KIOSK_LINE]; // guest "": nobody
};

// The check-in that stands on Welcome or Already here (visit.check_in, visit.show).
struct kiosk_visit {
    char visit[ID_SIZE], guest[ID_SIZE];
    char name[KIOSK_NAME], call_name[KIOSK_NAME], initials[KIOSK_INITIALS], company[KIOSK_LINE];
    char where[KIOSK_LINE];
    bool is_saved;    // false: nothing else is known yet, and nothing may be promised
    bool already;     // was there before
    bool first_visit; // theirs, of whatever role
    bool is_owed;     // a welcome is waiting or claimed
    bool is_greeted, is_dismissed;
    bool may_ask;     // nobody comes until they ask for it
    bool is_undone;   // somewhere else, meanwhile
    int visit_number; // 7 for "your 7th visit"
    int64_t arrived_ms;
    int hosts_reachable;                                       // as the door says
    char host_name[KIOSK_NAME], host_initials[KIOSK_INITIALS]; // who comes or has greeted; "" for nobody
    int host_colour;
    int64_t until_ms; // who comes has so long; 0: for good
    struct kiosk_meet meet;
    char page[KIOSK_PAGE]; // where the guest's own page is, said at the check-in; "": nowhere
};

// Who can say on the guests' screen that they have said hello (board.show).
struct kiosk_hosts {
    struct {
        char host[ID_SIZE], shown[KIOSK_NAME], initials[KIOSK_INITIALS];
        int colour;
    } rows[KIOSK_HOSTS];
    size_t count;
};

// The lines of New here's last question; ui/kiosk_request has their names in guest.edit.
enum kiosk_consent { CONSENT_KEEP_CONTACT, CONSENT_SHARE_CONTACT, KIOSK_CONSENTS };
