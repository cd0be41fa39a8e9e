// What the screens say: counts, times of day, sentences with names in them.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "ui/say.h"
#include "util/zone.h"

static void visits_are_counted_as_people_count(void **state)
{
    static const struct {
        int number;
        const char *said;
    } rows[] = { { 1, "1st" },   { 2, "2nd" },   { 3, "3rd" },     { 4, "4th" },     { 7, "7th" },
                 { 10, "10th" }, { 11, "11th" }, { 12, "12th" },   { 13, "13th" },   { 21, "21st" },
                 { 22, "22nd" }, { 23, "23rd" }, { 101, "101st" }, { 111, "111th" }, { 112, "112th" } };
    char said[16];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        say_ordinal(said, sizeof said, rows[i].number);
        assert_string_equal(said, rows[i].said);
    }
}

static void a_greeting_goes_by_the_clock_of_the_event(void **state)
{
    static const struct {
        const char *at, *zone, *said;
    } rows[] = {
        { "2026-12-01T03:59:59Z", "UTC", "Good evening" },
        { "2026-12-01T04:00:00Z", "UTC", "Good morning" },
        { "2026-12-01T11:59:59Z", "UTC", "Good morning" },
        { "2026-12-01T12:00:00Z", "UTC", "Good afternoon" },
        { "2026-12-01T17:59:59Z", "UTC", "Good afternoon" },
        { "2026-12-01T18:00:00Z", "UTC", "Good evening" },
        { "2026-12-01T11:30:00Z", "Europe/Berlin", "Good afternoon" },
    };
    struct err err = { 0 };
    int64_t at_ms;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(zone_parse(&at_ms, rows[i].at, "UTC", &err));
        assert_string_equal(say_greeting(rows[i].zone, at_ms), rows[i].said);
    }
}

static void a_sentence_too_long_ends_between_characters(void **state)
{
    static const struct {
        size_t size;
        const char *said;
    } rows[] = { { 9, "Hi, Zoë" }, { 8, "Hi, Zo" }, { 7, "Hi, Zo" }, { 6, "Hi, Z" }, { 1, "" } };
    char said[16];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        memset(said, 'x', sizeof said);
        say_into(said, rows[i].size, "Hi, %s", "Zoë");
        assert_string_equal(said, rows[i].said);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(visits_are_counted_as_people_count),
        cmocka_unit_test(a_greeting_goes_by_the_clock_of_the_event),
        cmocka_unit_test(a_sentence_too_long_ends_between_characters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
