#include "service/host_duty.h"

#include <string.h>

#include "domain/fact.h"
#include "domain/host.h"
#include "service/roster.h"
#include "store/fact_log.h"
#include "store/group_store.h"
#include "store/guest_store.h"
#include "util/text.h"

bool host_duty_event(struct request_call *call, char id[ID_SIZE], struct err *err)
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

bool host_duty_rest(struct request_call *call, const char *host, int64_t until_ms, struct err *err)
{
    return fact_append(call->store, FACT_HOST_RESTED, NULL, NULL, call->now_ms,
                       json_pack("{s:s, s:I}", "host", host, "until_ms", (json_int_t)until_ms), err);
}

static bool end_rest(struct request_call *call, const char *host, struct err *err)
{
    struct host_list hosts = { 0 };
    bool done = host_store_list(call->store, &hosts, err), rests = false;

    for (size_t i = 0; i < hosts.count; i++)
        rests =
            rests || (strcmp(hosts.hosts[i].id, host) == 0 && hosts.hosts[i].rests_until_ms > call->now_ms);
    host_list_finish(&hosts);
    return done && (!rests || host_duty_rest(call, host, 0, err));
}

bool host_duty_set(struct request_call *call, const char *host, bool on, const char *event, struct err *err)
{
    return end_rest(call, host, err) &&
           fact_append(call->store, FACT_HOST_DUTY, NULL, NULL, call->now_ms,
                       json_pack("{s:s, s:b, s:s}", "host", host, "on", (int)on, "duty_event", event), err);
}

bool host_duty_colour(struct request_call *call, const char *name, json_t *body, struct err *err)
{
    struct host_list hosts = { 0 };
    size_t used[HOST_COLOURS] = { 0 };
    bool done = host_store_list(call->store, &hosts, err);

    for (size_t i = 0; i < hosts.count; i++)
        used[hosts.hosts[i].colour]++;
    json_object_set_new(body, "colour", json_integer(host_next_colour(used, name)));
    host_list_finish(&hosts);
    return done;
}

// ---- at the door

static bool find_host(struct store *store, const struct guest *guest, bool by_name, struct host *found,
                      struct err *err)
{
    struct host_list hosts = { 0 };
    const struct host *host;
    bool done = host_store_list(store, &hosts, err);

    host = roster_of_guest(&hosts, store, guest->num);
    for (size_t i = 0; by_name && !host && i < hosts.count; i++) {
        if (!hosts.hosts[i].guest[0] && text_same(hosts.hosts[i].name, guest->value[GUEST_NAME]))
            host = &hosts.hosts[i];
    }
    *found = host ? *host : (struct host){ 0 };
    found->name = found->languages = found->topics = NULL; // the list's, and gone with it
    host_list_finish(&hosts);
    return done;
}

// The guest says who it is: an erased guest leaves no name in the roster.
static bool link_host(struct request_call *call, const struct guest *guest, struct host *host,
                      struct err *err)
{
    bool is_new = !host->id[0];
    json_t *body;

    if (is_new)
        id_new(host->id);
    body = json_pack("{s:s, s:s}", "host", host->id, "guest", guest->id);
    if (is_new && !host_duty_colour(call, guest->value[GUEST_NAME], body, err)) {
        json_decref(body);
        return false;
    }
    return fact_append(call->store, FACT_HOST_SET, NULL, NULL, call->now_ms, body, err);
}

bool host_duty_arrived(struct request_call *call, int64_t guest_num, const struct event *event,
                       struct err *err)
{
    struct guest guest = { 0 };
    struct host host;
    bool done =
        event_is_closed(event, call->now_ms) || (guest_store_read(call->store, guest_num, &guest, err) &&
                                                 find_host(call->store, &guest, true, &host, err) &&
                                                 (host.guest[0] || link_host(call, &guest, &host, err)) &&
                                                 host_duty_set(call, host.id, true, event->id, err));

    guest_finish(&guest);
    return done;
}

bool host_duty_left(struct request_call *call, int64_t guest_num, const struct event *event, struct err *err)
{
    struct guest guest = { .num = guest_num };
    struct host host;

    return find_host(call->store, &guest, false, &host, err) &&
           (!host.duty || strcmp(host.duty_event, event->id) != 0 ||
            host_duty_set(call, host.id, false, event->id, err));
}
