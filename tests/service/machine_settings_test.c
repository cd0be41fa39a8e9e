#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "service/machine_settings.h"
#include "util/file.h"

static char folder[] = "/tmp/usher-settings-XXXXXX";
static char path[128];

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/usher/usher.ini", folder);
    return setenv("XDG_CONFIG_HOME", folder, 1);
}

static int remove_folder(void **state)
{
    char command[160];

    (void)state;
    snprintf(command, sizeof command, "rm -r '%s'", folder);
    return system(command);
}

static int forget_file(void **state)
{
    (void)state;
    unlink(path);
    return 0;
}

static void put(const char *text)
{
    assert_true(file_make_folders(path, NULL));
    assert_true(file_replace(path, text, strlen(text), NULL));
}

static void without_a_file_the_defaults_hold(void **state)
{
    struct machine_settings settings;

    (void)state;
    assert_true(machine_settings_read(&settings, NULL));
    assert_string_equal(machine_settings_value(&settings, SETTING_WEB_PORT), "8321");
    machine_settings_finish(&settings);
}

static void a_value_that_was_set_is_read_again(void **state)
{
    struct machine_settings settings;
    struct str text = { 0 };

    (void)state;
    put("; the hall\n[web]\naddress = ::1\n");
    assert_true(machine_settings_set(SETTING_WEB_PORT, "9000", NULL));
    assert_true(machine_settings_read(&settings, NULL));
    assert_string_equal(machine_settings_value(&settings, SETTING_WEB_PORT), "9000");
    assert_string_equal(machine_settings_value(&settings, SETTING_WEB_ADDRESS), "::1");
    assert_string_equal(settings.path, path);
    assert_null(settings.unknown);
    assert_true(file_read(&text, path, NULL));
    assert_string_equal(str_text(&text), "; the hall\n[web]\naddress = ::1\nport = 9000\n");
    str_finish(&text);
    machine_settings_finish(&settings);
}

static void a_file_is_made_with_its_folder(void **state)
{
    struct str text = { 0 };
    char of_file[128];

    (void)state;
    snprintf(of_file, sizeof of_file, "%s/usher", folder);
    rmdir(of_file);
    assert_true(machine_settings_set(SETTING_BOARD_DISPLAY, "hosts", NULL));
    assert_true(file_read(&text, path, NULL));
    assert_string_equal(str_text(&text), "board.display = hosts\n");
    str_finish(&text);
}

static void a_bad_file_says_where(void **state)
{
    const char *const cases[][2] = {
        { "web.port = many\n", "line 1: \"many\" cannot be web.port" },
        { "; fine\n[web]\nport\n", "line 3: " },
    };

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct machine_settings settings;
        struct err err = { 0 };

        put(cases[i][0]);
        assert_false(machine_settings_read(&settings, &err));
        assert_int_equal(err.kind, ERR_CONFIG);
        assert_non_null(strstr(err.text, cases[i][1]));
        assert_non_null(strstr(err.text, path));
        machine_settings_finish(&settings);
    }
}

static void a_bad_value_can_be_mended(void **state)
{
    struct machine_settings settings;

    (void)state;
    put("web.port = many\n");
    assert_true(machine_settings_set(SETTING_WEB_PORT, "80", NULL));
    assert_true(machine_settings_read(&settings, NULL));
    machine_settings_finish(&settings);
}

static void unknown_keys_and_those_of_the_group_are_pointed_out(void **state)
{
    struct machine_settings settings;

    (void)state;
    put("web.port = 80\ngroup.name = X\nfuture = 1\n");
    assert_true(machine_settings_read(&settings, NULL));
    assert_string_equal(settings.unknown, "group.name");
    assert_int_equal(settings.unknown_line, 2);
    machine_settings_finish(&settings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(without_a_file_the_defaults_hold, forget_file),
        cmocka_unit_test_setup(a_value_that_was_set_is_read_again, forget_file),
        cmocka_unit_test_setup(a_file_is_made_with_its_folder, forget_file),
        cmocka_unit_test_setup(a_bad_file_says_where, forget_file),
        cmocka_unit_test_setup(a_bad_value_can_be_mended, forget_file),
        cmocka_unit_test_setup(unknown_keys_and_those_of_the_group_are_pointed_out, forget_file),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
