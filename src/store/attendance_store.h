// Reading attendance: who is to be told of at an event and in which order, and what the
// tables hold about each. What depends on now is the service's.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/attendance.h"
#include "store/store.h"
#include "util/err.h"
#include "util/str.h"

// ---- who, in which order

struct attendance_filter {
    bool arrived, missing, undone; // which of them; missing: expected and not arrived
    bool listed;                   // of the visits, only those of guests on the event's list
    bool first;                    // of the visits, only first ones
};

static const int64_t ATTENDANCE_NOT_COME_MS = INT64_MAX;

// Whom a row is about and where it stands, no more: there may be a million.
struct attendance_place {
    int64_t at_ms; // of the visit; ATTENDANCE_NOT_COME_MS where it is about no visit
    uint64_t name; // the beginning of the name's sort key
    int64_t guest;
    size_t key;
};
struct attendance_places {
    struct attendance_place *places; // by at_ms, then name
    size_t count, room;
};
void attendance_places_finish(struct attendance_places *places);
// Fills *places anew; the event by number.
bool attendance_store_places(struct store *store, int64_t event, const struct attendance_filter *filter,
                             struct attendance_places *places, struct err *err);
// Everybody who was not erased.
bool attendance_store_people(struct store *store, struct attendance_places *places, struct err *err);

// ---- what there is to tell of them

// The rows of some places, packed: read in the order of the file, told in that of the places.
struct attendance_batch {
    struct attendance_entry *entries; // by place
    struct attendance_wanted *wanted; // by guest
    size_t room, wanted_room;
    struct str texts, guests;
};
void attendance_batch_finish(struct attendance_batch *batch);
// Fills *batch anew with the rows of these places; event 0: of the group.
bool attendance_store_load(struct store *store, int64_t event, const struct attendance_place *places,
                           size_t count, struct attendance_batch *batch, struct err *err);
// One of them, but for event, introduced_to and what its welcome adds; its texts live until
// the next load. False where the guest is gone.
bool attendance_batch_row(const struct attendance_batch *batch, size_t i, struct attendance_row *row,
                          bool *has_welcome);

// ---- introductions

// To whom each guest was introduced at an event, either way round.
struct introduced {
    struct introduced_guest {
        int64_t guest;
        size_t at; // in texts: the names, "; " joined, up to a NUL
    } * guests;    // by guest
    size_t count, room;
    struct str texts;
};
void introduced_finish(struct introduced *introduced);
bool attendance_store_introduced(struct store *store, int64_t event, struct introduced *introduced,
                                 struct err *err);
const char *introduced_names(const struct introduced *introduced, int64_t guest); // "" for nobody
