// One row: who it is, what it says that is new, and what it came to.
#include "service/import_inside.h"

#include <stdio.h>
#include <string.h>

#include "domain/fact.h"
#include "service/forgotten.h"
#include "service/import_say.h"
#include "store/fact_log.h"
#include "store/guest_store.h"
#include "store/list_store.h"
#include "store/visit_store.h"
#include "util/zone.h"

// A person with more rows in one list than this is a mistake of the list.
enum { ROWS_OF_ONE_GUEST = 250 };

int64_t import_event_num(const struct import *import)
{
    return import->request.event ? import->request.event->num : 0;
}

const char *import_event_id(const struct import *import)
{
    return import->request.event ? import->request.event->id : NULL;
}

uint64_t import_row_mark(int64_t guest, const char *key)
{
    return hash_bytes(key, strlen(key)) ^ ((uint64_t)guest * UINT64_C(0x9E3779B97F4A7C15));
}

static bool find_person(struct import *import, const struct list_row *row, bool look_only,
                        struct import_person *person, struct err *err)
{
    return import_find_person(import->store, &import->request, &import->seen, row,
                              import_hash(row, &import->request), look_only, person, err);
}

static bool is_expected(struct import *import, const struct import_person *person, bool *expected,
                        struct err *err)
{
    struct registration registration = { 0 };

    if (person->guest && import_event_num(import) &&
        !guest_store_registration(import->store, person->guest, import_event_num(import), &registration, err))
        return false;
    *expected = registration.expected;
    return true;
}

bool import_unlist(struct import *import, int64_t guest, const char *key, struct err *err)
{
    char id[ID_SIZE];

    return subject_id(import->store, guest, id, err) &&
           fact_append(import->store, FACT_GUEST_UNLISTED, id, import_event_id(import),
                       import->slice_began_ms,
                       json_pack("{s:s, s:s, s:s}", "source", import->request.system, "key", key, "batch",
                                 import->counts.batch),
                       err);
}

// The same words once more in one file: nothing is said that was not said.
static bool is_repeat(struct import *import, const struct import_person *person, uint64_t hash, bool *repeat,
                      struct err *err)
{
    struct listed first;

    *repeat = false;
    if (!person->seen || person->key[0] != '#')
        return true;
    if (!list_store_row(import->store, person->named, import_event_num(import), import->request.system, "#1",
                        &first, err))
        return false;
    *repeat = first.present && first.hash == hash;
    return true;
}

// Compares with what this row said before and writes what is new; *wrote says whether.
static bool say(struct import *import, const struct list_row *row, const struct import_person *person,
                bool *wrote, struct err *err)
{
    struct listed listed = { 0 };
    uint64_t hash = person->words;
    char text[20];
    json_t *body = NULL;
    bool repeat = false, done;

    *wrote = false;
    if (person->named && (!list_store_row(import->store, person->named, import_event_num(import),
                                          import->request.system, person->key, &listed, err) ||
                          !is_repeat(import, person, hash, &repeat, err)))
        return false;
    if (repeat || (listed.present && listed.hash == hash))
        return true;
    done = import_news(import->store, &import->request, row, person, listed.there, &body, err);
    if (!done || (listed.present && json_object_size(body) == 0)) {
        json_decref(body);
        return done;
    }
    json_object_set_new(body, "source", json_string(import->request.system));
    json_object_set_new(body, "batch", json_string(import->counts.batch));
    json_object_set_new(body, "key", json_string(person->key));
    snprintf(text, sizeof text, "%016llx", (unsigned long long)hash);
    json_object_set_new(body, "hash", json_string(text));
    *wrote = true;
    return fact_append(import->store, FACT_GUEST_LISTED, person->id, import_event_id(import),
                       import->slice_began_ms, body, err);
}

// A day without an hour, or a clock that was wrong: then the event's start.
static int64_t arrival_of(const struct list_row *row, const struct event *event, int64_t now_ms)
{
    enum { EARLY_MS = 3 * HOUR_MS };
    bool is_likely = row->arrived_ms >= event->doors_ms - EARLY_MS && row->arrived_ms <= now_ms;

    return is_likely ? row->arrived_ms : event->starts_ms;
}

