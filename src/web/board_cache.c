#include "web/board_cache.h"

#include <pthread.h>
#include <stdlib.h>

#include "service/request_post.h"
#include "util/clock.h"
#include "util/mem.h"

enum { GOOD_FOR_US = 500000 }; // it tells times that follow from now

struct waiting {
    struct waiting *next;
    board_told *told;
    void *context;
};

// One question on its way, with all who wait for it.
struct flight {
    struct board_cache *cache;
    uint64_t commits;
    struct waiting *waiting;
};

struct board_cache {
    struct clerk *clerk;
    const struct hub *hub;
    pthread_mutex_t mutex;
    struct flight *flight; // the latest, while it may be joined
    json_t *board;
    uint64_t commits; // before it was asked
    int64_t at_us;
};

struct board_cache *board_cache_create(struct clerk *clerk, const struct hub *hub)
{
    struct board_cache *cache = mem_new(sizeof *cache);

    cache->clerk = clerk;
    cache->hub = hub;
    must(pthread_mutex_init(&cache->mutex, NULL) == 0);
    return cache;
}

void board_cache_destroy(struct board_cache *cache)
{
    if (!cache)
        return;
    json_decref(cache->board);
    pthread_mutex_destroy(&cache->mutex);
    free(cache);
}

static void landed(void *context, json_t *answer, const struct err *error)
{
    struct flight *flight = context;
    struct board_cache *cache = flight->cache;
    struct waiting *next;

    pthread_mutex_lock(&cache->mutex);
    if (cache->flight == flight)
        cache->flight = NULL;
    if (answer && flight->commits >= cache->commits) {
        json_decref(cache->board);
        cache->board = json_incref(answer);
        cache->commits = flight->commits;
        cache->at_us = clock_steady_us();
    }
    next = flight->waiting; // nobody joins any more
    pthread_mutex_unlock(&cache->mutex);
    while (next) {
        struct waiting *one = next;

        next = one->next;
        one->told(one->context, answer, error);
        free(one);
    }
    json_decref(answer);
    free(flight);
}

static struct flight *join(struct board_cache *cache, board_told *told, void *context, uint64_t commits)
{
    struct waiting *one = mem_new(sizeof *one);
    struct flight *begun = NULL;

    if (!cache->flight || cache->flight->commits != commits) {
        cache->flight = begun = mem_new(sizeof *begun);
        *begun = (struct flight){ .cache = cache, .commits = commits };
    }
    *one = (struct waiting){ cache->flight->waiting, told, context };
    cache->flight->waiting = one;
    return begun;
}

void board_cache_ask(struct board_cache *cache, board_told *told, void *context)
{
    uint64_t commits = hub_commits(cache->hub);
    struct flight *begun = NULL;
    json_t *board = NULL;

    pthread_mutex_lock(&cache->mutex);
    if (cache->board && cache->commits == commits && clock_steady_us() - cache->at_us < GOOD_FOR_US)
        board = json_incref(cache->board);
    else
        begun = join(cache, told, context, commits);
    pthread_mutex_unlock(&cache->mutex);
    if (board)
        told(context, board, NULL);
    json_decref(board);
    if (begun)
        request_post(cache->clerk, "board.show", json_object(), NULL, 0, landed, begun);
}
