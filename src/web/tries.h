// How often an address may be wrong: so many times in ten minutes. Remembers a bounded number of addresses,
// the latest. Looks at no clock.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "web/http.h"

enum { TRIES_PEERS = 512, TRIES_MOST = 10, TRIES_WINDOW_S = 600 };

struct tries {
    struct tries_peer {
        char peer[HTTP_PEER_SIZE]; // "": free
        int64_t since_us;
        int wrong;
    } peers[TRIES_PEERS];
};

bool tries_are_left(const struct tries *tries, const char *peer, int64_t now_us);
void tries_wrong(struct tries *tries, const char *peer, int64_t now_us);
