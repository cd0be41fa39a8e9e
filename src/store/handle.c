#include "store/handle.h"

#include "domain/fact.h"

int64_t store_horizon(const struct store *store)
{
    return (store->now_ms + FACT_AHEAD_HELD_MS) * 65536;
}
