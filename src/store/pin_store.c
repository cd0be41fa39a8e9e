#include "store/pin_store.h"

#include <stdio.h>

#include "store/db.h"

bool pin_store_read(struct store *store, const char *role, struct pin *pin, struct err *err)
{
    struct db_rows rows;

    *pin = (struct pin){ 0 };
    db_query(store_db(store), &rows, "SELECT hash, wrong, next_ms FROM pin WHERE role = ?", "t", role);
    if (db_next(&rows)) {
        snprintf(pin->hash, sizeof pin->hash, "%s", db_text(&rows, 0));
        pin->wrong = db_int(&rows, 1);
        pin->next_ms = db_int(&rows, 2);
    }
    return db_done(&rows, err);
}

bool pin_store_write(struct store *store, const char *role, const struct pin *pin, struct err *err)
{
    return db_run(store_db(store), err, "INSERT OR REPLACE INTO pin VALUES (?, ?, ?, ?)", "ttii", role,
                  pin->hash, pin->wrong, pin->next_ms);
}

bool pin_store_has(struct store *store, const char *role, bool *has, struct err *err)
{
    struct pin pin;
    bool done = pin_store_read(store, role, &pin, err);

    *has = done && pin.hash[0];
    return done;
}
