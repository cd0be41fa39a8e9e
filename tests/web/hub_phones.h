// Guests and paired phones of a door (hub_door.h), for tests of the hub.
#pragma once

#include "web/hub_door.h"
#include "web/hub_ear.h"

enum { SECRET_ROOM = 80 };

static inline void arrive(struct world *world, const char *name, char visit[ID_SIZE])
{
    const json_t *told = ask(world, "visit.check_in", json_pack("{s:s}", "new", name));

    if (visit)
        snprintf(visit, ID_SIZE, "%s", json_get_text(told, "visit"));
}

static inline struct hub_who pair(struct world *world, int host)
{
    struct hub_who who = { .is_lead = host == 0 };
    char code[SECRET_ROOM];
    const json_t *told = ask(world, "pair.offer", json_pack("{s:s}", "host", world->host[host]));

    snprintf(code, sizeof code, "%s", json_get_text(told, "code"));
    told = ask(world, "pair.finish", json_pack("{s:s}", "code", code));
    snprintf(who.phone, ID_SIZE, "%s", json_get_text(told, "phone"));
    snprintf(who.host, ID_SIZE, "%s", world->host[host]);
    return who;
}

static inline void open_stream(struct world *world, struct exchange *exchange, const struct hub_who *who,
                               const char *id)
{
    *exchange = (struct exchange){ 0 };
    hub_stream(world->hub, exchange, who, id);
    atomic_fetch_add(&exchange->flow.wakes, 1); // the server reads at once
}

// A phone that has the board.
static inline struct hub_who open_phone(struct world *world, struct exchange *exchange, int host)
{
    struct hub_who who = pair(world, host);

    open_stream(world, exchange, &who, "");
    hear(exchange, "\"board\":{");
    return who;
}

// Calls for `hosts`: a list of ids as JSON, or "lead", or "all".
static inline void call(struct world *world, const char *about, const char *key, json_t *value)
{
    json_t *alerts = json_pack("[{s:s, s:s, s:o}]", "kind", "visit", "about", about, key, value);

    hub_alert(world->hub, alerts);
    json_decref(alerts);
}
