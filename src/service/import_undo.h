// Taking an import back, but not what the door did since: guest by guest, so that it can be done in one
// transaction (the request) or in slices (service/import_undo_post), and finished when it was broken off.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"
#include "util/json.h"

struct import_undo;

// Only reads, and may take long: whom the import spoke of. ERR_REFUSED when there is no such import,
// or several begin so.
bool import_undo_find(struct import_undo **undo, struct store *store, const char *batch, struct err *err);
// The next guest's facts; *more: call again.
bool import_undo_next(struct import_undo *undo, struct store *store, int64_t now_ms, bool *more,
                      struct err *err);
// Only reads, once all that was written is folded: the answer of the request import.undo, new.
bool import_undo_answer(const struct import_undo *undo, struct store *store, json_t **answer,
                        struct err *err);
void import_undo_destroy(struct import_undo *undo); // NULL is fine
