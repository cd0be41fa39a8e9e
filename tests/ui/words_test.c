// Words in rectangles: they shrink before they take more lines, break only when there is no other
// way, and are never cut; columns shrink as one.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "ui/column.h"

// An em of 10 pixels is about 5 wide, so a width of 100 holds 17 strong letters of that size.

static struct panel panel;
static struct draw_list list;

static void lay(struct words words, const char *text, int width, struct laid_words *laid)
{
    panel_init(&panel, 1920, 1080, 476, 800, false, &themes[THEME_MORNING], &metrics_fixed);
    words_lay(&panel, &words, text, width, laid);
}

static void words_shrink_then_wrap_then_break(void **state)
{
    static const struct {
        const char *text;
        int lines, least_px, width;
        size_t wanted_lines;
        bool is_full_size;
    } rows[] = {
        { "Amara", 2, 6, 100, 1, true },
        { "Amara Okafor Adeyemi", 2, 6, 100, 1, false },                  // a little too wide: smaller
        { "Amara Okafor Adeyemi Chidinma Nwosu", 2, 6, 100, 2, false },   // far too wide: two lines
        { "Good morning,\nAmara", 2, 6, 100, 2, true },                   // breaks of its own
        { "Amaraokaforadeyemichidinmanwosuamarao", 2, 6, 100, 2, false }, // one word, broken
        { "One\n\nTwo", 0, 6, 100, 3, true },                             // an empty line counts
        { "", 2, 6, 100, 0, true },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct words words = { TEXT_STRONG, 10, rows[i].least_px, TEXT_START, 0, rows[i].lines };
        struct laid_words laid;

        lay(words, rows[i].text, rows[i].width, &laid);
        if (laid.count != rows[i].wanted_lines || (laid.size_px == 10) != rows[i].is_full_size)
            fail_msg("“%s” has %zu lines of %d pixels", rows[i].text, laid.count, laid.size_px);
    }
}

static void whole_words_stay_whole_while_they_can(void **state)
{
    struct words words = { TEXT_PLAIN, 20, 8, TEXT_START, 0, 3 };
    struct laid_words laid;

    (void)state;
    lay(words, "a Hohenlohe-Schillingsfürst b", 130, &laid);
    assert_true(laid.size_px < 20);
    for (size_t i = 0; i < laid.count; i++)
        assert_true(laid.starts[i] == 0 ||
                    strchr(" \n", "a Hohenlohe-Schillingsfürst b"[laid.starts[i] - 1]));
}

static void a_height_is_kept(void **state)
{
    struct words words = { TEXT_PLAIN, 40, 10, TEXT_START, 0, 0 };
    struct laid_words laid;
    char text[2000];

    (void)state;
    memset(text, 'x', sizeof text);
    text[sizeof text - 1] = '\0';
    for (size_t i = 7; i < sizeof text - 1; i += 8)
        text[i] = ' ';
    panel_init(&panel, 1920, 1080, 476, 800, false, &themes[THEME_MORNING], &metrics_fixed);
    words_lay_in(&panel, &words, text, 600, 400, &laid);
    assert_in_range(words_height(&laid), 200, 400);
    assert_int_equal(laid.starts[laid.count - 1] + laid.lengths[laid.count - 1], strlen(text));
}

static void a_column_shrinks_as_one(void **state)
{
    static const int heights[] = { 400, 200, 120, 60 };
    struct words large = { TEXT_STRONG, 40, 10, TEXT_START, 0, 1 },
                 small = { TEXT_PLAIN, 20, 8, TEXT_START, 0, 1 };
    struct rect box, used;
    int before = 1000;

    (void)state;
    panel_init(&panel, 1920, 1080, 476, 800, false, &themes[THEME_MORNING], &metrics_fixed);
    for (size_t i = 0; i < sizeof heights / sizeof *heights; i++) {
        struct column column;

        draw_begin(&list, 1920, 1080, 0);
        column_begin(&column, &panel);
        column_words(&column, 0, large, "Good morning");
        column_words(&column, 10, small, "");
        column_words(&column, 10, small, "Lovely to have you with us");
        column_box(&column, 20, 60, 25, &box);
        used = column_lay(&column, &list, (struct rect){ 100, 100, 600, heights[i] }, COLUMN_BOTTOM);
        assert_true(used.h <= heights[i] && used.h <= before);
        assert_int_equal(used.y + used.h, 100 + heights[i]);
        assert_int_equal(box.y + box.h, used.y + used.h);
        assert_true(box.h >= 25);
        assert_int_equal(list.item_count, 2);
        before = used.h;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_shrink_then_wrap_then_break),
        cmocka_unit_test(whole_words_stay_whole_while_they_can),
        cmocka_unit_test(a_height_is_kept),
        cmocka_unit_test(a_column_shrinks_as_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
