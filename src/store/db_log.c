#include "store/db_log.h"

#include <sqlite3.h>

static int note_pages(void *pages, sqlite3 *handle, const char *schema, int count)
{
    (void)handle;
    (void)schema;
    *(int64_t *)pages = count;
    return SQLITE_OK;
}

void db_log_by_hand(struct db *db, int64_t *pages)
{
    *pages = 0;
    sqlite3_wal_hook(db_handle(db), note_pages, pages); // takes the place of moving by itself
}

void db_log_move(struct db *db, int64_t *pages)
{
    sqlite3_wal_checkpoint_v2(db_handle(db), NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    *pages = 0; // the next COMMIT says what is left
}
