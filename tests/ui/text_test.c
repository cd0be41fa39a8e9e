#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ui/runs_sdl.h"
#include "ui/text_sdl.h"
#include "util/file.h"
#include "util/str.h"

static const char *const texts[] = {
    "Good morning.",      "AVATAR To Wy.", "i",
    "José García",        "Łukasz Żółć",   "Ελένη",
    "Володимир",          "محمد السيد",    "שלום כהן",
    "प्रिया शर्मा",         "สมชาย",         "王小明",
    "やまだ たろう",      "김민준",        "Dana K. · 3 places",
    "s•••@north.example", "ქეთევან",       "Արմեն",
};

static int set_up(void **state)
{
    struct err err = { 0 };
    struct text_sdl *text;

    if (!text_sdl_create(&text, &err)) {
        fprintf(stderr, "%s\n", err.text);
        return 1;
    }
    *state = text;
    return 0;
}

static int tear_down(void **state)
{
    text_sdl_destroy(*state);
    return 0;
}

static void a_measured_line_is_as_wide_as_a_painted_one(void **state)
{
    struct metrics metrics = text_sdl_metrics(*state);

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        for (int size_px = 12; size_px < 260; size_px += 1 + size_px / 3) {
            for (int weight = TEXT_PLAIN; weight <= TEXT_STRONG; weight++) {
                struct stencil *line = text_sdl_line(*state, (enum text_weight)weight, size_px, texts[i]);
                int measured = metrics_width(&metrics, (enum text_weight)weight, size_px, texts[i]);
                int slack = 4 + line->width / 50; // hinting moves letters of small sizes by parts of a pixel

                if (measured < line->width - slack || measured > line->width + slack)
                    fail_msg("%s at %d px: measured %d, painted %d", texts[i], size_px, measured,
                             line->width);
                stencil_destroy(line);
            }
        }
    }
}

static void a_width_is_of_the_bytes_given(void **state)
{
    struct metrics metrics = text_sdl_metrics(*state);
    int whole = metrics.width(metrics.context, TEXT_PLAIN, 40, "Amara Okafor", 12);

    assert_int_equal(metrics.width(metrics.context, TEXT_PLAIN, 40, "Amara Okafor", 5),
                     metrics_width(&metrics, TEXT_PLAIN, 40, "Amara"));
    assert_true(metrics_width(&metrics, TEXT_PLAIN, 40, "Amara") < whole);
    assert_int_equal(metrics_width(&metrics, TEXT_PLAIN, 40, ""), 0);
}

static void large_names_are_set_in_the_display_face(void **state)
{
    struct metrics metrics = text_sdl_metrics(*state);
    int below = metrics_width(&metrics, TEXT_STRONG, TEXT_DISPLAY_PX - 1, "Good morning");
    int from = metrics_width(&metrics, TEXT_STRONG, TEXT_DISPLAY_PX, "Good morning");

    assert_true(from < below); // closer together, though larger
}

static long ink(const struct stencil *line)
{
    long sum = 0;

    for (int i = 0; i < line->width * line->height; i++)
        sum += line->coverage[i];
    return sum;
}

static void every_script_has_letters_to_see(void **state)
{
    struct stencil *box = text_sdl_line(*state, TEXT_PLAIN, 64, "\U0010FFFD"); // no font has it

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct stencil *line = text_sdl_line(*state, TEXT_PLAIN, 64, texts[i]);

        assert_true(ink(line) > 64 * 50);
        assert_true(line->top < 0 && line->top + line->height > 0); // on both sides of the baseline
        stencil_destroy(line);
    }
    assert_true(box->width > 10);
    stencil_destroy(box);
}

static void anything_at_all_can_be_painted(void **state)
{
    static const char *const odd[] = { "",
                                       " ",
                                       "\u200D",
                                       "\u200B",
                                       "\u0301",
                                       "👩‍👩‍👧",
                                       "😀 Ann",
                                       "A\xFF\xC3z",
                                       "\u202Eabc",
                                       "a\tb\nc",
                                       "e\u0301\u0302\u0303",
                                       "\uFFFD",
                                       "\x7F",
                                       "אa1\u200F(ب)",
                                       "🇪🇺",
                                       "\U000E0041" };

    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        for (int weight = TEXT_PLAIN; weight <= TEXT_STRONG; weight++) {
            struct metrics metrics = text_sdl_metrics(*state);
            struct stencil *line = text_sdl_line(*state, (enum text_weight)weight, 30, odd[i]);

            assert_true(line->width >= 0 && line->width < 1000);
            assert_true(metrics_width(&metrics, (enum text_weight)weight, 30, odd[i]) < 1000);
            stencil_destroy(line);
        }
    }
}

