// The board on every glass, with nobody, few, many, and the longest names: what must hold for each.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "ui/board_update.h"
#include "ui/board_view.h"
#include "ui/golden.h"
#include "ui/made_board.h"
#include "view_rules.h"

static struct draw_list list;

// A board stands on no tower, totem or till.
enum { GLASSES = 6, LARGE = 3 };

// ---- rules

static void every_board_keeps_the_rules_of_the_glass(void **unused)
{
    struct str broken = { 0 };

    (void)unused;
    for (size_t i = 0; i < made_board_states * GLASSES * 4; i++) {
        size_t state = i / (GLASSES * 4), glass = i / 4 % GLASSES;
        struct panel panel = view_panel(glass, i % 2 == 1, i % 4 < 2 ? THEME_LOUNGE : THEME_CONTRAST);
        struct board_model model;
        struct str one = { 0 };

        if (i % 4 >= 2 && glass != 1) // colours are the same on every glass
            continue;
        made_board_state(state, &model);
        board_view(&model, &panel, &list);
        view_rules(&panel, &list, false, &one);
        if (one.length)
            str_addf(&broken, "\n%s, %s%s%s:\n%s", made_board_state_name(state), view_glasses[glass].name,
                     i % 2 ? ", larger text" : "", i % 4 < 2 ? "" : ", contrast", str_text(&one));
        str_finish(&one);
    }
    fputs(str_text(&broken), stderr);
    assert_int_equal(broken.length, 0);
    str_finish(&broken);
}

// ---- sizes

static bool is_main(const char *name)
{
    static const char *const mains[] = { "go-",  "hello",   "more-", "help-", "host-",
                                         "undo", "release", "gone",  "when-" };

    for (size_t i = 0; i < sizeof mains / sizeof *mains; i++) {
        if (strncmp(name, mains[i], strlen(mains[i])) == 0)
            return true;
    }
    return false;
}

static void main_buttons_are_large(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < made_board_states * GLASSES; i++) {
        struct board_model model;
        struct panel panel = view_panel(i % GLASSES, false, THEME_LOUNGE);
        int least;

        made_board_state(i / GLASSES, &model);
        board_view(&model, &panel, &list);
        least = panel_px(&panel, panel_button_mm(&panel)) - 1;
        for (size_t at = 0; at < list.region_count; at++) {
            const struct draw_region *region = &list.regions[at];

            if (is_main(draw_region_name(&list, region)) && region->rect.h < least)
                fail_msg("%s, %s: %s is %d px high, not %d", made_board_state_name(i / GLASSES),
                         view_glasses[i % GLASSES].name, draw_region_name(&list, region), region->rect.h,
                         least);
        }
    }
}

// Height of the capitals of a text, in mm; 0 where it is not to be seen whole.
static double capitals_mm(const struct panel *panel, const char *text)
{
    for (size_t i = 0; i < list.item_count; i++) {
        if (list.items[i].kind == DRAW_TEXT_RUN && strcmp(draw_item_text(&list, &list.items[i]), text) == 0)
            return list.items[i].size_px * TEXT_CAPITALS / panel->px_per_mm;
    }
    return 0;
}

static void names_are_as_large_as_the_distance_asks(void **unused)
{
    static const int distances_m[] = { 1, 2, 3 };

    (void)unused;
    for (size_t i = 0; i < 3; i++) {
        struct board_model model;
        struct panel panel = view_panel(LARGE, false, THEME_LOUNGE);

        made_model(&model, made_board(2));
        model.distance_m = distances_m[i];
        board_view(&model, &panel, &list);
        if (capitals_mm(&panel, "Kwame N.") < 7 * distances_m[i] - 0.2)
            fail_msg("%.1f mm at %d m", capitals_mm(&panel, "Kwame N."), distances_m[i]);
    }
}

static size_t cards_seen(void)
{
    size_t count = 0;

    for (size_t i = 0; i < list.region_count; i++)
        count += strncmp(draw_region_name(&list, &list.regions[i]), "card-", 5) == 0;
    return count;
}

static bool is_said(const char *part)
{
    for (size_t i = 0; i < list.item_count; i++) {
        if (list.items[i].kind == DRAW_TEXT_RUN && strstr(draw_item_text(&list, &list.items[i]), part))
            return true;
    }
    return false;
}

static void who_does_not_fit_is_counted(void **unused)
{
    static const size_t waiting[] = { 1, 3, 12, 60 };

    (void)unused;
    for (size_t i = 0; i < 4 * GLASSES; i++) {
        struct board_model model;
        struct panel panel = view_panel(i % GLASSES, false, THEME_LOUNGE);
        char more[32];

        made_model(&model, made_board(waiting[i / GLASSES]));
        board_view(&model, &panel, &list);
        snprintf(more, sizeof more, "+%zu more", waiting[i / GLASSES] - cards_seen());
        assert_true(cards_seen() > 0);
        assert_int_equal(is_said(more), cards_seen() < waiting[i / GLASSES]);
    }
}

