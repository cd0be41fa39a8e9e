#include "store/fact_log.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/derive.h"
#include "store/store_inside.h"
#include "util/mem.h"

// ---- subjects and devices

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

static bool name_subject(struct store *store, const char *id, int64_t *num, bool *fresh, struct err *err)
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
    snprintf(store->named, sizeof store->named, "%.*s", strlen(id) < ID_SIZE ? ID_LENGTH : 0, id);
    return true;
}

bool subject_name(struct store *store, const char *id, int64_t *num, struct err *err)
{
    bool fresh;

    return name_subject(store, id, num, &fresh, err);
}

// Most facts in a row name the same event.
static bool name_event(struct store *store, const char *id, int64_t *num, struct err *err)
{
    if (id && strcmp(id, store->event) == 0) {
        *num = store->event_num;
        return true;
    }
    *num = 0;
    if (!id || strlen(id) >= ID_SIZE)
        return !id || subject_name(store, id, num, err);
    if (!subject_name(store, id, &store->event_num, err))
        return false;
    strcpy(store->event, id);
    *num = store->event_num;
    return true;
}

static bool name_device(struct store *store, const char *id, int64_t *num, struct err *err)
{
    *num = 0;
    return db_run(store->db, err, "INSERT INTO device (id) VALUES (?) ON CONFLICT DO NOTHING", "t", id)
           && db_number(store->db, err, num, "SELECT num FROM device WHERE id = ?", "t", id);
}

// ---- writing

static bool is_erased(struct store *store, int64_t guest, struct err *err, bool *erased)
{
    int64_t found = 0;

    *erased = false;
    if (!store->has_erased || !guest)
        return true;
    if (!db_number(store->db, err, &found, "SELECT 1 FROM erased WHERE guest = ?", "i", guest))
        return false;
    *erased = found == 1;
    return true;
}

struct row_of_fact {
    int64_t device, seq, stamp, at_ms, guest, event;
    bool fresh;
    const char *kind, *body;
};

static bool insert(struct store *store, struct row_of_fact *row, struct err *err)
{
    enum fact_kind kind = fact_kind_of(row->kind);
    bool erased = false;

    if (!is_erased(store, row->guest, err, &erased))
        return false;
    if (erased && !(kind < FACT_KINDS && fact_kind_rows[kind].keeps_body))
        row->body = "";
    return db_run(store->db, err,
                  "INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?)", "iiiitnnt",
                  row->device, row->seq, row->stamp, row->at_ms, row->kind, row->guest, row->event, row->body)
           && derive_note(store, kind, row->stamp, row->guest, row->fresh, err);
}

// A guest that is fresh has no facts but those of this transaction: they are kept at hand.
static void keep_pending(struct store *store, int64_t guest, const struct fact *fact)
{
    struct pending *pending = &store->pending;
    const struct dirty_guest *last = store->dirty_count ? &store->dirty[store->dirty_count - 1] : NULL;

    if (!last || last->num != guest || !last->fresh || fact->stamp >= store_horizon(store))
        return;
    if (pending->facts.count == PENDING_MOST) {
        pending->overflown = true;
        return;
    }
    pending->guests[pending->facts.count] = guest;
    fact_list_add(&pending->facts, fact);
}

bool fact_append(struct store *store, enum fact_kind kind, const char *guest, const char *event,
                 int64_t at_ms, json_t *body, struct err *err)
{
    char *text = json_line(body);
    bool done;
    struct row_of_fact row = {
        .device = store->device_num,
        .seq = store->last_seq + 1,
        .stamp = stamp_next(store->last_stamp, store->now_ms),
        .at_ms = at_ms,
        .kind = fact_kind_rows[kind].name,
        .body = text,
    };

    must(store->writing && text);
    must(fact_kind_rows[kind].about_guest == (guest != NULL));
    done = name_event(store, event, &row.event, err)
           && name_subject(store, guest, &row.guest, &row.fresh, err) && insert(store, &row, err);
    if (done) {
        store->last_seq = row.seq;
        store->last_stamp = row.stamp;
        keep_pending(store, row.guest,
                     &(struct fact){ store->device, row.seq, row.stamp, at_ms, row.kind, guest, event, body });
    }
    free(text);
    json_decref(body);
    return done;
}

// Whether (device, seq) is here already, and then whether it says the same.
static bool seen_before(struct store *store, const struct row_of_fact *row, bool *seen, struct err *err)
{
    struct db_rows rows;
    bool same = true;

    db_query(store->db, &rows,
             "SELECT stamp, at_ms, kind, ifnull(guest, 0), ifnull(event, 0), body FROM fact"
             " WHERE device = ? AND seq = ?",
             "ii", row->device, row->seq);
    *seen = db_next(&rows);
    if (*seen) {
        const char *body = db_text(&rows, 5);

        same = db_int(&rows, 0) == row->stamp && db_int(&rows, 1) == row->at_ms
               && strcmp(db_text(&rows, 2), row->kind) == 0 && db_int(&rows, 3) == row->guest
               && db_int(&rows, 4) == row->event
               && (!body[0] || !row->body[0] || strcmp(body, row->body) == 0);
    }
    if (!db_done(&rows, err))
        return false;
    return same || err_set(err, ERR_REFUSED,
                           "fact %lld of a device says something else than before: "
                           "one of the two files was tampered with or copied, restore a backup",
                           (long long)row->seq);
}

bool fact_receive(struct store *store, const struct fact *fact, struct err *err)
{
    char *text = fact->body ? json_line(fact->body) : mem_copy_text("");
    bool seen = false, done;
    struct row_of_fact row = { .seq = fact->seq, .stamp = fact->stamp, .at_ms = fact->at_ms,
                               .kind = fact->kind, .body = text };

    done = name_device(store, fact->device, &row.device, err)
           && name_event(store, fact->event, &row.event, err)
           && name_subject(store, fact->guest, &row.guest, &row.fresh, err)
           && seen_before(store, &row, &seen, err) && (seen || insert(store, &row, err));
    if (done && !seen)
        keep_pending(store, row.guest, fact);
    if (done && fact->stamp > store->last_stamp && fact->stamp < store_horizon(store))
        store->last_stamp = fact->stamp;
    if (done && row.device == store->device_num && fact->seq > store->last_seq)
        store->last_seq = fact->seq;
    free(text);
    return done;
}

// ---- reading

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

#define FACT_COLUMNS                                                                              \
    "SELECT device.id, seq, stamp, at_ms, kind, g.id, e.id, body FROM fact"                      \
    " JOIN device ON device.num = fact.device LEFT JOIN subject g ON g.num = fact.guest"          \
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
