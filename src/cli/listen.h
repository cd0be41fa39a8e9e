// The door's end of the socket: other commands on the same file ask here, and are answered as if they
// worked alone. One thread, which waits for nobody in particular; the clerk does the work. What crosses
// is requests and answers (cli/frame), never arguments, paths or handles. cli/link is the other end.
//
//     listen_start      takes the lock and listens: from here on whoever asks waits for the door
//     listen_open_store opens the file under that lock
//     listen_serve      once the clerk works: answers
//     listen_stop       before clerk_stop
#pragma once

#include "store/clerk.h"

struct listen;

// ERR_REFUSED when a door is open on this file already, ERR_AGAIN when another command works on it for
// 10 s, ERR_CONFIG where there is no database, ERR_IO. Removes the socket of a door that was killed.
bool listen_start(struct listen **listen, const char *database_path, struct err *err);
// Once; the lock is the store's from here on.
bool listen_open_store(struct listen *listen, struct store **store, int64_t now_ms, struct err *err);
bool listen_serve(struct listen *listen, struct clerk *clerk, struct err *err);
// Nobody new is heard, what is under way is answered, the socket goes. NULL is fine.
void listen_stop(struct listen *listen);
