#include "store/visit_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/db.h"
#include "util/mem.h"

bool visit_store_read(struct store *store, int64_t guest, int64_t event, struct visit *visit, struct err *err)
{
    struct db_rows rows;

    *visit = (struct visit){ 0 };
    db_query(store_db(store), &rows,
             "SELECT id, at_ms, undone, number, role FROM visit WHERE guest = ? AND event = ?", "ii", guest,
             event);
    if (db_next(&rows)) {
        *visit = (struct visit){ .guest = guest,
                                 .event = event,
                                 .at_ms = db_int(&rows, 1),
                                 .undone = db_int(&rows, 2) != 0,
                                 .number = db_int(&rows, 3),
                                 .role = role_of(db_text(&rows, 4)) };
        snprintf(visit->id, sizeof visit->id, "%s", db_text(&rows, 0));
    }
    return db_done(&rows, err);
}

// ---- welcomes

struct claims {
    struct folded_claim *claims;
    char (*hosts)[ID_SIZE];
    size_t count, claim_room, host_room;
};

static bool read_claims(struct store *store, int64_t guest, int64_t event, struct claims *claims,
                        struct err *err)
{
    struct db_rows rows;

    claims->count = 0;
    db_query(store_db(store), &rows,
             "SELECT host, at_ms, until_ms FROM claim WHERE guest = ? AND event = ? ORDER BY place", "ii",
             guest, event);
    while (db_next(&rows)) {
        claims->claims =
            mem_grow(claims->claims, &claims->claim_room, claims->count + 1, sizeof *claims->claims);
        claims->hosts = mem_grow(claims->hosts, &claims->host_room, claims->count + 1, sizeof *claims->hosts);
        snprintf(claims->hosts[claims->count], ID_SIZE, "%s", db_text(&rows, 0));
        claims->claims[claims->count] =
            (struct folded_claim){ .at_ms = db_int(&rows, 1), .until_ms = db_int(&rows, 2) };
        claims->count++;
    }
    for (size_t i = 0; i < claims->count; i++)
        claims->claims[i].host = claims->hosts[i];
    return db_done(&rows, err);
}

static enum welcome_outcome outcome_of(const char *name)
{
    int outcome = 0;

    while (outcome < WELCOME_OUTCOMES && strcmp(welcome_outcome_names[outcome], name) != 0)
        outcome++;
    must(outcome < WELCOME_OUTCOMES);
    return (enum welcome_outcome)outcome;
}

#define WELCOME_COLUMNS                                                                                      \
    "SELECT guest, visit.id, visit.at_ms, outcome, welcome.at_ms, host, asked_ms, been_before, superseded,"  \
    " number, device FROM welcome JOIN visit USING (guest, event) WHERE NOT undone AND event = ? "

static bool read_welcome(struct store *store, struct db_rows *rows, const struct event *event, int64_t now_ms,
                         struct claims *claims, struct welcome_row *row, struct err *err)
{
    struct welcome welcome = {
        .arrived_ms = db_int(rows, 2),
        .outcome = outcome_of(db_text(rows, 3)),
        .outcome_ms = db_int(rows, 4),
        .asked_ms = db_int(rows, 6),
        .superseded = db_int(rows, 8) != 0,
    };
    const struct folded_claim *holder;

    *row = (struct welcome_row){ .guest = db_int(rows, 0),
                                 .event = event->num,
                                 .arrived_ms = welcome.arrived_ms,
                                 .outcome_ms = welcome.outcome_ms,
                                 .been_before = db_int(rows, 7) != 0,
                                 .number = db_int(rows, 9),
                                 .is_elsewhere = strcmp(db_text(rows, 10), store_device(store)) != 0 };
    if (welcome.outcome == WELCOME_OPEN && !read_claims(store, row->guest, event->num, claims, err))
        return false;
    welcome.claims = claims->claims;
    welcome.claim_count = welcome.outcome == WELCOME_OPEN ? claims->count : 0;
    holder = welcome_holder(&welcome, now_ms);
    row->state = welcome_state(&welcome, event, now_ms);
    row->since_ms = welcome_since_ms(&welcome, event);
    row->waited_s = welcome_waited_s(&welcome, event, now_ms);
    snprintf(row->visit, sizeof row->visit, "%s", db_text(rows, 1));
    if (row->state == STATE_CLAIMED && holder) {
        snprintf(row->host, sizeof row->host, "%s", holder->host);
        row->claimed_ms = holder->at_ms;
        row->until_ms = holder->until_ms;
    } else if (row->state == STATE_GREETED) {
        snprintf(row->host, sizeof row->host, "%s", db_text(rows, 5));
    }
    return true;
}

