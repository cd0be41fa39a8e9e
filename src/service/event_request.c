// Events: adding, listing, changing, closing.
#include <stdlib.h>
#include <string.h>

#include "domain/fact.h"
#include "domain/guest.h"
#include "service/inside.h"
#include "store/db.h"
#include "store/fact_log.h"
#include "store/group_store.h"
#include "store/visit_store.h"
#include "util/text.h"

enum { NAME_LONGEST = 120, WEEKLY_MOST = 104 };

// ---- adding

// Texts of an event: the request's member and the fact's are the same word.
static bool put_text(const struct request_call *call, json_t *body, const char *key, struct err *err)
{
    const char *text = request_text(call, key);

    if (!request_has(call, key))
        return true;
    if (text_count(text) > NAME_LONGEST)
        return err_set(err, ERR_REFUSED, "the %s is longer than %d characters: shorten it", key,
                       NAME_LONGEST);
    json_object_set_new(body, key, json_string(text));
    return true;
}

static bool put_choice(const struct request_call *call, json_t *body, const char *key,
                       const char *const *names, int count, struct err *err)
{
    int choice;

    if (!request_choice(call, key, names, count, count, &choice, err))
        return false;
    if (choice < count)
        json_object_set_new(body, key, json_string(names[choice]));
    return true;
}

static bool put_time(const struct request_call *call, json_t *body, const char *key, const char *zone,
                     struct err *err)
{
    char member[24];
    int64_t at_ms;

    if (!request_time(call, key, zone, 0, &at_ms, err))
        return false;
    strcpy(stpcpy(member, key), "_ms");
    if (at_ms)
        json_object_set_new(body, member, json_integer(at_ms));
    return true;
}

// A time that is asked for, else the one that was there before (NULL: none).
static int64_t time_of(const json_t *body, const char *member, int64_t otherwise)
{
    return json_get_int(body, member, otherwise);
}

static bool check_order(const json_t *body, const struct event *before, struct err *err)
{
    int64_t starts_ms = time_of(body, "starts_ms", before ? before->starts_ms : 0);
    int64_t ends_ms = time_of(body, "ends_ms", before && before->has_end ? before->ends_ms : INT64_MAX);

    if (ends_ms <= starts_ms)
        return err_set(err, ERR_REFUSED, "the event would end before it starts: check --starts and --ends");
    if (time_of(body, "doors_ms", before ? before->doors_ms : starts_ms) > ends_ms)
        return err_set(err, ERR_REFUSED, "the doors would open after the end: check --doors and --ends");
    return true;
}

static bool put_all(const struct request_call *call, json_t *body, const char *zone, struct err *err)
{
    return put_text(call, body, "name", err) && put_text(call, body, "venue", err) &&
           put_text(call, body, "where", err) && put_time(call, body, "starts", zone, err) &&
           put_time(call, body, "doors", zone, err) && put_time(call, body, "programme", zone, err) &&
           put_time(call, body, "ends", zone, err) &&
           put_choice(call, body, "welcome", welcome_mode_names, WELCOME_MODES, err) &&
           put_choice(call, body, "walk_ins", walk_ins_names, WALK_INS, err);
}

static bool choose_zone(const struct request_call *call, const char *otherwise, const char **zone,
                        struct err *err)
{
    *zone = request_text(call, "tz");
    if (!(*zone)[0])
        *zone = otherwise;
    return zone_exists(*zone) ||
           err_set(err, ERR_USAGE, "there is no time zone '%.60s': name one like Europe/Berlin", *zone);
}

// What stays the same when an event is held again: place, times of day, manner.
static void copy_event(json_t *body, const struct event *like, int64_t starts_ms)
{
    int64_t shift_ms = starts_ms - like->starts_ms;

    json_object_set_new(body, "venue", json_string(like->venue));
    json_object_set_new(body, "where", json_string(like->where));
    json_object_set_new(body, "doors_ms", json_integer(like->doors_ms + shift_ms));
    json_object_set_new(body, "programme_ms", json_integer(like->programme_ms + shift_ms));
    if (like->has_end)
        json_object_set_new(body, "ends_ms", json_integer(like->ends_ms + shift_ms));
    json_object_set_new(body, "welcome", json_string(welcome_mode_names[like->welcome]));
    json_object_set_new(body, "walk_ins", json_string(walk_ins_names[like->walk_ins]));
}

