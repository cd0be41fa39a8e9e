// Drawing a random history, fact by fact.
#pragma once

#include "property/history.h"

static const char *const device_names[DEVICES] = { "A", "B", "C" };

static inline const struct history_kind *history_draw_kind(struct history *history)
{
    int weight = 0, drawn;

    for (size_t i = 0; i < HISTORY_KINDS; i++)
        weight += history->without[i] ? 0 : history_kinds[i].weight;
    drawn = (int)chance_below(&history->chance, (size_t)weight);
    for (size_t i = 0; i < HISTORY_KINDS; i++) {
        drawn -= history->without[i] ? 0 : history_kinds[i].weight;
        if (drawn < 0)
            return &history_kinds[i];
    }
    must(false);
}

// The device hears of some of what the others wrote: the first facts of each that it has not seen.
static inline void history_hear(struct history *history, int device)
{
    for (size_t i = history->begin; i < history->count; i++) {
        history->facts[i].seen_by |= 1u << device;
        if (history->facts[i].fact.stamp > history->stamp[device]
            && stamp_ms(history->facts[i].fact.stamp) < history->now_ms + FACT_AHEAD_HELD_MS)
            history->stamp[device] = history->facts[i].fact.stamp;
        if (chance_in(&history->chance, 12))
            return;
    }
}

static inline void history_write(struct history *history, int device)
{
    struct chance *chance = &history->chance;
    const struct history_kind *kind = history_draw_kind(history);
    struct history_fact *one = &history->facts[history->count];
    int64_t clock_ms = history->now_ms + history->skew_ms[device];
    int group = history->number / 8 * 8; // events are shared by a few histories

    must(history->count < HISTORY_MOST);
    history->count++;
    memset(one, 0, sizeof *one);
    snprintf(one->device, NAME, "%s", device_names[device]);
    if (kind->about_guest)
        snprintf(one->guest, NAME, "g%d-%zu", history->number, chance_below(chance, HISTORY_GUESTS));
    if (kind->event == AT_EVENT || (kind->event == AT_EVENT_OR_NOT && chance_in(chance, 2)))
        snprintf(one->event, NAME, "e%d-%zu", group, chance_below(chance, HISTORY_EVENTS));
    history->stamp[device] = stamp_next(history->stamp[device], clock_ms);
    one->seen_by = 1u << device;
    one->fact = (struct fact){
        .device = one->device,
        .seq = ++history->seq[device],
        .stamp = chance_in(chance, 60) ? (clock_ms + 2 * FACT_AHEAD_HELD_MS) * 65536 : history->stamp[device],
        .at_ms = chance_in(chance, 8) ? history->now_ms - (int64_t)chance_below(chance, 7200000) : clock_ms,
        .kind = kind->kind,
        .guest = one->guest[0] ? one->guest : NULL,
        .event = one->event[0] ? one->event : NULL,
    };
    one->fact.body = history_body(history, kind, device);
}

static inline void history_draw(struct history *history, int number)
{
    static const int64_t skews_ms[] = { 0, 0, 60000, -60000, 3600000, -86400000, INT64_C(40) * 86400000 };
    struct chance *chance = &history->chance;
    size_t facts = 5 + chance_below(chance, 36);

    history->number = number;
    history->begin = history->count;
    for (int i = 0; i < DEVICES; i++)
        history->skew_ms[i] = skews_ms[chance_below(chance, sizeof skews_ms / sizeof *skews_ms)];
    for (size_t i = 0; i < facts; i++) {
        int device = (int)chance_below(chance, DEVICES);

        if (chance_in(chance, 3))
            history_hear(history, device);
        history_write(history, device);
        history->now_ms += (int64_t)chance_below(chance, chance_in(chance, 10) ? 86400000 : 200000);
    }
}

// Some kinds never occur, so that what is rare is met alone too.
static inline void history_limit_kinds(struct history *history)
{
    for (size_t i = 0; i < HISTORY_KINDS; i++)
        history->without[i] = history_kinds[i].weight < 20 && chance_in(&history->chance, 4);
}
