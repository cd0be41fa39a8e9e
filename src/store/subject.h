// Ids of guests and events, and the whole numbers that stand for them in this file.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "util/err.h"
#include "util/id.h"

struct store;

// The number of an id in this file, 0 when no fact has named it.
bool subject_num(struct store *store, const char *id, int64_t *num, struct err *err);
// The number of an id, given now if no fact has named it yet.
bool subject_name(struct store *store, const char *id, int64_t *num, struct err *err);
// The id of a number; "" for 0.
bool subject_id(struct store *store, int64_t num, char id[ID_SIZE], struct err *err);

// As subject_name; *fresh says whether the number was given now. NULL is number 0.
bool subject_name_new(struct store *store, const char *id, int64_t *num, bool *fresh, struct err *err);
