// The unit of folding: a kept guest and all guests merged into it. Links are a
// last-writer register on the dropped guest; where links go in a circle the newest of
// the circle does not count.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "util/err.h"
#include "util/id.h"

struct store;

struct unit_member {
    int64_t num;
    int depth; // links away from the kept guest
    char id[ID_SIZE];
};

struct unit {
    struct unit_member *members; // the kept guest first, then by depth and id: gaps fill in this order
    size_t count, room;
};

// Fills *unit, whose memory is reused; unit_finish frees it.
bool unit_find(struct store *store, struct unit *unit, int64_t guest, struct err *err);
void unit_finish(struct unit *unit);

// Reads the merge facts of a guest again and keeps the last word as its link.
// *old_into and *new_into are whom it pointed to before and points to now, 0 for nobody.
bool unit_relink(struct store *store, int64_t guest, int64_t *old_into, int64_t *new_into, struct err *err);