static void a_long_line_is_painted_whole(void **state)
{
    struct metrics metrics = text_sdl_metrics(*state);
    struct str text = { 0 };
    struct stencil *line;

    for (int i = 0; i < 200; i++)
        str_add(&text, "Maximiliane ");
    line = text_sdl_line(*state, TEXT_PLAIN, 40, text.at);
    assert_true(abs(line->width - metrics_width(&metrics, TEXT_PLAIN, 40, text.at)) < line->width / 50);
    stencil_destroy(line);
    str_finish(&text);
}

// ---- order

// What stands after one another on the line, made of parts painted alone.
static struct stencil *side_by_side(struct text_sdl *text, const char *const *parts, size_t count)
{
    struct stencil *each[8], *all;
    int width = 0, above = 0, below = 0, x = 0;

    for (size_t i = 0; i < count; i++) {
        each[i] = text_sdl_line(text, TEXT_PLAIN, 48, parts[i]);
        width += each[i]->width;
        above = -each[i]->top > above ? -each[i]->top : above;
        below = each[i]->top + each[i]->height > below ? each[i]->top + each[i]->height : below;
    }
    all = stencil_create(width, above + below);
    all->top = -above;
    for (size_t i = 0; i < count; i++) {
        for (int y = 0; y < each[i]->height; y++)
            memcpy(stencil_row(all, y + above + each[i]->top) + x, stencil_row(each[i], y),
                   (size_t)each[i]->width);
        x += each[i]->width;
        stencil_destroy(each[i]);
    }
    return all;
}

static void lines_of_two_directions_are_in_the_order_they_are_read_in(void **state)
{
    static const struct {
        const char *line;
        const char *parts[8]; // from left to right
        size_t count;
    } rows[] = {
        { "Jamal אבג", { "Jamal ", "אבג" }, 2 },
        { "אבג Jamal", { "Jamal", "אבג " }, 2 },         // the line begins at the right: so does its space
        { "אבג 123 דהו", { " דהו", "123", "אבג " }, 3 }, // figures run rightward in it
        { "a אבג b", { "a ", "אבג", " b" }, 3 },
        { "محمد Ali", { "Ali", "محمد " }, 2 },
        { "王小明 Wang", { "王小明 ", "Wang" }, 2 },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct stencil *line = text_sdl_line(*state, TEXT_PLAIN, 48, rows[i].line);
        struct stencil *parts = side_by_side(*state, rows[i].parts, rows[i].count);

        if (line->width != parts->width || line->height != parts->height ||
            memcmp(line->coverage, parts->coverage, (size_t)line->width * (size_t)line->height) != 0)
            fail_msg("\"%s\" is not its parts side by side", rows[i].line);
        stencil_destroy(line);
        stencil_destroy(parts);
    }
}

static void joined_letters_are_shaped(void **state)
{
    static const char *const alone[] = { "ا", "ل" };
    struct stencil *line = text_sdl_line(*state, TEXT_PLAIN, 48, "لا"); // one sign for both
    struct stencil *parts = side_by_side(*state, alone, 2);

    assert_true(line->width < parts->width * 9 / 10);
    stencil_destroy(line);
    stencil_destroy(parts);
}

static void runs_name_their_script(void **state)
{
    struct text_runs runs = { 0 };
    struct fonts *fonts;
    struct err err = { 0 };

    (void)state;
    assert_true(fonts_create(&fonts, &err));
    text_runs_find(&runs, fonts, FONT_TEXT, "12 Ελλ, مح", strlen("12 Ελλ, مح"));
    assert_int_equal(runs.count, 2);
    assert_string_equal(runs.at[0].script, "Grek"); // with the figures before it
    assert_string_equal(runs.at[1].script, "Arab");
    assert_false(runs.at[0].is_leftward);
    assert_true(runs.at[1].is_leftward);
    assert_int_equal(runs.at[1].start, strlen("12 Ελλ, "));
    assert_int_equal(runs.at[1].length, strlen("مح"));
    text_runs_finish(&runs);
    fonts_destroy(fonts);
}

