#include "store/fact_list.h"

#include <stdlib.h>
#include <string.h>

#include "store/handle.h"
#include "util/mem.h"

struct text_block {
    struct text_block *next;
    size_t used, room;
    char at[];
};

static const char *keep_text(struct fact_list *list, const char *text)
{
    size_t length = strlen(text) + 1;
    struct text_block *block = list->texts;

    if (!block || block->room - block->used < length) {
        size_t room = length > 4096 ? length : 4096;

        block = mem_resize(NULL, sizeof *block + room);
        *block = (struct text_block){ .next = list->texts, .room = room };
        list->texts = block;
    }
    memcpy(block->at + block->used, text, length);
    block->used += length;
    return block->at + block->used - length;
}

void fact_list_add(struct fact_list *list, const struct fact *fact)
{
    struct fact *copy;

    list->facts = mem_grow(list->facts, &list->room, list->count + 1, sizeof *list->facts);
    copy = &list->facts[list->count++];
    *copy = *fact;
    copy->device = keep_text(list, fact->device);
    copy->kind = keep_text(list, fact->kind);
    copy->guest = fact->guest ? keep_text(list, fact->guest) : NULL;
    copy->event = fact->event ? keep_text(list, fact->event) : NULL;
    json_incref(copy->body);
}

void fact_list_clear(struct fact_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        json_decref(list->facts[i].body);
    list->count = 0;
    while (list->texts && list->texts->next) { // the last block stays for the next time
        struct text_block *next = list->texts->next;

        free(list->texts);
        list->texts = next;
    }
    if (list->texts)
        list->texts->used = 0;
}

void fact_list_finish(struct fact_list *list)
{
    fact_list_clear(list);
    free(list->texts);
    free(list->facts);
    *list = (struct fact_list){ 0 };
}

static int by_order(const void *a, const void *b)
{
    return fact_compare(a, b);
}

void fact_list_sort(struct fact_list *list)
{
    if (list->count > 1)
        qsort(list->facts, list->count, sizeof *list->facts, by_order);
}

#define FACT_COLUMNS                                                                                         \
    "SELECT device.id, seq, stamp, at_ms, kind, g.id, e.id, body FROM fact"                                  \
    " JOIN device ON device.num = fact.device LEFT JOIN subject g ON g.num = fact.guest"                     \
    " LEFT JOIN subject e ON e.num = fact.event "

static void read_row(struct fact_list *list, struct db_rows *rows)
{
    struct fact fact = {
        .device = db_text(rows, 0),
        .seq = db_int(rows, 1),
        .stamp = db_int(rows, 2),
        .at_ms = db_int(rows, 3),
        .kind = db_text(rows, 4),
        .guest = db_is_null(rows, 5) ? NULL : db_text(rows, 5),
        .event = db_is_null(rows, 6) ? NULL : db_text(rows, 6),
        .body = json_parse_object(db_text(rows, 7)),
    };

    fact_list_add(list, &fact);
    json_decref(fact.body);
}

bool fact_list_guest(struct store *store, struct fact_list *list, int64_t guest_num, struct err *err)
{
    struct db_rows rows;

    db_query(store->db, &rows, FACT_COLUMNS "WHERE fact.guest = ? AND stamp < ?", "ii", guest_num,
             store_horizon(store));
    while (db_next(&rows))
        read_row(list, &rows);
    return db_done(&rows, err);
}

bool fact_list_group(struct store *store, struct fact_list *list, enum fact_kind kind, int64_t event_num,
                     struct err *err)
{
    struct db_rows rows;

    if (event_num)
        db_query(store->db, &rows,
                 FACT_COLUMNS "WHERE kind = ? AND fact.event = ? AND fact.guest IS NULL AND stamp < ?", "tii",
                 fact_kind_rows[kind].name, event_num, store_horizon(store));
    else
        db_query(store->db, &rows, FACT_COLUMNS "WHERE kind = ? AND fact.guest IS NULL AND stamp < ?", "ti",
                 fact_kind_rows[kind].name, store_horizon(store));
    while (db_next(&rows))
        read_row(list, &rows);
    fact_list_sort(list);
    return db_done(&rows, err);
}

bool fact_each(struct store *store, bool (*each)(void *context, const struct fact *fact, struct err *err),
               void *context, struct err *err)
{
    struct fact_list list = { 0 };
    struct db_rows rows;
    bool going = true;

    db_query(store->db, &rows, FACT_COLUMNS "ORDER BY device.id, seq", "");
    while (going && db_next(&rows)) {
        fact_list_clear(&list);
        read_row(&list, &rows);
        going = each(context, &list.facts[0], err);
    }
    fact_list_finish(&list);
    return db_done(&rows, going ? err : NULL) && going;
}
