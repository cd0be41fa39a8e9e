// Hosts: the roster, who is on duty and who rests.
#include <stdlib.h>
#include <string.h>

#include "domain/fact.h"
#include "domain/guest.h"
#include "domain/host.h"
#include "service/host_duty.h"
#include "service/inside.h"
#include "service/person.h"
#include "service/roster.h"
#include "store/fact_log.h"
#include "store/group_store.h"
#include "store/phone_store.h"

enum { REST_MINUTES = 10, REST_MOST_MINUTES = 240 };

// ---- what is said of a host

static bool put_list(const struct request_call *call, const char *key, json_t *body, struct err *err)
{
    struct str joined = { 0 };
    bool done;

    person_join(&joined, request_text(call, key));
    done = guest_field_check(GUEST_TOPICS, str_text(&joined), err) &&
           (strcmp(key, "languages") != 0 || host_languages_check(str_text(&joined), err));
    json_object_set_new(body, key, json_string(str_text(&joined)));
    str_finish(&joined);
    return done;
}

static bool put_guest(const struct request_call *call, json_t *body, struct err *err)
{
    const char *text = request_text(call, "guest");
    char id[ID_SIZE] = "";
    int64_t num;

    if (text[0] && (!resolve_person(call->store, text, &num, err) || !subject_id(call->store, num, id, err)))
        return false;
    json_object_set_new(body, "guest", json_string(id));
    return true;
}

static bool put_colour(const struct request_call *call, json_t *body, struct err *err)
{
    int64_t colour = json_get_int(call->request, "colour", -1);

    json_object_set_new(body, "colour", json_integer(colour));
    return (colour >= 0 && colour < HOST_COLOURS) ||
           err_set(err, ERR_USAGE, "a colour is a number from 0 to %d: say one", HOST_COLOURS - 1);
}

// The members of the request that say something of the host, "" too.
static bool read_members(const struct request_call *call, json_t *body, struct err *err)
{
    const char *name = request_text(call, "name");

    if (request_has(call, "name"))
        json_object_set_new(body, "name", json_string(name));
    if (request_has(call, "lead"))
        json_object_set_new(body, "lead", json_boolean(json_get_bool(call->request, "lead")));
    return guest_field_check(GUEST_NAME, name, err) &&
           (!request_has(call, "languages") || put_list(call, "languages", body, err)) &&
           (!request_has(call, "topics") || put_list(call, "topics", body, err)) &&
           (!request_has(call, "guest") || put_guest(call, body, err)) &&
           (!request_has(call, "colour") || put_colour(call, body, err));
}

static bool set_host(struct request_call *call, json_t *body, struct err *err)
{
    return fact_append(call->store, FACT_HOST_SET, NULL, NULL, call->now_ms, json_incref(body), err);
}

// The event named, else the one going on.
static bool duty_event(struct request_call *call, char id[ID_SIZE], struct err *err)
{
    struct event event = { 0 };
    bool done;

    if (!request_text(call, "event")[0])
        return host_duty_event(call, id, err);
    done = request_event(call, &event, err);
    if (done)
        memcpy(id, event.id, ID_SIZE);
    event_finish(&event);
    return done;
}

bool host_add(struct request_call *call, struct err *err)
{
    const char *name;
    char id[ID_SIZE], event[ID_SIZE];
    json_t *body = json_object();
    bool done = request_need(call, "name", &name, err) && read_members(call, body, err) &&
                duty_event(call, event, err) &&
                (request_has(call, "colour") || host_duty_colour(call, name, body, err));

    if (done) {
        id_new(id);
        json_object_set_new(body, "host", json_string(id));
        call->answer = json_pack("{s:s}", "host", id);
        done = set_host(call, body, err) && (!event[0] || host_duty_set(call, id, true, event, err));
    }
    json_decref(body);
    return done;
}

