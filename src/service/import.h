// Taking in a guest list, row by row: who is who, what is new, and what each row came to.
// Of many transactions: killed half-way, what is in is whole rows, and running it again
// finishes it. Knows no file: rows come from the exchange floor.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "domain/list_row.h"
#include "service/import_request.h"
#include "store/store.h"
#include "util/id.h"

struct import_counts {
    char batch[ID_SIZE];
    int64_t read, added, updated, unchanged, skipped, rejected; // read is the sum of the other five
    int64_t plus;                                               // unnamed guests that come along
    int64_t missing;      // expected from this system before, not in this list
    int64_t first_timers; // people of this list whose visit is or would be the first
};

enum import_outcome { IMPORT_ADDED, IMPORT_UPDATED, IMPORT_UNCHANGED, IMPORT_SKIPPED, IMPORT_REJECTED };

struct import;

bool import_begin(struct import **import, struct store *store, const struct import_request *request,
                  int64_t now_ms, struct err *err);
// *outcome says what the row came to; for REJECTED *reason is a clause for a person, valid
// until the next call. False only on trouble (disk): the rows before are kept or go whole.
bool import_row(struct import *import, const struct list_row *row, int64_t now_ms,
                enum import_outcome *outcome, const char **reason, struct err *err);
// Commits the rest, does --replace, fills *counts. The import is gone either way.
bool import_end(struct import *import, int64_t now_ms, struct import_counts *counts, struct err *err);
void import_abandon(struct import *import); // what is not committed is undone; NULL is fine