// Members of the group come again: those of the event it is like are expected.
static bool expect_members(struct request_call *call, const struct event *like, const char *id,
                           struct err *err)
{
    struct db_rows rows;
    bool done = true;

    db_query(store_db(call->store), &rows,
             "SELECT id FROM registration JOIN guest ON num = guest JOIN subject USING (num)"
             " WHERE event = ? AND expected AND ifnull(nullif(registration.role, ''), guest.role) = 'member'"
             " ORDER BY num",
             "i", like->num);
    while (done && db_next(&rows))
        done = fact_append(call->store, FACT_GUEST_EXPECTED, db_text(&rows, 0), id, call->now_ms,
                           json_pack("{s:b, s:s}", "expected", 1, "role", role_names[ROLE_MEMBER]), err);
    return db_done(&rows, done ? err : NULL) && done;
}

static void shift_times(json_t *body, const char *zone, int days)
{
    static const char *const members[] = { "starts_ms", "doors_ms", "programme_ms", "ends_ms" };

    for (size_t i = 0; days && i < sizeof members / sizeof *members; i++) {
        int64_t at_ms = json_get_int(body, members[i], 0);
        struct civil_time time = zone_civil(zone, at_ms);

        if (!at_ms)
            continue;
        time.day += days;
        json_object_set_new(body, members[i], json_integer(zone_instant(zone, time)));
    }
}

static bool write_events(struct request_call *call, const json_t *body, const char *zone,
                         const struct event *like, int64_t count, struct err *err)
{
    json_t *ids = json_array();
    bool done = true;

    for (int week = 0; done && week < count; week++) {
        json_t *one = json_copy((json_t *)body);
        char id[ID_SIZE];

        id_new(id);
        shift_times(one, zone, 7 * week);
        json_array_append_new(ids, json_string(id));
        done = fact_append(call->store, FACT_EVENT_SET, NULL, id, call->now_ms, one, err) &&
               (!like->num || expect_members(call, like, id, err));
    }
    call->answer = json_pack("{s:O, s:o}", "event", json_array_get(ids, 0), "events", ids);
    return done;
}

static bool fill_body(struct request_call *call, json_t *body, const struct event *like, const char *zone,
                      struct err *err)
{
    int64_t starts_ms;

    json_object_set_new(body, "zone", json_string(zone));
    if (!request_time(call, "starts", zone, 0, &starts_ms, err))
        return false;
    if (like->num)
        copy_event(body, like, starts_ms);
    return put_all(call, body, zone, err) && check_order(body, NULL, err);
}

bool event_add(struct request_call *call, struct err *err)
{
    struct event like = { 0 };
    char *group = group_zone(call->store);
    const char *zone, *said;
    int64_t weekly = json_get_int(call->request, "weekly", 1);
    json_t *body = json_object();
    bool done = request_need(call, "name", &said, err) && request_need(call, "starts", &said, err);

    if (done && (weekly < 1 || weekly > WEEKLY_MOST))
        done = err_set(err, ERR_USAGE, "weekly cannot be that: say how many events to make, 1 to %d",
                       WEEKLY_MOST);
    if (done && request_text(call, "like")[0])
        done = resolve_event(call->store, request_text(call, "like"), call->now_ms, &like, err);
    done = done && choose_zone(call, like.num ? like.zone : group, &zone, err) &&
           fill_body(call, body, &like, zone, err) && write_events(call, body, zone, &like, weekly, err);
    json_decref(body);
    event_finish(&like);
    free(group);
    return done;
}

// ---- listing

static json_t *describe(const struct event *event, const struct event_counts *counts, int64_t now_ms)
{
    return json_pack("{s:s, s:s, s:o, s:b, s:I, s:I, s:I, s:I, s:I, s:I, s:I}", "event", event->id, "name",
                     event->name, "starts", json_time(event->zone, event->starts_ms), "closed",
                     (int)event_is_closed(event, now_ms), "expected", (json_int_t)counts->expected, "arrived",
                     (json_int_t)counts->arrived, "first_visits", (json_int_t)counts->first_visits,
                     "first_timers", (json_int_t)counts->first_timers, "waiting", (json_int_t)counts->waiting,
                     "greeted", (json_int_t)counts->greeted, "missed", (json_int_t)counts->missed);
}