static void who_is_unclaimed_comes_first_where_not_all_fit(void **unused)
{
    static const struct {
        size_t cards;
        const char *first;
    } rows[] = { { 2, "Kwame N." }, { 12, "Lina Ö." } };

    (void)unused;
    for (size_t i = 0; i < 2; i++) {
        struct panel panel = view_panel(1, false, THEME_LOUNGE);
        struct board_model model;
        json_t *board = made_board(rows[i].cards);
        const struct draw_region *region;
        const char *first = NULL;

        json_array_set_new(json_object_get(board, "cards"), 0, made_card(0, 250, "host-1"));
        made_model(&model, board);
        board_view(&model, &panel, &list);
        region = draw_region_named(&list, "card-1");
        assert_non_null(region);
        for (size_t at = 0; at < list.item_count && !first; at++) {
            const struct draw_item *item = &list.items[at];

            if (item->kind == DRAW_TEXT_RUN && item->size_px > 60 && item->rect.y > region->rect.y)
                first = draw_item_text(&list, item);
        }
        assert_string_equal(first, rows[i].first);
        assert_int_equal(region->number, i);
    }
}

static void no_name_is_ever_cut(void **unused)
{
    static const char *const names[] = { made_latin, made_arabic, made_han };

    (void)unused;
    for (size_t i = 0; i < 3 * GLASSES * 2; i++) {
        struct panel panel = view_panel(i / 2 % GLASSES, false, THEME_LOUNGE);
        struct board_model model;
        json_t *board = made_board(3);

        json_put_text(json_array_get(json_object_get(board, "cards"), 0), "shown", names[i / 2 / GLASSES]);
        made_model(&model, board);
        if (i % 2)
            made_hear(&model, (struct board_msg){ .message = BOARD_TAP_CARD });
        board_view(&model, &panel, &list);
        assert_true(view_shows(&list, names[i / 2 / GLASSES]));
    }
}

static void a_language_is_said_where_it_is_another(void **unused)
{
    struct board_model model;
    struct panel panel = view_panel(LARGE, false, THEME_LOUNGE);
    json_t *board = made_board(2);

    (void)unused;
    made_board_dress(board);
    made_model(&model, board);
    board_view(&model, &panel, &list);
    assert_true(is_said("reads German"));
    assert_false(is_said("reads English"));
}

static void a_beginning_is_told_of_when_it_is_past(void **unused)
{
    struct panel panel = view_panel(LARGE, false, THEME_LOUNGE);
    struct board_model model;

    (void)unused;
    made_model(&model, made_board(0));
    model.shown.arrived = 0;
    board_view(&model, &panel, &list);
    assert_true(is_said("It starts at 7:30."));
    model.now_ms = model.shown.event.starts_ms + MINUTE_MS;
    board_view(&model, &panel, &list);
    assert_true(is_said("It began at 7:30."));
}

// ---- goldens

static const char *const goldens[] = {
    "nobody waits",      "three",      "twelve",         "help",
    "did you find them", "who goes",   "hosts who suit", "phones",
    "the PIN",           "on the way", "when",           "done",
};

static void draw_golden(size_t state, struct str *out)
{
    for (size_t glass = 1; glass < 3; glass++) { // wide and tall
        struct panel panel = view_panel(glass, false, THEME_LOUNGE);
        struct board_model model;

        made_board_state(state, &model);
        board_view(&model, &panel, &list);
        draw_print(&list, out);
    }
}

static size_t state_named(const char *name)
{
    size_t state = 0;

    while (state < made_board_states && strcmp(made_board_state_name(state), name) != 0)
        state++;
    assert_true(state < made_board_states);
    return state;
}

static void the_board_looks_as_it_did(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < sizeof goldens / sizeof *goldens; i++) {
        struct str drawn = { 0 }, name = { 0 };

        str_addf(&name, "board-%s", goldens[i]);
        for (char *at = name.at; *at; at++)
            *at = *at == ' ' ? '-' : *at;
        draw_golden(state_named(goldens[i]), &drawn);
        golden_compare(str_text(&name), &drawn);
        str_finish(&drawn);
        str_finish(&name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_board_keeps_the_rules_of_the_glass),
        cmocka_unit_test(main_buttons_are_large),
        cmocka_unit_test(names_are_as_large_as_the_distance_asks),
        cmocka_unit_test(who_does_not_fit_is_counted),
        cmocka_unit_test(who_is_unclaimed_comes_first_where_not_all_fit),
        cmocka_unit_test(no_name_is_ever_cut),
        cmocka_unit_test(the_board_looks_as_it_did),
        cmocka_unit_test(a_language_is_said_where_it_is_another),
        cmocka_unit_test(a_beginning_is_told_of_when_it_is_past),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
