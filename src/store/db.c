#include "store/db.h"

#include <sqlite3.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "util/mem.h"

enum { STATEMENT_SLOTS = 512 };

struct db {
    sqlite3 *handle;
    enum db_mode mode;
    struct {
        const char *sql;
        sqlite3_stmt *statement;
    } kept[STATEMENT_SLOTS];
};

static enum err_kind kind_of(int code)
{
    switch (code & 0xFF) {
    case SQLITE_NOTADB:
    case SQLITE_CANTOPEN:
        return ERR_CONFIG;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ERR_AGAIN;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CORRUPT:
    case SQLITE_TOOBIG:
        return ERR_IO;
    default:
        return ERR_INTERNAL;
    }
}

static const char *advice_of(int code)
{
    if (code == SQLITE_IOERR_SHMSIZE) // no room for the file beside that readers need
        return "free some space beside the file and try again";
    switch (code & 0xFF) {
    case SQLITE_FULL:
        return "free some space and try again";
    case SQLITE_CORRUPT:
        return "restore a backup, or try 'usher doctor --rebuild'";
    case SQLITE_NOTADB:
        return "name an Usher database with --db";
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return "check that the file and its folder are there and may be written";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return "try again";
    default:
        return "run 'usher doctor'";
    }
}

static bool fail(struct db *db, int code, struct err *err)
{
    return err_set(err, kind_of(code), "the database says: %s: %s",
                   db->handle ? sqlite3_errmsg(db->handle) : sqlite3_errstr(code), advice_of(code));
}

// ---- opening

static bool pragma_is(struct db *db, const char *pragma, const char *wanted, struct err *err)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(db->handle, pragma, -1, &statement, NULL);
    bool same = false;

    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    if (code == SQLITE_ROW) {
        const char *value = (const char *)sqlite3_column_text(statement, 0);

        same = value && strcmp(value, wanted) == 0;
        if (!same)
            err_set(err, ERR_IO, "%s is %s and not %s: put the file on a local disk", pragma,
                    value ? value : "unset", wanted);
    } else {
        fail(db, code, err);
    }
    sqlite3_finalize(statement);
    return same;
}

static bool set_up(struct db *db, struct err *err)
{
    sqlite3_busy_timeout(db->handle, 5000);
    sqlite3_extended_result_codes(db->handle, 1);
    return db_script(db, err,
                     "PRAGMA mmap_size=0; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;"
                     "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;");
}

