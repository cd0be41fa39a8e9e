#include "store/introduction_store.h"

#include <stdio.h>

#include "store/db.h"
#include "store/guest_store.h"
#include "store/store.h"
#include "store/subject.h"

// The inviter is told as the guest that stands for them now; the words count where nobody does.
static bool read_inviter(struct store *store, const char *id, struct introduction_person *person,
                         struct str *name, struct err *err)
{
    int64_t num;

    str_clear(name);
    if (!id[0])
        return true;
    if (!subject_num(store, id, &num, err) || !guest_store_kept(store, num, &num, err) ||
        !guest_store_name(store, id, name, err))
        return false;
    if (name->length > 0) {
        person->inviter = num;
        person->inviter_name = str_text(name);
    }
    return true;
}

bool introduction_store_people(struct store *store, int64_t event, struct introductions *all, struct err *err)
{
    struct str name = { 0 };
    struct db_rows rows;
    bool done = true;

    db_query(store_db(store), &rows, // number 0: undone
             "SELECT interest.guest, said, role, number, inviter"
             " FROM visit CROSS JOIN interest ON interest.guest = visit.guest"
             " WHERE event = ? AND number > 0 AND said <> '' ORDER BY number, at_ms, role, visit.guest",
             "i", event);
    while (done && db_next(&rows)) {
        struct introduction_person person = { .guest = db_int(&rows, 0),
                                              .packed = db_text(&rows, 1),
                                              .role = role_of(db_text(&rows, 2)),
                                              .visit_number = db_int(&rows, 3),
                                              .has_agreed = true };

        done = read_inviter(store, db_text(&rows, 4), &person, &name, err);
        introductions_add(all, &person);
    }
    str_finish(&name);
    return db_done(&rows, done ? err : NULL) && done;
}

bool introduction_store_declined(struct store *store, int64_t guest, bool *declined, struct err *err)
{
    int64_t count = 0;
    bool done = db_number(store_db(store), err, &count,
                          "SELECT count(*) FROM interest WHERE guest = ? AND said = ''", "i", guest);

    *declined = count > 0;
    return done;
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
