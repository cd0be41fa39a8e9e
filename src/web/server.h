// The HTTP server: connections in, requests and replies as plain values (web/http), answered now or later
// from any thread, by libmicrohttpd. One thread that waits for many sockets at once, and one that looks
// after those who take too long (web/connections). Knows nothing of routes, sessions or guests.
#pragma once

#include <stdint.h>
#include <sys/types.h>

#include "util/err.h"
#include "web/http.h"

struct server;
struct exchange; // one request that is to be replied to
struct flow;     // a reply without an end: bytes as they come

struct server_setup {
    const char *address; // a host name or an IP address; "::" hears IPv4 too
    int port;
    const char *certificate, *key; // PEM texts; NULL for plain HTTP
    size_t connections, per_address;
    // Called on the server's thread for each whole request; must see to it that exactly one of exchange_reply
    // and exchange_stream is called, then or later.
    void (*asked)(void *context, struct exchange *exchange);
    void *context;
};

// ERR_IO for an address or port that cannot be had, ERR_CONFIG for a certificate that does not fit, or where
// libmicrohttpd is missing.
bool server_start(struct server **server, const struct server_setup *setup, struct err *err);
// Waits for replies under way; flows must have been ended by whoever made them. NULL is fine.
void server_stop(struct server *server);

// Valid until the reply.
const struct http_request *exchange_request(const struct exchange *exchange);
// Whoever asked has shown a session: the connection is not given up for others.
void exchange_is_known(struct exchange *exchange);
// `reply` is taken over.
void exchange_reply(struct exchange *exchange, struct http_reply *reply);

// Replies with events (text/event-stream). `read` is called on the server's thread whenever there is room:
// fills in bytes, 0 for none now, -1 for the end; it may be called without a wake. `closed` is the last
// thing that is heard of it, also when nothing was read. Neither is called with a lock held that
// flow_wake takes.
struct flow_calls {
    ssize_t (*read)(void *context, char *at, size_t room);
    void (*closed)(void *context);
    void *context;
};
struct flow *exchange_stream(struct exchange *exchange, const struct flow_calls *calls);
// There is something to read. From any thread, until `closed`.
void flow_wake(struct flow *flow);
