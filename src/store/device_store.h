// Which devices have written into this file: this one, those it is a copy of, and those it was joined with.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "store/store.h"
#include "util/id.h"

enum { DEVICE_ROWS = 8 };

struct device_row {
    char id[ID_SIZE], name[128];
    int64_t last_ms; // when it wrote last
};

// The others, the latest first; the rest are counted.
struct device_rows {
    struct device_row rows[DEVICE_ROWS];
    size_t count, all;
};
bool device_store_others(struct store *store, struct device_rows *others, struct err *err);
