// When SQLite's write-ahead log is moved into the file. By itself SQLite does it within some COMMIT, and
// whoever waits for that one waits for all of it; by hand it is done when nobody waits.
#pragma once

#include <stdint.h>

#include "store/db.h"

// From here on nothing is moved but by db_log_move, and when the file is closed. *pages is kept at the
// length of the log, as long as the connection is open.
void db_log_by_hand(struct db *db, int64_t *pages);
// Moves what there is; readers go on meanwhile. Outside a transaction. What cannot be moved now is
// moved another time: nothing is lost.
void db_log_move(struct db *db, int64_t *pages);
