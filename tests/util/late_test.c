#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "util/late.h"

struct functions {
    double (*halved)(double value, int exponent);
    int (*absent)(void);
};

static const struct late_function rows[] = { { "ldexp", offsetof(struct functions, halved) },
                                             { "nobody_wrote_this", offsetof(struct functions, absent) } };

static void the_first_library_that_is_there_is_taken(void **state)
{
    static const char *const libraries[] = { "libnobody-wrote-this.so.1", "libm.so.6", NULL };
    struct functions functions = { 0 };

    (void)state;
    assert_true(late_load(libraries, rows, 1, &functions));
    assert_true(functions.halved(3.0, -1) == 1.5);
    assert_null(functions.absent);
}

static void a_library_or_function_that_is_missing_is_noticed(void **state)
{
    static const char *const none[] = { "libnobody-wrote-this.so.1", NULL }, *const some[] = { "libm.so.6",
                                                                                               NULL };
    struct functions functions = { 0 };

    (void)state;
    assert_false(late_load(none, rows, 1, &functions));
    assert_false(late_load(some, rows, 2, &functions));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_library_that_is_there_is_taken),
        cmocka_unit_test(a_library_or_function_that_is_missing_is_noticed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
