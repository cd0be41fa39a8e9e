// Where the socket of a database is: FILE.sock beside it; where that path is too long for a socket,
// in a private folder, under a name that both ends find from the file's path.
#pragma once

#include <sys/un.h>

#include "util/err.h"

// The database must be there. With `make` the private folder, where it is needed, is made.
// ERR_IO when it is somebody else's, or cannot be.
bool address_of(struct sockaddr_un *address, const char *database_path, bool make, struct err *err);

// Whether the other end of a connected socket is the same user, or root, or we are root.
bool address_is_ours(int socket);
