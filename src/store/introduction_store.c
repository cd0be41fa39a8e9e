#include "store/introduction_store.h"

#include <stdio.h>

#include "store/db.h"
#include "store/store.h"

// The inviter is told as the guest that stands for them now.
#define INVITER                                                                                              \
    "(SELECT ifnull(kept, subject.num) FROM subject LEFT JOIN member ON member.guest = subject.num"          \
    " WHERE subject.id = guest.inviter)"

static const char people_query[] =
    "SELECT visit.guest, visit.id, visit.role, number, name, company, topics, offers, seeks,"
    " CASE WHEN inviter = '' THEN 0 ELSE " INVITER " END,"
    " CASE WHEN inviter = '' THEN invited_by"
    "  ELSE ifnull(nullif((SELECT name FROM guest AS other WHERE other.num = " INVITER
    "), ''), invited_by) END,"
    " instr('; ' || consents || '; ', '; ' || ?3 || '; ') > 0 AS agreed"
    " FROM visit JOIN guest ON guest.num = visit.guest"
    " WHERE event = ?1 AND number > 0 AND (agreed OR visit.guest = ?2)" // 0: undone
    " ORDER BY number, at_ms, visit.guest";

bool introduction_store_people(struct store *store, int64_t event, int64_t guest, struct introductions *all,
                               struct err *err)
{
    struct db_rows rows;

    db_query(store_db(store), &rows, people_query, "iit", event, guest, consent_names[0]);
    while (db_next(&rows))
        introductions_add(all, &(struct introduction_person){ .guest = db_int(&rows, 0),
                                                              .visit = db_text(&rows, 1),
                                                              .role = role_of(db_text(&rows, 2)),
                                                              .visit_number = db_int(&rows, 3),
                                                              .name = db_text(&rows, 4),
                                                              .company = db_text(&rows, 5),
                                                              .topics = db_text(&rows, 6),
                                                              .offers = db_text(&rows, 7),
                                                              .seeks = db_text(&rows, 8),
                                                              .inviter = db_int(&rows, 9),
                                                              .invited_by = db_text(&rows, 10),
                                                              .has_agreed = db_int(&rows, 11) != 0 });
    return db_done(&rows, err);
}

// Every id that leads to the guest.
#define IDS_OF(guest)                                                                                        \
    "(SELECT id FROM subject WHERE num = " guest                                                             \
    " OR num IN (SELECT member.guest FROM member WHERE kept = " guest "))"

bool introduction_store_made(struct store *store, int64_t guest, struct introductions *all, struct err *err)
{
    struct db_rows rows;

    if (guest)
        db_query(store_db(store), &rows,
                 "SELECT introduction.guest, ifnull(kept, num) FROM introduction"
                 " JOIN subject ON subject.id = other LEFT JOIN member ON member.guest = num"
                 " WHERE introduction.guest = ?1"
                 " UNION ALL SELECT introduction.guest, ?1 FROM introduction WHERE other IN " IDS_OF("?1"),
                 "i", guest);
    else
        db_query(store_db(store), &rows,
                 "SELECT introduction.guest, ifnull(kept, num) FROM introduction"
                 " JOIN subject ON subject.id = other LEFT JOIN member ON member.guest = num",
                 "");
    while (db_next(&rows))
        introductions_add_made(all, db_int(&rows, 0), db_int(&rows, 1));
    return db_done(&rows, err);
}

bool introduction_store_find(struct store *store, int64_t a, int64_t b, char id[ID_SIZE], struct err *err)
{
    struct db_rows rows;

    id[0] = '\0';
    db_query(store_db(store), &rows,
             "SELECT id FROM introduction WHERE (guest = ?1 AND other IN " IDS_OF(
                 "?2") ") OR (guest = ?2 AND other IN " IDS_OF("?1") ") ORDER BY at_ms, id LIMIT 1",
             "ii", a, b);
    if (db_next(&rows))
        snprintf(id, ID_SIZE, "%s", db_text(&rows, 0));
    return db_done(&rows, err);
}
