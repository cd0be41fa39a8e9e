// Taking in a guest list, row by row: who is who, what is new, and what each row came to.
// Of many transactions: killed half-way, what is in is whole rows, and running it again
// finishes it. Knows no file: rows come from the exchange floor.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "domain/list_row.h"
#include "service/import_counts.h"
#include "service/import_request.h"
#include "store/store.h"

enum import_outcome { IMPORT_ADDED, IMPORT_UPDATED, IMPORT_UNCHANGED, IMPORT_SKIPPED, IMPORT_REJECTED };
extern const char import_outcome_letters[]; // by outcome, for what travels

struct import;

bool import_begin(struct import **import, struct store *store, const struct import_request *request,
                  int64_t now_ms, struct err *err);
// *outcome says what the row came to; for REJECTED *reason is a clause for a person, valid
// until the next call. False only on trouble (disk): the rows before are kept or go whole.
bool import_row(struct import *import, const struct list_row *row, int64_t now_ms,
                enum import_outcome *outcome, const char **reason, struct err *err);
// Commits the rest, does --replace, fills *counts. The import is gone either way.
bool import_end(struct import *import, int64_t now_ms, struct import_counts *counts, struct err *err);
// With in_slices whoever calls begins and ends the transactions, as short as it likes: it goes on with
// import_learn between import_begin and the first row, and with import_miss between the last row and
// import_end, as long as there is *more. When a transaction fails, the import is to be abandoned.
bool import_learn(struct import *import, bool *more, struct err *err);
bool import_miss(struct import *import, int64_t now_ms, bool *more, struct err *err);
void import_abandon(struct import *import); // what is not committed is undone; NULL is fine
