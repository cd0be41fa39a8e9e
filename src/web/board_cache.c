#include "web/board_cache.h"

#include <pthread.h>
#include <stdlib.h>

#include "service/machine.h"
#include "service/request_post.h"
#include "util/clock.h"
#include "util/mem.h"
#include "web/reduce.h"

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
    struct machine *machine;
    pthread_mutex_t mutex;
    struct flight *flight; // the latest, while it may be joined
    bool is_short;
    struct str board; // empty while there is none
    uint64_t commits; // before it was asked
    int64_t at_us;
};

struct board_cache *board_cache_create(struct clerk *clerk, const struct hub *hub, bool is_short,
                                       bool is_for_others)
{
    struct board_cache *cache = mem_new(sizeof *cache);

    cache->clerk = clerk;
    cache->hub = hub;
    cache->is_short = is_short;
    cache->machine = machine_create(is_for_others);
    must(pthread_mutex_init(&cache->mutex, NULL) == 0);
    return cache;
}

void board_cache_destroy(struct board_cache *cache)
{
    if (!cache)
        return;
    str_finish(&cache->board);
    machine_destroy(cache->machine);
    pthread_mutex_destroy(&cache->mutex);
    free(cache);
}

static void write_board(const struct board_cache *cache, const json_t *answer, struct str *out)
{
    json_t *little = cache->is_short ? reduced(answer) : NULL;
    char *line = json_line(little ? little : answer);

    str_add(out, line);
    free(line);
    json_decref(little);
}

// From here on nobody joins; the text is kept for who asks next.
static struct waiting *land(struct flight *flight, const struct str *board)
{
    struct board_cache *cache = flight->cache;

    pthread_mutex_lock(&cache->mutex);
    if (cache->flight == flight)
        cache->flight = NULL;
    if (board->length > 0 && flight->commits >= cache->commits) {
        str_clear(&cache->board);
        str_add_bytes(&cache->board, board->at, board->length);
        cache->commits = flight->commits;
        cache->at_us = clock_steady_us();
    }
    pthread_mutex_unlock(&cache->mutex);
    return flight->waiting;
}

static void landed(void *context, json_t *answer, const struct err *error)
{
    struct flight *flight = context;
    struct str board = { 0 };
    struct waiting *next;

    if (!error)
        write_board(flight->cache, answer, &board);
    next = land(flight, &board);
    while (next) {
        struct waiting *one = next;

        next = one->next;
        one->told(one->context, error ? NULL : &board, error);
        free(one);
    }
    str_finish(&board);
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
    struct str board = { 0 };

    pthread_mutex_lock(&cache->mutex);
    if (cache->board.length > 0 && cache->commits == commits &&
        clock_steady_us() - cache->at_us < GOOD_FOR_US)
        str_add_bytes(&board, cache->board.at, cache->board.length);
    else
        begun = join(cache, told, context, commits);
    pthread_mutex_unlock(&cache->mutex);
    if (board.length > 0)
        told(context, &board, NULL);
    str_finish(&board);
    if (begun)
        request_post(cache->clerk, "board.show", json_pack("{s:o}", "machine", machine_tell(cache->machine)),
                     NULL, 0, landed, begun);
}
