#include "store/fact_log.h"

#include <stdlib.h>
#include <string.h>

#include "store/derive.h"
#include "store/handle.h"
#include "store/pending.h"
#include "util/mem.h"

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
    return db_run(store->db, err, "INSERT INTO device (id) VALUES (?) ON CONFLICT DO NOTHING", "t", id) &&
           db_number(store->db, err, num, "SELECT num FROM device WHERE id = ?", "t", id);
}

// Stamps of a device rise with seq.
bool fact_newest(struct store *store, int64_t *stamp, struct err *err)
{
    return db_number(store->db, err, stamp,
                     "SELECT ifnull(max(last), 0) FROM (SELECT (SELECT stamp FROM fact"
                     " WHERE fact.device = device.num AND stamp < ? ORDER BY seq DESC LIMIT 1) AS last"
                     " FROM device)",
                     "i", store_horizon(store));
}

// ---- writing

static bool is_erased(struct store *store, int64_t guest, struct err *err, bool *erased)
{
    int64_t found = 0;

    *erased = false;
    if (!store->count.has_erased || !guest)
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
    return db_run(store->db, err, "INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?)", "iiiitnnt", row->device,
                  row->seq, row->stamp, row->at_ms, row->kind, row->guest, row->event, row->body) &&
           derive_note(store, kind, row->stamp, row->guest, row->fresh, err);
}

bool fact_append(struct store *store, enum fact_kind kind, const char *guest, const char *event,
                 int64_t at_ms, json_t *body, struct err *err)
{
    char *text = json_line(body);
    bool done;
    struct row_of_fact row = {
        .device = store->device_num,
        .seq = store->count.last_seq + 1,
        .stamp = stamp_next(store->count.last_stamp, store->now_ms),
        .at_ms = at_ms,
        .kind = fact_kind_rows[kind].name,
        .body = text,
    };

    must(store->writing && text);
    must(fact_kind_rows[kind].about_guest == (guest != NULL));
    done = name_event(store, event, &row.event, err) &&
           subject_name_new(store, guest, &row.guest, &row.fresh, err) && insert(store, &row, err);
    if (done) {
        store->count.last_seq = row.seq;
        store->count.last_stamp = row.stamp;
        pending_keep(
            store, row.guest,
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

        same = db_int(&rows, 0) == row->stamp && db_int(&rows, 1) == row->at_ms &&
               strcmp(db_text(&rows, 2), row->kind) == 0 && db_int(&rows, 3) == row->guest &&
               db_int(&rows, 4) == row->event && (!body[0] || !row->body[0] || strcmp(body, row->body) == 0);
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
    struct row_of_fact row = {
        .seq = fact->seq, .stamp = fact->stamp, .at_ms = fact->at_ms, .kind = fact->kind
    };
    bool seen = false, done;
    char *text;

    if (!fact_is_whole(fact))
        return err_set(err, ERR_INPUT, "fact %lld of another device is damaged: let it be sent again",
                       (long long)fact->seq);
    row.body = text = fact->body ? json_line(fact->body) : mem_copy_text("");
    done = name_device(store, fact->device, &row.device, err) &&
           name_event(store, fact->event, &row.event, err) &&
           subject_name_new(store, fact->guest, &row.guest, &row.fresh, err) &&
           seen_before(store, &row, &seen, err) && (seen || insert(store, &row, err));
    if (done && !seen)
        pending_keep(store, row.guest, fact);
    if (done && fact->stamp > store->count.last_stamp && fact->stamp < store_horizon(store))
        store->count.last_stamp = fact->stamp;
    if (done && row.device == store->device_num && fact->seq > store->count.last_seq)
        store->count.last_seq = fact->seq;
    free(text);
    return done;
}
