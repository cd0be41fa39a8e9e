#include "store/arrival_store.h"

#include <string.h>

#include "store/db.h"

static bool read_rows(struct db_rows *rows, struct arrival_row *arrivals, size_t *count, struct err *err)
{
    for (*count = 0; db_next(rows); (*count)++) {
        struct arrival_row *row = &arrivals[*count];
        const char *visit = db_text(rows, 1);

        *row = (struct arrival_row){ .guest = db_int(rows, 0),
                                     .at_ms = db_int(rows, 2),
                                     .number = db_int(rows, 3) };
        if (strlen(visit) < ID_SIZE)
            memcpy(row->visit, visit, strlen(visit) + 1);
    }
    return db_done(rows, err);
}

#define TO_COME                                                                                              \
    " FROM registration r JOIN guest ON num = r.guest WHERE r.event = ?1 AND expected AND visits = 0"        \
    " AND earlier = 0 AND name <> '' AND NOT erased"

bool arrival_store_new(struct store *store, int64_t event, struct arrival_row *rows, size_t most,
                       size_t *count, int64_t *all, struct err *err)
{
    struct db_rows found;

    *all = 0;
    if (!db_number(store_db(store), err, all, "SELECT count(*)" TO_COME, "i", event))
        return false;
    db_query(store_db(store), &found,
             "SELECT num, '', 0, 0" TO_COME " ORDER BY name COLLATE NOCASE, num LIMIT ?2", "ii", event,
             (int64_t)most);
    return read_rows(&found, rows, count, err);
}

bool arrival_store_last(struct store *store, int64_t event, struct arrival_row *rows, size_t most,
                        size_t *count, struct err *err)
{
    struct db_rows found;

    db_query(store_db(store), &found,
             "SELECT guest, id, at_ms, number FROM visit WHERE event = ?1 AND number > 0"
             " ORDER BY at_ms DESC, id DESC LIMIT ?2",
             "ii", event, (int64_t)most);
    return read_rows(&found, rows, count, err);
}