// A list of an event that has begun may say who was there already.
static bool say_arrived(struct import *import, const struct list_row *row, const struct import_person *person,
                        struct err *err)
{
    const struct event *event = import->request.event;
    int64_t now_ms = import->slice_began_ms;
    struct visit visit;
    bool owed = false;
    enum role role;

    if (!row->arrived || !event || now_ms < event->doors_ms)
        return true;
    if (!visit_store_read(import->store, person->guest, event->num, &visit, err) ||
        !guest_store_role(import->store, person->guest, event->num, &role, err))
        return false;
    if (visit.guest) // here already, or taken back by a person
        return true;
    if (event_is_on(event, now_ms) && !welcome_store_owed(import->store, person->guest, role, &owed, err))
        return false;
    return fact_append(import->store, FACT_VISIT_CHECKED_IN, person->id, event->id,
                       arrival_of(row, event, now_ms),
                       json_pack("{s:s, s:b, s:s}", "method", "import", "owed", (int)owed, "batch",
                                 import->counts.batch),
                       err) &&
           store_fold(import->store, err);
}

static bool count_first_timer(struct import *import, const struct list_row *row,
                              const struct import_person *person, struct err *err)
{
    bool first_timer = false;

    if (person->seen)
        return true;
    if (person->is_new && !row->arrived) {
        import->counts.first_timers += !import->request.known && row->visits <= 0;
        return true;
    }
    if (!guest_store_is_first_timer(import->store, person->guest, import_event_num(import), &first_timer,
                                    err))
        return false;
    import->counts.first_timers += first_timer;
    return true;
}

static bool is_forgotten(struct import *import, const struct list_row *row,
                         const struct import_person *person, bool *forgotten, struct err *err)
{
    *forgotten = false;
    if (import->group_key.length == 0 || person->named)
        return true;
    return forgotten_is(import->store, str_text(&import->group_key),
                        &(struct forgotten_person){ import->request.system, person->key,
                                                    row->value[GUEST_NAME], row->value[GUEST_EMAIL],
                                                    row->value[GUEST_COMPANY] },
                        forgotten, err);
}

static bool pass_over(struct import *import, enum import_outcome as, const char *reason,
                      enum import_outcome *outcome)
{
    import->reason = reason;
    *outcome = as;
    return true;
}

static bool take(struct import *import, const struct list_row *row, struct import_person *person,
                 enum import_outcome *outcome, struct err *err)
{
    bool expected = false, wrote = false, forgotten;

    if (!find_person(import, row, false, person, err) ||
        !is_forgotten(import, row, person, &forgotten, err) || !is_expected(import, person, &expected, err))
        return false;
    if (forgotten)
        return pass_over(import, IMPORT_SKIPPED, "asked to be forgotten", outcome);
    if (map_get(&import->seen.guests, (uint64_t)person->named) > ROWS_OF_ONE_GUEST)
        return pass_over(import, IMPORT_REJECTED, "too many rows about this person", outcome);
    if (!say(import, row, person, &wrote, err) || !store_fold(import->store, err) ||
        !import_person_made(import->store, &import->seen, row, person, err) ||
        !say_arrived(import, row, person, err) || !count_first_timer(import, row, person, err))
        return false;
    map_set(&import->rows_seen, import_row_mark(person->named, person->key), 1);
    *outcome = person->is_new || (import_event_num(import) && !expected && wrote) ? IMPORT_ADDED
               : wrote                                                            ? IMPORT_UPDATED
                                                                                  : IMPORT_UNCHANGED;
    return true;
}

enum { PLUS_ID_SIZE = ID_SIZE + IMPORT_KEY_SIZE + 16 };

static void plus_id(char id[PLUS_ID_SIZE], const struct import_person *person, int number)
{
    snprintf(id, PLUS_ID_SIZE, "%s%s+%d", person->id, person->key[0] == '#' ? "" : person->key, number);
}

