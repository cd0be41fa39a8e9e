#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "util/zone.h"

struct row {
    const char *text, *zone, *expected;
};

static void check_rows(const struct row *rows, size_t count)
{
    char out[ZONE_TIME_SIZE];
    struct err err = { 0 };
    int64_t at_ms;
    size_t i;

    for (i = 0; i < count; i++) {
        if (!zone_parse(&at_ms, rows[i].text, rows[i].zone, &err))
            fail_msg("%s", err.text);
        zone_format(out, rows[i].zone, at_ms);
        assert_string_equal(out, rows[i].expected);
    }
}

#define CHECK(rows) check_rows(rows, sizeof rows / sizeof *rows)

static void times_are_read_in_every_usual_form(void **state)
{
    static const struct row rows[] = {
        { "2026-12-01T07:04", "Europe/Berlin", "2026-12-01T07:04:00+01:00" },
        { "2026-12-01 07:04:11", "Europe/Berlin", "2026-12-01T07:04:11+01:00" },
        { "2026-12-01T07:04:11.999Z", "Europe/Berlin", "2026-12-01T08:04:11+01:00" },
        { "2026-12-01T07:04:11,5+01:00", "UTC", "2026-12-01T06:04:11+00:00" },
        { "2026-12-01T07:04+0530", "UTC", "2026-12-01T01:34:00+00:00" },
        { "2026-12-01T07:04-08", "UTC", "2026-12-01T15:04:00+00:00" },
        { "2026-12-01 07:04:11 +0100", "UTC", "2026-12-01T06:04:11+00:00" },
        { "2026-12-01", "America/New_York", "2026-12-01T00:00:00-05:00" },
        { "2024-02-29", "Asia/Kolkata", "2024-02-29T00:00:00+05:30" },
        { "2026-07-01T12:00", "America/St_Johns", "2026-07-01T12:00:00-02:30" },
        { "1969-12-31T23:59:59", "UTC", "1969-12-31T23:59:59+00:00" },
        { "0001-01-01T00:00Z", "UTC", "0001-01-01T00:00:00+00:00" },
    };

    (void)state;
    CHECK(rows);
}

static void what_is_no_time_is_refused(void **state)
{
    static const char *const texts[] = {
        "", "soon", "2026-02-30", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01",
        "2026-12-01T25:00", "2026-12-01T24:00", "2026-12-01T07:60", "2026-12-01T07:04:60", "2026-12-01T7:04",
        "2026-12-01T07:04x", "2026-12-01T07:04Zx", "2026-12-01T07:04+1", "2026-12-01T07:04+01:0",
        "2026-12-01T07:04+25:00", "2026-12-01T07:04:11.", "2026-12-01T", "2026-12-01T07", "2026-12-01 ",
        "2026-12-01T07:04 ", "26-12-01", "2026/12/01", "+2026-12-01", "2026-12-01T07:04:11+01:",
    };
    struct err err;
    int64_t at_ms;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof texts / sizeof *texts; i++) {
        err = (struct err){ 0 };
        if (zone_parse(&at_ms, texts[i], "UTC", &err))
            fail_msg("\"%s\" was taken for a time", texts[i]);
        assert_int_equal(err.kind, ERR_USAGE);
    }
}

static void skipped_times_move_forward_and_doubled_ones_are_the_first(void **state)
{
    static const struct row rows[] = {
        { "2026-03-29T02:30", "Europe/Berlin", "2026-03-29T03:30:00+02:00" },
        { "2026-10-25T02:30", "Europe/Berlin", "2026-10-25T02:30:00+02:00" },
        { "2026-10-25T03:00", "Europe/Berlin", "2026-10-25T03:00:00+01:00" },
        { "2026-03-08T02:00", "America/New_York", "2026-03-08T03:00:00-04:00" },
        { "2026-11-01T01:59:59", "America/New_York", "2026-11-01T01:59:59-04:00" },
        { "2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-04T02:45:00+11:00" },
        { "2011-12-30T10:00", "Pacific/Apia", "2011-12-31T10:00:00+14:00" },
        { "2026-09-06", "America/Santiago", "2026-09-06T01:00:00-03:00" },
    };

    (void)state;
    CHECK(rows);
}

