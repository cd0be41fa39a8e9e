#include "store/handle.h"

#include "domain/fact.h"

int64_t store_horizon(const struct store *store)
{
    return store->horizon;
}

void store_raise_horizon(struct store *store, int64_t at_ms)
{
    int64_t horizon = (at_ms + FACT_AHEAD_HELD_MS) * 65536;

    if (horizon > store->horizon)
        store->horizon = horizon;
}
