#include "store/group_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/db.h"
#include "store/visit_store.h"
#include "util/mem.h"

// ---- events

#define EVENT_COLUMNS                                                                                        \
    "SELECT event.num, id, name, venue, wait_at, zone, doors_ms, starts_ms, programme_ms, ends_ms,"          \
    " has_end, welcome, walk_ins, ifnull(closed_ms, 0) FROM event JOIN subject ON subject.num = event.num "

static int place_of(const char *name, const char *const *names, int count)
{
    for (int i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0)
            return i;
    }
    return 0;
}

static struct event read_event(struct db_rows *rows)
{
    struct event event = {
        .num = db_int(rows, 0),
        .name = mem_copy_text(db_text(rows, 2)),
        .venue = mem_copy_text(db_text(rows, 3)),
        .where = mem_copy_text(db_text(rows, 4)),
        .zone = mem_copy_text(db_text(rows, 5)),
        .doors_ms = db_int(rows, 6),
        .starts_ms = db_int(rows, 7),
        .programme_ms = db_int(rows, 8),
        .ends_ms = db_int(rows, 9),
        .has_end = db_int(rows, 10) != 0,
        .welcome = (enum welcome_mode)place_of(db_text(rows, 11), welcome_mode_names, WELCOME_MODES),
        .walk_ins = (enum walk_ins)place_of(db_text(rows, 12), walk_ins_names, WALK_INS),
        .closed_ms = db_int(rows, 13),
    };

    snprintf(event.id, sizeof event.id, "%s", db_text(rows, 1));
    return event;
}

void event_list_finish(struct event_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        event_finish(&list->events[i]);
    free(list->events);
    *list = (struct event_list){ 0 };
}

bool event_store_list(struct store *store, struct event_list *list, struct err *err)
{
    struct db_rows rows;

    db_query(store_db(store), &rows, EVENT_COLUMNS "ORDER BY starts_ms, name, id", "");
    while (db_next(&rows)) {
        list->events = mem_grow(list->events, &list->room, list->count + 1, sizeof *list->events);
        list->events[list->count++] = read_event(&rows);
    }
    return db_done(&rows, err);
}

bool event_store_read(struct store *store, int64_t num, struct event *event, struct err *err)
{
    struct db_rows rows;

    *event = (struct event){ 0 };
    db_query(store_db(store), &rows, EVENT_COLUMNS "WHERE event.num = ?", "i", num);
    if (db_next(&rows))
        *event = read_event(&rows);
    return db_done(&rows, err);
}

bool event_store_present(struct store *store, int64_t event, struct event_present *present, struct err *err)
{
    struct db_rows rows;

    *present = (struct event_present){ 0 };
    db_query(store_db(store), &rows,
             "SELECT (SELECT count(*) FROM registration WHERE event = ?1 AND expected),"
             " count(*), ifnull(sum(number = 1), 0) FROM visit WHERE event = ?1 AND number > 0",
             "i", event);
    if (db_next(&rows))
        *present = (struct event_present){ db_int(&rows, 0), db_int(&rows, 1), db_int(&rows, 2) };
    return db_done(&rows, err);
}

static bool count_people(struct store *store, const struct event *event, struct event_counts *counts,
                         struct err *err)
{
    struct event_present present;
    int64_t to_come = 0;

    if (!event_store_present(store, event->num, &present, err) ||
        !db_number(store_db(store), err, &to_come,
                   "SELECT count(*) FROM registration r JOIN guest ON num = guest WHERE r.event = ? AND"
                   " expected AND visits = 0 AND earlier = 0",
                   "i", event->num))
        return false;
    counts->expected = present.expected;
    counts->arrived = present.arrived;
    counts->first_visits = present.first_visits;
    counts->first_timers = present.first_visits + to_come;
    return true;
}