bool event_list(struct request_call *call, struct err *err)
{
    struct event_list list = { 0 };
    bool done = event_store_list(call->store, &list, err);

    call->answer = json_array();
    for (size_t i = 0; done && i < list.count; i++) {
        struct event_counts counts;

        done = event_store_count(call->store, &list.events[i], call->now_ms, &counts, err);
        if (done)
            json_array_append_new(call->answer, describe(&list.events[i], &counts, call->now_ms));
    }
    event_list_finish(&list);
    return done;
}

bool event_show(struct request_call *call, struct err *err)
{
    struct event event;
    struct event_counts counts;
    bool done = request_event(call, &event, err) &&
                event_store_count(call->store, &event, call->now_ms, &counts, err);

    if (done) {
        call->answer = describe(&event, &counts, call->now_ms);
        json_object_update_new(
            call->answer,
            json_pack("{s:o, s:o, s:o, s:o, s:o, s:s, s:s, s:s, s:I, s:I, s:I}", "doors",
                      json_time(event.zone, event.doors_ms), "programme",
                      json_time(event.zone, event.programme_ms), "ends", json_time(event.zone, event.ends_ms),
                      "venue", json_text_or_null(event.venue), "where", json_text_or_null(event.where), "tz",
                      event.zone, "welcome", welcome_mode_names[event.welcome], "walk_ins",
                      walk_ins_names[event.walk_ins], "claimed", (json_int_t)counts.claimed, "gone",
                      (json_int_t)counts.gone, "dismissed", (json_int_t)counts.dismissed));
    }
    event_finish(&event);
    return done;
}

// ---- changing

// A new start takes what was never said apart from it along: doors, programme.
static void follow_start(json_t *body, const struct event *before)
{
    int64_t starts_ms = json_get_int(body, "starts_ms", before->starts_ms);
    int64_t shift_ms = starts_ms - before->starts_ms;

    if (!shift_ms)
        return;
    if (!json_object_get(body, "doors_ms"))
        json_object_set_new(body, "doors_ms", json_integer(before->doors_ms + shift_ms));
    if (!json_object_get(body, "programme_ms"))
        json_object_set_new(body, "programme_ms", json_integer(before->programme_ms + shift_ms));
    if (before->has_end && !json_object_get(body, "ends_ms"))
        json_object_set_new(body, "ends_ms", json_integer(before->ends_ms + shift_ms));
}

bool event_edit(struct request_call *call, struct err *err)
{
    struct event event;
    const char *zone = "UTC";
    json_t *body = json_object();
    bool done = request_event(call, &event, err) && choose_zone(call, event.zone, &zone, err) &&
                put_all(call, body, zone, err);

    if (done && request_has(call, "name") && !request_text(call, "name")[0])
        done = err_set(err, ERR_REFUSED, "an event cannot be without a name: say one");
    if (done) {
        if (request_has(call, "tz"))
            json_object_set_new(body, "zone", json_string(zone));
        follow_start(body, &event);
        done = check_order(body, &event, err);
    }
    if (done && json_object_size(body) == 0)
        done = err_set(err, ERR_USAGE, "nothing to change was said: name what is new, for example --starts");
    done = done &&
           fact_append(call->store, FACT_EVENT_SET, NULL, event.id, call->now_ms, json_incref(body), err);
    if (done)
        call->answer = json_pack("{s:s}", "event", event.id);
    json_decref(body);
    event_finish(&event);
    return done;
}

bool event_close(struct request_call *call, struct err *err)
{
    struct event event;
    struct event_counts counts;
    int64_t owed = 0;
    bool done = request_event(call, &event, err) &&
                event_store_count(call->store, &event, call->now_ms, &counts, err);

    if (done && !event_is_closed(&event, call->now_ms)) {
        owed = counts.waiting + counts.claimed;
        if (owed > 0 && !json_get_bool(call->request, "yes"))
            done = err_set(err, ERR_REFUSED,
                           "%lld %s still to be welcomed: greet them first, or close all the same with --yes",
                           (long long)owed, owed == 1 ? "guest is" : "guests are");
        done = done &&
               fact_append(call->store, FACT_EVENT_CLOSED, NULL, event.id, call->now_ms, json_object(), err);
    }
    if (done)
        call->answer = json_pack("{s:s, s:b, s:I}", "event", event.id, "closed", 1, "missed",
                                 (json_int_t)(counts.missed + owed));
    event_finish(&event);
    return done;
}
