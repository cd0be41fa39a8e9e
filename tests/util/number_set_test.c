#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "util/number_set.h"

static void numbers_are_had_from_when_they_were_added(void **state)
{
    struct number_set set = { 0 };
    int64_t i;

    (void)state;
    assert_false(number_set_has(&set, 0));
    assert_false(number_set_has(&set, 7));
    for (i = -3000; i <= 3000; i++) {
        number_set_add(&set, i * 1024);
        number_set_add(&set, i * 1024);
    }
    assert_int_equal(set.count, 6001);
    for (i = -3000; i <= 3000; i++) {
        assert_true(number_set_has(&set, i * 1024));
        assert_false(number_set_has(&set, i * 1024 + 1));
    }
    assert_false(number_set_has(&set, INT64_MIN));
    number_set_finish(&set);
    assert_false(number_set_has(&set, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_had_from_when_they_were_added),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
