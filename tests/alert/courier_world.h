// A door with clerk and courier, a receiver on this machine, and a spool that is written by hand. After
// cmocka's headers.
#pragma once

#include "alert/courier.h"
#include "alert/receiver.h"
#include "service/asked.h"
#include "store/db.h"
#include "util/clock.h"
#include "util/secret.h"

struct world {
    struct made_group group;
    struct receiver *receiver;
    struct clerk *clerk;
    struct courier *courier;
};

// A group whose webhook is a receiver with these answers; no door is open yet.
struct world *begin(const struct receiver_answer *answers, size_t count);
#define BEGIN(...)                                                                                           \
    begin((const struct receiver_answer[]){ __VA_ARGS__ },                                                   \
          sizeof((const struct receiver_answer[]){ __VA_ARGS__ }) / sizeof(struct receiver_answer))
void end(struct world *world);
void open_door(struct world *world);
void close_door(struct world *world);

// Asks the open door; the caller gives the answer back.
json_t *ask_door(struct world *world, const char *name, json_t *members);
// What the board says of the webhook, "-" for nothing.
const char *trouble(struct world *world);
bool has_trouble(struct world *world);
bool has_no_trouble(struct world *world);
bool is_spool_empty(struct world *world);
bool waits_until(struct world *world, bool (*holds)(struct world *world)); // false after 20 s

// Runs one statement in the open door, as a disk that is full would answer.
void run_sql(struct world *world, const char *sql);

// Puts a message into the spool, of a door that is open or not.
void spool_made(struct world *world, const char *id, int64_t made_ms);
void spool_now(struct world *world, const char *id);

// The n-th request that was heard must hold the text.
void has(struct world *world, size_t n, const char *text);