static void an_instant_and_its_civil_time_belong_together(void **state)
{
    static const char *const zones[] = {
        "UTC", "Europe/London", "America/Havana", "Asia/Tehran", "Pacific/Chatham",
    };
    struct civil_time time;
    int64_t at_ms;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof zones / sizeof *zones; i++) {
        for (at_ms = -2000000000000; at_ms < 4000000000000; at_ms += 1234567000) {
            time = zone_civil(zones[i], at_ms);
            // an instant in the second half of a doubled hour finds the first one
            if (zone_instant(zones[i], time) != at_ms)
                assert_true(zone_instant(zones[i], time) + HOUR_MS == at_ms);
        }
    }
    time = zone_civil("Asia/Tokyo", 1796079851000);
    assert_int_equal(time.year, 2026);
    assert_int_equal(time.month, 12);
    assert_int_equal(time.day, 1);
    assert_int_equal(time.hour, 8);
    assert_int_equal(time.second, 11);
    assert_int_equal(time.weekday, 2);
    assert_int_equal(time.offset_s, 9 * 3600);
}

static void instants_far_away_do_no_harm(void **state)
{
    char out[ZONE_TIME_SIZE];

    (void)state;
    zone_format(out, "Europe/Berlin", INT64_MAX);
    zone_format(out, "Europe/Berlin", INT64_MIN);
    assert_int_equal(zone_civil("UTC", INT64_MAX).year, zone_civil("UTC", INT64_MAX - 1).year);
}

static void a_day_lasts_from_midnight_to_midnight(void **state)
{
    static const struct {
        const char *zone;
        int64_t at_ms;
        int hours;
    } rows[] = {
        { "UTC", 1796079851000, 24 },
        { "Europe/Berlin", 1774746000000, 23 },    // 2026-03-29
        { "Europe/Berlin", 1792918800000, 25 },    // 2026-10-25
        { "America/Santiago", 1788710400000, 23 }, // 2026-09-06 begins at 01:00
    };
    int64_t begin_ms, end_ms;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        zone_day(rows[i].zone, rows[i].at_ms, &begin_ms, &end_ms);
        assert_true(begin_ms <= rows[i].at_ms && rows[i].at_ms < end_ms);
        assert_int_equal(end_ms - begin_ms, rows[i].hours * (int64_t)HOUR_MS);
    }
}

static void zones_are_known_by_their_names(void **state)
{
    static const char *const zones[] = {
        "UTC", "Europe/Berlin", "Asia/Kolkata", "America/Argentina/Ushuaia", "Etc/GMT+5",
    };
    static const char *const others[] = {
        "", "Mars/Olympus", "GMT+3", "Etc/Unknown", "Europe/Bärlin", "../etc/passwd",
        "a_name_that_is_longer_than_any_zone_has_ever_been_called_on_this_planet",
    };
    char out[ZONE_TIME_SIZE];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof zones / sizeof *zones; i++)
        assert_true(zone_exists(zones[i]));
    for (i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(zone_exists(others[i]));
    zone_format_date(out, "Asia/Tokyo", 0);
    assert_string_equal(out, "1970-01-01");
    zone_format_date(out, "Pacific/Honolulu", 0);
    assert_string_equal(out, "1969-12-31");
}

static void clocks_and_days_are_said_as_people_say_them(void **state)
{
    static const struct {
        const char *at, *zone, *language, *clock, *day;
    } rows[] = {
        { "2026-12-01T06:04:59Z", "Europe/Berlin", "en-GB", "7:04", "Tuesday, 1 December" },
        { "2026-12-01T06:04:59Z", "UTC", "en-GB", "6:04", "Tuesday, 1 December" },
        { "2026-12-01T23:30:00Z", "Europe/Berlin", "en-GB", "0:30", "Wednesday, 2 December" },
        { "2026-07-14T16:30:00Z", "Europe/Berlin", "en-GB", "18:30", "Tuesday, 14 July" },
        { "2026-07-14T16:30:00Z", "Europe/Berlin", "de", "18:30", "Dienstag, 14. Juli" },
        { "2026-07-14T16:30:00Z", "Asia/Tokyo", "ja", "1:30", "7月15日水曜日" },
    };
    char clock[ZONE_TIME_SIZE], day[ZONE_DAY_SIZE];
    int64_t at_ms;
    struct err err = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(zone_parse(&at_ms, rows[i].at, "UTC", &err));
        zone_format_clock(clock, rows[i].zone, at_ms);
        zone_format_day(day, rows[i].zone, at_ms, rows[i].language);
        assert_string_equal(clock, rows[i].clock);
        assert_string_equal(day, rows[i].day);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_are_read_in_every_usual_form),
        cmocka_unit_test(what_is_no_time_is_refused),
        cmocka_unit_test(skipped_times_move_forward_and_doubled_ones_are_the_first),
        cmocka_unit_test(an_instant_and_its_civil_time_belong_together),
        cmocka_unit_test(instants_far_away_do_no_harm),
        cmocka_unit_test(a_day_lasts_from_midnight_to_midnight),
        cmocka_unit_test(clocks_and_days_are_said_as_people_say_them),
        cmocka_unit_test(zones_are_known_by_their_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
