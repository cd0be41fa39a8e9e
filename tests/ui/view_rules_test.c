// Each rule of all screens can be broken, and is then told.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "view_rules.h"

static struct draw_list list;
static struct panel panel;

static void two(struct rect one, struct rect other)
{
    draw_region(&list, one, "one", 1, 0);
    draw_region(&list, other, "other", 2, 0);
}

static void fine(void)
{
    two((struct rect){ 100, 500, 200, 200 }, (struct rect){ 320, 500, 200, 200 });
    draw_text(&list, (struct rect){ 100, 100, 400, 60 }, TEXT_PLAIN, 40, TEXT_START, 0x000000, "hello");
}

static void small_region(void)
{
    draw_region(&list, (struct rect){ 100, 500, 50, 200 }, "one", 1, 0);
}

static void low_button(void)
{
    draw_region(&list, (struct rect){ 100, 500, 300, 80 }, "done", 1, 0);
}

static void close_regions(void)
{
    two((struct rect){ 100, 500, 200, 200 }, (struct rect){ 303, 500, 200, 200 });
}

static void outside(void)
{
    draw_region(&list, (struct rect){ 1800, 500, 200, 200 }, "one", 1, 0);
}

static void out_of_reach(void)
{
    draw_region(&list, (struct rect){ 100, 10, 200, 200 }, "one", 1, 0);
}

static void same_name(void)
{
    two((struct rect){ 100, 500, 200, 200 }, (struct rect){ 320, 500, 200, 200 });
    draw_region(&list, (struct rect){ 600, 500, 200, 200 }, "one", 1, 0);
}

static void wide_text(void)
{
    draw_text(&list, (struct rect){ 100, 100, 40, 60 }, TEXT_PLAIN, 40, TEXT_START, 0x000000, "hello");
}

static void pale_text(void)
{
    draw_shape(&list, (struct rect){ 90, 90, 500, 100 }, 0, 0x888888);
    draw_text(&list, (struct rect){ 100, 100, 400, 60 }, TEXT_PLAIN, 40, TEXT_START, 0x999999, "hello");
}

static void text_over_text(void)
{
    fine();
    draw_text(&list, (struct rect){ 120, 110, 400, 60 }, TEXT_PLAIN, 40, TEXT_START, 0x000000, "there");
}

static void text_across_an_edge(void)
{
    fine();
    draw_text(&list, (struct rect){ 280, 600, 400, 60 }, TEXT_PLAIN, 40, TEXT_START, 0x000000, "across");
}

static void pale_icon(void)
{
    draw_icon(&list, (struct rect){ 100, 100, 40, 40 }, 0xEEEEEE, "check");
}

static void every_rule_can_be_broken(void **state)
{
    static const struct {
        void (*draw)(void);
        const char *told;
    } rows[] = {
        { fine, NULL },
        { small_region, "one is 12" },
        { low_button, "done is" },
        { close_regions, "other and one are less than 2 mm apart" },
        { outside, "one is outside the glass" },
        { out_of_reach, "one is out of reach" },
        { same_name, "two regions are named one" },
        { wide_text, "“hello” is" },
        { pale_text, "“hello” has a contrast" },
        { text_over_text, "“there” lies over “hello”" },
        { text_across_an_edge, "“across” crosses the edge of one" },
        { pale_icon, "“check” has a contrast" },
    };

    (void)state;
    panel_init(&panel, 1920, 1080, 476, 970, false, &themes[THEME_MORNING], &metrics_fixed);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str wrong = { 0 };

        draw_begin(&list, 1920, 1080, 0xFFFFFF);
        rows[i].draw();
        view_rules(&panel, &list, false, &wrong);
        if (rows[i].told ? !strstr(str_text(&wrong), rows[i].told) : wrong.length > 0)
            fail_msg("row %zu is told as: %s", i, str_text(&wrong));
        str_finish(&wrong);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_can_be_broken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
