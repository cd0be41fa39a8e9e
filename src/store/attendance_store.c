#include "store/attendance_store.h"

#include <stdlib.h>
#include <string.h>

#include "util/err.h"
#include "util/mem.h"
#include "util/text.h"

// ---- who, and in which order

void attendance_places_finish(struct attendance_places *places)
{
    free(places->places);
    *places = (struct attendance_places){ 0 };
}

static bool gather(struct db_rows *rows, struct attendance_places *places, struct err *err)
{
    places->count = 0;
    while (db_next(rows)) {
        places->places = mem_grow(places->places, &places->room, places->count + 1, sizeof *places->places);
        places->places[places->count++] =
            (struct attendance_place){ .guest = db_int(rows, 0), .at_ms = db_int(rows, 1) };
    }
    return db_done(rows, err);
}

static int by_time(const void *a, const void *b)
{
    const struct attendance_place *one = a, *other = b;

    if (one->at_ms != other->at_ms)
        return one->at_ms < other->at_ms ? -1 : 1;
    return (one->guest > other->guest) - (one->guest < other->guest);
}

static int by_name(const void *a, const void *b, void *keys)
{
    const struct attendance_place *one = a, *other = b;
    int order = strcmp((const char *)keys + one->key, (const char *)keys + other->key);

    return order ? order : (one->guest > other->guest) - (one->guest < other->guest);
}

static bool add_key(struct store *store, struct attendance_place *place, struct str *keys, struct err *err)
{
    struct db_rows rows;

    place->key = keys->length;
    db_query(store_db(store), &rows, "SELECT name FROM guest WHERE num = ?", "i", place->guest);
    if (db_next(&rows))
        text_sort_key(keys, db_text(&rows, 0));
    str_add_char(keys, '\0');
    return db_done(&rows, err);
}

// Names are looked up only where the time does not decide.
static bool sort(struct store *store, struct attendance_places *places, struct err *err)
{
    struct attendance_place *all = places->places;
    struct str keys = { 0 };
    bool done = true;

    if (places->count > 0)
        qsort(all, places->count, sizeof *all, by_time);
    for (size_t begin = 0, end; done && begin < places->count; begin = end) {
        for (end = begin + 1; end < places->count && all[end].at_ms == all[begin].at_ms; end++)
            continue;
        str_clear(&keys);
        for (size_t i = begin; done && end - begin > 1 && i < end; i++)
            done = add_key(store, &all[i], &keys, err);
        if (done && end - begin > 1)
            qsort_r(all + begin, end - begin, sizeof *all, by_name, keys.at);
    }
    str_finish(&keys);
    return done;
}

bool attendance_store_places(struct store *store, int64_t event, const struct attendance_filter *filter,
                             struct attendance_places *places, struct err *err)
{
    struct db_rows rows;

    db_query(store_db(store), &rows,
             "SELECT guest, at_ms FROM visit WHERE event = ?1 AND CASE WHEN undone THEN ?2 ELSE ?3 END"
             " AND (number = 1 OR NOT ?4) AND (NOT ?5 OR EXISTS (SELECT 1 FROM registration AS listed"
             "  WHERE listed.event = ?1 AND listed.guest = visit.guest AND expected))"
             " UNION ALL"
             " SELECT guest, ?7 FROM registration WHERE event = ?1 AND expected AND ?6"
             " AND NOT EXISTS (SELECT 1 FROM visit AS came"
             "  WHERE came.guest = registration.guest AND came.event = ?1 AND NOT undone)",
             "iiiiiii", event, (int64_t)filter->undone, (int64_t)filter->arrived, (int64_t)filter->first,
             (int64_t)filter->listed, (int64_t)filter->missing, ATTENDANCE_NOT_COME_MS);
    return gather(&rows, places, err) && sort(store, places, err);
}

bool attendance_store_people(struct store *store, struct attendance_places *places, struct err *err)
{
    struct db_rows rows;

    db_query(store_db(store), &rows, "SELECT num, ? FROM guest WHERE NOT erased", "i", ATTENDANCE_NOT_COME_MS);
    return gather(&rows, places, err) && sort(store, places, err);
}

// ---- one row

#define NAME_OF(id)                                                                                    \
    "CASE WHEN " id " <> '' THEN (SELECT name FROM guest WHERE num = (SELECT ifnull(kept, subject.num)" \
    " FROM subject LEFT JOIN member ON member.guest = subject.num WHERE subject.id = " id ")) END"

// ?1 the guest, ?2 the event, ?3 whether it is about a visit. A member stays one without
// being listed as one (as at the check-in).
static const char row_sql[] =
    "SELECT who.id, g.name, given_name, family_name, call_name, reading, email, phone, company, title, topics,"
    " offers, seeks, invited_by, inviter, guest_of, language, note, consents,"
    " coalesce(visit.role, nullif(listed.role, ''), CASE WHEN EXISTS (SELECT 1 FROM registration AS other"
    "  WHERE other.guest = ?1 AND other.role = 'member') THEN 'member' WHEN ?2 <> 0 THEN 'guest' END),"
    " ticket_type, (SELECT group_concat(code, '; ') FROM ticket WHERE ticket.guest = ?1 AND ticket.event = ?2),"
    " visit.at_ms, recorded_ms, method, ifnull(nullif(device_name.name, ''), visit.device), undone, number,"
    " visit.id IS NOT NULL AND EXISTS (SELECT 1 FROM welcome"
    "  WHERE welcome.guest = ?1 AND welcome.event = ?2),"
    " " NAME_OF("inviter") ", " NAME_OF("on_behalf_of")
    " FROM guest AS g JOIN subject AS who USING (num)"
    " LEFT JOIN registration AS listed ON listed.event = ?2 AND listed.guest = ?1"
    " LEFT JOIN visit ON ?3 AND visit.guest = ?1 AND visit.event = ?2"
    " LEFT JOIN device_name ON device_name.device = visit.device"
    " WHERE num = ?1";

