// The programs that guest lists come from: how each is told by its headers, and what it means
// by a header where that differs from everybody else. Data (FORMATS 1), and two lookups.
#pragma once

#include <stdbool.h>

#include "exchange/list_column.h"

struct list_system {
    const char *name;      // "eventbrite"; "list" for a list of no known program
    bool row_id_is_global; // its row ids are never used again for another registration
    bool row_id_is_code;   // and are what its tickets carry
    bool code_is_order_id; // tickets begin with the order's number and the row id
    bool month_first;      // writes 3/4 for the 4th of March
    bool comma_names;      // writes "Last, First" in its column for the whole name
};

// Whether one of the folded headers of a list is this text.
typedef bool (*list_has_header)(const void *headers, const char *header);

// The system whose headers these are; the one named "list" when it is none of the known.
const struct list_system *list_system_of(list_has_header has, const void *headers);

// What the system means by a folded header, or COLUMN_UNKNOWN when nothing of its own.
enum list_column list_system_column(const struct list_system *system, const char *header);

// The system of this name; it must exist.
const struct list_system *list_system_named(const char *name);