bool db_make_durable(struct db *db, struct err *err)
{
    return db_script(db, err, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;") &&
           pragma_is(db, "PRAGMA journal_mode", "wal", err) &&
           pragma_is(db, "PRAGMA synchronous", "2", err) && pragma_is(db, "PRAGMA foreign_keys", "1", err);
}

// Nobody reads SQLite's own memory statistics, and keeping them takes a lock at every turn.
static void configure_once(void)
{
    static atomic_flag done = ATOMIC_FLAG_INIT;

    if (!atomic_flag_test_and_set(&done))
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

bool db_open(struct db **out, const char *path, enum db_mode mode, struct err *err)
{
    static const int flags[] = {
        [DB_READ] = SQLITE_OPEN_READONLY,
        [DB_WRITE] = SQLITE_OPEN_READWRITE,
        [DB_CREATE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
    };
    struct db *db = mem_new(sizeof *db);
    int code;

    configure_once();
    code = sqlite3_open_v2(path, &db->handle, flags[mode] | SQLITE_OPEN_NOMUTEX, NULL);

    db->mode = mode;
    if (code != SQLITE_OK ? fail(db, code, err) : set_up(db, err)) {
        *out = db;
        return true;
    }
    err_wrap(err, "cannot open %s", path);
    db_close(db);
    *out = NULL;
    return false;
}

struct sqlite3 *db_handle(struct db *db)
{
    return db->handle;
}

void db_close(struct db *db)
{
    if (!db)
        return;
    for (int i = 0; i < STATEMENT_SLOTS; i++)
        sqlite3_finalize(db->kept[i].statement);
    sqlite3_close_v2(db->handle);
    free(db);
}

// ---- transactions

bool db_begin(struct db *db, struct err *err)
{
    int has_moved = 0;

    if (db->mode != DB_READ)
        sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved);
    if (has_moved) // what would be written could not be found again
        return err_set(err, ERR_IO, "the database was moved or removed: put it back, or start Usher again");
    return db_script(db, err, db->mode == DB_READ ? "BEGIN" : "BEGIN IMMEDIATE");
}

bool db_commit(struct db *db, struct err *err)
{
    if (db_script(db, err, "COMMIT"))
        return true;
    db_rollback(db);
    return false;
}

void db_rollback(struct db *db)
{
    if (db_in_transaction(db))
        db_script(db, NULL, "ROLLBACK");
}

bool db_in_transaction(struct db *db)
{
    return !sqlite3_get_autocommit(db->handle);
}

// ---- statements

static size_t slot_of(const char *sql)
{
    return ((uintptr_t)sql * UINT64_C(0x9E3779B97F4A7C15)) >> 32;
}

// A kept statement that nobody is stepping through, or a new one of the caller's own.
static int find_statement(struct db *db, const char *sql, sqlite3_stmt **statement, bool *own)
{
    *own = false;
    for (size_t i = 0, slot = slot_of(sql); i < 8; i++, slot++) {
        size_t at = slot % STATEMENT_SLOTS;

        if (db->kept[at].sql == sql) {
            *statement = db->kept[at].statement;
            if (!sqlite3_stmt_busy(*statement))
                return SQLITE_OK;
            break;
        }
        if (!db->kept[at].sql) {
            int code = sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);

            if (code == SQLITE_OK) {
                db->kept[at].sql = sql;
                db->kept[at].statement = *statement;
            }
            return code;
        }
    }
    *own = true;
    return sqlite3_prepare_v2(db->handle, sql, -1, statement, NULL);
}

static int bind_all(sqlite3_stmt *statement, const char *types, va_list values)
{
    int code = SQLITE_OK;

    for (int i = 1; types[i - 1] && code == SQLITE_OK; i++) {
        switch (types[i - 1]) {
        case 'i':
            code = sqlite3_bind_int64(statement, i, va_arg(values, int64_t));
            break;
        case 'n': { // a number, 0 is null
            int64_t number = va_arg(values, int64_t);

            code = number ? sqlite3_bind_int64(statement, i, number) : sqlite3_bind_null(statement, i);
            break;
        }
        case 't':
            code = sqlite3_bind_text(statement, i, va_arg(values, const char *), -1, SQLITE_STATIC);
            break;
        case 'b': {
            const struct str *bytes = va_arg(values, const struct str *);

            code = sqlite3_bind_blob64(statement, i, bytes->at, bytes->length, SQLITE_STATIC);
            break;
        }
        default:
            must(false); // not a type letter
        }
    }
    return code;
}

static void start(struct db *db, struct db_rows *rows, const char *sql, const char *types, va_list values)
{
    sqlite3_stmt *statement = NULL;

    *rows = (struct db_rows){ .db = db };
    rows->state = find_statement(db, sql, &statement, &rows->own);
    rows->statement = statement;
    if (rows->state == SQLITE_OK)
        rows->state = bind_all(statement, types, values);
}

void db_query(struct db *db, struct db_rows *rows, const char *sql, const char *types, ...)
{
    va_list values;

    va_start(values, types);
    start(db, rows, sql, types, values);
    va_end(values);
}

void db_query_once(struct db *db, struct db_rows *rows, const char *sql)
{
    sqlite3_stmt *statement = NULL;

    *rows = (struct db_rows){ .db = db, .own = true };
    rows->state = sqlite3_prepare_v2(db->handle, sql, -1, &statement, NULL);
    rows->statement = statement;
}

bool db_next(struct db_rows *rows)
{
    if (rows->state == SQLITE_OK || rows->state == SQLITE_ROW)
        rows->state = sqlite3_step(rows->statement);
    return rows->state == SQLITE_ROW;
}

int db_columns(struct db_rows *rows)
{
    return sqlite3_column_count(rows->statement);
}

int64_t db_int(struct db_rows *rows, int column)
{
    return sqlite3_column_int64(rows->statement, column);
}

const char *db_text(struct db_rows *rows, int column)
{
    const char *text = (const char *)sqlite3_column_text(rows->statement, column);

    return text ? text : "";
}

const void *db_bytes(struct db_rows *rows, int column, size_t *length)
{
    const void *bytes = sqlite3_column_blob(rows->statement, column);

    *length = (size_t)sqlite3_column_bytes(rows->statement, column);
    return bytes;
}

bool db_is_null(struct db_rows *rows, int column)
{
    return sqlite3_column_type(rows->statement, column) == SQLITE_NULL;
}

bool db_done(struct db_rows *rows, struct err *err)
{
    bool fine = rows->state == SQLITE_OK || rows->state == SQLITE_ROW || rows->state == SQLITE_DONE;

    if (!fine)
        fail(rows->db, rows->state, err);
    if (rows->statement && rows->own) {
        sqlite3_finalize(rows->statement);
    } else if (rows->statement) {
        sqlite3_reset(rows->statement); // its values are bound anew the next time
    }
    rows->statement = NULL;
    return fine;
}

bool db_run_values(struct db *db, struct err *err, const char *sql, const char *types, va_list values)
{
    struct db_rows rows;

    start(db, &rows, sql, types, values);
    while (db_next(&rows))
        continue;
    return db_done(&rows, err);
}

bool db_run(struct db *db, struct err *err, const char *sql, const char *types, ...)
{
    va_list values;
    bool done;

    va_start(values, types);
    done = db_run_values(db, err, sql, types, values);
    va_end(values);
    return done;
}

bool db_number(struct db *db, struct err *err, int64_t *value, const char *sql, const char *types, ...)
{
    struct db_rows rows;
    va_list values;

    va_start(values, types);
    start(db, &rows, sql, types, values);
    va_end(values);
    if (db_next(&rows))
        *value = db_int(&rows, 0);
    return db_done(&rows, err);
}

bool db_script(struct db *db, struct err *err, const char *sql)
{
    int code = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);

    return code == SQLITE_OK || fail(db, code, err);
}

int64_t db_last_rowid(struct db *db)
{
    return sqlite3_last_insert_rowid(db->handle);
}

int64_t db_changes(struct db *db)
{
    return sqlite3_changes64(db->handle);
}

void db_cache_mib(struct db *db, int mib)
{
    char sql[64];

    snprintf(sql, sizeof sql, "PRAGMA cache_size=-%d", mib * 1024);
    db_script(db, NULL, sql);
}
