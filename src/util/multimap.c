#include "util/multimap.h"

#include <stdlib.h>

#include "util/mem.h"

void multimap_finish(struct multimap *multimap)
{
    map_finish(&multimap->first);
    map_finish(&multimap->last);
    free(multimap->links);
    *multimap = (struct multimap){ 0 };
}

static const struct multimap_link *at(const struct multimap *multimap, size_t place)
{
    return place ? &multimap->links[place - 1] : NULL;
}

const struct multimap_link *multimap_first(const struct multimap *multimap, uint64_t key)
{
    return at(multimap, (size_t)map_get(&multimap->first, key));
}

const struct multimap_link *multimap_next(const struct multimap *multimap, const struct multimap_link *link)
{
    return at(multimap, link->next);
}

void multimap_add(struct multimap *multimap, uint64_t key, int64_t value)
{
    const struct multimap_link *link = multimap_first(multimap, key);
    size_t last = (size_t)map_get(&multimap->last, key), place;

    for (; link; link = multimap_next(multimap, link)) {
        if (link->value == value)
            return;
    }
    multimap->links =
        mem_grow(multimap->links, &multimap->room, multimap->count + 1, sizeof *multimap->links);
    multimap->links[multimap->count++] = (struct multimap_link){ .value = value };
    place = multimap->count;
    if (last)
        multimap->links[last - 1].next = place;
    else
        map_set(&multimap->first, key, (int64_t)place);
    map_set(&multimap->last, key, (int64_t)place);
}
