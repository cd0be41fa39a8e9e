// Guests: adding, changing, showing, merging.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/fact.h"
#include "service/inside.h"
#include "service/person.h"
#include "store/db.h"
#include "store/fact_log.h"
#include "store/guest_store.h"
#include "store/introduction_store.h"
#include "util/text.h"

// ---- adding and changing

// Whether the guest is on the event's list, and as what, by this person's hand.
static bool say_expected(struct request_call *call, const char *guest, bool add, struct err *err)
{
    struct event event = { 0 };
    int role;
    bool done = request_choice(call, "role", role_names, ROLES, ROLES, &role, err);
    json_t *body;

    if (!done || (!request_text(call, "event")[0] && role == ROLES && !request_has(call, "event")))
        return done;
    if (!request_text(call, "event")[0] && add)
        return err_set(err, ERR_USAGE, "a role is a role at an event: name the --event too");
    if (!request_event(call, &event, err))
        return false;
    body = json_object();
    if (add)
        json_object_set_new(body, "expected", json_true());
    if (role < ROLES)
        json_object_set_new(body, "role", json_string(role_names[role]));
    done = fact_append(call->store, FACT_GUEST_EXPECTED, guest, event.id, call->now_ms, body, err);
    event_finish(&event);
    return done;
}

bool guest_add(struct request_call *call, struct err *err)
{
    const char *name;
    char id[ID_SIZE];
    json_t *fields = NULL;
    bool done = request_need(call, "name", &name, err) && person_fields(call, NULL, &fields, err) &&
                person_known_or_new(call, fields, id, err) && say_expected(call, id, true, err);

    json_decref(fields);
    if (done)
        call->answer = json_pack("{s:s}", "guest", id);
    return done;
}

// Whether "no" is news: of who was never asked it is, where it says more than not having agreed.
static bool is_new_no(struct request_call *call, const struct guest *guest, int consent, bool *is_new,
                      struct err *err)
{
    bool declined = false;

    *is_new = false;
    if (consent != CONSENT_TO_INTRODUCE || !request_text(call, consent_names[consent])[0])
        return true;
    if (!introduction_store_declined(call->store, guest->num, &declined, err))
        return false;
    *is_new = !declined;
    return true;
}

// Agreed to, or not any more: what is so already is not said again.
static bool say_consents(struct request_call *call, const struct guest *guest, struct err *err)
{
    static const char *const answers[] = { "no", "yes" };
    json_t *consents = json_object();
    bool done = true;

    for (int i = 0; done && i < CONSENTS; i++) {
        int agreed = consents_have(guest->consents, consent_names[i]), answer;

        bool is_new = false;

        done = request_choice(call, consent_names[i], answers, 2, agreed, &answer, err) &&
               (answer || is_new_no(call, guest, i, &is_new, err));
        if (done && (answer != agreed || is_new))
            json_object_set_new(consents, consent_names[i], json_boolean(answer));
    }
    if (done && json_object_size(consents) > 0)
        done = fact_append(call->store, FACT_GUEST_CONSENTED, guest->id, NULL, call->now_ms,
                           json_pack("{s:O}", "consents", consents), err);
    json_decref(consents);
    return done;
}

static bool says_something(const struct request_call *call)
{
    bool something = request_has(call, "role");

    for (int i = 0; i < GUEST_FIELDS; i++)
        something = something || request_has(call, guest_field_rows[i].key);
    for (int i = 0; i < CONSENTS; i++)
        something = something || request_has(call, consent_names[i]);
    return something;
}

bool guest_edit(struct request_call *call, struct err *err)
{
    struct guest guest = { 0 };
    json_t *fields = NULL;
    int64_t num;
    bool done = resolve_person(call->store, request_text(call, "guest"), &num, err) &&
                guest_store_read(call->store, num, &guest, err) && person_fields(call, &guest, &fields, err);

    if (done && !says_something(call))
        done = err_set(err, ERR_USAGE, "nothing to change was said: name what is new, for example --company");
    if (done && json_object_size(fields) > 0)
        done = fact_append(call->store, FACT_GUEST_EDITED, guest.id, NULL, call->now_ms,
                           json_pack("{s:O}", "fields", fields), err);
    done = done && say_consents(call, &guest, err) && say_expected(call, guest.id, false, err);
    if (done)
        call->answer = json_pack("{s:s}", "guest", guest.id);
    json_decref(fields);
    guest_finish(&guest);
    return done;
}

// ---- showing

static bool describe_events(struct store *store, int64_t num, json_t *answer, struct err *err)
{
    json_t *events = json_array();
    struct db_rows rows;

    db_query(
        store_db(store), &rows,
        "SELECT id, event.name, zone, starts_ms, expected, registration.role, ticket_type FROM registration"
        " JOIN event ON event.num = event JOIN subject ON subject.num = event"
        " WHERE guest = ? ORDER BY starts_ms, id",
        "i", num);
    while (db_next(&rows))
        json_array_append_new(
            events, json_pack("{s:s, s:s, s:o, s:b, s:o, s:o}", "event", db_text(&rows, 0), "name",
                              db_text(&rows, 1), "starts", json_time(db_text(&rows, 2), db_int(&rows, 3)),
                              "expected", (int)db_int(&rows, 4), "role", json_text_or_null(db_text(&rows, 5)),
                              "ticket_type", json_text_or_null(db_text(&rows, 6))));
    json_object_set_new(answer, "events", events);
    return db_done(&rows, err);
}

