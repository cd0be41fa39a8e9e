#include "store/outbox_store.h"

#include <stdlib.h>

#include "store/handle.h"
#include "util/mem.h"

#define COLUMNS "SELECT id, message, made_ms, tries, next_ms FROM alert_spool "

void outbox_row_finish(struct outbox_row *row)
{
    free(row->id);
    free(row->message);
    *row = (struct outbox_row){ 0 };
}

void outbox_finish(struct outbox *outbox)
{
    for (size_t i = 0; i < outbox->count; i++)
        outbox_row_finish(&outbox->rows[i]);
    free(outbox->rows);
    *outbox = (struct outbox){ 0 };
}

static struct outbox_row read_row(struct db_rows *rows)
{
    return (struct outbox_row){ .id = mem_copy_text(db_text(rows, 0)),
                                .message = mem_copy_text(db_text(rows, 1)),
                                .made_ms = db_int(rows, 2),
                                .tries = db_int(rows, 3),
                                .next_ms = db_int(rows, 4) };
}

bool outbox_store_list(struct store *store, int64_t most, struct outbox *outbox, struct err *err)
{
    struct db_rows rows;

    db_query(store->db, &rows, COLUMNS "WHERE NOT given_up ORDER BY next_ms, made_ms, id LIMIT ?", "i", most);
    while (db_next(&rows)) {
        outbox->rows = mem_grow(outbox->rows, &outbox->room, outbox->count + 1, sizeof *outbox->rows);
        outbox->rows[outbox->count++] = read_row(&rows);
    }
    return db_done(&rows, err);
}

bool outbox_store_read(struct store *store, const char *id, struct outbox_row *row, struct err *err)
{
    struct db_rows rows;

    *row = (struct outbox_row){ 0 };
    db_query(store->db, &rows, COLUMNS "WHERE id = ? AND NOT given_up", "t", id);
    if (db_next(&rows))
        *row = read_row(&rows);
    return db_done(&rows, err);
}

bool outbox_store_remove(struct store *store, const char *id, struct err *err)
{
    return db_run(store->db, err, "DELETE FROM alert_spool WHERE id = ?", "t", id);
}

bool outbox_store_tried(struct store *store, const struct outbox_row *row, const char *said, bool given_up,
                        struct err *err)
{
    return db_run(store->db, err,
                  "UPDATE alert_spool SET tries = ?, next_ms = ?, said = ?, given_up = ? WHERE id = ?",
                  "iitit", row->tries, row->next_ms, said, (int64_t)given_up, row->id);
}

bool outbox_store_lost(struct store *store, struct outbox_lost *lost, struct err *err)
{
    struct db_rows rows;

    db_query(store->db, &rows, "SELECT said FROM alert_spool WHERE given_up ORDER BY next_ms, id", "");
    while (db_next(&rows)) {
        lost->count++;
        str_clear(&lost->said);
        str_add(&lost->said, db_text(&rows, 0));
    }
    return db_done(&rows, err);
}

bool outbox_store_forget_lost(struct store *store, int64_t *count, struct err *err)
{
    bool done = db_run(store->db, err, "DELETE FROM alert_spool WHERE given_up", "");

    *count = done ? db_changes(store->db) : 0;
    return done;
}

bool outbox_store_erase(struct store *store, int64_t guest, struct err *err)
{
    return db_run(store->db, err,
                  "DELETE FROM alert_spool WHERE guest = (SELECT id FROM subject WHERE num = ?)", "i", guest);
}
