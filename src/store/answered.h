// Requests that were asked under an id of their own, and their answers: written in the transaction
// of their facts, so that whoever heard no answer asks again, and nothing happens twice.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "util/err.h"

struct store;

// *answer is the text kept under the id, NULL where none is. The caller frees.
bool answered_find(struct store *store, const char *id, char **answer, struct err *err);
bool answered_keep(struct store *store, const char *id, int64_t at_ms, const char *answer, struct err *err);

// Forgets what is older than a week; outside a transaction it is one of its own.
bool answered_drop_old(struct store *store, int64_t now_ms, struct err *err);
// Forgets the answers that speak of a guest who is erased.
bool answered_erase(struct store *store, int64_t guest, struct err *err);
