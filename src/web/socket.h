// Sockets of the web: where it listens, and who is at the other end.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <sys/socket.h>

#include "util/err.h"
#include "web/http.h"

// A socket that listens at a host name or an IP address; "::" hears IPv4 too. ERR_IO, with what to do.
bool socket_listen(int *handle, const char *address, int port, struct err *err);
// Whether the name or address is this machine's own and cannot be reached from elsewhere.
bool socket_is_loopback(const char *address);

// Who it is, for counting: an IPv4 address, or the network of 64 bits that an IPv6 address is in, which one
// machine has many of. True for this machine itself.
bool socket_peer(const struct sockaddr *address, char peer[HTTP_PEER_SIZE]);
// A peer that is gone without a word is noticed within half a minute, and one that takes nothing costs no
// more than SOCKET_BYTES.
enum { SOCKET_BYTES = 128 * 1024 };
void socket_prepare(int handle);
// How many of so many sockets this process may have, beside what else it has open; raises its own limit.
size_t socket_room(size_t wanted);
