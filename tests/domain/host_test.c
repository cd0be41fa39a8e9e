// Colours and languages of hosts.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "domain/host.h"

static void languages_are_tags(void **state)
{
    static const struct {
        const char *joined, *wrong; // NULL: all are tags
    } rows[] = { { "", NULL },
                 { "de", NULL },
                 { "de; fr; pt-BR; zh_Hant", NULL },
                 { "yue", NULL },
                 { "d", "'d'" },
                 { "German", "'German'" },
                 { "de; Deutsch", "'Deutsch'" },
                 { "de-", "'de-'" },
                 { "d1", "'d1'" },
                 { "de fr", "'de fr'" },
                 { "de-A!", "'de-A!'" },
                 { "12", "'12'" },
                 { "日本", "'日本'" } };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = { 0 };
        bool fit = host_languages_check(rows[i].joined, &err);

        if (fit != !rows[i].wrong ||
            (rows[i].wrong && strncmp(err.text, rows[i].wrong, strlen(rows[i].wrong)) != 0))
            fail_msg("%s: %s", rows[i].joined, err.text);
    }
}

// The first eight hosts look different; after that no colour has two more than another.
static void colours_are_shared_out_evenly(void **state)
{
    static const char *const names[] = { "Amir", "Bea", "Cy", "", "Amir", "王", "Amir" };
    size_t used[HOST_COLOURS] = { 0 };

    (void)state;
    for (size_t i = 0; i < 100; i++) {
        const char *name = names[i % (sizeof names / sizeof *names)];
        int colour = host_next_colour(used, name);

        assert_in_range(colour, 0, HOST_COLOURS - 1);
        if (i % HOST_COLOURS == 0)
            assert_int_equal(colour, host_colour_of(name));
        used[colour]++;
        for (int other = 0; other < HOST_COLOURS; other++)
            assert_in_range(used[other], i / HOST_COLOURS, i / HOST_COLOURS + 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(languages_are_tags),
        cmocka_unit_test(colours_are_shared_out_evenly),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
