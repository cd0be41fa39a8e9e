#include "web/tries.h"

#include <string.h>

#define WINDOW_US (TRIES_WINDOW_S * (int64_t)1000000)

static bool is_over(const struct tries_peer *one, int64_t now_us)
{
    return !one->peer[0] || now_us - one->since_us >= WINDOW_US;
}

bool tries_are_left(const struct tries *tries, const char *peer, int64_t now_us)
{
    for (size_t i = 0; i < TRIES_PEERS; i++) {
        const struct tries_peer *one = &tries->peers[i];

        if (strcmp(one->peer, peer) == 0 && !is_over(one, now_us))
            return one->wrong < TRIES_MOST;
    }
    return true;
}

// The one of this address, else a free one, else the oldest.
static struct tries_peer *place_of(struct tries *tries, const char *peer, int64_t now_us)
{
    struct tries_peer *best = &tries->peers[0];

    for (size_t i = 0; i < TRIES_PEERS; i++) {
        struct tries_peer *one = &tries->peers[i];

        if (strcmp(one->peer, peer) == 0)
            return one;
        if (is_over(one, now_us) ? !is_over(best, now_us)
                                 : !is_over(best, now_us) && one->since_us < best->since_us)
            best = one;
    }
    return best;
}

void tries_wrong(struct tries *tries, const char *peer, int64_t now_us)
{
    struct tries_peer *one = place_of(tries, peer, now_us);

    if (strcmp(one->peer, peer) != 0 || is_over(one, now_us)) {
        *one = (struct tries_peer){ .since_us = now_us };
        memcpy(one->peer, peer, strlen(peer) + 1);
    }
    one->wrong++;
}
