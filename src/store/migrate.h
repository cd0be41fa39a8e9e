// Bringing a file up to this version: numbered steps (schema/NNN_*.sql), each in its own
// transaction, and the derived tables, dropped and made anew when derived.sql changed.
#pragma once

#include <stdbool.h>

#include "store/db.h"

enum { MIGRATE_APPLICATION_ID = 0x55534852 }; // "USHR"

// Whether the file is as this version wants it. Refuses (ERR_CONFIG) a file that is not
// Usher's and one that a newer Usher has written.
bool migrate_check(struct db *db, bool *up_to_date, struct err *err);

// Runs the missing steps. *refold: the derived tables are new and empty, fold everything.
bool migrate_run(struct db *db, bool *refold, struct err *err);

// Makes the indexes of schema/lookups.sql that are missing, or drops them all.
bool migrate_make_lookups(struct db *db, struct err *err);
bool migrate_drop_lookups(struct db *db, struct err *err);

// Drops and makes the derived tables; the caller has begun a transaction and folds.
bool migrate_derived(struct db *db, struct err *err);
