// Who comes and who came, for hosts who look at an event's list.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/store.h"
#include "util/id.h"

struct arrival_row {
    int64_t guest;
    char visit[ID_SIZE]; // "" for who is still expected
    int64_t at_ms, number;
};

// Expected at the event, never here before, by name; and how many they are in all.
bool arrival_store_new(struct store *store, int64_t event, struct arrival_row *rows, size_t most,
                       size_t *count, int64_t *all, struct err *err);
// The latest arrivals that were not undone, the last one first.
bool arrival_store_last(struct store *store, int64_t event, struct arrival_row *rows, size_t most,
                        size_t *count, struct err *err);
