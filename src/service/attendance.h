// Who came and who is expected, one row per visit or expected guest, with everything the
// attendance file says (CONTRACT 3). Reading only; the exchange floor writes the files.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "domain/event.h"
#include "domain/guest.h"
#include "store/store.h"

enum attendance_status { ATTENDANCE_ARRIVED, ATTENDANCE_EXPECTED, ATTENDANCE_UNDONE };

struct attendance_row { // texts are valid during the callback; "" where there is nothing
    const char *guest_id;
    const char *value[GUEST_FIELDS];
    const char *role, *ticket_code, *ticket_type; // several codes are joined by "; "
    enum attendance_status status;
    int64_t arrived_ms, recorded_ms; // 0: not arrived
    const char *method, *device;
    int64_t visit_number;            // 0: not arrived
    bool first_visit;
    const char *welcome;             // name of a state, "" when none is owed
    const char *welcomed_by;
    int64_t minutes_to_welcome;      // rounded up; -1: nobody said hello
    const char *introduced_to;       // names, "; " joined
    const char *invited_by;          // name
    const char *consents;
    const struct event *event;
    const char *on_behalf_of;        // name
    int64_t minutes_late;            // after the start, rounded down; 0 when in time; -1: not arrived
};

enum attendance_what {
    ATTENDANCE_ALL,     // arrived, and expected who have not come
    ATTENDANCE_LISTED,  // those on the event's list, arrived or not
};

struct attendance_request {
    enum attendance_what what;
    const struct event *event;  // or NULL: every event that starts in [since_ms, until_ms)
    int64_t since_ms, until_ms;
    bool undone;                // with undone visits
    const char *only;           // "" or arrived, missing, first-visit
};

typedef bool attendance_each(void *context, const struct attendance_row *row, struct err *err);

// By event start, then arrival (those who have not come behind), then name.
bool attendance_read(struct store *store, const struct attendance_request *request, int64_t now_ms,
                     attendance_each *each, void *context, struct err *err);

// Everybody of the group, by name: the same row without an event (event is NULL).
bool attendance_people(struct store *store, attendance_each *each, void *context, struct err *err);
