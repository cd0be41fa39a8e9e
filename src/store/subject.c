#include "store/subject.h"

#include <string.h>

#include "store/handle.h"

bool subject_num(struct store *store, const char *id, int64_t *num, struct err *err)
{
    *num = store->named_num;
    if (strcmp(id, store->named) == 0)
        return true;
    *num = 0;
    return db_number(store->db, err, num, "SELECT num FROM subject WHERE id = ?", "t", id);
}

bool subject_id(struct store *store, int64_t num, char id[ID_SIZE], struct err *err)
{
    struct db_rows rows;

    memcpy(id, store->named, ID_SIZE);
    if (num == store->named_num && id[0])
        return true;
    id[0] = '\0';
    db_query(store->db, &rows, "SELECT id FROM subject WHERE num = ?", "i", num);
    if (db_next(&rows) && strlen(db_text(&rows, 0)) < ID_SIZE)
        strcpy(id, db_text(&rows, 0));
    return db_done(&rows, err);
}

bool subject_name_new(struct store *store, const char *id, int64_t *num, bool *fresh, struct err *err)
{
    *num = 0;
    *fresh = false;
    if (!id)
        return true;
    if (!db_run(store->db, err, "INSERT INTO subject (id) VALUES (?) ON CONFLICT DO NOTHING", "t", id))
        return false;
    *fresh = db_changes(store->db) > 0;
    if (!*fresh)
        return subject_num(store, id, num, err);
    *num = store->named_num = db_last_rowid(store->db);
    store->named[0] = '\0';
    if (strlen(id) < ID_SIZE)
        strcpy(store->named, id);
    return true;
}

bool subject_name(struct store *store, const char *id, int64_t *num, struct err *err)
{
    bool fresh;

    return subject_name_new(store, id, num, &fresh, err);
}
