#include "util/cache.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "util/err.h"
#include "util/mem.h"

enum { CHAINS = 1024 };

struct entry {
    struct cache_key key;
    uint64_t hash;
    void *value;
    size_t cost;
    struct entry *next;          // of its chain
    struct entry *newer, *older; // in the order in which they were asked for
};

struct cache {
    struct entry *chains[CHAINS];
    struct entry *newest, *oldest;
    size_t cost, limit;
    void (*release)(void *value);
};

static uint64_t hash_bytes(uint64_t hash, const void *at, size_t length)
{
    const unsigned char *bytes = at;

    for (size_t i = 0; i < length; i++)
        hash = (hash ^ bytes[i]) * UINT64_C(0x100000001B3);
    return hash;
}

static uint64_t hash_key(const struct cache_key *key)
{
    int numbers[] = { key->kind, key->a, key->b, key->c };
    uint64_t hash = hash_bytes(UINT64_C(0xCBF29CE484222325), numbers, sizeof numbers);

    return hash_bytes(hash, key->text, key->length);
}

static bool is_same(const struct cache_key *one, const struct cache_key *other)
{
    return one->kind == other->kind && one->a == other->a && one->b == other->b && one->c == other->c &&
           one->length == other->length &&
           (one->length == 0 || memcmp(one->text, other->text, one->length) == 0);
}

static struct entry **chain_of(struct cache *cache, uint64_t hash)
{
    return &cache->chains[(hash ^ (hash >> 32)) % CHAINS];
}

// ---- the order in which they were asked for

static void take_out(struct cache *cache, struct entry *entry)
{
    *(entry->newer ? &entry->newer->older : &cache->newest) = entry->older;
    *(entry->older ? &entry->older->newer : &cache->oldest) = entry->newer;
}

static void put_first(struct cache *cache, struct entry *entry)
{
    entry->newer = NULL;
    entry->older = cache->newest;
    *(cache->newest ? &cache->newest->newer : &cache->oldest) = entry;
    cache->newest = entry;
}

static void forget(struct cache *cache, struct entry *entry)
{
    struct entry **at = chain_of(cache, entry->hash);

    while (*at != entry)
        at = &(*at)->next;
    *at = entry->next;
    take_out(cache, entry);
    cache->cost -= entry->cost;
    cache->release(entry->value);
    free((char *)entry->key.text);
    free(entry);
}

// ----

struct cache *cache_create(size_t limit, void (*release)(void *value))
{
    struct cache *cache = mem_new(sizeof *cache);

    cache->limit = limit;
    cache->release = release;
    return cache;
}

void cache_destroy(struct cache *cache)
{
    if (!cache)
        return;
    while (cache->oldest)
        forget(cache, cache->oldest);
    free(cache);
}

static struct entry *find(struct cache *cache, const struct cache_key *key, uint64_t hash)
{
    for (struct entry *entry = *chain_of(cache, hash); entry; entry = entry->next) {
        if (entry->hash == hash && is_same(&entry->key, key))
            return entry;
    }
    return NULL;
}

void *cache_get(struct cache *cache, const struct cache_key *key)
{
    struct entry *entry = find(cache, key, hash_key(key));

    if (!entry)
        return NULL;
    take_out(cache, entry);
    put_first(cache, entry);
    return entry->value;
}

void cache_put(struct cache *cache, const struct cache_key *key, void *value, size_t cost)
{
    struct entry *entry = mem_new(sizeof *entry);
    struct entry **chain;

    entry->hash = hash_key(key);
    must(!find(cache, key, entry->hash));
    while (cache->oldest && cache->cost + cost > cache->limit)
        forget(cache, cache->oldest);
    chain = chain_of(cache, entry->hash);
    entry->key = *key;
    entry->key.text = key->length ? mem_copy_bytes(key->text, key->length) : NULL;
    entry->value = value;
    entry->cost = cost;
    entry->next = *chain;
    *chain = entry;
    put_first(cache, entry);
    cache->cost += cost;
}

size_t cache_cost(const struct cache *cache)
{
    return cache->cost;
}