// Off the list at the end, unless another row of the file says otherwise.
static void leave_out(struct import *import, int64_t guest, const char *key)
{
    map_set(&import->left_out, import_row_mark(guest, key), 1);
}

// The row brought more people along before than it does now.
static bool drop_plus(struct import *import, const struct import_person *person, int from, struct err *err)
{
    for (;; from++) {
        char id[PLUS_ID_SIZE], key[IMPORT_KEY_SIZE];
        struct listed listed = { 0 };
        int64_t guest;

        plus_id(id, person, from);
        import_row_key(key, id);
        if (!list_store_guest(import->store, import->request.system, key, import_event_num(import), &guest,
                              err) ||
            (guest && !list_store_row(import->store, guest, import_event_num(import), import->request.system,
                                      key, &listed, err)))
            return false;
        if (!listed.present)
            return true;
        leave_out(import, guest, key);
    }
}

// Unnamed company: guests of their own, told apart by whose they are and their number.
static bool take_plus(struct import *import, const struct list_row *row, const struct import_person *person,
                      struct err *err)
{
    struct import_person unnamed;
    enum import_outcome outcome;
    char id[PLUS_ID_SIZE];
    int i = 1;

    for (; i <= row->plus; i++) {
        struct list_row other = { .row_id_is_global = true,
                                  .person_id = "",
                                  .role = "",
                                  .visits = -1,
                                  .reason = "",
                                  .ticket_type = row->ticket_type };
        struct str name = { 0 };
        bool done;

        for (int field = 0; field < GUEST_FIELDS; field++)
            other.value[field] = "";
        str_addf(&name, "Guest of %s", row->value[GUEST_NAME]);
        plus_id(id, person, i);
        other.value[GUEST_NAME] = str_text(&name);
        other.value[GUEST_GUEST_OF] = person->id;
        other.row_id = id;
        done = take(import, &other, &unnamed, &outcome, err);
        str_finish(&name);
        if (!done)
            return false;
        import->counts.plus++;
    }
    return person->is_new || drop_plus(import, person, i, err);
}

static bool skip(struct import *import, const struct list_row *row, struct err *err)
{
    struct import_person person;

    if (!row->value[GUEST_NAME][0] && !row->row_id[0] && !row->person_id[0])
        return true;
    if (!find_person(import, row, true, &person, err))
        return false;
    if (!person.named)
        return true;
    leave_out(import, person.named, person.key);
    return drop_plus(import, &person, 1, err);
}

// A row that cannot be used is about somebody all the same: nobody is taken off for it.
static bool stay(struct import *import, const struct list_row *row, struct err *err)
{
    struct import_person person;

    if (!import->request.replace || (!row->value[GUEST_NAME][0] && !row->row_id[0] && !row->person_id[0]))
        return true;
    if (!find_person(import, row, true, &person, err))
        return false;
    if (person.named)
        map_set(&import->rows_seen, import_row_mark(person.named, person.key), 1);
    return true;
}

bool import_row(struct import *import, const struct list_row *row, int64_t now_ms,
                enum import_outcome *outcome, const char **reason, struct err *err)
{
    struct import_person person;
    int64_t *counters[] = { &import->counts.added, &import->counts.updated, &import->counts.unchanged,
                            &import->counts.skipped, &import->counts.rejected };
    bool done = import_slice_begin(import, now_ms, err);

    import->reason = NULL;
    *reason = row->reason;
    *outcome = row->verdict == ROW_SKIPPED ? IMPORT_SKIPPED : IMPORT_REJECTED;
    if (done && row->verdict == ROW_SKIPPED)
        done = skip(import, row, err);
    else if (done && row->verdict == ROW_REJECTED)
        done = stay(import, row, err);
    else if (done && row->verdict == ROW_GUEST)
        done = take(import, row, &person, outcome, err) &&
               (import->reason || take_plus(import, row, &person, err));
    if (import->reason)
        *reason = import->reason;
    if (!done)
        return false;
    import->counts.read++;
    (*counters[*outcome])++;
    return import_slice_end(import, now_ms, err);
}
