#include "store/pairing_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/db.h"
#include "util/mem.h"
#include "util/secret.h"

#define PAIRING_COLUMNS "SELECT id, host, state, phone_name, ends_ms FROM pairing "

const char *const pairing_state_names[PAIRING_STATES] = {
    [PAIRING_OPEN] = "open",       [PAIRING_ASKED] = "asked", [PAIRING_ALLOWED] = "allowed",
    [PAIRING_REFUSED] = "refused", [PAIRING_USED] = "used",
};

static struct pairing read_pairing(struct db_rows *rows)
{
    struct pairing pairing = { .state = PAIRING_USED, .ends_ms = db_int(rows, 4) };

    snprintf(pairing.id, sizeof pairing.id, "%s", db_text(rows, 0));
    snprintf(pairing.host, sizeof pairing.host, "%s", db_text(rows, 1));
    snprintf(pairing.phone_name, sizeof pairing.phone_name, "%s", db_text(rows, 3));
    for (int state = 0; state < PAIRING_STATES; state++) {
        if (strcmp(pairing_state_names[state], db_text(rows, 2)) == 0)
            pairing.state = (enum pairing_state)state;
    }
    return pairing;
}

bool pairing_store_add(struct store *store, const char *code, const struct pairing *pairing, int64_t now_ms,
                       struct err *err)
{
    char hash[SECRET_HASH_SIZE];

    secret_hash(hash, code);
    return db_run(store_db(store), err, "INSERT INTO pairing VALUES (?, ?, ?, ?, ?, ?, ?)", "tttttii", hash,
                  pairing->id, pairing->host, pairing_state_names[pairing->state], pairing->phone_name,
                  now_ms, pairing->ends_ms);
}

bool pairing_store_by_code(struct store *store, const char *code, struct pairing *pairing, struct err *err)
{
    char hash[SECRET_HASH_SIZE];
    struct db_rows rows;

    *pairing = (struct pairing){ 0 };
    secret_hash(hash, code);
    db_query(store_db(store), &rows, PAIRING_COLUMNS "WHERE code_hash = ?", "t", hash);
    if (db_next(&rows))
        *pairing = read_pairing(&rows);
    return db_done(&rows, err);
}

bool pairing_store_read(struct store *store, const char *id, struct pairing *pairing, struct err *err)
{
    struct db_rows rows;

    *pairing = (struct pairing){ 0 };
    db_query(store_db(store), &rows, PAIRING_COLUMNS "WHERE id = ?", "t", id);
    if (db_next(&rows))
        *pairing = read_pairing(&rows);
    return db_done(&rows, err);
}

bool pairing_store_change(struct store *store, const struct pairing *pairing, struct err *err)
{
    return db_run(store_db(store), err, "UPDATE pairing SET host = ?, state = ?, phone_name = ? WHERE id = ?",
                  "tttt", pairing->host, pairing_state_names[pairing->state], pairing->phone_name,
                  pairing->id);
}

bool pairing_store_recode(struct store *store, const char *id, const char *code, struct err *err)
{
    char hash[SECRET_HASH_SIZE];

    secret_hash(hash, code);
    return db_run(store_db(store), err, "UPDATE pairing SET code_hash = ? WHERE id = ?", "tt", hash, id);
}

bool pairing_store_drop_old(struct store *store, int64_t now_ms, struct err *err)
{
    return db_run(store_db(store), err, "DELETE FROM pairing WHERE ends_ms <= ?", "i", now_ms);
}

void pairing_list_finish(struct pairing_list *list)
{
    free(list->pairings);
    *list = (struct pairing_list){ 0 };
}

bool pairing_store_asking(struct store *store, int64_t now_ms, struct pairing_list *list, struct err *err)
{
    struct db_rows rows;

    db_query(store_db(store), &rows,
             PAIRING_COLUMNS "WHERE state = 'asked' AND ends_ms > ? ORDER BY ends_ms, id", "i", now_ms);
    while (db_next(&rows)) {
        list->pairings = mem_grow(list->pairings, &list->room, list->count + 1, sizeof *list->pairings);
        list->pairings[list->count++] = read_pairing(&rows);
    }
    return db_done(&rows, err);
}
