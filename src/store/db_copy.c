#include "store/db_copy.h"

#include <sqlite3.h>

static bool copy_all(struct db *to, struct db *from, const char *path, struct err *err)
{
    sqlite3_backup *backup = sqlite3_backup_init(db_handle(to), "main", db_handle(from), "main");

    if (backup) {
        sqlite3_backup_step(backup, -1);
        sqlite3_backup_finish(backup); // leaves its trouble with the connection
    }
    return sqlite3_errcode(db_handle(to)) == SQLITE_OK ||
           err_set(err, ERR_IO, "cannot copy %s: %s: make room in the folder for temporary files", path,
                   sqlite3_errmsg(db_handle(to)));
}

bool db_open_copy(struct db **out, const char *path, struct err *err)
{
    struct db *from;
    bool done;

    *out = NULL;
    if (!db_open(&from, path, DB_READ, err))
        return false;
    done = db_open(out, "", DB_WRITE, err) && copy_all(*out, from, path, err);
    db_close(from);
    return done;
}
