// Reading attendance: who is to be told of at an event and in which order, and what the
// tables hold about each. What depends on now is the service's.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/attendance.h"
#include "store/db.h"
#include "store/store.h"
#include "util/str.h"

struct attendance_filter {
    bool arrived, missing, undone; // which of them; missing: expected and not arrived
    bool listed;                   // of the visits, only those of guests on the event's list
    bool first;                    // of the visits, only first ones
};

static const int64_t ATTENDANCE_NOT_COME_MS = INT64_MAX;

// Whom a row is about, no more: there may be a million.
struct attendance_place {
    int64_t at_ms; // of the visit; ATTENDANCE_NOT_COME_MS where it is about no visit
    int64_t guest;
    size_t key;
};
struct attendance_places {
    struct attendance_place *places; // by at_ms, then name
    size_t count, room;
};
void attendance_places_finish(struct attendance_places *places);
// The event by number. Fills *places anew.
bool attendance_store_places(struct store *store, int64_t event, const struct attendance_filter *filter,
                             struct attendance_places *places, struct err *err);
// Everybody who was not erased.
bool attendance_store_people(struct store *store, struct attendance_places *places, struct err *err);

// The row of a place, but for event, introduced_to and what the welcome adds. Between begin
// and end its texts are valid; end must follow, also after a failure, and tells of it.
struct attendance_record {
    struct attendance_row row;
    bool has_welcome;
    struct db_rows rows;
};
bool attendance_store_begin(struct store *store, int64_t event, const struct attendance_place *place,
                            struct attendance_record *record);
bool attendance_store_end(struct attendance_record *record, struct err *err);

// To whom each guest was introduced at an event, either way round.
struct introduced {
    struct introduced_guest {
        int64_t guest;
        size_t at; // in texts, where the names begin, "; " joined, up to a NUL
    } *guests;     // by guest
    size_t count, room;
    struct str texts;
};
void introduced_finish(struct introduced *introduced);
bool attendance_store_introduced(struct store *store, int64_t event, struct introduced *introduced, struct err *err);
const char *introduced_names(const struct introduced *introduced, int64_t guest); // "" for nobody
