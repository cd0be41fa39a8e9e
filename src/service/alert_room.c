#include "service/alert_room.h"

#include <stdlib.h>

#include "service/screen.h"
#include "store/alert_store.h"
#include "util/mem.h"

// ---- the rules

static bool read_text(struct store *store, enum setting setting, char *first, struct err *err)
{
    struct str value = { 0 };
    bool done = screen_setting(store, setting, &value, err);

    *first = str_text(&value)[0];
    str_finish(&value);
    return done;
}

static bool read_settings(struct escalation_settings *settings, struct store *store, struct err *err)
{
    char quiet, webhook;

    *settings = (struct escalation_settings){
        .level1_s = group_number(store, SETTING_WELCOME_LEVEL1),
        .level2_s = group_number(store, SETTING_WELCOME_LEVEL2),
        .repeat_s = group_number(store, SETTING_WELCOME_REPEAT),
        .ask_s = group_number(store, SETTING_CLAIM_ASK),
        .crowd = group_number(store, SETTING_ALERT_CROWD),
        .webhook_level = group_number(store, SETTING_ALERT_WEBHOOK_LEVEL),
    };
    if (!read_text(store, SETTING_ALERT_QUIET, &quiet, err) ||
        !read_text(store, SETTING_ALERT_WEBHOOK, &webhook, err))
        return false;
    settings->is_quiet = quiet == 'y';
    settings->has_webhook = webhook != '\0';
    return true;
}

// ---- the people

static bool read_host(struct alert_room *room, struct store *store, const struct event *event, size_t place,
                      int64_t now_ms, struct err *err)
{
    const struct host *host = &room->list.hosts[place];
    struct alert_host *one = &room->hosts[place];
    int64_t heard_ms, silent_ms;

    if (!alert_store_heard(store, host->id, now_ms, &heard_ms, err))
        return false;
    silent_ms = heard_ms ? heard_ms + ESCALATION_HEARD_MS : 0;
    one->on_duty = screen_is_on_duty(host, event, now_ms);
    one->rests = host->rests_until_ms > now_ms;
    one->is_heard = silent_ms > now_ms;
    if (one->is_heard)
        room->silent_ms = escalation_sooner(room->silent_ms, silent_ms);
    return true;
}

bool alert_room_read(struct alert_room *room, struct store *store, const struct event *event, bool has_board,
                     size_t waiting, int64_t now_ms, struct err *err)
{
    bool done;

    *room = (struct alert_room){ .people.waiting = waiting };
    done = read_settings(&room->settings, store, err) && host_store_list(store, &room->list, err);
    room->hosts = mem_new((room->list.count + 1) * sizeof *room->hosts);
    for (size_t i = 0; done && i < room->list.count; i++) {
        const struct alert_host *one = &room->hosts[i];

        done = read_host(room, store, event, i, now_ms, err);
        room->people.on_duty += one->on_duty;
        room->people.reachable += one->on_duty && !one->rests && (has_board || one->is_heard);
        room->people.others += !one->on_duty && !one->rests && one->is_heard;
    }
    return done;
}

void alert_room_finish(struct alert_room *room)
{
    host_list_finish(&room->list);
    free(room->hosts);
    *room = (struct alert_room){ 0 };
}

bool alert_reachable(const struct request_call *call, const struct event *event, int64_t *reachable,
                     struct err *err)
{
    struct alert_room room = { 0 };
    bool done = !event->num || alert_room_read(&room, call->store, event,
                                               json_get_bool(call->request, "board"), 0, call->now_ms, err);

    *reachable = (int64_t)room.people.reachable;
    alert_room_finish(&room);
    return done;
}

// ---- who waits

size_t alert_waiting(const struct welcome_list *list)
{
    size_t waiting = 0;

    for (size_t i = 0; i < list->count; i++)
        waiting += list->rows[i].state == STATE_WAITING;
    return waiting;
}

bool alert_room_welcome(const struct alert_room *room, struct store *store, const struct event *event,
                        const struct welcome_row *row, int64_t now_ms, struct alert_sent *sent,
                        struct escalation *escalation, struct err *err)
{
    struct escalation_facts facts = {
        .state = row->state,
        .since_ms = row->since_ms,
        .until_ms = row->until_ms,
        .is_elsewhere = row->is_elsewhere,
    };

    if (!alert_store_sent_visit(store, row->guest, row->event, row->since_ms, sent, err))
        return false;
    facts.taken = sent->step;
    facts.told = sent->told;
    escalation_read(escalation, &room->settings, &room->people, event, &facts, now_ms);
    return true;
}
