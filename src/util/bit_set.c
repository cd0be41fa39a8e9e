#include "util/bit_set.h"

#include <stdlib.h>
#include <string.h>

#include "util/mem.h"

void bit_set_make_room(struct bit_set *set, uint32_t number)
{
    size_t room = set->count;

    set->words = mem_grow(set->words, &room, (size_t)number / 64 + 1, sizeof *set->words);
    memset(set->words + set->count, 0, (room - set->count) * sizeof *set->words);
    set->count = room;
}

void bit_set_finish(struct bit_set *set)
{
    free(set->words);
    *set = (struct bit_set){ 0 };
}
