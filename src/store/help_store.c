#include "store/help_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/db.h"
#include "util/mem.h"

#define HELP_COLUMNS "SELECT event, id, visit, reason, name, door, at_ms, done, device FROM help "

void help_finish(struct help *help)
{
    free(help->reason);
    free(help->name);
    free(help->door);
    *help = (struct help){ 0 };
}

static struct help read_help(const struct store *store, struct db_rows *rows)
{
    struct help help = { .event = db_int(rows, 0),
                         .reason = mem_copy_text(db_text(rows, 3)),
                         .name = mem_copy_text(db_text(rows, 4)),
                         .door = mem_copy_text(db_text(rows, 5)),
                         .at_ms = db_int(rows, 6),
                         .done = db_int(rows, 7) != 0,
                         .is_elsewhere = strcmp(db_text(rows, 8), store_device(store)) != 0 };

    snprintf(help.id, sizeof help.id, "%s", db_text(rows, 1));
    snprintf(help.visit, sizeof help.visit, "%s", db_text(rows, 2));
    return help;
}

bool help_store_read(struct store *store, const char *id, struct help *help, struct err *err)
{
    struct db_rows rows;

    *help = (struct help){ 0 };
    db_query(store_db(store), &rows, HELP_COLUMNS "WHERE id = ?", "t", id);
    if (db_next(&rows))
        *help = read_help(store, &rows);
    return db_done(&rows, err);
}

void help_list_finish(struct help_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        help_finish(&list->helps[i]);
    free(list->helps);
    *list = (struct help_list){ 0 };
}

bool help_store_open(struct store *store, int64_t event, struct help_list *list, struct err *err)
{
    struct db_rows rows;

    db_query(store_db(store), &rows, HELP_COLUMNS "WHERE event = ? AND NOT done ORDER BY at_ms, id", "i",
             event);
    while (db_next(&rows)) {
        list->helps = mem_grow(list->helps, &list->room, list->count + 1, sizeof *list->helps);
        list->helps[list->count++] = read_help(store, &rows);
    }
    return db_done(&rows, err);
}
