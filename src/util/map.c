#include "util/map.h"

#include <stdlib.h>

#include "util/err.h"
#include "util/mem.h"

enum { FIRST_ROOM = 64 };

void map_finish(struct map *map)
{
    free(map->slots);
    *map = (struct map){ 0 };
}

// The slot of the key, or the free one where it would go; room is a power of two.
static struct map_slot *slot_of(const struct map *map, uint64_t key)
{
    size_t at = (size_t)((key * UINT64_C(0x9E3779B97F4A7C15)) >> 20);

    for (;; at++) {
        struct map_slot *slot = &map->slots[at & (map->room - 1)];

        if (slot->value == 0 || slot->key == key)
            return slot;
    }
}

static void grow(struct map *map)
{
    struct map larger = { .room = map->room ? map->room * 2 : FIRST_ROOM, .count = map->count };

    larger.slots = mem_new(larger.room * sizeof *larger.slots);
    for (size_t i = 0; i < map->room; i++) {
        if (map->slots[i].value != 0)
            *slot_of(&larger, map->slots[i].key) = map->slots[i];
    }
    free(map->slots);
    *map = larger;
}

int64_t map_get(const struct map *map, uint64_t key)
{
    return map->room ? slot_of(map, key)->value : 0;
}

void map_set(struct map *map, uint64_t key, int64_t value)
{
    struct map_slot *slot;

    must(value != 0);
    if (map->count * 2 >= map->room)
        grow(map);
    slot = slot_of(map, key);
    map->count += slot->value == 0;
    *slot = (struct map_slot){ key, value };
}
