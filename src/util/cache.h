// What was made once and may be wanted again, up to a limit: whatever was not asked for the longest
// goes first. Holds any values by a key of numbers and a text; knows nothing of what they are.
#pragma once

#include <stddef.h>

struct cache_key {
    int kind, a, b, c; // whatever tells values apart, beside the text
    const char *text;  // NULL: none; copied where it is kept
    size_t length;
};

struct cache;

// Costs are in the owner's measure (bytes, or pieces); `release` is called for each value that goes.
struct cache *cache_create(size_t limit, void (*release)(void *value));
void cache_destroy(struct cache *cache);

// The value, or NULL. It is the cache's, and stays until the next cache_put.
void *cache_get(struct cache *cache, const struct cache_key *key);

// Takes over a value whose key is not there yet; others go until the limit is kept. One that is
// dearer than the limit on its own stays until the next.
void cache_put(struct cache *cache, const struct cache_key *key, void *value, size_t cost);

size_t cache_cost(const struct cache *cache); // of all that is held
