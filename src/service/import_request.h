// What an import was asked to do; see service/import.
#pragma once

#include <stdbool.h>

#include "domain/event.h"

struct import_request {
    const struct event *event; // NULL: people of the group
    const char *system;        // "eventbrite": rows are told apart within one system
    const char *file;          // for people: the name of the file
    const char *role;          // role for all rows, or ""
    bool known;                // everyone in it has been here before
    bool replace;              // those of the same system who are missing are no longer expected
    bool dry_run;              // count only; nothing is written
    bool in_slices;            // see import_learn; not with dry_run
};
