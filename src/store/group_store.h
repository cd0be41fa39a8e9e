// Reading what is not about a guest: events, hosts, settings of the group.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/event.h"
#include "store/store.h"
#include "util/id.h"
#include "util/str.h"

struct event_list {
    struct event *events; // by start
    size_t count, room;
};
void event_list_finish(struct event_list *list);
bool event_store_list(struct store *store, struct event_list *list, struct err *err);
// *event stays empty (num 0) where there is none; the caller calls event_finish.
bool event_store_read(struct store *store, int64_t num, struct event *event, struct err *err);

struct event_present {
    int64_t expected, arrived, first_visits;
};
// Without reading guests: quick however many they are.
bool event_store_present(struct store *store, int64_t event, struct event_present *present, struct err *err);

struct event_counts {
    int64_t expected, arrived, first_visits;
    int64_t first_timers; // expected or arrived who would be or are first visits
    int64_t waiting, claimed, greeted, gone, dismissed, missed;
};
bool event_store_count(struct store *store, const struct event *event, int64_t now_ms,
                       struct event_counts *counts, struct err *err);

// Where a host is a guest of the group, too, the guest says the name, the languages and the topics
// that nobody said of the host.
struct host {
    char id[ID_SIZE];
    char *name, *languages, *topics; // lists joined by "; "
    bool lead, duty;
    char duty_event[ID_SIZE]; // "" for any event
    char guest[ID_SIZE];      // as it was linked, merged or not; "" for nobody
    int colour;               // domain/host
    int64_t rests_until_ms;   // 0: nobody said so
};
struct host_list {
    struct host *hosts; // by name
    size_t count, room;
};
void host_list_finish(struct host_list *list);
bool host_store_list(struct store *store, struct host_list *list, struct err *err);
// The name of a host, "" for an id that is none's. Appends.
bool host_store_name(struct store *store, const char *id, struct str *name, struct err *err);
bool host_store_colour(struct store *store, const char *id, int64_t *colour, struct err *err); // 0 for none's

// *said is false where nobody has set it; the value is appended otherwise.
bool setting_store_read(struct store *store, const char *key, struct str *value, bool *said, struct err *err);
