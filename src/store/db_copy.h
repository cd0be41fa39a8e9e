// A copy of a file as it is now, of one connection alone.
#pragma once

#include "store/db.h"

// In memory, and on disk where it is large; nothing is left of it when it is closed. ERR_CONFIG, ERR_IO.
bool db_open_copy(struct db **db, const char *path, struct err *err);
