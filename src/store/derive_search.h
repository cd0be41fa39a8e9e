// Keeping the search index in step with the guests that are folded. For this floor only.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "store/search.h"

struct store;

// The index of this file, nothing of it read yet.
struct search *store_search(struct store *store);

// The guest's words go; nothing happens where it has none.
bool derive_search_clear(struct store *store, int64_t guest, struct err *err);
// The guest's words come: value is indexed by enum guest_field.
bool derive_search_put(struct store *store, int64_t guest, const char *const *value, struct err *err);

// Before COMMIT: writes what was gathered.
bool derive_search_flush(struct store *store, struct err *err);
void derive_search_committed(struct store *store);
void derive_search_rolled_back(struct store *store);
// The same within a transaction (store/savepoint).
bool derive_search_savepoint(struct store *store, struct err *err);
void derive_search_rollback_to(struct store *store);
// See search_on_word; holds however often the index is closed and opened.
void derive_search_on_word(struct store *store, search_word_function *on_word, void *context);
void derive_search_close(struct store *store);
