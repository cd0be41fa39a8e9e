// A fact: an immutable record of one thing that happened, the only thing that travels
// between machines. This is the list of kinds and their order; what they add up to is
// in domain/fold; docs/data.md describes each body.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "util/json.h"

enum fact_kind {
    // about a guest; `guest` is set
    FACT_GUEST_LISTED,      // a row of a guest list, person and registration together
    FACT_GUEST_UNLISTED,    // that row is missing from the list that replaced it
    FACT_GUEST_LIST_UNDONE, // an import was taken back, for this guest
    FACT_GUEST_EDITED,      // fields, by a person's hand
    FACT_GUEST_EXPECTED,    // on or off an event's list, by a person's hand
    FACT_GUEST_CONSENTED,
    FACT_GUEST_MERGED,
    FACT_GUEST_ERASED,
    FACT_VISIT_CHECKED_IN,
    FACT_VISIT_UNDONE,
    FACT_WELCOME_ASKED,
    FACT_WELCOME_CLAIMED,
    FACT_WELCOME_RELEASED,
    FACT_WELCOME_GREETED,
    FACT_WELCOME_GONE,
    FACT_WELCOME_DISMISSED,
    FACT_INTRODUCTION_MADE,
    // about the group; `guest` is not set
    FACT_GROUP_FOUNDED,
    FACT_SETTING_SET,
    FACT_EVENT_SET,
    FACT_EVENT_CLOSED,
    FACT_HOST_SET,
    FACT_HOST_DUTY,
    FACT_HOST_RESTED, // "not now"
    FACT_IMPORT_DONE,
    FACT_DEVICE_NAMED,
    FACT_HELP_ASKED, // somebody at the door needs a host
    FACT_HELP_DONE,
    FACT_KINDS
};

struct fact_kind_row {
    const char *name; // "visit.checked_in"
    bool about_guest;
    bool keeps_body; // erasing the guest leaves the body: it holds nothing personal
};

extern const struct fact_kind_row fact_kind_rows[FACT_KINDS];

// Moments are between -FACT_FAR_MS and FACT_FAR_MS, 275,000 years from 1970.
enum { FACT_KIND_LONGEST = 64 };
static const int64_t FACT_FAR_MS = INT64_C(8640000000000000);

// FACT_KINDS for a kind of a later version.
enum fact_kind fact_kind_of(const char *name);

struct fact {
    const char *device; // id
    int64_t seq;        // from 1, without gaps in one device
    int64_t stamp;      // hybrid logical clock
    int64_t at_ms;      // when it happened
    const char *kind;
    const char *guest; // id, or NULL
    const char *event; // id, or NULL
    json_t *body;      // an object; NULL when emptied by an erasure
};

// Whether a fact from outside has the shape of one: ids, a kind, a seq, a stamp, a moment.
// What its body says is not looked at: the fold takes any.
bool fact_is_whole(const struct fact *fact);

bool fact_is(const struct fact *fact, enum fact_kind kind);

// The order that decides conflicts: stamp, device, seq. Negative, 0 or positive.
int fact_compare(const struct fact *a, const struct fact *b);
// The order of visits: at_ms, then as above.
int fact_compare_time(const struct fact *a, const struct fact *b);

// The hybrid clock (Kulkarni et al., "Logical Physical Clocks", 2014): wall milliseconds
// in the upper 48 bits, a counter in the lower 16; never goes back, never repeats.
int64_t stamp_next(int64_t last, int64_t now_ms);
int64_t stamp_ms(int64_t stamp);

enum { FACT_AHEAD_SAID_MS = 60 * 1000 }; // a clock further ahead is told to a person
static const int64_t FACT_AHEAD_HELD_MS = INT64_C(400) * 24 * 3600 * 1000; // further: kept, not folded
