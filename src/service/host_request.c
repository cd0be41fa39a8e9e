// Hosts: the roster and who is on duty.
#include <stdlib.h>
#include <string.h>

#include "domain/fact.h"
#include "domain/guest.h"
#include "service/inside.h"
#include "store/fact_log.h"
#include "store/group_store.h"

// The event that is going on, "" where there is none (or several).
static bool event_on(struct request_call *call, char id[ID_SIZE], struct err *err)
{
    struct event_list list = { 0 };
    bool done = event_store_list(call->store, &list, err);
    size_t found = 0;

    id[0] = '\0';
    for (size_t i = 0; done && i < list.count; i++) {
        if (event_is_on(&list.events[i], call->now_ms) && ++found == 1)
            memcpy(id, list.events[i].id, ID_SIZE);
    }
    if (found > 1)
        id[0] = '\0';
    event_list_finish(&list);
    return done;
}

static bool set_duty(struct request_call *call, const char *host, bool on, const char *event, struct err *err)
{
    return fact_append(call->store, FACT_HOST_DUTY, NULL, NULL, call->now_ms,
                       json_pack("{s:s, s:b, s:s}", "host", host, "on", (int)on, "duty_event", event), err);
}

// The event named, else the one going on.
static bool duty_event(struct request_call *call, char id[ID_SIZE], struct err *err)
{
    struct event event = { 0 };
    bool done;

    if (!request_text(call, "event")[0])
        return event_on(call, id, err);
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

    if (!request_need(call, "name", &name, err) || !guest_field_check(GUEST_NAME, name, err) ||
        !duty_event(call, event, err))
        return false;
    id_new(id);
    call->answer = json_pack("{s:s}", "host", id);
    return fact_append(call->store, FACT_HOST_SET, NULL, NULL, call->now_ms,
                       json_pack("{s:s, s:s, s:b}", "host", id, "name", name, "lead",
                                 (int)json_get_bool(call->request, "lead")),
                       err) &&
           (!event[0] || set_duty(call, id, true, event, err));
}

// Duty is for an event: once that is over, it is over.
static bool is_on_duty(const struct host *host, const struct event_list *events, int64_t now_ms)
{
    for (size_t i = 0; i < events->count; i++) {
        if (host->duty && strcmp(events->events[i].id, host->duty_event) == 0)
            return !event_is_closed(&events->events[i], now_ms);
    }
    return host->duty;
}

bool host_list(struct request_call *call, struct err *err)
{
    struct host_list hosts = { 0 };
    struct event_list events = { 0 };
    bool done = host_store_list(call->store, &hosts, err) && event_store_list(call->store, &events, err);

    call->answer = json_array();
    for (size_t i = 0; done && i < hosts.count; i++) {
        const struct host *host = &hosts.hosts[i];

        json_array_append_new(
            call->answer, json_pack("{s:s, s:s, s:b, s:b}", "host", host->id, "name", host->name, "duty",
                                    (int)is_on_duty(host, &events, call->now_ms), "lead", (int)host->lead));
    }
    host_list_finish(&hosts);
    event_list_finish(&events);
    return done;
}

bool host_duty(struct request_call *call, struct err *err)
{
    struct resolved_host host;
    char event[ID_SIZE];
    bool on = json_get_bool(call->request, "on");
    bool done = resolve_host(call->store, request_text(call, "host"), &host, err) &&
                event_on(call, event, err) && set_duty(call, host.id, on, event, err);

    if (done)
        call->answer = json_pack("{s:s, s:b}", "host", host.id, "duty", (int)on);
    free(host.name);
    return done;
}
