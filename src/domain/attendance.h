// One row of an attendance file: a visit, somebody expected, or a person of the group, with
// everything the file says about them (CONTRACT 3). Values only: no file, no store.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "domain/event.h"
#include "domain/guest.h"

enum attendance_status { ATTENDANCE_ARRIVED, ATTENDANCE_EXPECTED, ATTENDANCE_UNDONE };

struct attendance_row { // texts are "" where there is nothing, never NULL
    const char *guest_id;
    const char *value[GUEST_FIELDS];
    const char *role, *ticket_code, *ticket_type; // several codes are joined by "; "
    enum attendance_status status;
    int64_t arrived_ms, recorded_ms; // 0: not arrived
    const char *method, *device;     // the device's name, else its id
    int64_t visit_number;            // 0: not arrived, or undone
    bool first_visit;
    const char *welcome;        // name of a state, "" when none is owed
    const char *welcomed_by;    // name of the host who greeted
    int64_t minutes_to_welcome; // rounded up; -1: nobody said hello
    const char *introduced_to;  // names, "; " joined
    const char *invited_by;     // name of a guest, else the words as somebody wrote them
    const char *consents;
    const struct event *event; // NULL: a person of the group
    const char *event_date;    // of its start, in its zone
    const char *on_behalf_of;  // name of the guest whose place was taken
    int64_t minutes_late;      // after the start, rounded down; 0 when in time; -1: not arrived
};
