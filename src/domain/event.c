#include "domain/event.h"

#include <stdlib.h>

#include "util/zone.h"

const char *const welcome_mode_names[WELCOME_MODES] = { "all", "asked", "none" };
const char *const walk_ins_names[WALK_INS] = { "open", "host", "closed" };

void event_finish(struct event *event)
{
    free(event->name);
    free(event->venue);
    free(event->where);
    free(event->zone);
    *event = (struct event){ 0 };
}

int64_t event_closes_ms(const struct event *event)
{
    if (event->closed_ms)
        return event->closed_ms;
    return event->has_end ? event->ends_ms + EVENT_CLOSES_AFTER_MS : event->starts_ms + EVENT_LASTS_MS;
}

bool event_is_closed(const struct event *event, int64_t now_ms)
{
    return now_ms >= event_closes_ms(event);
}

bool event_is_on(const struct event *event, int64_t now_ms)
{
    return now_ms >= event->doors_ms && now_ms < event->ends_ms && !event_is_closed(event, now_ms);
}

static size_t only_one_on(const struct event *events, size_t count, int64_t now_ms, size_t *how_many)
{
    size_t found = count;

    *how_many = 0;
    for (size_t i = 0; i < count; i++) {
        if (event_is_on(&events[i], now_ms)) {
            found = i;
            (*how_many)++;
        }
    }
    return found;
}

static size_t next_today(const struct event *events, size_t count, int64_t now_ms)
{
    size_t found = count;

    for (size_t i = 0; i < count; i++) {
        int64_t begin_ms, end_ms;

        zone_day(events[i].zone, now_ms, &begin_ms, &end_ms);
        if (events[i].starts_ms < now_ms || events[i].starts_ms >= end_ms ||
            event_is_closed(&events[i], now_ms))
            continue;
        if (found == count || events[i].starts_ms < events[found].starts_ms)
            found = i;
    }
    return found;
}

size_t event_choose(const struct event *events, size_t count, int64_t now_ms)
{
    size_t how_many, found = only_one_on(events, count, now_ms, &how_many);

    if (how_many == 1)
        return found;
    if (how_many > 1)
        return count;
    found = next_today(events, count, now_ms);
    if (found < count)
        return found;
    return count == 1 ? 0 : count;
}

// ---- at the door

static bool opens_today(const struct event *event, int64_t now_ms)
{
    int64_t begin_ms, end_ms;

    if (event->doors_ms <= now_ms || event->doors_ms > now_ms + 26 * HOUR_MS) // no day is longer
        return false;
    zone_day(event->zone, now_ms, &begin_ms, &end_ms);
    return event->doors_ms < end_ms && !event_is_closed(event, now_ms);
}

static bool opens_later(const struct event *event, int64_t now_ms)
{
    return event->doors_ms > now_ms && !event_is_closed(event, now_ms);
}

static bool lingers(const struct event *event, int64_t now_ms)
{
    return event->doors_ms <= now_ms && !event_is_closed(event, now_ms);
}

static size_t choose(const struct event *events, size_t count, int64_t now_ms,
                     bool (*fits)(const struct event *, int64_t), bool last)
{
    size_t found = count;

    for (size_t i = 0; i < count; i++) {
        if (fits(&events[i], now_ms) &&
            (found == count || (events[i].doors_ms > events[found].doors_ms) == last))
            found = i;
    }
    return found;
}

size_t event_at_door(const struct event *events, size_t count, int64_t now_ms)
{
    static const struct {
        bool (*fits)(const struct event *, int64_t);
        bool last;
    } rules[] = { { event_is_on, true }, { lingers, true }, { opens_today, false } };
    size_t found = count;

    for (size_t i = 0; found == count && i < sizeof rules / sizeof *rules; i++)
        found = choose(events, count, now_ms, rules[i].fits, rules[i].last);
    return found;
}

size_t event_next(const struct event *events, size_t count, int64_t now_ms)
{
    return choose(events, count, now_ms, opens_later, false);
}