bool host_edit(struct request_call *call, struct err *err)
{
    struct resolved_host host = { 0 };
    struct host_list hosts = { 0 };
    json_t *body = json_object();
    bool done =
        resolve_host(call->store, request_text(call, "host"), &host, err) && read_members(call, body, err);

    if (done && json_object_size(body) == 0)
        done = err_set(err, ERR_USAGE, "nothing is said that could change: say the name, or another part");
    if (done) {
        json_object_set_new(body, "host", json_string(host.id));
        call->answer = json_pack("{s:s}", "host", host.id);
        done = set_host(call, body, err) && store_fold(call->store, err) &&
               host_store_list(call->store, &hosts, err);
    }
    if (done && !roster_find(&hosts, host.id)) // neither a name nor a guest who has one
        done = err_set(err, ERR_REFUSED, "a host cannot be without a name: say one");
    free(host.name);
    host_list_finish(&hosts);
    json_decref(body);
    return done;
}

// ---- the roster

// Duty is for an event: once that is over, it is over.
static bool is_on_duty(const struct host *host, const struct event_list *events, int64_t now_ms)
{
    for (size_t i = 0; i < events->count; i++) {
        if (host->duty && strcmp(events->events[i].id, host->duty_event) == 0)
            return !event_is_closed(&events->events[i], now_ms);
    }
    return host->duty;
}

static int64_t phones_of(const struct phone_list *phones, const char *host)
{
    int64_t count = 0;

    for (size_t i = 0; i < phones->count; i++)
        count += strcmp(phones->phones[i].host, host) == 0;
    return count;
}

bool host_list(struct request_call *call, struct err *err)
{
    struct host_list hosts = { 0 };
    struct event_list events = { 0 };
    struct phone_list phones = { 0 };
    char *zone = group_zone(call->store);
    bool done = host_store_list(call->store, &hosts, err) && event_store_list(call->store, &events, err) &&
                phone_store_list(call->store, call->now_ms, &phones, err);

    call->answer = roster_tell_all(&hosts);
    for (size_t i = 0; done && i < hosts.count; i++) {
        const struct host *host = &hosts.hosts[i];
        int64_t rests_ms = host->rests_until_ms > call->now_ms ? host->rests_until_ms : 0;

        json_object_update_new(
            json_array_get(call->answer, i),
            json_pack("{s:b, s:o, s:o, s:o, s:o, s:I}", "duty", (int)is_on_duty(host, &events, call->now_ms),
                      "languages", json_list(host->languages), "topics", json_list(host->topics), "guest",
                      json_text_or_null(host->guest), "rests_until", json_time(zone, rests_ms), "phones",
                      (json_int_t)phones_of(&phones, host->id)));
    }
    free(zone);
    host_list_finish(&hosts);
    event_list_finish(&events);
    phone_list_finish(&phones);
    return done;
}

// ---- duty and rest

bool host_duty(struct request_call *call, struct err *err)
{
    struct resolved_host host;
    char event[ID_SIZE];
    bool on = json_get_bool(call->request, "on");
    bool done = resolve_host(call->store, request_text(call, "host"), &host, err) &&
                duty_event(call, event, err) && host_duty_set(call, host.id, on, event, err);

    if (done)
        call->answer = json_pack("{s:s, s:b}", "host", host.id, "duty", (int)on);
    free(host.name);
    return done;
}

bool host_rest(struct request_call *call, struct err *err)
{
    struct resolved_host host;
    char *zone = group_zone(call->store);
    bool on = json_get_bool(call->request, "on"), done;
    int64_t minutes = json_get_int(call->request, "minutes", REST_MINUTES), until_ms = 0;

    if (on)
        until_ms = call->now_ms + minutes * 60 * SECOND_MS;
    done = resolve_host(call->store, request_text(call, "host"), &host, err) &&
           ((minutes >= 1 && minutes <= REST_MOST_MINUTES) ||
            err_set(err, ERR_USAGE, "a host rests for 1 to %d minutes: say how many", REST_MOST_MINUTES)) &&
           host_duty_rest(call, host.id, until_ms, err);
    if (done)
        call->answer = json_pack("{s:s, s:b, s:o}", "host", host.id, "rests", (int)on, "rests_until",
                                 json_time(zone, until_ms));
    free(host.name);
    free(zone);
    return done;
}
