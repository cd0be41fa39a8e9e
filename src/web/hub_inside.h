// The inside of web/stream, shared by its files: stream.c speaks, hub.c keeps the time.
#pragma once

#include <pthread.h>
#include <stdatomic.h>

#include "util/str.h"
#include "web/stream.h"

enum { HUB_ALERTS = 256, HUB_ALERTS_KEPT_S = 600, HUB_BOOT = 8 };

struct stream {
    struct stream *before, *after;
    struct hub *hub;
    struct flow *flow;
    struct hub_who who;
    uint64_t serial;
    uint64_t wanted, told; // number of the last change there is to tell, and that was told
    uint64_t alerted;      // calls up to this number were told
    uint64_t look, opened; // of a guest's visit: a fingerprint of how it was; commits at the opening
    bool is_due, is_over;  // a heart is due; the stream ends
    struct str said;       // on its way out
    size_t taken;          // bytes of it
};

struct hub_alert {
    uint64_t number;
    uint64_t commits; // that had been made: told to those who are let in as of these
    int64_t at_us;
    json_t *alerts; // NULL: none
};

struct hub {
    struct clerk *clerk;
    char boot[HUB_BOOT + 1];
    atomic_uint_fast64_t commits; // counted by the clerk's thread, which waits for nobody
    pthread_mutex_t bell_mutex;   // held for a moment only; never while taking `mutex`
    pthread_cond_t bell;
    bool is_rung;
    pthread_mutex_t mutex; // of everything below; flows are woken with it held
    uint64_t number, serials, seen_commits, woken;
    uint64_t checked_commits, checking_commits; // as of which is known who is let in, and is being asked
    uint64_t alert_commits;                     // of the latest call
    struct stream *streams;
    struct hub_alert alerts[HUB_ALERTS];
    size_t next_alert;
    int64_t heart_us, heard_us, checked_us;                            // when each is due; 0: not
    bool is_ending, is_checking, has_changed, has_failed, looks_again; // has_failed: the last check
    size_t asked, looks; // requests without an answer, and those of them about guests
    pthread_t thread;
};

// Something has happened: the hub's thread looks what.
void hub_ring(struct hub *hub);
