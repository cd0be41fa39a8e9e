// The gate of the web server: keeps the connections (web/connections) for many threads, and looks after those
// whose time is over from a thread of its own, which sleeps until then.
#pragma once

#include <sys/socket.h>

#include "util/err.h"
#include "web/connections.h"

struct gate;

bool gate_create(struct gate **gate, size_t most, size_t most_per_address, struct err *err);
// After the last gate_leave. NULL is fine.
void gate_destroy(struct gate *gate);

bool gate_lets_in(struct gate *gate, const struct sockaddr *address);
// `handle` is the socket; it stays open until gate_leave has returned, which frees the connection.
struct connection *gate_enter(struct gate *gate, const struct sockaddr *address, int handle);
void gate_leave(struct gate *gate, struct connection *connection);

void gate_moves(struct gate *gate, struct connection *connection, enum connection_state state);
void gate_knows(struct gate *gate, struct connection *connection); // it has shown a session
// A stream has something to take, or takes it.
void gate_stalls(struct gate *gate, struct connection *connection, bool stalls);
