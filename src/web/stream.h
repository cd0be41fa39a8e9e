// The streams of events to phones, and what is said on them: `changed` after each commit, to hosts with the
// board (web/board_feed): all of it first, then what has changed; `alert` with who has to be called, a heart
// now and then. Each has the id BOOT-N, from which a browser goes on after a break. A stream keeps no queue:
// it is told what is newest when it can take it. One thread, woken by commits; whoever takes nothing is
// dropped by the server. Also knows which phones are there, and tells the store.
#pragma once

#include <stdint.h>

#include "store/clerk.h"
#include "util/id.h"
#include "util/json.h"
#include "web/server.h"

struct hub;
struct machine;

struct hub_setup {
    struct clerk *clerk;
    struct machine *machine; // what board.show is asked with
    bool is_short;           // names and words are shortened (web/reduce)
};
bool hub_start(struct hub **hub, const struct hub_setup *setup, struct err *err);
// Ends every stream and takes no more; before server_stop.
void hub_end(struct hub *hub);
void hub_destroy(struct hub *hub); // after server_stop, before clerk_stop. NULL is fine.

// Commits so far: what was looked up at this number holds as long as it stays.
uint64_t hub_commits(const struct hub *hub);

// Whose stream it is: a host's phone, or the guest of a visit.
struct hub_who {
    char phone[ID_SIZE], host[ID_SIZE];
    bool is_lead;
    int64_t ends_ms; // of the session
    char visit[ID_SIZE];
};
// Replies with a stream; after `last_id` of an earlier one, "" for none.
void hub_stream(struct hub *hub, struct exchange *exchange, const struct hub_who *who, const char *last_id);

// What alert.due has answered. From any thread.
void hub_alert(struct hub *hub, const json_t *alerts);
