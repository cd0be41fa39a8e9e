#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "util/ini.h"

struct read_case {
    const char *text;
    const char *values; // "key=value@line ..."
};

static const struct read_case read_cases[] = {
    { "", "" },
    { "web.port = 8321\n", "web.port=8321@1 " },
    { "[web]\nport = 8321\n", "web.port=8321@2 " },
    { "\xEF\xBB\xBF; hello\r\n\r\n[web]\r\nport=1\r\n", "web.port=1@4 " },
    { "# c\na = 1 ; behind\n   b = 2\n", "a=1@2 b=2@3 " },
    { "a = 1\na = 2", "a=1@1 a=2@2 " },
    { "a: 1\n", "a=1@1 " },
    { "url = http://x/?a=b#c\n", "url=http://x/?a=b#c@1 " },
    { "a =\n", "a=@1 " },
};

static void files_are_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof read_cases / sizeof *read_cases; i++) {
        struct ini ini = { 0 };
        struct str seen = { 0 };

        assert_true(ini_read(&ini, read_cases[i].text, NULL));
        for (size_t v = 0; v < ini.count; v++)
            str_addf(&seen, "%s=%s@%ld ", ini.values[v].key, ini.values[v].value, ini.values[v].line);
        assert_string_equal(str_text(&seen), read_cases[i].values);
        str_finish(&seen);
        ini_finish(&ini);
    }
}

struct bad_case {
    const char *text;
    const char *begins;
};

static void bad_files_are_refused_with_the_line(void **state)
{
    char longer[600];
    const struct bad_case cases[] = {
        { "a = 1\nnonsense\n", "line 2: " },
        { "[web\nport = 1\n", "line 1: " },
        { "= 1\n", "line 1: " },
        { longer, "line 2: longer than" },
    };

    (void)state;
    memcpy(longer, "a=1\nb=", 6);
    memset(longer + 6, 'x', sizeof longer - 7);
    longer[sizeof longer - 1] = '\0';
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ini ini = { 0 };
        struct err err = { 0 };

        assert_false(ini_read(&ini, cases[i].text, &err));
        assert_int_equal(err.kind, ERR_CONFIG);
        assert_memory_equal(err.text, cases[i].begins, strlen(cases[i].begins));
        ini_finish(&ini);
    }
}

static void the_last_value_counts(void **state)
{
    struct ini ini = { 0 };

    (void)state;
    assert_true(ini_read(&ini, "a = 1\n[b]\nc = 2\n[]\na = 3\n", NULL));
    assert_string_equal(ini_find(&ini, "b.c")->value, "2");
    assert_string_equal(ini_find(&ini, "a")->value, "3");
    assert_null(ini_find(&ini, "c"));
    ini_finish(&ini);
}

struct change_case {
    const char *before, *key, *value, *after;
};

static const struct change_case change_cases[] = {
    { "", "web.port", "1", "web.port = 1\n" },
    { "; mine\nweb.port = 1\nx = y\n", "web.port", "2", "; mine\nweb.port = 2\nx = y\n" },
    { "[web]\n# the door\nport = 1\naddress = a\n", "web.port", "2",
      "[web]\n# the door\nport = 2\naddress = a\n" },
    { "[web]\nport = 1\n\n[board]\ndisplay = none\n", "web.address", "::1",
      "[web]\nport = 1\naddress = ::1\n\n[board]\ndisplay = none\n" },
    { "; top\n\n[board]\ndisplay = none\n", "web.port", "2",
      "; top\nweb.port = 2\n\n[board]\ndisplay = none\n" },
    { "a = 1", "b", "2", "a = 1\nb = 2\n" },
    { "a = 1\na = 2\n", "a", "3", "a = 1\na = 3\n" },
    { "\xEF\xBB\xBF[web]\nport=1\n", "a", "2",
      "\xEF\xBB\xBF"
      "a = 2\n[web]\nport=1\n" },
    { "  a = 1\n", "a", "", "a = \n" },
    { "future = yes\n", "web.port", "2", "future = yes\nweb.port = 2\n" },
};

static void one_value_changes_and_the_rest_stays(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof change_cases / sizeof *change_cases; i++) {
        const struct change_case *change = &change_cases[i];
        struct str after = { 0 };

        assert_true(ini_change(&after, change->before, change->key, change->value, NULL));
        assert_string_equal(str_text(&after), change->after);
        str_finish(&after);
    }
}

static void what_would_not_come_back_is_refused(void **state)
{
    const char *values[] = { "a ; b", "a\nb", " a", "a ", "a\nb = c" };

    (void)state;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        struct str after = { 0 };
        struct err err = { 0 };

        assert_false(ini_change(&after, "x = 1\n", "k", values[i], &err));
        assert_int_equal(err.kind, ERR_REFUSED);
        assert_int_equal(after.length, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_read),
        cmocka_unit_test(bad_files_are_refused_with_the_line),
        cmocka_unit_test(the_last_value_counts),
        cmocka_unit_test(one_value_changes_and_the_rest_stays),
        cmocka_unit_test(what_would_not_come_back_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
