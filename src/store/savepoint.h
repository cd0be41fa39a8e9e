// A part of a transaction that can be taken back alone, in the file and in what the store
// remembers: so that requests of several people share one COMMIT. One at a time, not nested.
#pragma once

#include <stdbool.h>

#include "util/err.h"

struct store;

// Within a transaction. What was written before is folded first.
bool savepoint_begin(struct store *store, struct err *err);
// Folds what came since and keeps it for COMMIT. When it fails: savepoint_undo.
bool savepoint_keep(struct store *store, struct err *err);
// Takes back what came since. False when the database has given up the whole transaction, as it
// does after some failures of the disk: then store_rollback is what is left.
bool savepoint_undo(struct store *store);