static void names_in_kana_have_their_han_in_japanese_shape(void **state)
{
    struct fonts *fonts;
    struct err err = { 0 };
    struct text_runs runs = { 0 };
    int chinese;

    (void)state;
    assert_true(fonts_create(&fonts, &err));
    text_runs_find(&runs, fonts, FONT_TEXT, "直", strlen("直"));
    chinese = runs.at[0].face;
    text_runs_find(&runs, fonts, FONT_TEXT, "直み", strlen("直み"));
    if (chinese == fonts_face(fonts, FONT_TEXT, NULL, 'A'))
        skip(); // fonts-noto-cjk is missing
    assert_int_not_equal(runs.at[0].face, chinese);
    text_runs_finish(&runs);
    fonts_destroy(fonts);
}

// ---- machines with other fonts

static void use_fonts_of(const char *folder)
{
    struct str config = { 0 };
    struct err err = { 0 };
    char here[PATH_MAX], path[PATH_MAX + 16];

    assert_non_null(getcwd(here, sizeof here));
    snprintf(path, sizeof path, "%s/fonts.conf", here); // a bare name would be looked for in /etc/fonts
    str_addf(&config,
             "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
             "<dir>%s</dir><cachedir>%s/fonts.cache</cachedir></fontconfig>",
             folder, here);
    assert_true(file_replace(path, config.at, config.length, &err));
    setenv("FONTCONFIG_FILE", path, 1);
    str_finish(&config);
}

// The family that plain text is set in.
static const char *family_of_text(void)
{
    static char family[64];
    struct fonts *fonts;
    struct err err = { 0 };

    assert_true(fonts_create(&fonts, &err));
    snprintf(family, sizeof family, "%s",
             TTF_FontFaceFamilyName(fonts_open(fonts, fonts_face(fonts, FONT_TEXT, NULL, 'a'), 20)));
    fonts_destroy(fonts);
    return family;
}

static void without_inter_another_font_will_do(void **state)
{
    struct text_sdl *text;
    struct err err = { 0 };
    struct stencil *line;

    (void)state;
    if (!file_exists("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"))
        skip();
    use_fonts_of("/usr/share/fonts/truetype/noto");
    assert_true(text_sdl_create(&text, &err));
    line = text_sdl_line(text, TEXT_STRONG, 64, "Amara محمد");
    assert_true(ink(line) > 64 * 50);
    assert_in_range(text_sdl_capitals(text, TEXT_PLAIN, 100), 60, 85);
    stencil_destroy(line);
    text_sdl_destroy(text);
    assert_string_equal(family_of_text(), "Noto Sans");
    unsetenv("FONTCONFIG_FILE");
    assert_string_equal(family_of_text(), "Inter");
}

static void without_any_font_it_is_said(void **state)
{
    struct text_sdl *text;
    struct err err = { 0 };

    (void)state;
    use_fonts_of("/nonexistent");
    assert_false(text_sdl_create(&text, &err));
    assert_null(text);
    assert_int_equal(err.kind, ERR_CONFIG);
    assert_non_null(strstr(err.text, "fonts-inter"));
    unsetenv("FONTCONFIG_FILE");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_measured_line_is_as_wide_as_a_painted_one, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_width_is_of_the_bytes_given, set_up, tear_down),
        cmocka_unit_test_setup_teardown(large_names_are_set_in_the_display_face, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_script_has_letters_to_see, set_up, tear_down),
        cmocka_unit_test_setup_teardown(anything_at_all_can_be_painted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_long_line_is_painted_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lines_of_two_directions_are_in_the_order_they_are_read_in, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(joined_letters_are_shaped, set_up, tear_down),
        cmocka_unit_test(runs_name_their_script),
        cmocka_unit_test(names_in_kana_have_their_han_in_japanese_shape),
        cmocka_unit_test(without_inter_another_font_will_do),
        cmocka_unit_test(without_any_font_it_is_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
