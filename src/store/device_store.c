#include "store/device_store.h"

#include <stdio.h>

#include "store/db.h"

bool device_store_others(struct store *store, struct device_rows *others, struct err *err)
{
    struct db_rows rows;

    *others = (struct device_rows){ 0 };
    db_query(store_db(store), &rows,
             "SELECT device.id, ifnull(name, ''), (SELECT at_ms FROM fact WHERE fact.device = device.num"
             " ORDER BY seq DESC LIMIT 1) AS last FROM device LEFT JOIN device_name ON device = device.id"
             " WHERE device.id <> ? AND last IS NOT NULL ORDER BY last DESC, device.id",
             "t", store_device(store));
    while (db_next(&rows)) {
        struct device_row *row = &others->rows[others->count];

        if (others->all++ >= DEVICE_ROWS)
            continue;
        snprintf(row->id, sizeof row->id, "%s", db_text(&rows, 0));
        snprintf(row->name, sizeof row->name, "%s", db_text(&rows, 1));
        row->last_ms = db_int(&rows, 2);
        others->count++;
    }
    return db_done(&rows, err);
}
