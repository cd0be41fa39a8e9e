// One row of a guest list, as the list said it: the values that the exchange floor hands
// to the import service, whatever file they came from. No file, no store.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "domain/guest.h"

enum list_verdict {
    ROW_GUEST,    // expected, or a person of the group
    ROW_SKIPPED,  // refunded, cancelled, declined, on a waitlist: known, but not expected
    ROW_REJECTED, // no use can be made of it; `reason` says why
};

enum { LIST_CODES = 8 };
enum { LIST_PLUS_MOST = 200 }; // more unnamed guests in one row are a slip of the keyboard

struct list_row {
    long line; // 1-based line of the input where the row begins
    enum list_verdict verdict;
    const char *reason; // for SKIPPED and REJECTED: one clause for a person, else ""

    // Who is who. "" where the list has none.
    const char *row_id;    // the system's own id of this registration (Attendee #, guest_id, Secret, ID …)
    const char *person_id; // the system's own id of the person, the same at every event (Meetup's User ID)
    bool row_id_is_global; // never used again by that system for another registration, at any event

    const char *value[GUEST_FIELDS]; // cleaned; "" unknown, never NULL
    bool has[GUEST_FIELDS];          // the list has a column for the field, so "" means "empty now"

    const char *role;              // a name of role_names, or ""
    const char *ticket_type;       // "Early bird"
    const char *codes[LIST_CODES]; // ticket codes as a scanner would read them; NULL-terminated unless full
    int plus;                      // further unnamed guests that come along
    int visits;                    // earlier visits in this group that the list knows of; -1 unknown
    bool arrived;                  // the list says this person was checked in
    int64_t arrived_ms;            // when, or 0 where it does not say
};
