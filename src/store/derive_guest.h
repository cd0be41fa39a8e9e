// Writing the rows that one unit's facts add up to. For store/derive only.
#pragma once

#include <stdbool.h>

#include "store/unit.h"
#include "util/err.h"

struct store;

struct derive_guest; // memory kept between units, in struct store

struct derive_guest *derive_guest_of(struct store *store); // made when first asked for
void derive_guest_destroy(struct derive_guest *work);

// First for every unit that changes: makes room. The rows of merged guests go; those of a guest
// alone stay until they are compared.
bool derive_guest_clear(struct derive_guest *work, const struct unit *unit, struct err *err);
// Folds the unit and writes the rows that differ from those that stand. A fresh one is a single
// guest of whom nothing stands yet, with no facts but those of this transaction.
bool derive_guest_write(struct derive_guest *work, const struct unit *unit, bool fresh, struct err *err);
