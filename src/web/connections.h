// Who is connected to the web, and for how long each may take: limits in all and for each address, the time
// for headers, bodies and replies whatever dribbles in or out, and who goes first when room is short. Looks
// at no clock and locks nothing (web/server does); cuts a connection off by shutting its socket down, so that
// whoever owns the socket finds it ended.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "web/http.h"

enum {
    CONNECTIONS_HEADERS_S = 10, // from the connection, or the reply before, to complete headers
    CONNECTIONS_KNOWN_S = 65,   // the same for who has shown a session
    CONNECTIONS_BODY_S = 20,    // to the complete body
    CONNECTIONS_REPLY_S = 30,   // for taking a reply
    CONNECTIONS_STALL_S = 20,   // for a stream that takes nothing of what there is
};

enum connection_state {
    CONNECTION_WAITS,   // for a request, or the rest of its headers
    CONNECTION_BODY,    // headers are complete, the body is not
    CONNECTION_THINKS,  // the door is working
    CONNECTION_REPLIES, // a reply is on its way out
    CONNECTION_STREAMS, // events, without an end
};

struct connection {
    struct connection *older, *newer;
    int handle; // of the socket
    char peer[HTTP_PEER_SIZE];
    bool is_local, is_known, is_leaving;
    bool has_asked; // a whole request came once
    enum connection_state state;
    int64_t waits_us;   // since when it waits for a request
    int64_t replies_us; // since when it takes a reply
    int64_t stalls_us;  // since when a stream has something to take; 0: it has nothing
};

struct connections {
    struct connection *oldest, *newest;
    size_t count, leaving;
    size_t most, most_per_address;
};

// Whether one more may come from this address. Where room is short the oldest of those who have shown no
// session goes, first of all whoever has not asked for anything yet; never anybody with a session.
bool connections_let_in(struct connections *connections, const char *peer, bool is_local);
// `connection` is the caller's, with handle, peer and is_local filled in.
void connections_add(struct connections *connections, struct connection *connection, int64_t now_us);
void connections_remove(struct connections *connections, struct connection *connection);
void connection_enter(struct connection *connection, enum connection_state state, int64_t now_us);

// When its time is over; 0: never.
int64_t connection_deadline(const struct connection *connection);
// Cuts off whose time is over; returns the next deadline, 0 for none.
int64_t connections_sweep(struct connections *connections, int64_t now_us);
