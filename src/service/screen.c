#include "service/screen.h"

#include <string.h>

#include "service/machine_settings.h"
#include "store/db.h"

// ---- the event

static void take_out(struct event_list *list, size_t place, struct event *event)
{
    if (place == list->count)
        return;
    *event = list->events[place];
    list->events[place] = (struct event){ 0 };
}

bool screen_event(const struct request_call *call, struct event *event, struct event *next, struct err *err)
{
    struct event_list list = { 0 };
    size_t now, later;
    bool done;

    *event = *next = (struct event){ 0 };
    if (request_text(call, "event")[0])
        return request_event(call, event, err);
    done = event_store_list(call->store, &list, err);
    now = event_at_door(list.events, list.count, call->now_ms);
    later = event_next(list.events, list.count, call->now_ms);
    if (done)
        take_out(&list, now < list.count ? now : later, now < list.count ? event : next);
    event_list_finish(&list);
    return done;
}

bool screen_need_event(const struct request_call *call, struct event *event, struct err *err)
{
    struct event next;
    bool done = screen_event(call, event, &next, err);

    event_finish(&next);
    return done &&
           (event->num || err_set(err, ERR_REFUSED, "no event is going on: name the one that is meant"));
}

bool screen_tell_event(struct store *store, const struct event *event, int64_t now_ms, json_t **told,
                       struct err *err)
{
    struct event_present present;

    *told = NULL;
    if (event->num && !event_store_present(store, event->num, &present, err))
        return false;
    *told = !event->num
                ? json_null()
                : json_pack("{s:s, s:s, s:s, s:s, s:s, s:I, s:I, s:I, s:I, s:s, s:s, s:I, s:I, s:b}", "event",
                            event->id, "name", event->name, "venue", event->venue, "where", event->where,
                            "zone", event->zone, "doors_ms", (json_int_t)event->doors_ms, "starts_ms",
                            (json_int_t)event->starts_ms, "programme_ms", (json_int_t)event->programme_ms,
                            "ends_ms", (json_int_t)event->ends_ms, "walk_ins",
                            walk_ins_names[event->walk_ins], "welcome", welcome_mode_names[event->welcome],
                            "expected", (json_int_t)present.expected, "arrived", (json_int_t)present.arrived,
                            "closed", (int)event_is_closed(event, now_ms));
    return true;
}

// ---- who is on duty

bool screen_is_on_duty(const struct host *host, const struct event *event, int64_t now_ms)
{
    return host->duty && !event_is_closed(event, now_ms) &&
           (!host->duty_event[0] || strcmp(host->duty_event, event->id) == 0);
}

bool screen_hosts_on_duty(struct store *store, const struct event *event, int64_t now_ms, int64_t *hosts,
                          struct err *err)
{
    struct host_list list = { 0 };
    bool done = !event->num || host_store_list(store, &list, err);

    *hosts = 0;
    for (size_t i = 0; i < list.count; i++)
        *hosts += screen_is_on_duty(&list.hosts[i], event, now_ms);
    host_list_finish(&list);
    return done;
}

// ---- settings

bool screen_setting(struct store *store, enum setting setting, struct str *value, struct err *err)
{
    bool said = false;

    if (!setting_store_read(store, setting_rows[setting].key, value, &said, err))
        return false;
    if (!said)
        str_add(value, setting_rows[setting].otherwise);
    return true;
}

bool screen_door_name(struct store *store, struct str *name, struct err *err)
{
    struct machine_settings settings = { 0 };
    struct db_rows rows;
    bool named = machine_settings_read(&settings, NULL) && settings.values[SETTING_DOOR_NAME];

    if (named)
        str_add(name, settings.values[SETTING_DOOR_NAME]);
    machine_settings_finish(&settings);
    if (name->length > 0)
        return true;
    db_query(store_db(store), &rows, "SELECT name FROM device_name WHERE device = ?", "t",
             store_device(store));
    if (db_next(&rows))
        str_add(name, db_text(&rows, 0));
    return db_done(&rows, err);
}
