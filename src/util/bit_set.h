// A set of small whole numbers, a bit for each up to the greatest: for going through very many.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bit_set { // zeroed: empty
    uint64_t *words;
    size_t count; // of words
};

static inline bool bit_set_has(const struct bit_set *set, uint32_t number)
{
    return number / 64 < set->count && (set->words[number / 64] >> number % 64 & 1) != 0;
}

void bit_set_make_room(struct bit_set *set, uint32_t number);

static inline void bit_set_add(struct bit_set *set, uint32_t number)
{
    if (number / 64 >= set->count)
        bit_set_make_room(set, number);
    set->words[number / 64] |= UINT64_C(1) << number % 64;
}

void bit_set_finish(struct bit_set *set);
