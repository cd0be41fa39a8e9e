// Who came and who is expected, row by row (domain/attendance). Reading only; the exchange
// floor writes the files. Rows are handed on one by one: a million of them are never in
// memory together.
#pragma once

#include "domain/attendance.h"
#include "store/store.h"
#include "util/err.h"

enum attendance_what {
    ATTENDANCE_ALL,    // arrived, and expected who have not come
    ATTENDANCE_LISTED, // those on the event's list, arrived or not
};

struct attendance_request {
    enum attendance_what what;
    const struct event *event; // or NULL: every event that starts in [since_ms, until_ms)
    int64_t since_ms, until_ms;
    bool undone;      // with undone visits, in rows of their own
    const char *only; // "" or arrived, missing, first-visit: these and nothing else
};

// Texts of the row are valid during the callback; false stops the reading.
typedef bool attendance_each(void *context, const struct attendance_row *row, struct err *err);

// By event start, then arrival (those who have not come behind), then name. A guest whose
// visit was undone and who is expected again has two rows when undone ones are asked for.
// ERR_USAGE for an `only` that is none of these.
bool attendance_read(struct store *store, const struct attendance_request *request, int64_t now_ms,
                     attendance_each *each, void *context, struct err *err);

// Everybody of the group who was not erased, by name: the same row, where what belongs to
// an event is empty and the role says only who is a member.
bool attendance_people(struct store *store, attendance_each *each, void *context, struct err *err);
