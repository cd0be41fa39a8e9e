// From 64-bit keys to several whole numbers each, in the order in which they were added.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "util/map.h"

struct multimap {
    struct map first, last; // key -> place of its first and last link, from 1
    struct multimap_link {
        int64_t value;
        size_t next; // place, 0 at the end
    } * links;
    size_t count, room;
};

void multimap_finish(struct multimap *multimap);
void multimap_add(struct multimap *multimap, uint64_t key, int64_t value); // once each

// The first link of a key, and the one behind a link; NULL when there is none. Valid until
// the next multimap_add.
const struct multimap_link *multimap_first(const struct multimap *multimap, uint64_t key);
const struct multimap_link *multimap_next(const struct multimap *multimap, const struct multimap_link *link);