static bool describe_visits(struct store *store, int64_t num, json_t *answer, struct err *err)
{
    json_t *visits = json_array();
    struct db_rows rows;

    db_query(store_db(store), &rows,
             "SELECT visit.id, subject.id, event.name, zone, at_ms, role, undone, number FROM visit"
             " JOIN event ON event.num = event JOIN subject ON subject.num = event"
             " WHERE guest = ? ORDER BY at_ms, visit.id",
             "i", num);
    while (db_next(&rows))
        json_array_append_new(
            visits, json_pack("{s:s, s:s, s:s, s:o, s:s, s:b, s:I, s:b}", "visit", db_text(&rows, 0), "event",
                              db_text(&rows, 1), "event_name", db_text(&rows, 2), "arrived_at",
                              json_time(db_text(&rows, 3), db_int(&rows, 4)), "role", db_text(&rows, 5),
                              "undone", (int)db_int(&rows, 6), "visit_number", (json_int_t)db_int(&rows, 7),
                              "first_visit", (int)(db_int(&rows, 7) == 1)));
    json_object_set_new(answer, "visits", visits);
    return db_done(&rows, err);
}

static bool describe_lists_of_ids(struct store *store, int64_t num, json_t *answer, struct err *err)
{
    static const struct {
        const char *key, *sql;
    } lists[] = {
        { "ticket_codes", "SELECT DISTINCT code FROM ticket WHERE guest = ? ORDER BY code" },
        { "merged", "SELECT id FROM member JOIN subject ON num = guest WHERE kept = ? ORDER BY id" },
    };

    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        json_t *list = json_array();
        struct db_rows rows;

        db_query(store_db(store), &rows, lists[i].sql, "i", num);
        while (db_next(&rows))
            json_array_append_new(list, json_string(db_text(&rows, 0)));
        json_object_set_new(answer, lists[i].key, list);
        if (!db_done(&rows, err))
            return false;
    }
    return true;
}

bool guest_show(struct request_call *call, struct err *err)
{
    struct guest guest = { 0 };
    int64_t num;
    struct str inviter = { 0 };
    bool done = resolve_guest(call->store, request_text(call, "guest"), &num, err) &&
                guest_store_read(call->store, num, &guest, err) &&
                guest_inviter_name(call->store, &guest, &inviter, err);

    if (done) {
        call->answer = json_pack("{s:s}", "guest", guest.id);
        for (int i = 0; i < GUEST_FIELDS; i++)
            json_object_set_new(call->answer, guest_field_rows[i].key,
                                guest_field_rows[i].is_list ? json_list(guest.value[i])
                                                            : json_text_or_null(guest.value[i]));
        json_object_set_new(call->answer, "invited_by", json_text_or_null(str_text(&inviter)));
        json_object_set_new(call->answer, "consents", json_list(guest.consents));
        json_object_set_new(call->answer, "earlier_visits", json_integer(guest.earlier));
        json_object_set_new(call->answer, "erased", json_boolean(guest.erased));
        done = describe_events(call->store, num, call->answer, err) &&
               describe_visits(call->store, num, call->answer, err) &&
               describe_lists_of_ids(call->store, num, call->answer, err);
    }
    str_finish(&inviter);
    guest_finish(&guest);
    return done;
}

// ---- merging

static bool say_merged(struct request_call *call, const char *dropped, json_t *into, struct err *err)
{
    return fact_append(call->store, FACT_GUEST_MERGED, dropped, NULL, call->now_ms,
                       json_pack("{s:o}", "into", into), err);
}

bool guest_merge(struct request_call *call, struct err *err)
{
    int64_t keep, drop;
    char keep_id[ID_SIZE], drop_id[ID_SIZE];

    if (!resolve_person(call->store, request_text(call, "keep"), &keep, err) ||
        !resolve_person(call->store, request_text(call, "drop"), &drop, err) ||
        !subject_id(call->store, keep, keep_id, err) || !subject_id(call->store, drop, drop_id, err))
        return false;
    if (keep == drop)
        return err_set(err, ERR_REFUSED, "these two are one guest already: nothing to merge");
    call->answer = json_pack("{s:s, s:s}", "guest", keep_id, "merged", drop_id);
    return say_merged(call, drop_id, json_string(keep_id), err);
}

// A merged guest's own id leads to the kept one, so it is looked for among the merged.
static bool find_merged(struct request_call *call, char id[ID_SIZE], struct err *err)
{
    const char *text = request_text(call, "drop");
    struct db_rows rows;
    int found = 0;

    db_query(store_db(call->store), &rows,
             "SELECT id FROM member JOIN subject ON num = guest WHERE substr(id, 1, length(?1)) = ?1 LIMIT 2",
             "t", text);
    for (; id_is_prefix(text) && db_next(&rows); found++)
        snprintf(id, ID_SIZE, "%s", db_text(&rows, 0));
    if (!db_done(&rows, err))
        return false;
    if (found == 0)
        return err_set(err, ERR_REFUSED,
                       "no merged guest has the id '%.100s': 'usher guest show' lists those merged", text);
    return found == 1 ||
           err_set(err, ERR_REFUSED, "several merged guests begin with '%.100s': give more of the id", text);
}

bool guest_unmerge(struct request_call *call, struct err *err)
{
    char id[ID_SIZE] = "";

    if (!find_merged(call, id, err))
        return false;
    call->answer = json_pack("{s:s, s:s}", "guest", id, "unmerged", id);
    return say_merged(call, id, json_null(), err);
}
