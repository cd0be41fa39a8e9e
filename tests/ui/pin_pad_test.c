// A PIN on the glass: digits in, dots out, and a wait after a wrong one.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "ui/pin_pad.h"
#include "util/zone.h"
#include "view_rules.h"

#define NOW_MS INT64_C(1781158080000)
enum { MESSAGE = 7 };

static struct draw_list list;

static const struct {
    const char *name;
    int keys[16];
    size_t count;
    const char *digits;
    bool asks;
} typed[] = {
    { "four digits and the key ask", { 1, 9, 0, 4, PIN_ENTER }, 5, "1904", true },
    { "three are too few", { 1, 9, 0, PIN_ENTER }, 4, "190", false },
    { "a digit is taken back", { 1, 9, 5, PIN_BACK, 0, 4, PIN_ENTER }, 7, "1904", true },
    { "nothing is taken back from nothing", { PIN_BACK, 1 }, 2, "1", false },
    { "twelve digits are enough", { 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3 }, 13, "123456789012", false },
    { "nothing more is typed while it is asked", { 1, 2, 3, 4, PIN_ENTER, 5 }, 6, "1234", false },
    { "what is no key is nothing", { -1, 12, 99 }, 3, "", false },
};

static void keys_make_digits(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        struct pin_pad pad = { 0 };
        bool asks = false;

        for (size_t at = 0; at < typed[i].count; at++)
            asks = pin_pad_key(&pad, typed[i].keys[at], NOW_MS);
        if (strcmp(pad.digits, typed[i].digits) != 0 || asks != typed[i].asks)
            fail_msg("%s: %s", typed[i].name, pad.digits);
    }
}

static void a_real_keyboard_has_digits(void **state)
{
    (void)state;
    assert_int_equal(pin_pad_key_of("0"), 0);
    assert_int_equal(pin_pad_key_of("9"), 9);
    assert_int_equal(pin_pad_key_of("a"), -1);
    assert_int_equal(pin_pad_key_of("12"), -1);
    assert_int_equal(pin_pad_key_of(""), -1);
}

static void look(const struct pin_pad *pad, int64_t now_ms, const char **wrong)
{
    static struct str broken;

    str_clear(&broken);
    for (size_t i = 0; i < VIEW_GLASSES_MEANT * THEMES; i++) {
        struct panel panel = view_panel(i / THEMES, i % 2, i % THEMES);
        struct scene scene = { .panel = &panel, .list = &list, .focus = -1 };
        struct rect rect;

        draw_begin(&list, panel.width_px, panel.height_px, panel.theme.ground);
        rect = (struct rect){ panel_px(&panel, 10), panel.height_px - panel_px(&panel, 94),
                              panel_px(&panel, 120), panel_px(&panel, panel.kind == PANEL_LOW ? 72 : 88) };
        pin_pad_view(&scene, rect, pad, now_ms, MESSAGE);
        view_rules(&panel, &list, false, &broken);
    }
    *wrong = str_text(&broken);
}

static bool is_said(const char *part)
{
    for (size_t i = 0; i < list.item_count; i++)
        if (list.items[i].kind == DRAW_TEXT_RUN && strstr(draw_item_text(&list, &list.items[i]), part))
            return true;
    return false;
}

static void nothing_that_was_typed_is_shown(void **state)
{
    struct pin_pad pad = { .digits = "190445" };
    const char *wrong;
    size_t dots = 0;

    (void)state;
    look(&pad, NOW_MS, &wrong);
    assert_string_equal(wrong, "");
    assert_false(is_said("1904"));
    for (size_t i = 0; i < list.item_count; i++)
        dots += list.items[i].kind == DRAW_SHAPE && list.items[i].rect.w == list.items[i].rect.h &&
                list.items[i].fill == themes[THEME_CONTRAST].ink;
    assert_int_equal(dots, 6);
    assert_int_equal(draw_region_named(&list, "pin-7")->number, 7);
    assert_int_equal(draw_region_named(&list, "pin-7")->message, MESSAGE);
    assert_false(draw_region_named(&list, "pin-enter")->off);
}

static void a_wrong_one_says_how_long_to_wait(void **state)
{
    struct pin_pad pad = { 0 };
    const char *wrong;

    (void)state;
    pin_pad_answer(&pad, false, 0, NOW_MS);
    look(&pad, NOW_MS, &wrong);
    assert_true(is_said("Try again"));
    pin_pad_answer(&pad, false, 30000, NOW_MS);
    assert_int_equal(pin_pad_deadline(&pad, NOW_MS), NOW_MS + SECOND_MS);
    assert_int_equal(pin_pad_deadline(&pad, NOW_MS + 1500), NOW_MS + 2000);
    look(&pad, NOW_MS + 1500, &wrong);
    assert_string_equal(wrong, "");
    assert_true(is_said("29 s"));
    assert_true(draw_region_named(&list, "pin-1")->off);
    pin_pad_key(&pad, 1, NOW_MS + 29999);
    assert_string_equal(pad.digits, "");
    pin_pad_open(&pad); // opened anew it has to be waited for all the same
    pin_pad_key(&pad, 1, NOW_MS + 29999);
    assert_string_equal(pad.digits, "");
    pin_pad_key(&pad, 1, NOW_MS + 30000);
    assert_string_equal(pad.digits, "1");
    assert_int_equal(pin_pad_deadline(&pad, NOW_MS + 30000), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_make_digits),
        cmocka_unit_test(a_real_keyboard_has_digits),
        cmocka_unit_test(nothing_that_was_typed_is_shown),
        cmocka_unit_test(a_wrong_one_says_how_long_to_wait),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
