// What tests of the hub play for it: the time, and the server, whose streams they open and read (hub_ear.h)
// when they like. After cmocka's headers, in one file of a program.
#pragma once

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "service/made_group.h"
#include "util/clock.h"
#include "util/str.h"
#include "web/stream.h"

// ---- the time

static atomic_int_fast64_t later_ms; // than the morning of the event

int64_t clock_steady_us(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000 + atomic_load(&later_ms) * 1000;
}

int64_t clock_now_ms(void)
{
    static atomic_int_fast64_t began_ms;
    int64_t steady_ms = clock_steady_us() / 1000, none = 0;

    atomic_compare_exchange_strong(&began_ms, &none, steady_ms);
    return made_start_ms + steady_ms - atomic_load(&began_ms);
}

static inline void let_pass(int64_t seconds)
{
    atomic_fetch_add(&later_ms, seconds * 1000);
}

// ---- the server

struct flow {
    struct flow_calls calls;
    atomic_int wakes;
};

// Static in tests: one that fails leaves its streams to the hub, which ends them.
struct exchange {
    struct flow flow;
    int status;      // 0: it is a stream
    struct str said; // what was read of it
    bool is_over;
};

void exchange_reply(struct exchange *exchange, struct http_reply *reply)
{
    exchange->status = reply->status;
    http_reply_finish(reply);
}

struct flow *exchange_stream(struct exchange *exchange, const struct flow_calls *calls)
{
    exchange->flow.calls = *calls;
    return &exchange->flow;
}

void flow_wake(struct flow *flow)
{
    atomic_fetch_add(&flow->wakes, 1);
}