enum row_column { // the guest's fields follow the id
    COLUMN_CONSENTS = 1 + GUEST_FIELDS,
    COLUMN_ROLE,
    COLUMN_TICKET_TYPE,
    COLUMN_TICKET_CODE,
    COLUMN_AT,
    COLUMN_RECORDED,
    COLUMN_METHOD,
    COLUMN_DEVICE,
    COLUMN_UNDONE,
    COLUMN_NUMBER,
    COLUMN_HAS_WELCOME,
    COLUMN_INVITER,
    COLUMN_ON_BEHALF_OF,
};

static void read_row(struct db_rows *rows, struct attendance_row *row)
{
    row->guest_id = db_text(rows, 0);
    for (int i = 0; i < GUEST_FIELDS; i++)
        row->value[i] = db_text(rows, 1 + i);
    row->consents = db_text(rows, COLUMN_CONSENTS);
    row->role = db_text(rows, COLUMN_ROLE);
    row->ticket_type = db_text(rows, COLUMN_TICKET_TYPE);
    row->ticket_code = db_text(rows, COLUMN_TICKET_CODE);
    row->arrived_ms = db_int(rows, COLUMN_AT);
    row->recorded_ms = db_int(rows, COLUMN_RECORDED);
    row->method = db_text(rows, COLUMN_METHOD);
    row->device = db_text(rows, COLUMN_DEVICE);
    row->visit_number = db_int(rows, COLUMN_NUMBER);
    row->invited_by = db_text(rows, COLUMN_INVITER);
    row->on_behalf_of = db_text(rows, COLUMN_ON_BEHALF_OF);
}

bool attendance_store_begin(struct store *store, int64_t event, const struct attendance_place *place,
                            struct attendance_record *record)
{
    bool is_visit = place->at_ms != ATTENDANCE_NOT_COME_MS;
    struct attendance_row *row = &record->row;

    *row = (struct attendance_row){ .welcome = "", .welcomed_by = "", .introduced_to = "",
                                    .minutes_to_welcome = -1, .minutes_late = -1 };
    db_query(store_db(store), &record->rows, row_sql, "iii", place->guest, event, (int64_t)is_visit);
    if (!db_next(&record->rows))
        return false;
    read_row(&record->rows, row);
    if (!row->invited_by[0])
        row->invited_by = row->value[GUEST_INVITED_BY];
    row->first_visit = row->visit_number == 1;
    row->status = !is_visit                                 ? ATTENDANCE_EXPECTED
                  : db_int(&record->rows, COLUMN_UNDONE) ? ATTENDANCE_UNDONE
                                                            : ATTENDANCE_ARRIVED;
    record->has_welcome = db_int(&record->rows, COLUMN_HAS_WELCOME) != 0;
    return true;
}

bool attendance_store_end(struct attendance_record *record, struct err *err)
{
    return db_done(&record->rows, err);
}

// ---- introductions

void introduced_finish(struct introduced *introduced)
{
    free(introduced->guests);
    str_finish(&introduced->texts);
    *introduced = (struct introduced){ 0 };
}

static void add_name(struct introduced *introduced, int64_t guest, const char *name)
{
    struct introduced_guest *last = introduced->guests + introduced->count;

    if (introduced->count > 0 && last[-1].guest == guest) {
        introduced->texts.length--; // the NUL: goes on
        str_addf(&introduced->texts, "; %s", name);
    } else {
        introduced->guests = mem_grow(introduced->guests, &introduced->room, introduced->count + 1,
                                      sizeof *introduced->guests);
        introduced->guests[introduced->count++] =
            (struct introduced_guest){ .guest = guest, .at = introduced->texts.length };
        str_add(&introduced->texts, name);
    }
    str_add_char(&introduced->texts, '\0');
}

bool attendance_store_introduced(struct store *store, int64_t event, struct introduced *introduced, struct err *err)
{
    struct db_rows rows;

    introduced->count = 0;
    str_clear(&introduced->texts);
    db_query(store_db(store), &rows,
             "WITH met AS MATERIALIZED (SELECT introduction.guest AS one, ifnull(kept, num) AS other, at_ms,"
             "  introduction.id AS id FROM introduction JOIN subject ON subject.id = introduction.other"
             "  LEFT JOIN member ON member.guest = num WHERE event = ?),"
             " both AS (SELECT one, other, at_ms, id FROM met UNION ALL SELECT other, one, at_ms, id FROM met)"
             " SELECT one, name FROM both JOIN guest ON num = other WHERE one <> other AND name <> ''"
             " GROUP BY one, other ORDER BY one, min(at_ms), min(both.id)",
             "i", event);
    while (db_next(&rows))
        add_name(introduced, db_int(&rows, 0), db_text(&rows, 1));
    return db_done(&rows, err);
}

static int by_guest(const void *key, const void *element)
{
    int64_t guest = *(const int64_t *)key, other = ((const struct introduced_guest *)element)->guest;

    return (guest > other) - (guest < other);
}

const char *introduced_names(const struct introduced *introduced, int64_t guest)
{
    const struct introduced_guest *found =
        introduced->count == 0 ? NULL
                               : bsearch(&guest, introduced->guests, introduced->count, sizeof *introduced->guests,
                                         by_guest);

    return found ? introduced->texts.at + found->at : "";
}
