#include "service/attendance.h"

#include <string.h>

#include "store/attendance_store.h"
#include "store/group_store.h"
#include "store/visit_store.h"
#include "util/zone.h"

// As many rows as are read at once: some 80 MB of them. Each batch goes through the whole file.
enum { BATCH_ROWS = 500000 };

struct reading {
    struct store *store;
    const struct event *event; // NULL: people of the group
    char event_date[ZONE_TIME_SIZE];
    int64_t now_ms;
    attendance_each *each;
    void *context;
    struct attendance_filter filter;
    struct attendance_places places;
    struct attendance_batch batch;
    struct introduced introduced;
    struct str host; // name
};

static void finish_reading(struct reading *reading)
{
    attendance_places_finish(&reading->places);
    attendance_batch_finish(&reading->batch);
    introduced_finish(&reading->introduced);
    str_finish(&reading->host);
}

static bool choose(struct attendance_filter *filter, const struct attendance_request *request,
                   struct err *err)
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
    return err_set(err, ERR_USAGE, "there is no choice '%.100s': say arrived, missing or first-visit",
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

static bool tell(struct reading *reading, int64_t guest, struct attendance_row *row, bool has_welcome,
                 struct err *err)
{
    row->event = reading->event;
    row->event_date = reading->event_date;
    row->introduced_to = introduced_names(&reading->introduced, guest);
    if (row->status != ATTENDANCE_EXPECTED)
        row->minutes_late = whole_minutes(row->arrived_ms - reading->event->starts_ms);
    if (has_welcome && !tell_welcome(reading, guest, row, err))
        return false;
    return reading->each(reading->context, row, err);
}

static bool tell_batch(struct reading *reading, const struct attendance_place *places, size_t count,
                       struct err *err)
{
    bool done = attendance_store_load(reading->store, reading->event ? reading->event->num : 0, places, count,
                                      &reading->batch, err);

    for (size_t i = 0; done && i < count; i++) {
        struct attendance_row row;
        bool has_welcome;

        if (attendance_batch_row(&reading->batch, i, &row, &has_welcome))
            done = tell(reading, places[i].guest, &row, has_welcome, err);
    }
    return done;
}

static bool tell_all(struct reading *reading, struct err *err)
{
    const struct attendance_places *all = &reading->places;
    bool done = true;

    for (size_t i = 0; done && i < all->count; i += BATCH_ROWS) {
        size_t left = all->count - i;

        done = tell_batch(reading, all->places + i, left < BATCH_ROWS ? left : BATCH_ROWS, err);
    }
    return done;
}

// ---- events and people

static bool read_event(struct reading *reading, const struct event *event, struct err *err)
{
    reading->event = event;
    zone_format_date(reading->event_date, event->zone, event->starts_ms);
    return attendance_store_places(reading->store, event->num, &reading->filter, &reading->places, err) &&
           attendance_store_introduced(reading->store, event->num, &reading->introduced, err) &&
           tell_all(reading, err);
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
    bool done =
        choose(&reading.filter, request, err) &&
        (request->event ? read_event(&reading, request->event, err) : read_events(&reading, request, err));

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
