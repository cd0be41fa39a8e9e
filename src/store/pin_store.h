// The PINs of this machine's screens, as hashes.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"
#include "util/secret.h"

struct pin {
    char hash[PIN_HASH_SIZE]; // "": none was set
    int64_t wrong;            // tries since it was last right
    int64_t next_ms;          // no try counts before
};

bool pin_store_read(struct store *store, const char *role, struct pin *pin, struct err *err);
bool pin_store_write(struct store *store, const char *role, const struct pin *pin, struct err *err);
// Whether the role has one.
bool pin_store_has(struct store *store, const char *role, bool *has, struct err *err);
