// What domain/introduction wants to know: who is here, and who was introduced to whom.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "domain/introduction.h"
#include "util/err.h"
#include "util/id.h"

struct store;

// Adds everybody who is at the event and has agreed to be introduced; by number of visit, then by arrival.
bool introduction_store_people(struct store *store, int64_t event, struct introductions *all,
                               struct err *err);

// Whether the guest has said not to want to be introduced: more than never having been asked.
bool introduction_store_declined(struct store *store, int64_t guest, bool *declined, struct err *err);

// Adds whom this guest was introduced to, or (0) everybody; at whatever event, and merged guests as the kept.
bool introduction_store_made(struct store *store, int64_t guest, struct introductions *all, struct err *err);

// The first introduction of the two, either way round; "" where there is none.
bool introduction_store_find(struct store *store, int64_t a, int64_t b, char id[ID_SIZE], struct err *err);
