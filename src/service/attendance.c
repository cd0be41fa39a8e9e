#include "service/attendance.h"

#include <string.h>

#include "store/attendance_store.h"
#include "store/group_store.h"
#include "store/visit_store.h"
#include "util/zone.h"

struct reading {
    struct store *store;
    const struct event *event; // NULL: people of the group
    int64_t now_ms;
    attendance_each *each;
    void *context;
    struct attendance_filter filter;
    struct attendance_places places;
    struct introduced introduced;
    struct str host; // name
};

static void finish_reading(struct reading *reading)
{
    attendance_places_finish(&reading->places);
    introduced_finish(&reading->introduced);
    str_finish(&reading->host);
}

static bool choose(struct attendance_filter *filter, const struct attendance_request *request, struct err *err)
{
    static const struct {
        const char *only;
        struct attendance_filter filter;
    } choices[] = {
        { "", { .arrived = true, .missing = true } },
        { "arrived", { .arrived = true } },
        { "missing", { .missing = true } },
        { "first-visit", { .arrived = true, .first = true } },
    };

    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        if (strcmp(choices[i].only, request->only) != 0)
            continue;
        *filter = choices[i].filter;
        filter->undone = request->undone && i == 0;
        filter->listed = request->what == ATTENDANCE_LISTED;
        return true;
    }
    return err_set(err, ERR_USAGE, "only '%.100s' is none of the choices: say arrived, missing or first-visit",
                   request->only);
}

// ---- one row

static int64_t whole_minutes(int64_t ms)
{
    return ms > 0 ? ms / MINUTE_MS : 0;
}

static bool tell_welcome(struct reading *reading, int64_t guest, struct attendance_row *row, struct err *err)
{
    struct welcome_row welcome;

    if (!welcome_store_read(reading->store, guest, reading->event, reading->now_ms, &welcome, err))
        return false;
    if (welcome.state != STATE_NONE)
        row->welcome = welcome_state_names[welcome.state];
    if (welcome.state != STATE_GREETED)
        return true;
    str_clear(&reading->host);
    if (!host_store_name(reading->store, welcome.host, &reading->host, err))
        return false;
    row->welcomed_by = str_text(&reading->host);
    row->minutes_to_welcome = whole_minutes(welcome.outcome_ms - row->arrived_ms + MINUTE_MS - 1);
    return true;
}

static bool tell(struct reading *reading, const struct attendance_place *place, struct attendance_record *record,
                 struct err *err)
{
    struct attendance_row *row = &record->row;

    row->event = reading->event;
    row->introduced_to = introduced_names(&reading->introduced, place->guest);
    if (row->status != ATTENDANCE_EXPECTED)
        row->minutes_late = whole_minutes(row->arrived_ms - reading->event->starts_ms);
    if (record->has_welcome && !tell_welcome(reading, place->guest, row, err))
        return false;
    return reading->each(reading->context, row, err);
}

static bool tell_all(struct reading *reading, struct err *err)
{
    bool done = true;

    for (size_t i = 0; done && i < reading->places.count; i++) {
        const struct attendance_place *place = &reading->places.places[i];
        struct attendance_record record;

        if (attendance_store_begin(reading->store, reading->event ? reading->event->num : 0, place, &record))
            done = tell(reading, place, &record, err);
        done = attendance_store_end(&record, done ? err : NULL) && done;
    }
    return done;
}

// ---- events and people

static bool read_event(struct reading *reading, const struct event *event, struct err *err)
{
    reading->event = event;
    return attendance_store_places(reading->store, event->num, &reading->filter, &reading->places, err)
           && attendance_store_introduced(reading->store, event->num, &reading->introduced, err)
           && tell_all(reading, err);
}

static bool read_events(struct reading *reading, const struct attendance_request *request, struct err *err)
{
    struct event_list list = { 0 };
    bool done = event_store_list(reading->store, &list, err);

    for (size_t i = 0; done && i < list.count; i++) {
        if (list.events[i].starts_ms >= request->since_ms && list.events[i].starts_ms < request->until_ms)
            done = read_event(reading, &list.events[i], err);
    }
    event_list_finish(&list);
    return done;
}

bool attendance_read(struct store *store, const struct attendance_request *request, int64_t now_ms,
                     attendance_each *each, void *context, struct err *err)
{
    struct reading reading = { .store = store, .now_ms = now_ms, .each = each, .context = context };
    bool done = choose(&reading.filter, request, err)
                && (request->event ? read_event(&reading, request->event, err)
                                   : read_events(&reading, request, err));

    finish_reading(&reading);
    return done;
}

bool attendance_people(struct store *store, attendance_each *each, void *context, struct err *err)
{
    struct reading reading = { .store = store, .each = each, .context = context };
    bool done = attendance_store_people(store, &reading.places, err) && tell_all(&reading, err);

    finish_reading(&reading);
    return done;
}
