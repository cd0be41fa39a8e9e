#include "store/phone_store.h"

#include <stdio.h>
#include <stdlib.h>

#include "store/db.h"
#include "util/mem.h"
#include "util/secret.h"

#define PHONE_COLUMNS "SELECT id, host, name, made_ms, heard_ms, ends_ms FROM phone "

void phone_finish(struct phone *phone)
{
    free(phone->name);
    *phone = (struct phone){ 0 };
}

static struct phone read_phone(struct db_rows *rows)
{
    struct phone phone = { .name = mem_copy_text(db_text(rows, 2)),
                           .made_ms = db_int(rows, 3),
                           .heard_ms = db_int(rows, 4),
                           .ends_ms = db_int(rows, 5) };

    snprintf(phone.id, sizeof phone.id, "%s", db_text(rows, 0));
    snprintf(phone.host, sizeof phone.host, "%s", db_text(rows, 1));
    return phone;
}

bool phone_store_add(struct store *store, const char *secret, const struct phone *phone, struct err *err)
{
    char hash[SECRET_HASH_SIZE];

    secret_hash(hash, secret);
    return db_run(store_db(store), err, "INSERT INTO phone VALUES (?, ?, ?, ?, ?, ?, ?)", "ttttiii",
                  phone->id, hash, phone->host, phone->name, phone->made_ms, phone->heard_ms, phone->ends_ms);
}

bool phone_store_by_secret(struct store *store, const char *secret, int64_t now_ms, struct phone *phone,
                           struct err *err)
{
    char hash[SECRET_HASH_SIZE];
    struct db_rows rows;

    *phone = (struct phone){ 0 };
    secret_hash(hash, secret);
    db_query(store_db(store), &rows, PHONE_COLUMNS "WHERE secret_hash = ? AND ends_ms > ?", "ti", hash,
             now_ms);
    if (db_next(&rows))
        *phone = read_phone(&rows);
    return db_done(&rows, err);
}

bool phone_store_heard(struct store *store, const char *id, int64_t now_ms, struct err *err)
{
    return db_run(store_db(store), err, "UPDATE phone SET heard_ms = ? WHERE id = ?", "it", now_ms, id);
}

bool phone_store_remove(struct store *store, const char *id, bool *found, struct err *err)
{
    bool done = db_run(store_db(store), err, "DELETE FROM phone WHERE id = ?", "t", id);

    *found = done && db_changes(store_db(store)) > 0;
    return done;
}

bool phone_store_drop_old(struct store *store, int64_t now_ms, struct err *err)
{
    return db_run(store_db(store), err, "DELETE FROM phone WHERE ends_ms <= ?", "i", now_ms);
}

void phone_list_finish(struct phone_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        phone_finish(&list->phones[i]);
    free(list->phones);
    *list = (struct phone_list){ 0 };
}

bool phone_store_list(struct store *store, int64_t now_ms, struct phone_list *list, struct err *err)
{
    struct db_rows rows;

    db_query(store_db(store), &rows, PHONE_COLUMNS "WHERE ends_ms > ? ORDER BY host, made_ms, id", "i",
             now_ms);
    while (db_next(&rows)) {
        list->phones = mem_grow(list->phones, &list->room, list->count + 1, sizeof *list->phones);
        list->phones[list->count++] = read_phone(&rows);
    }
    return db_done(&rows, err);
}
