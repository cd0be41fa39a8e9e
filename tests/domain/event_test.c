// When an event is on and when it closes, and which one a command means when none is named.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "domain/event.h"
#include "util/zone.h"

// Hours of 2026-12-01 in UTC; more than 24 is the next day.
static int64_t at(double hour)
{
    return INT64_C(1796083200000) + (int64_t)(hour * HOUR_MS);
}

static struct event event_of(double doors, double starts, double ends, char *zone)
{
    return (struct event){ .doors_ms = at(doors), .starts_ms = at(starts), .programme_ms = at(starts),
                           .ends_ms = ends > 0 ? at(ends) : at(starts) + EVENT_LASTS_MS, .has_end = ends > 0,
                           .zone = zone };
}

static char utc[] = "UTC", tokyo[] = "Asia/Tokyo"; // nine hours ahead

static const struct moment_row {
    const char *shows;
    double ends, closed, now; // doors 6:15, start 7:00; ends 0: nobody said; closed 0: by nobody
    bool is_on, is_closed;
} moments[] = {
    { "before doors", 9, 0, 6.2, false, false },
    { "doors open", 9, 0, 6.25, true, false },
    { "the last moment", 9, 0, 8.99, true, false },
    { "the end", 9, 0, 9, false, false },
    { "two hours after the end it is not closed yet", 9, 0, 10.99, false, false },
    { "then it is", 9, 0, 11, false, true },
    { "without an end it is on for four hours", 0, 0, 10.99, true, false },
    { "and closes then", 0, 0, 11, false, true },
    { "a person closed it", 9, 8, 8.5, false, true },
    { "a person closed it, seen from before", 9, 8, 7.5, true, false },
    { "a person closed it late", 9, 20, 12, false, false },
};

static void an_event_is_on_from_doors_to_end(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
        const struct moment_row *row = &moments[i];
        struct event event = event_of(6.25, 7, row->ends, utc);

        event.closed_ms = row->closed > 0 ? at(row->closed) : 0;
        if (event_is_on(&event, at(row->now)) != row->is_on
            || event_is_closed(&event, at(row->now)) != row->is_closed)
            fail_msg("%s", row->shows);
    }
}

static const struct choice_row {
    const char *shows;
    double starts[3]; // doors 45 minutes before, two hours long; 0 ends
    char *zone;
    double now;
    int chosen; // -1: not clear
} choices[] = {
    { "none at all", { 0 }, utc, 8, -1 },
    { "the only one, long ago", { 7 }, utc, 400, 0 },
    { "the only one, in a month", { 700 }, utc, 8, 0 },
    { "the one that is on", { 7, 12 }, utc, 8, 0 },
    { "on from when doors open", { 7, 12 }, utc, 11.3, 1 },
    { "two at once", { 7, 8 }, utc, 8, -1 },
    { "between two: the next one today", { 7, 12, 18 }, utc, 9.5, 1 },
    { "the next one, in any order", { 18, 12, 7 }, utc, 9.5, 1 },
    { "the last one today is over", { 7, 12 }, utc, 15, -1 },
    { "before the first of the day", { 12, 7 }, utc, 2, 1 },
    { "tomorrow is not today", { 31, 55 }, utc, 20, -1 },
    { "tomorrow in UTC is today in Tokyo", { 31, 55 }, tokyo, 20, 0 },
    { "today in UTC is tomorrow in Tokyo", { 16, 40 }, tokyo, 14, -1 },
};

static void the_event_that_is_meant(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        const struct choice_row *row = &choices[i];
        struct event events[3];
        size_t count = 0, chosen;

        for (; count < 3 && row->starts[count] > 0; count++)
            events[count] = event_of(row->starts[count] - 0.75, row->starts[count], row->starts[count] + 2, row->zone);
        chosen = event_choose(events, count, at(row->now));
        if (chosen != (row->chosen < 0 ? count : (size_t)row->chosen))
            fail_msg("%s: %zu", row->shows, chosen);
    }
}

static const struct door_row {
    const char *shows;
    double starts[3]; // as above
    char *zone;
    double now;
    int shown, next; // -1: none
} doors[] = {
    { "none at all", { 0 }, utc, 8, -1, -1 },
    { "the one that is on", { 7, 12 }, utc, 8, 0, 1 },
    { "later today", { 7, 12 }, utc, 2, 0, 0 },
    { "of two the next", { 12, 7 }, utc, 2, 1, 1 },
    { "over but not closed, the next not open yet", { 7, 12 }, utc, 10.5, 0, 1 },
    { "closed, the next not open yet", { 7, 12 }, utc, 11.2, 1, 1 },
    { "over but not closed, and the doors of the next are open", { 7, 10 }, utc, 9.5, 1, -1 },
    { "two at once: whose doors opened last", { 7, 8 }, utc, 8, 1, -1 },
    { "two at once, in any order", { 8, 7 }, utc, 8, 0, -1 },
    { "tomorrow is next", { 31, 55 }, utc, 8, -1, 0 },
    { "tomorrow in UTC is today in Tokyo", { 31, 55 }, tokyo, 20, 0, 0 },
    { "the doors open today, the start is tomorrow", { 24.5 }, utc, 8, 0, 0 },
    { "long ago", { 7 }, utc, 400, -1, -1 },
};

static void the_event_that_a_door_shows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof doors / sizeof *doors; i++) {
        const struct door_row *row = &doors[i];
        struct event events[3];
        size_t count = 0;

        for (; count < 3 && row->starts[count] > 0; count++)
            events[count] = event_of(row->starts[count] - 0.75, row->starts[count], row->starts[count] + 2, row->zone);
        if (event_at_door(events, count, at(row->now)) != (row->shown < 0 ? count : (size_t)row->shown) ||
            event_next(events, count, at(row->now)) != (row->next < 0 ? count : (size_t)row->next))
            fail_msg("%s", row->shows);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_event_is_on_from_doors_to_end),
        cmocka_unit_test(the_event_that_is_meant),
        cmocka_unit_test(the_event_that_a_door_shows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
