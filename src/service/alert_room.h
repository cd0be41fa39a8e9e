// Who can be called at an event now, and by which rules: for the alerts, the board and the door.
#pragma once

#include "domain/escalation.h"
#include "service/inside.h"
#include "store/group_store.h"
#include "store/visit_store.h"

struct alert_host {
    bool on_duty, rests;
    bool is_heard; // by phone
};

struct alert_room {
    struct escalation_settings settings;
    struct escalation_room people;
    struct host_list list;
    struct alert_host *hosts; // as in the list
    int64_t silent_ms;        // when the next of the phones counts as silent; 0 for none
};

// `has_board`: hosts see a board on this device. `waiting` are guests. The caller calls alert_room_finish.
bool alert_room_read(struct alert_room *room, struct store *store, const struct event *event, bool has_board,
                     size_t waiting, int64_t now_ms, struct err *err);
void alert_room_finish(struct alert_room *room); // a zeroed one is fine

// How many hosts of the event can be reached, where the member "board" says whether they see one here.
bool alert_reachable(const struct request_call *call, const struct event *event, int64_t *reachable,
                     struct err *err);

// How many wait, of welcomes.
size_t alert_waiting(const struct welcome_list *list);

// How far the call for a welcome has come; *sent is what this device did about it.
struct alert_sent;
bool alert_room_welcome(const struct alert_room *room, struct store *store, const struct event *event,
                        const struct welcome_row *row, int64_t now_ms, struct alert_sent *sent,
                        struct escalation *escalation, struct err *err);
