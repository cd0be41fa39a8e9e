// Who is to be told of, in which order; and who was introduced to whom.
#include "store/attendance_store.h"

#include <stdlib.h>
#include <string.h>

#include "store/db.h"
#include "util/mem.h"
#include "util/text.h"

void attendance_places_finish(struct attendance_places *places)
{
    free(places->places);
    *places = (struct attendance_places){ 0 };
}

static void add_place(struct attendance_places *places, struct str *keys, int64_t guest, int64_t at_ms,
                      const char *name)
{
    struct attendance_place place = { .guest = guest, .at_ms = at_ms, .key = keys->length };

    text_sort_key(keys, name);
    str_add_char(keys, '\0');
    for (size_t i = place.key; i < keys->length && i < place.key + sizeof place.name; i++)
        place.name |= (uint64_t)(unsigned char)keys->at[i] << (8 * (sizeof place.name - 1 - (i - place.key)));
    places->places = mem_grow(places->places, &places->room, places->count + 1, sizeof *places->places);
    places->places[places->count++] = place;
}

static int by_time_and_name(const void *a, const void *b, void *keys)
{
    const struct attendance_place *one = a, *other = b;
    int order;

    if (one->at_ms != other->at_ms)
        return one->at_ms < other->at_ms ? -1 : 1;
    if (one->name != other->name)
        return one->name < other->name ? -1 : 1;
    order = strcmp((const char *)keys + one->key, (const char *)keys + other->key);
    return order ? order : (one->guest > other->guest) - (one->guest < other->guest);
}

// Rows of guest, time and name.
static bool gather(struct db_rows *rows, struct attendance_places *places, struct err *err)
{
    struct str keys = { 0 };

    places->count = 0;
    while (db_next(rows))
        add_place(places, &keys, db_int(rows, 0), db_int(rows, 1), db_text(rows, 2));
    if (places->count > 0)
        qsort_r(places->places, places->count, sizeof *places->places, by_time_and_name, keys.at);
    str_finish(&keys);
    return db_done(rows, err);
}

bool attendance_store_places(struct store *store, int64_t event, const struct attendance_filter *filter,
                             struct attendance_places *places, struct err *err)
{
    struct db_rows rows;

    db_query(store_db(store), &rows,
             "SELECT visit.guest, at_ms, name FROM visit JOIN guest ON num = visit.guest WHERE event = ?1"
             " AND CASE WHEN undone THEN ?2 ELSE ?3 END AND (number = 1 OR NOT ?4)"
             " AND (NOT ?5 OR EXISTS (SELECT 1 FROM registration AS listed"
             "  WHERE listed.event = ?1 AND listed.guest = visit.guest AND expected))"
             " UNION ALL"
             " SELECT registration.guest, ?7, name FROM registration JOIN guest ON num = registration.guest"
             " WHERE ?6 AND event = ?1 AND expected AND NOT EXISTS (SELECT 1 FROM visit AS came"
             "  WHERE came.guest = registration.guest AND came.event = ?1 AND NOT undone)",
             "iiiiiii", event, (int64_t)filter->undone, (int64_t)filter->arrived, (int64_t)filter->first,
             (int64_t)filter->listed, (int64_t)filter->missing, ATTENDANCE_NOT_COME_MS);
    return gather(&rows, places, err);
}

bool attendance_store_people(struct store *store, struct attendance_places *places, struct err *err)
{
    struct db_rows rows;

    db_query(store_db(store), &rows, "SELECT num, ?, name FROM guest WHERE NOT erased", "i",
             ATTENDANCE_NOT_COME_MS);
    return gather(&rows, places, err);
}

// ---- introductions

void introduced_finish(struct introduced *introduced)
{
    free(introduced->guests);
    str_finish(&introduced->texts);
    *introduced = (struct introduced){ 0 };
}

static void add_introduced(struct introduced *introduced, int64_t guest, const char *name)
{
    if (introduced->count > 0 && introduced->guests[introduced->count - 1].guest == guest) {
        introduced->texts.length--; // the NUL: the text goes on
        str_add(&introduced->texts, "; ");
    } else {
        introduced->guests = mem_grow(introduced->guests, &introduced->room, introduced->count + 1,
                                      sizeof *introduced->guests);
        introduced->guests[introduced->count++] =
            (struct introduced_guest){ .guest = guest, .at = introduced->texts.length };
    }
    str_add(&introduced->texts, name);
    str_add_char(&introduced->texts, '\0');
}

bool attendance_store_introduced(struct store *store, int64_t event, struct introduced *introduced,
                                 struct err *err)
{
    struct db_rows rows;

    introduced->count = 0;
    str_clear(&introduced->texts);
    db_query(store_db(store), &rows,
             "WITH met AS MATERIALIZED (SELECT introduction.guest AS one, ifnull(kept, num) AS other,"
             "  at_ms, introduction.id AS id FROM introduction"
             "  JOIN subject ON subject.id = introduction.other"
             "  LEFT JOIN member ON member.guest = num WHERE event = ?),"
             " both AS (SELECT one, other, at_ms, id FROM met"
             "  UNION ALL SELECT other, one, at_ms, id FROM met)"
             " SELECT one, name FROM both JOIN guest ON num = other WHERE one <> other AND name <> ''"
             " GROUP BY one, other ORDER BY one, min(at_ms), min(both.id)",
             "i", event);
    while (db_next(&rows))
        add_introduced(introduced, db_int(&rows, 0), db_text(&rows, 1));
    return db_done(&rows, err);
}

static int by_guest(const void *key, const void *element)
{
    int64_t guest = *(const int64_t *)key, other = ((const struct introduced_guest *)element)->guest;

    return (guest > other) - (guest < other);
}

const char *introduced_names(const struct introduced *introduced, int64_t guest)
{
    const struct introduced_guest *found = NULL;

    if (introduced->count > 0)
        found = bsearch(&guest, introduced->guests, introduced->count, sizeof *introduced->guests, by_guest);
    return found ? introduced->texts.at + found->at : "";
}