static void finish_claims(struct claims *claims)
{
    free(claims->claims);
    free(claims->hosts);
}

bool welcome_store_read(struct store *store, int64_t guest, const struct event *event, int64_t now_ms,
                        struct welcome_row *row, struct err *err)
{
    struct claims claims = { 0 };
    struct db_rows rows;
    bool done = true;

    *row = (struct welcome_row){ .state = STATE_NONE };
    db_query(store_db(store), &rows, WELCOME_COLUMNS "AND guest = ?", "ii", event->num, guest);
    if (db_next(&rows))
        done = read_welcome(store, &rows, event, now_ms, &claims, row, err);
    finish_claims(&claims);
    return db_done(&rows, done ? err : NULL) && done;
}

bool welcome_store_owed(struct store *store, int64_t guest, enum role role, bool *owed, struct err *err)
{
    int64_t open = 0;

    *owed = false;
    if (!role_is_welcomed(role))
        return true;
    if (!db_number(
            store_db(store), err, &open,
            "SELECT earlier = 0 AND NOT erased"
            " AND NOT EXISTS (SELECT 1 FROM welcome WHERE guest = num AND outcome IN ('greeted', "
            "'dismissed'))"
            " AND NOT EXISTS (SELECT 1 FROM visit WHERE guest = num AND NOT undone"
            "  AND (role NOT IN ('guest', 'substitute') OR (method = 'import' AND NOT EXISTS"
            "   (SELECT 1 FROM welcome WHERE welcome.guest = visit.guest AND welcome.event = visit.event))))"
            " FROM guest WHERE num = ?",
            "i", guest))
        return false;
    *owed = open != 0;
    return true;
}

void welcome_list_finish(struct welcome_list *list)
{
    free(list->rows);
    *list = (struct welcome_list){ 0 };
}

static bool read_list(struct store *store, struct db_rows *rows, const struct event *event, int64_t now_ms,
                      struct welcome_list *list, struct err *err)
{
    struct claims claims = { 0 };
    bool done = true;

    while (done && db_next(rows)) {
        list->rows = mem_grow(list->rows, &list->room, list->count + 1, sizeof *list->rows);
        done = read_welcome(store, rows, event, now_ms, &claims, &list->rows[list->count], err);
        if (done && list->rows[list->count].state != STATE_NONE)
            list->count++;
    }
    finish_claims(&claims);
    return db_done(rows, done ? err : NULL) && done;
}

bool welcome_store_list(struct store *store, const struct event *event, int64_t now_ms,
                        struct welcome_list *list, struct err *err)
{
    struct db_rows rows;

    db_query(store_db(store), &rows, WELCOME_COLUMNS "ORDER BY visit.at_ms, visit.id", "i", event->num);
    return read_list(store, &rows, event, now_ms, list, err);
}

bool welcome_store_open(struct store *store, const struct event *event, int64_t now_ms,
                        struct welcome_list *list, struct err *err)
{
    struct db_rows rows;

    db_query(store_db(store), &rows, WELCOME_COLUMNS "AND outcome = 'open' ORDER BY visit.at_ms, visit.id",
             "i", event->num);
    return read_list(store, &rows, event, now_ms, list, err);
}

bool visit_store_back(struct store *store, int64_t event, struct visit_back back[VISIT_BACK_MOST],
                      size_t *count, struct err *err)
{
    struct db_rows rows;

    *count = 0;
    db_query(store_db(store), &rows,
             "SELECT guest, id, number, (SELECT host FROM welcome WHERE welcome.guest = visit.guest"
             "  AND outcome = 'greeted' ORDER BY at_ms DESC LIMIT 1) FROM visit"
             " WHERE event = ?1 AND number = 2 AND NOT EXISTS (SELECT 1 FROM welcome"
             "  WHERE welcome.guest = visit.guest AND welcome.event = ?1)"
             " ORDER BY at_ms DESC, guest LIMIT ?2",
             "ii", event, (int64_t)VISIT_BACK_MOST);
    while (db_next(&rows)) {
        struct visit_back *one = &back[(*count)++];

        *one = (struct visit_back){ .guest = db_int(&rows, 0), .number = db_int(&rows, 2) };
        snprintf(one->visit, sizeof one->visit, "%s", db_text(&rows, 1));
        snprintf(one->met, sizeof one->met, "%s", db_text(&rows, 3));
    }
    return db_done(&rows, err);
}
