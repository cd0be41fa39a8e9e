// The one-writer lock: flock on FILE.lock beside the database, never on the database
// itself (closing any descriptor of that file would drop SQLite's own locks).
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "util/err.h"

// Waits up to wait_ms for another Usher to finish; ERR_AGAIN when it does not.
// *fd is closed by lock_release, or by the end of the process, however it ends.
bool lock_take(int *fd, const char *database_path, int64_t wait_ms, struct err *err);
void lock_release(int fd); // -1 is fine
