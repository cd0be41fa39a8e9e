#include "store/pending.h"

#include <stdlib.h>

#include "store/handle.h"
#include "util/mem.h"

enum { PENDING_MOST = 32 };

struct pending {
    struct fact_list facts;
    int64_t guests[PENDING_MOST]; // of each fact
    bool given_up;
};

static struct pending *pending_of(struct store *store)
{
    if (!store->pending)
        store->pending = mem_new(sizeof *store->pending);
    return store->pending;
}

void pending_keep(struct store *store, int64_t guest, const struct fact *fact)
{
    struct pending *pending = pending_of(store);
    const struct dirty_guest *last = store->dirty_count ? &store->dirty[store->dirty_count - 1] : NULL;

    if (!last || last->num != guest || !last->fresh || fact->stamp >= store_horizon(store))
        return;
    if (pending->facts.count == PENDING_MOST) {
        pending->given_up = true;
        return;
    }
    pending->guests[pending->facts.count] = guest;
    fact_list_add(&pending->facts, fact);
}

bool pending_is_whole(const struct store *store)
{
    return store->pending && !store->pending->given_up;
}

void pending_give_up(struct store *store)
{
    pending_of(store)->given_up = true;
}

void pending_list(const struct store *store, int64_t guest, struct fact_list *list)
{
    for (size_t i = 0; i < store->pending->facts.count; i++) {
        if (store->pending->guests[i] == guest)
            fact_list_add(list, &store->pending->facts.facts[i]);
    }
}

void pending_forget(struct store *store)
{
    if (!store->pending)
        return;
    fact_list_clear(&store->pending->facts);
    store->pending->given_up = false;
}

void pending_destroy(struct store *store)
{
    if (store->pending)
        fact_list_finish(&store->pending->facts);
    free(store->pending);
    store->pending = NULL;
}
