#include "domain/escalation.h"

#include "util/zone.h"

bool escalation_is_open(const struct event *event, int64_t now_ms)
{
    return now_ms >= event->doors_ms && !event_is_closed(event, now_ms);
}

int64_t escalation_sooner(int64_t one_ms, int64_t other_ms)
{
    if (!one_ms || !other_ms)
        return one_ms ? one_ms : other_ms;
    return one_ms < other_ms ? one_ms : other_ms;
}

// ---- steps by time, and by who can be reached

static int64_t step_after_s(const struct escalation_settings *settings, int step)
{
    if (step <= 0)
        return 0;
    if (step == 1)
        return settings->level1_s;
    return settings->level2_s + (step - 2) * settings->repeat_s;
}

static int64_t step_at_ms(const struct escalation_settings *settings, const struct escalation_facts *facts,
                          int step)
{
    return facts->since_ms + step_after_s(settings, step) * SECOND_MS;
}

static int step_by_time(const struct escalation_settings *settings, int64_t waited_s)
{
    if (waited_s < settings->level2_s)
        return waited_s >= settings->level1_s ? 1 : 0;
    return 2 + (settings->repeat_s > 0 ? (int)((waited_s - settings->level2_s) / settings->repeat_s) : 0);
}

// A level that reaches nobody is passed over.
static int lowest_step(const struct escalation_room *room)
{
    if (room->on_duty == 0)
        return 2;
    if (room->reachable > 0)
        return 0;
    return room->others > 0 ? 1 : 2;
}

// ---- what a step does

static bool is_crowd(const struct escalation_settings *settings, const struct escalation_room *room)
{
    return (int64_t)room->waiting > settings->crowd;
}

// The second level calls the lead and makes no noise of its own, unless it is the first that anybody hears.
static bool has_chime(int step, int taken)
{
    return step != 2 || taken < 1;
}

static enum escalation_phones phones_of(const struct escalation *escalation, int taken, bool in_crowd)
{
    if (in_crowd)
        return escalation->step >= 2 && taken < 2 ? PHONES_LEAD : PHONES_NONE;
    return escalation->step == 0 ? PHONES_DUTY : PHONES_ALL;
}

static void read_due(struct escalation *escalation, const struct escalation_settings *settings,
                     const struct escalation_room *room, const struct event *event,
                     const struct escalation_facts *facts, int64_t now_ms)
{
    bool in_crowd = !facts->is_help && is_crowd(settings, room);

    escalation->is_due = escalation->step > facts->taken;
    if (!escalation->is_due)
        return;
    escalation->lead = escalation->step >= 2;
    if (settings->is_quiet)
        return;
    escalation->phones = phones_of(escalation, facts->taken, in_crowd);
    escalation->sound =
        !in_crowd && now_ms < event->programme_ms && has_chime(escalation->step, facts->taken);
}

static void read_webhook(struct escalation *escalation, const struct escalation_settings *settings,
                         const struct escalation_facts *facts, int64_t now_ms)
{
    int64_t from_ms = step_at_ms(settings, facts, escalation->level);
    bool is_wanted = settings->has_webhook && escalation->level > facts->told &&
                     (escalation->level >= settings->webhook_level || (facts->is_help && facts->told < 0));

    if (from_ms > now_ms) // the level came early
        from_ms = facts->since_ms;
    if (facts->is_elsewhere)
        from_ms += ESCALATION_ELSEWHERE_MS;
    escalation->webhook = is_wanted && now_ms >= from_ms;
    if (is_wanted && !escalation->webhook)
        escalation->next_ms = escalation_sooner(escalation->next_ms, from_ms);
}

// ---- all of it

static void read_waiting(struct escalation *escalation, const struct escalation_settings *settings,
                         const struct escalation_room *room, const struct event *event,
                         const struct escalation_facts *facts, int64_t now_ms)
{
    int64_t from_ms = facts->since_ms > event->doors_ms ? facts->since_ms : event->doors_ms;
    int lowest = lowest_step(room);

    if (now_ms < from_ms) {
        escalation->next_ms = from_ms;
        return;
    }
    escalation->step = step_by_time(settings, (now_ms - facts->since_ms) / SECOND_MS);
    if (escalation->step < lowest)
        escalation->step = lowest;
    escalation->level = escalation->step < ESCALATION_LEVEL_MOST ? escalation->step : ESCALATION_LEVEL_MOST;
    escalation->next_ms = step_at_ms(settings, facts, escalation->step + 1);
    if (escalation->step == 0) // whichever of the two was set to come first
        escalation->next_ms = escalation_sooner(escalation->next_ms, step_at_ms(settings, facts, 2));
    read_due(escalation, settings, room, event, facts, now_ms);
    read_webhook(escalation, settings, facts, now_ms);
}

void escalation_read(struct escalation *escalation, const struct escalation_settings *settings,
                     const struct escalation_room *room, const struct event *event,
                     const struct escalation_facts *facts, int64_t now_ms)
{
    int64_t ask_ms = facts->until_ms - settings->ask_s * SECOND_MS;

    *escalation = (struct escalation){ .step = ESCALATION_NO_STEP };
    if (event_is_closed(event, now_ms))
        return;
    if (facts->state == STATE_WAITING) {
        read_waiting(escalation, settings, room, event, facts, now_ms);
    } else if (facts->state == STATE_CLAIMED) {
        escalation->asks_owner = now_ms >= ask_ms && now_ms >= event->doors_ms;
        escalation->next_ms = now_ms < ask_ms ? ask_ms : facts->until_ms;
    }
}

bool escalation_crowd(const struct escalation_settings *settings, const struct escalation_room *room,
                      const struct event *event, int64_t last_ms, int64_t now_ms, int64_t *next_ms)
{
    bool is_due;

    *next_ms = 0;
    if (settings->is_quiet || !is_crowd(settings, room) || !escalation_is_open(event, now_ms))
        return false;
    is_due = !last_ms || last_ms > now_ms || now_ms - last_ms >= ESCALATION_CROWD_MS;
    *next_ms = (is_due ? now_ms : last_ms) + ESCALATION_CROWD_MS;
    return is_due;
}
