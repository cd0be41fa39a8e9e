#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "util/bit_set.h"

static void numbers_are_had_from_when_they_were_added(void **state)
{
    static const uint32_t numbers[] = { 0, 1, 63, 64, 127, 5000, 4999, 100000, 100000, 3 };
    struct bit_set set = { 0 };
    size_t count = 0;

    (void)state;
    assert_false(bit_set_has(&set, 0));
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        bit_set_add(&set, numbers[i]);
    for (uint32_t i = 0; i < 200000; i++)
        count += bit_set_has(&set, i);
    assert_int_equal(count, 9);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        assert_true(bit_set_has(&set, numbers[i]));
    assert_false(bit_set_has(&set, UINT32_MAX));
    bit_set_finish(&set);
    assert_false(bit_set_has(&set, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_had_from_when_they_were_added),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
