#include "store/guest_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/name.h"
#include "store/handle.h"
#include "util/mem.h"
#include "util/text.h"

void guest_finish(struct guest *guest)
{
    for (int i = 0; i < GUEST_FIELDS; i++)
        free(guest->value[i]);
    free(guest->consents);
    *guest = (struct guest){ 0 };
}

bool guest_store_read(struct store *store, int64_t num, struct guest *guest, struct err *err)
{
    struct db_rows rows;

    *guest = (struct guest){ 0 };
    db_query(
        store->db, &rows,
        "SELECT id, name, given_name, family_name, call_name, reading, email, phone, company, title, topics,"
        " offers, seeks, invited_by, inviter, guest_of, language, note, consents, earlier, visits, erased"
        " FROM guest JOIN subject USING (num) WHERE num = ?",
        "i", num);
    if (db_next(&rows)) {
        guest->num = num;
        snprintf(guest->id, sizeof guest->id, "%s", db_text(&rows, 0));
        for (int i = 0; i < GUEST_FIELDS; i++)
            guest->value[i] = mem_copy_text(db_text(&rows, 1 + i));
        guest->consents = mem_copy_text(db_text(&rows, 1 + GUEST_FIELDS));
        guest->earlier = db_int(&rows, 2 + GUEST_FIELDS);
        guest->visits = db_int(&rows, 3 + GUEST_FIELDS);
        guest->erased = db_int(&rows, 4 + GUEST_FIELDS) != 0;
    }
    return db_done(&rows, err);
}

bool guest_store_kept(struct store *store, int64_t num, int64_t *kept, struct err *err)
{
    *kept = num;
    return db_number(store->db, err, kept, "SELECT kept FROM member WHERE guest = ?", "i", num);
}

bool guest_store_name(struct store *store, const char *id, struct str *name, struct err *err)
{
    struct db_rows rows;

    db_query(
        store->db, &rows,
        "SELECT name FROM guest WHERE num = (SELECT ifnull((SELECT kept FROM member WHERE guest = num), num)"
        " FROM subject WHERE id = ?)",
        "t", id);
    if (db_next(&rows))
        str_add(name, db_text(&rows, 0));
    return db_done(&rows, err);
}

bool guest_inviter_name(struct store *store, const struct guest *guest, struct str *name, struct err *err)
{
    if (guest->value[GUEST_INVITER][0] && !guest_store_name(store, guest->value[GUEST_INVITER], name, err))
        return false;
    if (name->length == 0)
        str_add(name, guest->value[GUEST_INVITED_BY]);
    return true;
}

// ---- who it might be

void guest_nums_finish(struct guest_nums *nums)
{
    free(nums->nums);
    *nums = (struct guest_nums){ 0 };
}

static bool gather(struct db_rows *rows, struct guest_nums *nums, struct err *err)
{
    nums->count = 0;
    while (db_next(rows)) {
        nums->nums = mem_grow(nums->nums, &nums->room, nums->count + 1, sizeof *nums->nums);
        nums->nums[nums->count++] = db_int(rows, 0);
    }
    return db_done(rows, err);
}

bool guest_store_by_email(struct store *store, const char *email, struct guest_nums *nums, struct err *err)
{
    struct str folded = { 0 };
    struct db_rows rows;
    bool done;

    text_fold(&folded, email);
    db_query(store->db, &rows,
             "SELECT num FROM guest WHERE email_folded = ?1 AND email_folded <> ''"
             " UNION SELECT kept FROM member JOIN guest ON num = kept"
             " WHERE member.email_folded = ?1 AND member.email_folded <> '' ORDER BY num",
             "t", str_text(&folded));
    done = gather(&rows, nums, err);
    str_finish(&folded);
    return done;
}

// One row of member: is it called like this?
static bool is_called(struct db_rows *rows, const char *name, const char *company, const char *email_folded)
{
    const char *theirs = db_text(rows, 3);

    if (theirs[0] && email_folded[0])
        return strcmp(theirs, email_folded) == 0 && name_alike(db_text(rows, 1), name);
    return text_same(db_text(rows, 1), name) && text_same(db_text(rows, 2), company);
}

bool guest_store_by_merged(struct store *store, const char *name, const char *company, const char *email,
                           struct guest_nums *nums, struct err *err)
{
    struct str folded = { 0 };
    struct db_rows rows;