bool event_store_count(struct store *store, const struct event *event, int64_t now_ms,
                       struct event_counts *counts, struct err *err)
{
    struct welcome_list list = { 0 };
    int64_t of_state[WELCOME_STATES] = { 0 };
    bool done;

    *counts = (struct event_counts){ 0 };
    done = count_people(store, event, counts, err) && welcome_store_list(store, event, now_ms, &list, err);
    for (size_t i = 0; done && i < list.count; i++)
        of_state[list.rows[i].state]++;
    counts->waiting = of_state[STATE_WAITING];
    counts->claimed = of_state[STATE_CLAIMED];
    counts->greeted = of_state[STATE_GREETED];
    counts->gone = of_state[STATE_GONE];
    counts->dismissed = of_state[STATE_DISMISSED];
    counts->missed = of_state[STATE_MISSED];
    welcome_list_finish(&list);
    return done;
}

// ---- hosts

void host_list_finish(struct host_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->hosts[i].name);
        free(list->hosts[i].languages);
        free(list->hosts[i].topics);
    }
    free(list->hosts);
    *list = (struct host_list){ 0 };
}

#define HOST_GUEST                                                                                           \
    "LEFT JOIN subject ON subject.id = nullif(host.guest, '') LEFT JOIN member ON member.guest = "           \
    "subject.num LEFT JOIN guest ON guest.num = ifnull(member.kept, subject.num) "
#define HOST_NAME "coalesce(nullif(host.name, ''), guest.name, '')"

static struct host read_host(struct db_rows *rows)
{
    struct host host = {
        .name = mem_copy_text(db_text(rows, 1)),
        .languages = mem_copy_text(db_text(rows, 2)),
        .topics = mem_copy_text(db_text(rows, 3)),
        .lead = db_int(rows, 4) != 0,
        .duty = db_int(rows, 5) != 0,
        .colour = (int)db_int(rows, 8),
        .rests_until_ms = db_int(rows, 9),
    };

    snprintf(host.id, sizeof host.id, "%s", db_text(rows, 0));
    snprintf(host.duty_event, sizeof host.duty_event, "%s", db_text(rows, 6));
    snprintf(host.guest, sizeof host.guest, "%s", db_text(rows, 7));
    return host;
}

bool host_store_list(struct store *store, struct host_list *list, struct err *err)
{
    struct db_rows rows;

    db_query(store_db(store), &rows,
             "SELECT host.id, " HOST_NAME ", coalesce(nullif(host.languages, ''), guest.language, ''),"
             " coalesce(nullif(host.topics, ''), guest.topics, ''), lead, duty, duty_event, host.guest,"
             " colour, rests_until_ms FROM host " HOST_GUEST "WHERE " HOST_NAME " <> '' ORDER BY 2, 1",
             "");
    while (db_next(&rows)) {
        list->hosts = mem_grow(list->hosts, &list->room, list->count + 1, sizeof *list->hosts);
        list->hosts[list->count++] = read_host(&rows);
    }
    return db_done(&rows, err);
}

bool host_store_name(struct store *store, const char *id, struct str *name, struct err *err)
{
    struct db_rows rows;

    db_query(store_db(store), &rows, "SELECT " HOST_NAME " FROM host " HOST_GUEST "WHERE host.id = ?", "t",
             id);
    if (db_next(&rows))
        str_add(name, db_text(&rows, 0));
    return db_done(&rows, err);
}

bool host_store_colour(struct store *store, const char *id, int64_t *colour, struct err *err)
{
    *colour = 0;
    return db_number(store_db(store), err, colour, "SELECT colour FROM host WHERE id = ?", "t", id);
}

// ---- settings

bool setting_store_read(struct store *store, const char *key, struct str *value, bool *said, struct err *err)
{
    struct db_rows rows;

    db_query(store_db(store), &rows, "SELECT value FROM setting WHERE key = ?", "t", key);
    *said = db_next(&rows);
    if (*said)
        str_add(value, db_text(&rows, 0));
    return db_done(&rows, err);
}
