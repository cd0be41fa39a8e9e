// The shape of PINs and the waiting after wrong ones.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "domain/pin.h"

static void a_pin_is_four_to_twelve_digits(void **state)
{
    static const struct {
        const char *pin;
        bool fit;
    } rows[] = { { "", false },      { "123", false },         { "1234", true },           { "0000", true },
                 { "12a4", false },  { "123456789012", true }, { "1234567890123", false }, { "12 34", false },
                 { "-1234", false }, { "١٢٣٤", false } };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = { 0 };

        if (pin_is_fit(rows[i].pin, &err) != rows[i].fit)
            fail_msg("'%s'", rows[i].pin);
        assert_true(!rows[i].pin[0] || !strstr(err.text, rows[i].pin));
    }
}

static void wrong_tries_are_slowed_down_but_never_for_good(void **state)
{
    static const struct {
        int64_t wrong, wait_s;
    } rows[] = { { 0, 0 },     { 4, 0 },     { 5, 30 },      { 6, 60 },          { 7, 120 },
                 { 11, 1920 }, { 12, 3600 }, { 1000, 3600 }, { INT64_MAX, 3600 } };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(pin_wait_ms(rows[i].wrong), rows[i].wait_s * 1000);
}

static void what_is_left_is_never_more_than_the_rule_says(void **state)
{
    static const struct {
        int64_t wrong, next_ms, now_ms, left_ms;
    } rows[] = {
        { 5, 130000, 100000, 30000 }, { 5, 130000, 129999, 1 },         { 5, 130000, 130000, 0 },
        { 5, 130000, 200000, 0 },     { 5, 130000, 50000, 0 }, // the clock was set back
        { 0, 0, 100000, 0 },          { 12, 3700000, 100000, 3600000 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(pin_left_ms(rows[i].wrong, rows[i].next_ms, rows[i].now_ms), rows[i].left_ms);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pin_is_four_to_twelve_digits),
        cmocka_unit_test(wrong_tries_are_slowed_down_but_never_for_good),
        cmocka_unit_test(what_is_left_is_never_more_than_the_rule_says),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
