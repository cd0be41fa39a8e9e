#include "store/answered.h"

#include "store/handle.h"
#include "util/mem.h"

static const int64_t KEPT_MS = INT64_C(7) * 24 * 3600 * 1000;

bool answered_find(struct store *store, const char *id, char **answer, struct err *err)
{
    struct db_rows rows;

    *answer = NULL;
    db_query(store->db, &rows, "SELECT answer FROM answered WHERE id = ?", "t", id);
    if (db_next(&rows))
        *answer = mem_copy_text(db_text(&rows, 0));
    return db_done(&rows, err);
}

bool answered_keep(struct store *store, const char *id, int64_t at_ms, const char *answer, struct err *err)
{
    return db_run(store->db, err, "INSERT INTO answered VALUES (?, ?, ?)", "tit", id, at_ms, answer);
}

bool answered_drop_old(struct store *store, int64_t now_ms, struct err *err)
{
    return db_run(store->db, err, "DELETE FROM answered WHERE at_ms < ?", "i", now_ms - KEPT_MS);
}

bool answered_erase(struct store *store, int64_t guest, struct err *err)
{
    return db_run(store->db, err,
                  "DELETE FROM answered WHERE instr(answer, (SELECT id FROM subject WHERE num = ?)) > 0", "i",
                  guest);
}
