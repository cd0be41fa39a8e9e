// Draw lists: what is hit, what a mirror shows, how lines break, how millimetres become pixels.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "ui/draw_list.h"
#include "ui/metrics.h"
#include "ui/panel.h"

static struct draw_list list;

static void the_last_region_at_a_point_is_hit(void **state)
{
    (void)state;
    draw_begin(&list, 100, 100, 0);
    draw_region(&list, (struct rect){ 0, 0, 50, 50 }, "below", 1, 0);
    draw_region(&list, (struct rect){ 25, 25, 50, 50 }, "above", 2, 7);
    draw_region(&list, (struct rect){ 80, 80, 10, 10 }, "off", 3, 0)->off = true;
    assert_int_equal(draw_hit(&list, 49, 49)->message, 2);
    assert_int_equal(draw_hit(&list, 24, 24)->message, 1);
    assert_null(draw_hit(&list, 75, 75)); // the edge to the right and below is outside
    assert_null(draw_hit(&list, 85, 85));
    assert_int_equal(draw_region_named(&list, "above")->number, 7);
    assert_null(draw_region_named(&list, "nowhere"));
}

static void a_mirror_moves_everything_to_the_other_side(void **state)
{
    struct str out = { 0 };

    (void)state;
    draw_begin(&list, 100, 50, 0xFBF8F3);
    draw_text(&list, (struct rect){ 10, 0, 30, 10 }, TEXT_STRONG, 8, TEXT_START, 0x1B1F2A, "Amara");
    draw_region(&list, (struct rect){ 10, 0, 30, 10 }, "row-1", 1, 0);
    draw_mirror(&list);
    draw_print(&list, &out);
    assert_string_equal(str_text(&out), "screen 100x50 #FBF8F3\n"
                                        "text 60,0 30x10 fill #1B1F2A strong 8 end \"Amara\"\n"
                                        "tap row-1 60,0 30x10\n");
    draw_mirror(&list);
    assert_int_equal(list.items[0].rect.x, 10);
    assert_int_equal(list.items[0].align, TEXT_START);
    str_finish(&out);
}