    nums->count = 0;
    text_fold(&folded, email);
    db_query(
        store->db, &rows,
        "SELECT guest, name, company, email_folded FROM member WHERE email_folded = ?1 AND email_folded <> ''"
        " OR identity = ?2 ORDER BY guest",
        "ti", str_text(&folded), (int64_t)guest_identity(name, company));
    while (db_next(&rows)) {
        if (!is_called(&rows, name, company, str_text(&folded)))
            continue;
        nums->nums = mem_grow(nums->nums, &nums->room, nums->count + 1, sizeof *nums->nums);
        nums->nums[nums->count++] = db_int(&rows, 0);
    }
    str_finish(&folded);
    return db_done(&rows, err);
}

uint64_t guest_identity(const char *name, const char *company)
{
    struct str key = { 0 };
    uint64_t identity;

    name_identity(&key, name, company);
    identity = hash_bytes(str_text(&key), key.length);
    str_finish(&key);
    return identity;
}

bool guest_store_by_identity(struct store *store, uint64_t identity, struct guest_nums *nums, struct err *err)
{
    struct db_rows rows;

    db_query(store->db, &rows, "SELECT num FROM guest WHERE identity = ? ORDER BY num", "i",
             (int64_t)identity);
    return gather(&rows, nums, err);
}

bool guest_store_by_code(struct store *store, const char *code, int64_t event, struct guest_nums *nums,
                         struct err *err)
{
    struct db_rows rows;

    db_query(store->db, &rows,
             "SELECT DISTINCT guest FROM ticket WHERE code = ?1 AND (?2 = 0 OR event = ?2) ORDER BY guest",
             "ti", code, event);
    return gather(&rows, nums, err);
}

bool guest_store_registration(struct store *store, int64_t guest, int64_t event,
                              struct registration *registration, struct err *err)
{
    struct db_rows rows;

    *registration = (struct registration){ 0 };
    db_query(store->db, &rows, "SELECT expected, role FROM registration WHERE event = ? AND guest = ?", "ii",
             event, guest);
    if (db_next(&rows)) {
        registration->there = true;
        registration->expected = db_int(&rows, 0) != 0;
        snprintf(registration->role, sizeof registration->role, "%s", db_text(&rows, 1));
    }
    return db_done(&rows, err);
}

bool guest_store_role(struct store *store, int64_t guest, int64_t event, enum role *role, struct err *err)
{
    struct db_rows rows;

    *role = ROLES;
    db_query(store->db, &rows,
             "SELECT ifnull(nullif(registration.role, ''), guest.role) FROM guest"
             " LEFT JOIN registration ON registration.guest = num AND event = ? WHERE num = ?",
             "ii", event, guest);
    if (db_next(&rows))
        *role = role_of(db_text(&rows, 0));
    if (*role == ROLES)
        *role = ROLE_GUEST;
    return db_done(&rows, err);
}

bool guest_store_is_first_timer(struct store *store, int64_t guest, int64_t event, bool *first_timer,
                                struct err *err)
{
    int64_t first = 0;

    if (!db_number(store->db, err, &first,
                   "SELECT earlier = 0 AND (visits = 0 OR EXISTS (SELECT 1 FROM visit"
                   " WHERE visit.guest = num AND visit.event = ?2 AND number = 1)) FROM guest WHERE num = ?1",
                   "ii", guest, event))
        return false;
    *first_timer = first != 0;
    return true;
}

bool guest_store_places(struct store *store, int64_t buyer, int64_t event, int64_t *places, int64_t *first,
                        struct err *err)
{
    struct db_rows rows;

    *places = *first = 0;
    db_query(store->db, &rows,
             "SELECT count(*), min(guest.num)" // few bring anybody: from there to who is expected
             " FROM guest INDEXED BY guest_of CROSS JOIN registration ON registration.guest = guest.num"
             " WHERE guest_of <> '' AND guest_of IN (SELECT id FROM subject WHERE num = ?1 OR num IN"
             "  (SELECT member.guest FROM member WHERE kept = ?1))"
             " AND event = ?2 AND expected AND NOT EXISTS (SELECT 1 FROM visit"
             "  WHERE visit.guest = guest.num AND visit.event = ?2 AND NOT undone)",
             "ii", buyer, event);
    if (db_next(&rows)) {
        *places = db_int(&rows, 0);
        *first = db_int(&rows, 1);
    }
    return db_done(&rows, err);
}

bool guest_store_is_empty(struct store *store, bool *empty, struct err *err)
{
    int64_t some = 0;

    if (!db_number(store->db, err, &some, "SELECT EXISTS (SELECT 1 FROM guest)", ""))
        return false;
    *empty = !some;
    return true;
}
