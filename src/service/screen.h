// Shared by the requests of the screens (door, board): which event they are about, and how it
// is told to them. Times are milliseconds: the views write them in the event's zone.
#pragma once

#include "service/inside.h"
#include "store/group_store.h"

// The event that is named, else the one a door shows now (domain/event); num 0 where there is
// none, and then *next is the one to come, if any. The caller finishes both.
bool screen_event(const struct request_call *call, struct event *event, struct event *next, struct err *err);

// The same where there must be one: ERR_REFUSED.
bool screen_need_event(const struct request_call *call, struct event *event, struct err *err);

// Null for an event with num 0.
bool screen_tell_event(struct store *store, const struct event *event, int64_t now_ms, json_t **told,
                       struct err *err);

// Duty is for one event or for all, and over once that is closed.
bool screen_is_on_duty(const struct host *host, const struct event *event, int64_t now_ms);
bool screen_hosts_on_duty(struct store *store, const struct event *event, int64_t now_ms, int64_t *hosts,
                          struct err *err);

// A text of a setting of the group; appends what holds when nobody set it.
bool screen_setting(struct store *store, enum setting setting, struct str *value, struct err *err);

// What people call this door: the machine's setting, else the device's name. Appends.
bool screen_door_name(struct store *store, struct str *name, struct err *err);