static void lines_break_at_words_else_between_characters(void **state)
{
    static const struct {
        const char *text;
        int width_px; // a character is 10 wide, a wide one 20
        size_t most;
        const char *lines; // joined by |
    } rows[] = {
        { "", 100, 3, "" },
        { "one two three", 1000, 3, "one two three" },
        { "one two three", 75, 3, "one two|three" },
        { "one two three", 75, 1, "one two three" }, // the last line takes the rest
        { "extraordinary", 50, 4, "extra|ordin|ary" },
        { "an extraordinary day", 50, 5, "an|extra|ordin|ary|day" },
        { "王小明", 40, 2, "王小|明" },
        { "e\u0301e\u0301", 10, 2, "e\u0301|e\u0301" }, // an accent never stands alone
        { "wide", 1, 9, "w|i|d|e" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t starts[9], lengths[9];
        size_t count = metrics_break(&metrics_fixed, TEXT_PLAIN, 19, rows[i].text, rows[i].width_px,
                                     rows[i].most, starts, lengths);
        char joined[200] = "";

        for (size_t n = 0; n < count; n++) {
            strcat(joined, n ? "|" : "");
            strncat(joined, rows[i].text + starts[n], lengths[n]);
        }
        assert_string_equal(joined, rows[i].lines);
    }
}

static void text_shrinks_until_it_fits_its_lines(void **state)
{
    (void)state;
    assert_int_equal(metrics_fit(&metrics_fixed, TEXT_PLAIN, 40, 10, "Amara", 1000, 1), 40);
    for (int width = 30; width < 120; width += 7) {
        int size = metrics_fit(&metrics_fixed, TEXT_PLAIN, 40, 10, "Amara", width, 1);

        assert_true(metrics_width(&metrics_fixed, TEXT_PLAIN, size, "Amara") <= width || size == 10);
        assert_true(size == 40 || metrics_width(&metrics_fixed, TEXT_PLAIN, size + 1, "Amara") > width);
    }
    assert_int_equal(metrics_fit(&metrics_fixed, TEXT_PLAIN, 40, 10, "Amara", 1, 1), 10);
    assert_true(metrics_fit(&metrics_fixed, TEXT_PLAIN, 40, 10, "Maria Magdalena", 180, 2) >
                metrics_fit(&metrics_fixed, TEXT_PLAIN, 40, 10, "Maria Magdalena", 180, 1));
}

static void a_display_is_believed_where_it_can_be_true(void **state)
{
    static const struct {
        int width_px, height_px;
        double says_width, says_height, width_mm;
    } rows[] = {
        { 1920, 1080, 476, 268, 476 },   // a monitor of 21.5 inches
        { 1920, 1080, 0, 0, 345 },       // says nothing
        { 1280, 800, 0, 0, 217 },        // a tablet that says nothing
        { 1920, 1080, 160, 90, 160 },    // 12 pixels a millimetre
        { 1920, 1080, 130, 73, 345 },    // nearly 15: the size of a phone, not of this
        { 1920, 1080, 1600, 900, 1600 }, // a wall
        { 1920, 1080, 1700, 956, 345 },  // less than 1.2
        { 1920, 1080, 400, 300, 345 },   // 4:3 in millimetres, 16:9 in pixels
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(
            (int)panel_width_mm(rows[i].width_px, rows[i].height_px, rows[i].says_width, rows[i].says_height),
            (int)rows[i].width_mm);
}

static void sizes_follow_the_glass(void **state)
{
    static const struct {
        int width_px, height_px;
        double width_mm;
        enum panel_kind kind;
        double text_mm, button_mm; // capitals of TYPE_TEXT
        bool has_reach;            // something is too high to be touched, 800 mm above the floor
    } rows[] = {
        { 1280, 800, 217, PANEL_LOW, 7.3 * 0.75, 18, false },
        { 1920, 1080, 345, PANEL_DESK, 7.3, 25, false },
        { 1920, 1080, 476, PANEL_WIDE, 7.3, 25, false },
        { 1080, 1920, 268, PANEL_TALL, 7.3 * 0.75, 25, true },
        { 3840, 2160, 598, PANEL_WIDE, 7.3, 25, false },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct panel panel;
        double capitals_px;

        panel_init(&panel, rows[i].width_px, rows[i].height_px, rows[i].width_mm, 800, false,
                   &themes[THEME_MORNING], &metrics_fixed);
        capitals_px = panel_type(&panel, TYPE_TEXT) * TEXT_CAPITALS;
        assert_int_equal(panel.kind, rows[i].kind);
        assert_true(capitals_px - rows[i].text_mm * panel.px_per_mm < 1 &&
                    capitals_px - rows[i].text_mm * panel.px_per_mm > -1);
        assert_int_equal((int)panel_button_mm(&panel), (int)rows[i].button_mm);
        assert_int_equal(panel_reach(&panel) > 0, rows[i].has_reach);
    }
}

// Whatever a setting says, and however small a window is made: every screen has its least room.
static void no_glass_is_too_small_or_too_coarse(void **state)
{
    static const struct {
        int width_px, height_px;
        double width_mm, made_mm;
    } rows[] = {
        { 1920, 1080, 47, 231.1 }, // centimetres, by mistake: 130 mm high
        { 1080, 1920, 60, 190 },      { 480, 320, 119, 195 },   { 480, 320, 5000, 480 },
        { 1920, 1080, 100000, 1920 }, { 1920, 1080, 476, 476 }, { 1280, 800, 217, 217 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct panel panel;

        panel_init(&panel, rows[i].width_px, rows[i].height_px, rows[i].width_mm, 800, false,
                   &themes[THEME_MORNING], &metrics_fixed);
        assert_int_equal(10 * rows[i].width_px / panel.px_per_mm + 0.5, 10 * rows[i].made_mm);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_region_at_a_point_is_hit),
        cmocka_unit_test(a_mirror_moves_everything_to_the_other_side),
        cmocka_unit_test(lines_break_at_words_else_between_characters),
        cmocka_unit_test(text_shrinks_until_it_fits_its_lines),
        cmocka_unit_test(a_display_is_believed_where_it_can_be_true),
        cmocka_unit_test(sizes_follow_the_glass),
        cmocka_unit_test(no_glass_is_too_small_or_too_coarse),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
