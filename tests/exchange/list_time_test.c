#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "exchange/list_time.h"
#include "util/zone.h"

struct sample {
    const char *text;
    bool month_first;
    const char *time; // in Berlin, "" when it is no time
};

static const struct sample samples[] = {
    { "2026-11-08T07:05:10.000Z", false, "2026-11-08T08:05:10+01:00" },
    { "2026-11-08T07:05:10+05:30", false, "2026-11-08T02:35:10+01:00" },
    { "2026-11-08 07:05:10 -0500", false, "2026-11-08T13:05:10+01:00" },
    { "2026-11-08 07:05", false, "2026-11-08T07:05:00+01:00" },
    { "2026-11-08 07:05:10 UTC", false, "2026-11-08T08:05:10+01:00" },
    { "2026-11-08", true, "2026-11-08T00:00:00+01:00" },
    { "11/29/24 22:28", false, "2024-11-29T22:28:00+01:00" },
    { "11/29/2024 10:28 PM", false, "2024-11-29T22:28:00+01:00" },
    { "11/29/2024 10:28PM", false, "2024-11-29T22:28:00+01:00" },
    { "11/29/2024 12:05 a.m.", false, "2024-11-29T00:05:00+01:00" },
    { "11/8/24 12:05 PM", true, "2024-11-08T12:05:00+01:00" },
    { "8/11/24 12:05", false, "2024-11-08T12:05:00+01:00" },
    { "29/11/2024 22:28", true, "2024-11-29T22:28:00+01:00" },
    { "08.11.2026 07:31", true, "2026-11-08T07:31:00+01:00" },
    { "8-11-2026", false, "2026-11-08T00:00:00+01:00" },
    { "Nov 7, 2025 2:28 PM", false, "2025-11-07T14:28:00+01:00" },
    { "Sat Nov 8, 2025 7:15 PM", false, "2025-11-08T19:15:00+01:00" },
    { "Saturday, November 8, 2025 at 7:15\u202FPM", false, "2025-11-08T19:15:00+01:00" },
    { "Thu 28 May 2026 20:00", true, "2026-05-28T20:00:00+02:00" },
    { "04/24/2014", false, "2014-04-24T00:00:00+02:00" },
    { "12 Mar 2024", true, "2024-03-12T00:00:00+01:00" },
    { "2024-03-12T10:15:30.123+01:00[Europe/Zurich]", false, "2024-03-12T10:15:30+01:00" },
    { "Thu Nov 07 14:28:33 CET 2025", false, "2025-11-07T14:28:33+01:00" },
    { "7. März 2026 08:15", false, "2026-03-07T08:15:00+01:00" },
    { "mar. 12 nov. 2024 à 14:28", false, "2024-11-12T14:28:00+01:00" },
    { "12 février 2024 09:00", false, "2024-02-12T09:00:00+01:00" },
    { "3 de enero de 2025 18:30", false, "2025-01-03T18:30:00+01:00" },
    { "5 października 2025", false, "2025-10-05T00:00:00+02:00" },
    { "29 Feb 2024", false, "2024-02-29T00:00:00+01:00" },
    { "29 Feb 2023", false, "" },
    { "31/04/2024", false, "" },
    { "13/13/2024", false, "" },
    { "2024-11-29 25:10", false, "" },
    { "2024-11-29 10:70", false, "" },
    { "2024-11-29 10:10+99:00", false, "" },
    { "yes", false, "" },
    { "", false, "" },
    { "12:30", false, "" },
    { "45678.5", false, "" },
    { "1 2 3 4", false, "" },
    { "29/11", false, "" },
    { "99999999999999999999", false, "" },
};

static void times_are_read_in_every_form(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < sizeof samples / sizeof *samples; i++) {
        char shown[ZONE_TIME_SIZE] = "";
        int64_t at_ms = 0;

        if (list_time_parse(&at_ms, samples[i].text, "Europe/Berlin", samples[i].month_first))
            zone_format(shown, "Europe/Berlin", at_ms);
        if (strcmp(shown, samples[i].time) != 0)
            print_error("%s\n", samples[i].text);
        assert_string_equal(shown, samples[i].time);
    }
}

static void a_day_above_twelve_tells_the_order(void **state)
{
    (void)state;
    assert_int_equal(list_time_order("29/11/2024 22:28"), ORDER_DAY_FIRST);
    assert_int_equal(list_time_order("11/29/24"), ORDER_MONTH_FIRST);
    assert_int_equal(list_time_order("11/8/24"), ORDER_UNKNOWN);
    assert_int_equal(list_time_order("2024-11-29"), ORDER_UNKNOWN);
    assert_int_equal(list_time_order("29 Nov 2024"), ORDER_UNKNOWN);
    assert_int_equal(list_time_order("13/13/2024"), ORDER_UNKNOWN);
    assert_int_equal(list_time_order("yes"), ORDER_UNKNOWN);
    assert_int_equal(list_time_order(""), ORDER_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_are_read_in_every_form),
        cmocka_unit_test(a_day_above_twelve_tells_the_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
