// An event: its times and how it treats arrivals. Values and rules, no store.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum welcome_mode { WELCOME_ALL, WELCOME_ASKED, WELCOME_NONE, WELCOME_MODES };
enum walk_ins { WALK_INS_OPEN, WALK_INS_HOST, WALK_INS_CLOSED, WALK_INS };

extern const char *const welcome_mode_names[WELCOME_MODES]; // all, asked, none
extern const char *const walk_ins_names[WALK_INS];          // open, host, closed

struct event {
    int64_t num; // of the store's subject table; 0 is none
    char id[24];
    char *name, *venue, *where, *zone; // owned; never NULL
    int64_t doors_ms, starts_ms, programme_ms, ends_ms;
    bool has_end; // false: ends_ms is starts_ms + 4 h because nobody said
    enum welcome_mode welcome;
    enum walk_ins walk_ins;
    int64_t closed_ms; // closed by a person; 0 is not
};

void event_finish(struct event *event); // frees; a zeroed one is fine

enum {
    EVENT_DOORS_BEFORE_MS = 45 * 60 * 1000,
    EVENT_LASTS_MS = 4 * 3600 * 1000,
    EVENT_CLOSES_AFTER_MS = 2 * 3600 * 1000
};

// When it closes or closed: by a person, or 2 h after its end, or 4 h after its start
// where nobody said when it ends (SCREENS 4).
int64_t event_closes_ms(const struct event *event);
bool event_is_closed(const struct event *event, int64_t now_ms);
// From doors to end, and not closed.
bool event_is_on(const struct event *event, int64_t now_ms);

// Chooses the event a command means when none is named: the one going on, else the next
// one today (in its own zone), else the only one. Returns its place, or count when it is
// not clear. `events` in any order.
size_t event_choose(const struct event *events, size_t count, int64_t now_ms);

// The event a door shows when none is named: the one going on (of several, the one whose doors
// opened last); else one that is over but not closed yet: somebody may wait there still; else the
// next one whose doors open today, in its own zone. Its place, or count where there is none.
size_t event_at_door(const struct event *events, size_t count, int64_t now_ms);
// The one whose doors open next, or count.
size_t event_next(const struct event *events, size_t count, int64_t now_ms);
