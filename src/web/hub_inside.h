// The inside of web/stream, shared by its files: stream.c speaks, hub.c keeps the time, hub_round.c and
// hub_guest.c ask the store. Whatever is not a `committed` or a bell is done with the hub's mutex held.
#pragma once

#include <pthread.h>
#include <stdatomic.h>

#include "service/request_post.h"
#include "util/str.h"
#include "web/board_feed.h"
#include "web/stream.h"

enum { HUB_ALERTS = 256, HUB_ALERTS_KEPT_S = 600, HUB_BOOT = 8, HUB_AGAIN_S = 1 };

#define HUB_S_US ((int64_t)1000000)

struct stream {
    struct stream *before, *after;
    struct hub *hub;
    struct flow *flow;
    struct hub_who who;
    uint64_t serial;
    uint64_t opened;             // commits at the opening: until then it is known to be let in
    uint64_t alerted;            // calls up to this number were told
    uint64_t shown;              // of hosts: the board that was told; 0: none
    uint64_t wanted, told, look; // of guests: number of what is to be told, and was; how the visit looked
    bool is_due, is_over;        // a heart is due; the stream ends
    struct str said;             // on its way out, and then
    struct sheet *sheet;
    size_t taken; // bytes of both
};

struct hub_alert {
    uint64_t number;
    uint64_t commits; // that had been made: told to those who are let in as of these
    int64_t at_us;
    json_t *alerts; // NULL: none
};

// Asking for the board, and then for whose phones are let in: nobody hears what was written after they were
// put out.
struct hub_round {
    uint64_t commits; // that are in it
    json_t *board, *phones;
    size_t open;      // questions without an answer
    int64_t again_us; // after one that failed; 0: none did
};

struct hub {
    struct hub_setup setup;
    char boot[HUB_BOOT + 1];
    atomic_uint_fast64_t commits; // counted by the clerk's thread, which waits for nobody
    pthread_mutex_t bell_mutex;   // held for a moment only; never while taking `mutex`
    pthread_cond_t bell;
    bool is_rung;
    pthread_mutex_t mutex; // of everything below; flows are woken with it held
    uint64_t number, serials, seen_commits;
    struct stream *streams;
    struct hub_alert alerts[HUB_ALERTS];
    size_t next_alert;
    int64_t heart_us, heard_us; // when each is due; 0: not
    bool is_ending, has_news, looks_again;
    struct hub_round round;
    uint64_t told_commits; // that are in the latest round
    struct board_feed feed;
    size_t asked, looks; // requests without an answer, and those of them about guests
    pthread_t thread;
};

bool stream_is_guest(const struct stream *stream);

// Something has happened: the hub's thread looks what.
void hub_ring(struct hub *hub);
// A request whose answer `answered` takes, with hub_answered at its end.
void hub_ask(struct hub *hub, const char *request, json_t *members, request_answered *answered,
             void *context);
void hub_answered(struct hub *hub);

int64_t hub_round_due(const struct hub *hub); // when; 0: not by itself
void hub_round_begin(struct hub *hub);
void hub_look_at_guests(struct hub *hub);
