#include "store/list_store.h"

#include <stdio.h>

#include "store/db.h"

bool list_store_guest(struct store *store, const char *source, const char *key, int64_t event, int64_t *guest,
                      struct err *err)
{
    *guest = 0;
    return db_number(store_db(store), err, guest,
                     "SELECT guest FROM list_row WHERE key = ?1 AND source = ?2 AND substr(key, 1, 1) <> '#'"
                     " AND (?3 = -1 OR event = ?3) ORDER BY guest LIMIT 1",
                     "tti", key, source, event);
}

bool list_store_row(struct store *store, int64_t guest, int64_t event, const char *source, const char *key,
                    struct listed *listed, struct err *err)
{
    struct db_rows rows;

    *listed = (struct listed){ 0 };
    db_query(store_db(store), &rows,
             "SELECT present, hash FROM list_row WHERE guest = ? AND event = ? AND source = ? AND key = ?",
             "iitt", guest, event, source, key);
    if (db_next(&rows)) {
        listed->there = true;
        listed->present = db_int(&rows, 0) != 0;
        listed->hash = (uint64_t)db_int(&rows, 1);
    }
    return db_done(&rows, err);
}

bool list_stretch_next(struct list_stretch *stretch, struct store *store, int64_t guests, bool *there,
                       struct err *err)
{
    int64_t last = 0;

    stretch->after = stretch->up_to;
    stretch->up_to = stretch->after > INT64_MAX - guests ? INT64_MAX : stretch->after + guests;
    if (!db_number(store_db(store), err, &last, "SELECT ifnull(max(guest), 0) FROM list_row", ""))
        return false;
    *there = stretch->after < last;
    return true;
}

bool list_store_each(struct store *store, int64_t event, const char *source, const struct list_stretch *of,
                     bool (*each)(void *context, int64_t guest, const char *key, uint64_t hash,
                                  struct err *err),
                     void *context, struct err *err)
{
    struct db_rows rows;
    bool going = true;

    db_query(
        store_db(store), &rows,
        "SELECT guest, key, hash FROM list_row WHERE guest > ? AND guest <= ? AND event = ? AND source = ?"
        " AND present ORDER BY guest, key",
        "iiit", of->after, of->up_to, event, source);
    while (going && db_next(&rows))
        going = each(context, db_int(&rows, 0), db_text(&rows, 1), (uint64_t)db_int(&rows, 2), err);
    return db_done(&rows, going ? err : NULL) && going;
}

bool list_store_batch(struct store *store, const char *batch,
                      bool (*each)(void *context, int64_t guest, const char *kind, bool is_undone,
                                   struct err *err),
                      void *context, struct err *err)
{
    struct db_rows rows;
    bool going = true;

    db_query(store_db(store), &rows,
             "SELECT guest, kind, EXISTS (SELECT 1 FROM fact AS back WHERE back.guest = said.guest"
             "  AND back.kind = 'guest.list_undone' AND back.body = '{\"batch\":\"' || ?1 || '\"}')"
             " FROM (SELECT DISTINCT guest, kind FROM fact WHERE guest IS NOT NULL"
             "  AND kind IN ('guest.listed', 'guest.unlisted', 'visit.checked_in')"
             "  AND instr(body, '\"batch\":\"' || ?1 || '\"') > 0) AS said ORDER BY guest, kind",
             "t", batch);
    while (going && db_next(&rows))
        going = each(context, db_int(&rows, 0), db_text(&rows, 1), db_int(&rows, 2) != 0, err);
    return db_done(&rows, going ? err : NULL) && going;
}

bool list_store_find_batch(struct store *store, const char *text, int64_t *found, char id[ID_SIZE],
                           struct err *err)
{
    struct db_rows rows;

    *found = 0;
    db_query(store_db(store), &rows,
             "SELECT id FROM batch WHERE length(?1) >= 4 AND substr(id, 1, length(?1)) = ?1 LIMIT 2", "t",
             text);
    for (; db_next(&rows); (*found)++)
        snprintf(id, ID_SIZE, "%s", db_text(&rows, 0));
    return db_done(&rows, err);
}
