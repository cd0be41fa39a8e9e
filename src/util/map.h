// A table from 64-bit keys to whole numbers, for counting what was seen in one run.
#pragma once

#include <stddef.h>
#include <stdint.h>

struct map {
    struct map_slot {
        uint64_t key;
        int64_t value; // 0: the slot is free
    } * slots;
    size_t count, room;
};

void map_finish(struct map *map);
int64_t map_get(const struct map *map, uint64_t key);       // 0 where there is nothing
void map_set(struct map *map, uint64_t key, int64_t value); // value is not 0
