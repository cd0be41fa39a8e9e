#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "domain/setting.h"

static void every_setting_is_whole(void **state)
{
    (void)state;
    for (int i = 0; i < SETTINGS; i++) {
        const struct setting_row *row = &setting_rows[i];
        struct str kept = { 0 };
        struct err err = { 0 };

        assert_non_null(row->key);
        assert_non_null(strchr(row->key, '.'));
        assert_int_equal(row->help[strlen(row->help) - 1], '.');
        assert_true(row->type != SETTING_CHOICE || row->choices);
        for (int other = 0; other < i; other++)
            assert_string_not_equal(row->key, setting_rows[other].key);
        if (i == SETTING_GROUP_NAME) // a group is founded with one
            continue;
        if (!setting_check((enum setting)i, row->otherwise, &kept, &err))
            fail_msg("%s: %s", row->key, err.text);
        assert_string_equal(str_text(&kept), row->otherwise);
        str_finish(&kept);
    }
}

struct check_case {
    enum setting setting;
    const char *value;
    const char *kept; // NULL: refused
};

static const struct check_case check_cases[] = {
    { SETTING_GROUP_NAME, " Early  Birds ", "Early Birds" },
    { SETTING_GROUP_NAME, "", NULL },
    { SETTING_GROUP_NAME, "   ", NULL },
    { SETTING_GROUP_NAME, "\xFF\xFE", NULL },
    { SETTING_GROUP_TZ, "Europe/Berlin", "Europe/Berlin" },
    { SETTING_GROUP_TZ, "Mars/Olympus", NULL },
    { SETTING_GROUP_TZ, "", NULL },
    { SETTING_GROUP_LOCALE, "pt_BR", "pt-BR" },
    { SETTING_GROUP_LOCALE, "zh-Hant-TW", "zh-Hant-TW" },
    { SETTING_GROUP_LOCALE, "", NULL },
    { SETTING_GROUP_LOCALE, "e", NULL },
    { SETTING_GROUP_LOCALE, "en-", NULL },
    { SETTING_GROUP_LOCALE, "en US", NULL },
    { SETTING_GROUP_LOCALE, "12", NULL },
    { SETTING_WELCOME_LEVEL1, "60", "60" },
    { SETTING_WELCOME_LEVEL1, "007", "7" },
    { SETTING_WELCOME_LEVEL1, "0", NULL },
    { SETTING_WELCOME_LEVEL1, "-5", NULL },
    { SETTING_WELCOME_LEVEL1, "86400", "86400" },
    { SETTING_WELCOME_LEVEL1, "86401", NULL },
    { SETTING_WELCOME_LEVEL1, "99999999999999999999", NULL },
    { SETTING_WELCOME_LEVEL1, "6 0", NULL },
    { SETTING_WELCOME_LEVEL1, "1.5", NULL },
    { SETTING_WELCOME_LEVEL1, "", NULL },
    { SETTING_PRIVACY_TEXT, "One.\nTwo.", "One.\nTwo." },
    { SETTING_BRAND_COLOUR, "0f5c4d", "#0F5C4D" },
    { SETTING_BRAND_COLOUR, "#fff", NULL },
    { SETTING_BRAND_COLOUR, "#GGGGGG", NULL },
    { SETTING_ALERT_WEBHOOK, "https://example.org/hook?a=b", "https://example.org/hook?a=b" },
    { SETTING_ALERT_WEBHOOK, "", "" },
    { SETTING_ALERT_WEBHOOK, "ftp://example.org", NULL },
    { SETTING_ALERT_WEBHOOK, "https://", NULL },
    { SETTING_ALERT_WEBHOOK, "https://a b", NULL },
    { SETTING_ALERT_FORMAT, "slack", "slack" },
    { SETTING_ALERT_FORMAT, "sla", NULL },
    { SETTING_ALERT_FORMAT, "slack|ntfy", NULL },
    { SETTING_ALERT_FORMAT, "", NULL },
    { SETTING_ALERT_FULL_NAMES, "TRUE", "yes" },
    { SETTING_ALERT_FULL_NAMES, "off", "no" },
    { SETTING_ALERT_FULL_NAMES, "maybe", NULL },
    { SETTING_WEB_ADDRESS, "::1", "::1" },
    { SETTING_WEB_ADDRESS, "door.example.org", "door.example.org" },
    { SETTING_WEB_ADDRESS, "a b", NULL },
    { SETTING_WEB_ADDRESS, "", NULL },
    { SETTING_SOUND_QUIET, "22:00-07:00", "22:00-07:00" },
    { SETTING_SOUND_QUIET, "", "" },
    { SETTING_SOUND_QUIET, "24:00-07:00", NULL },
    { SETTING_SOUND_QUIET, "22:00-07:60", NULL },
    { SETTING_SOUND_QUIET, "22:00", NULL },
    { SETTING_SOUND_QUIET, "22:00-07:000", NULL },
    { SETTING_SOUND_QUIET, "at night", NULL },
    { SETTING_WEB_PORT, "65536", NULL },
};

static void values_are_kept_in_one_form_or_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof check_cases / sizeof *check_cases; i++) {
        const struct check_case *check = &check_cases[i];
        struct str kept = { 0 };
        struct err err = { 0 };
        bool ok = setting_check(check->setting, check->value, &kept, &err);

        if (ok != (check->kept != NULL))
            fail_msg("%s = \"%s\": %s", setting_rows[check->setting].key, check->value,
                     ok ? str_text(&kept) : err.text);
        if (ok)
            assert_string_equal(str_text(&kept), check->kept);
        else
            assert_int_equal(err.kind, ERR_REFUSED);
        assert_true(ok || kept.length == 0);
        str_finish(&kept);
    }
}

static void a_refusal_says_what_is_allowed(void **state)
{
    struct str kept = { 0 };
    struct err err = { 0 };

    (void)state;
    assert_false(setting_check(SETTING_BOARD_DISPLAY, "tv", &kept, &err));
    assert_string_equal(err.text, "\"tv\" cannot be board.display: give none or hosts or room");
    assert_false(setting_check(SETTING_WEB_PORT, "x", &kept, &err));
    assert_string_equal(err.text, "\"x\" cannot be web.port: give a whole number from 1 to 65535");
    str_finish(&kept);
}

static void an_unknown_key_names_the_nearest(void **state)
{
    enum setting setting = SETTINGS;
    struct err err = { 0 };

    (void)state;
    assert_true(setting_of(&setting, "web.port", &err));
    assert_int_equal(setting, SETTING_WEB_PORT);
    assert_false(setting_of(&setting, "web.prot", &err));
    assert_string_equal(err.text, "there is no setting \"web.prot\": the nearest is \"web.port\"");
    assert_int_equal(err.kind, ERR_REFUSED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_setting_is_whole),
        cmocka_unit_test(values_are_kept_in_one_form_or_refused),
        cmocka_unit_test(a_refusal_says_what_is_allowed),
        cmocka_unit_test(an_unknown_key_names_the_nearest),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
