// Folding what is not about a guest: settings, events, hosts, imports, devices' names.
// Each is a set of last-writer registers. For store/derive only.
#pragma once

#include <stdbool.h>

#include "util/err.h"

struct store;

// Folds again every table whose DIRTY_ bit is set.
bool derive_group(struct store *store, unsigned dirty, struct err *err);
