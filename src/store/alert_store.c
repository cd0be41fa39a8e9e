#include "store/alert_store.h"

#include <stdio.h>
#include <stdlib.h>

#include "store/db.h"
#include "util/mem.h"

// ---- what was done

#define SENT_COLUMNS                                                                                         \
    "SELECT ifnull(max(step), -1), ifnull(max(told), -1), ifnull(max(asked_ms), 0), ifnull(max(at_ms), 0)"   \
    " FROM alert_sent "

static bool read_sent(struct db_rows *rows, struct alert_sent *sent, struct err *err)
{
    *sent = (struct alert_sent){ .step = -1, .told = -1 };
    if (db_next(rows))
        *sent = (struct alert_sent){ .step = (int)db_int(rows, 0),
                                     .told = (int)db_int(rows, 1),
                                     .asked_ms = db_int(rows, 2),
                                     .at_ms = db_int(rows, 3) };
    return db_done(rows, err);
}

bool alert_store_sent(struct store *store, const char *about, int64_t since_ms, struct alert_sent *sent,
                      struct err *err)
{
    struct db_rows rows;

    db_query(store_db(store), &rows, SENT_COLUMNS "WHERE about = ? AND at_ms >= ?", "ti", about, since_ms);
    return read_sent(&rows, sent, err);
}

bool alert_store_sent_visit(struct store *store, int64_t guest, int64_t event, int64_t since_ms,
                            struct alert_sent *sent, struct err *err)
{
    struct db_rows rows;

    db_query(store_db(store), &rows,
             SENT_COLUMNS "JOIN visit_id ON visit_id.id = about"
                          " WHERE guest = ? AND event = ? AND at_ms >= ?",
             "iii", guest, event, since_ms);
    return read_sent(&rows, sent, err);
}

bool alert_store_keep(struct store *store, const char *about, const struct alert_sent *sent, struct err *err)
{
    return db_run(store_db(store), err, "INSERT OR REPLACE INTO alert_sent VALUES (?, ?, ?, ?, ?)", "tiiii",
                  about, (int64_t)sent->step, (int64_t)sent->told, sent->asked_ms, sent->at_ms);
}

// ---- the spool

bool alert_store_spool(struct store *store, const char *id, const char *about, const char *guest,
                       const char *message, int64_t now_ms, struct err *err)
{
    return db_run(store_db(store), err,
                  "INSERT OR REPLACE INTO alert_spool VALUES (?, ?, ?, ?, ?, 0, ?, '', 0)", "ttttii", id,
                  about, guest, message, now_ms, now_ms);
}

// ---- phones

bool alert_store_heard(struct store *store, const char *host, int64_t now_ms, int64_t *heard_ms,
                       struct err *err)
{
    *heard_ms = 0;
    return db_number(store_db(store), err, heard_ms,
                     "SELECT ifnull(max(heard_ms), 0) FROM phone WHERE host = ? AND ends_ms > ?", "ti", host,
                     now_ms);
}

bool alert_store_claim(struct store *store, const char *visit, const char *phone, int64_t at_ms,
                       struct err *err)
{
    if (!phone[0])
        return db_run(store_db(store), err, "DELETE FROM phone_claim WHERE visit = ?", "t", visit);
    return db_run(store_db(store), err, "INSERT OR REPLACE INTO phone_claim VALUES (?, ?, ?)", "tti", visit,
                  phone, at_ms);
}

bool alert_store_drop_claims(struct store *store, int64_t before_ms, struct err *err)
{
    return db_run(store_db(store), err, "DELETE FROM phone_claim WHERE at_ms < ?", "i", before_ms);
}

void phone_claim_list_finish(struct phone_claim_list *list)
{
    free(list->claims);
    *list = (struct phone_claim_list){ 0 };
}

bool alert_store_claims(struct store *store, int64_t now_ms, struct phone_claim_list *list, struct err *err)
{
    struct db_rows rows;

    db_query(store_db(store), &rows,
             "SELECT visit, ifnull(phone.host, ''), phone_claim.at_ms, ifnull(heard_ms, 0) FROM phone_claim"
             " JOIN visit_id ON visit_id.id = visit JOIN claim USING (guest, event)"
             " LEFT JOIN phone ON phone.id = phone WHERE claim.at_ms = phone_claim.at_ms AND until_ms > ?"
             " ORDER BY phone_claim.at_ms, visit",
             "i", now_ms);
    while (db_next(&rows)) {
        struct phone_claim *claim;

        list->claims = mem_grow(list->claims, &list->room, list->count + 1, sizeof *list->claims);
        claim = &list->claims[list->count++];
        *claim = (struct phone_claim){ .at_ms = db_int(&rows, 2), .heard_ms = db_int(&rows, 3) };
        snprintf(claim->visit, sizeof claim->visit, "%s", db_text(&rows, 0));
        snprintf(claim->host, sizeof claim->host, "%s", db_text(&rows, 1));
    }
    return db_done(&rows, err);
}
