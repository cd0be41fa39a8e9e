#include "util/number_set.h"

#include <stdlib.h>

#include "util/mem.h"

enum { SLOTS_AT_FIRST = 256 };

static size_t slot_of(const struct number_set *set, int64_t number)
{
    size_t slot = (uint64_t)number * UINT64_C(0x9E3779B97F4A7C15) >> 32 & (set->slot_count - 1);

    while (set->slots[slot] != 0 && set->slots[slot] != number)
        slot = (slot + 1) & (set->slot_count - 1);
    return slot;
}

bool number_set_has(const struct number_set *set, int64_t number)
{
    if (number == 0)
        return set->has_zero;
    return set->slot_count > 0 && set->slots[slot_of(set, number)] == number;
}

static void make_room(struct number_set *set)
{
    struct number_set larger = { .slot_count = set->slot_count ? set->slot_count * 2 : SLOTS_AT_FIRST };
    size_t i;

    larger.slots = mem_new(larger.slot_count * sizeof *larger.slots);
    for (i = 0; i < set->slot_count; i++) {
        if (set->slots[i] != 0)
            larger.slots[slot_of(&larger, set->slots[i])] = set->slots[i];
    }
    free(set->slots);
    set->slots = larger.slots;
    set->slot_count = larger.slot_count;
}

void number_set_add(struct number_set *set, int64_t number)
{
    if (number_set_has(set, number))
        return;
    set->count++;
    if (number == 0) {
        set->has_zero = true;
        return;
    }
    if (set->count * 2 > set->slot_count)
        make_room(set);
    set->slots[slot_of(set, number)] = number;
}

void number_set_finish(struct number_set *set)
{
    free(set->slots);
    *set = (struct number_set){ 0 };
}
