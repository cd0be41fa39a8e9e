// Folding what changed: which guests a new fact touches, and writing the rows that their
// facts add up to. The tables are the last row's sum, whatever order the facts came in.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "domain/fact.h"
#include "util/err.h"

struct store;

// Called for each fact as it is written: remembers what has to be folded again, keeps the
// links of merged guests, and carries an erasure out on the bodies.
bool derive_note(struct store *store, enum fact_kind kind, int64_t stamp, int64_t guest, bool fresh,
                 struct err *err);

// Folds all that was noted since the last time.
bool derive_flush(struct store *store, struct err *err);

// Folds everything into empty derived tables.
bool derive_all(struct store *store, struct err *err);

// After something was taken back: what is to be folded, and numbers that were never given, are forgotten.
void derive_rolled_back(struct store *store);
