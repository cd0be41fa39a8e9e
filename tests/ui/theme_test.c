// Themes: every pair of colours that meet on a screen can be told apart.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "ui/theme.h"

static void need(const char *theme, const char *what, int32_t one, int32_t other, double least)
{
    double contrast = theme_contrast(one, other);

    if (contrast < least)
        fail_msg("%s, %s: #%06X on #%06X is %.2f:1 and must be %.1f:1", theme, what, (unsigned)one,
                 (unsigned)other, contrast, least);
}

static void text_and_edges_can_be_read(const struct theme *theme)
{
    const struct {
        const char *what;
        int32_t one, other;
        double least;
    } rows[] = {
        { "ink on ground", theme->ink, theme->ground, 7 },
        { "ink on card", theme->ink, theme->card, 7 },
        { "ink on soft", theme->ink, theme->soft, 7 },
        { "quiet on ground", theme->quiet, theme->ground, 4.5 },
        { "quiet on card", theme->quiet, theme->card, 4.5 },
        { "quiet on soft", theme->quiet, theme->soft, 4.5 },
        { "button's text", theme->on_primary, theme->primary, 4.5 },
        { "pressed button's text", theme->on_primary, theme->primary_pressed, 4.5 },
        { "primary as text", theme->primary, theme->card, 4.5 },
        { "primary on ground", theme->primary, theme->ground, 4.5 },
        { "text on attention", theme->on_attention, theme->attention, 4.5 },
        { "attention as text", theme->attention_text, theme->card, 4.5 },
        { "urgent as text", theme->urgent, theme->card, 4.5 },
        { "text on urgent", theme->on_urgent, theme->urgent, 4.5 },
        { "avatar", theme->on_tint, theme->tint, 4.5 },
        { "quiet key", theme->ink, theme->key_quiet, 4.5 },
        { "edge on ground", theme->edge, theme->ground, 3 },
        { "edge on card", theme->edge, theme->card, 3 },
        { "focus on ground", theme->focus, theme->ground, 3 },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        need(theme->name, rows[i].what, rows[i].one, rows[i].other, rows[i].least);
    for (size_t i = 0; i < THEME_HOSTS; i++) {
        need(theme->name, "a host's initials", theme->on_host, theme->hosts[i], 4.5);
        need(theme->name, "a host's colour on a card", theme->hosts[i], theme->card, 3);
        need(theme->name, "a host's colour on the ground", theme->hosts[i], theme->ground, 3);
    }
}

static void every_theme_can_be_read(void **state)
{
    (void)state;
    for (int i = 0; i < THEMES; i++)
        text_and_edges_can_be_read(&themes[i]);
}

static void contrast_is_that_of_the_standard(void **state)
{
    (void)state;
    assert_int_equal((int)(theme_contrast(0x000000, 0xFFFFFF) * 100), 2100);
    assert_int_equal((int)(theme_contrast(0xFFFFFF, 0x767676) * 100), 454); // the known grey
    assert_int_equal((int)(theme_contrast(0x123456, 0x123456) * 100), 100);
}

static void a_brand_colour_is_mended_until_it_can_be_read(void **state)
{
    static const int32_t brands[] = { 0xFFE100, 0xFFFFFF, 0x000000, 0xFF0000, 0x0F5C4D, 0x7F7F7F, 0x00FF00 };
    bool changed;

    (void)state;
    for (int name = 0; name < THEMES; name++) {
        for (size_t i = 0; i < sizeof brands / sizeof *brands; i++) {
            struct theme theme = theme_with_brand((enum theme_name)name, brands[i], &changed);

            text_and_edges_can_be_read(&theme);
        }
    }
    assert_int_equal(theme_with_brand(THEME_MORNING, 0x0F5C4D, &changed).primary, 0x0F5C4D);
    assert_false(changed);
    assert_int_not_equal(theme_with_brand(THEME_MORNING, 0xFFE100, &changed).primary, 0xFFE100);
    assert_true(changed);
    assert_int_equal(theme_of("lounge"), THEME_LOUNGE);
    assert_int_equal(theme_of("night"), THEMES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_theme_can_be_read),
        cmocka_unit_test(contrast_is_that_of_the_standard),
        cmocka_unit_test(a_brand_colour_is_mended_until_it_can_be_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
