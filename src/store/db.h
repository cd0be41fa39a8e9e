// One SQLite connection: opening it the way Usher needs it, transactions, and short ways
// to run a statement. Not a place for queries: those live in the module that owns the table.
// Prepared statements are kept, found again by the address of their text: pass literals.
#pragma once

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "util/err.h"
#include "util/str.h"

struct db;

enum db_mode {
    DB_READ,   // READONLY; the file must exist
    DB_WRITE,  // the one writer; the file must exist
    DB_CREATE, // the one writer; the file may be missing
};

// Foreign keys on, mmap off. Fails with ERR_CONFIG where there is no database or it is not
// one, ERR_IO where the disk says no. What is in the file stays as it is.
bool db_open(struct db **db, const char *path, enum db_mode mode, struct err *err);
// WAL, synchronous=FULL, foreign keys: set and read back, once the file is known to be ours,
// since WAL stays in the file.
bool db_make_durable(struct db *db, struct err *err);
void db_close(struct db *db); // NULL is fine

// BEGIN IMMEDIATE on a writer, BEGIN on a reader. ERR_IO where a writer's file is no longer at its path.
bool db_begin(struct db *db, struct err *err);
bool db_commit(struct db *db, struct err *err); // durable when it returns true; rolled back when false
void db_rollback(struct db *db);                // nothing happens outside a transaction
bool db_in_transaction(struct db *db);

// `types` has a letter for each value behind it: i int64_t, n int64_t (0 is null),
// t const char * (NULL is null), b const struct str * (bytes, some).
bool db_run(struct db *db, struct err *err, const char *sql, const char *types, ...);
bool db_run_values(struct db *db, struct err *err, const char *sql, const char *types, va_list values);
// Many statements at once, no values, not kept.
bool db_script(struct db *db, struct err *err, const char *sql);

// Reading: db_query(); while (db_next()) { db_text() … }; if (!db_done()) …
struct db_rows {
    struct db *db;
    void *statement;
    int state;
    bool own;
};
void db_query(struct db *db, struct db_rows *rows, const char *sql, const char *types, ...);
void db_query_once(struct db *db, struct db_rows *rows, const char *sql); // any text; not kept
bool db_next(struct db_rows *rows);
int db_columns(struct db_rows *rows);
int64_t db_int(struct db_rows *rows, int column);                       // 0 for NULL
const char *db_text(struct db_rows *rows, int column);                  // "" for NULL; valid until db_next
const void *db_bytes(struct db_rows *rows, int column, size_t *length); // the same; NULL for none
bool db_is_null(struct db_rows *rows, int column);
bool db_done(struct db_rows *rows, struct err *err); // false when something went wrong on the way

// One whole number: *value stays as it is when there is no row. False only on trouble.
bool db_number(struct db *db, struct err *err, int64_t *value, const char *sql, const char *types, ...);

int64_t db_last_rowid(struct db *db);
int64_t db_changes(struct db *db);
struct sqlite3 *db_handle(struct db *db); // for what SQLite does with two of them
// Memory for pages: raised for a bulk import. Best effort.
void db_cache_mib(struct db *db, int mib);
