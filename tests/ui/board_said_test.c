// What hosts read on the board beside who waits: who is called and why, phones, codes, troubles.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "ui/board_update.h"
#include "ui/board_view.h"
#include "ui/board_view_inside.h"
#include "ui/made_board.h"

static struct draw_list list;
static struct panel panel;
static struct board_model model;

static void look_at(int width, int height, double width_mm)
{
    panel_init(&panel, width, height, width_mm, 800, false, &themes[THEME_LOUNGE], &metrics_fixed);
    board_view(&model, &panel, &list);
}

static void look(void)
{
    look_at(3840, 2160, 598);
}

static const struct draw_item *said(const char *part)
{
    for (size_t i = 0; i < list.item_count; i++)
        if (list.items[i].kind == DRAW_TEXT_RUN && strstr(draw_item_text(&list, &list.items[i]), part))
            return &list.items[i];
    return NULL;
}

static const char *icon_before(const struct draw_item *item)
{
    assert_non_null(item);
    while (item > list.items && item->kind != DRAW_ICON)
        item--;
    return draw_item_text(&list, item);
}

static void see_state(const char *name)
{
    size_t state = 0;

    while (state < made_board_states && strcmp(made_board_state_name(state), name) != 0)
        state++;
    assert_true(state < made_board_states);
    made_board_state(state, &model);
    look();
}

static void tap(enum board_message message, int number)
{
    made_hear(&model, (struct board_msg){ .message = message, .number = number });
    look();
}

// ---- who is called

static const struct {
    int64_t waited_s;
    int told_level; // by the services
    bool has_lead;
    const char *said;
} calls[] = {
    { 5, 0, true, "waiting for a hello" },      { 61, 0, true, "everyone on duty called" },
    { 121, 0, true, "lead host called: Theo" }, { 121, 0, false, "everyone called" },
    { 5, 2, true, "lead host called: Theo" },
};

static void who_was_called_is_said_in_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        json_t *board = made_board(0), *card = made_card(0, calls[i].waited_s, NULL);

        json_object_set_new(card, "level", json_integer(calls[i].told_level));
        json_array_append_new(json_object_get(board, "cards"), card);
        if (!calls[i].has_lead)
            json_object_set_new(json_array_get(json_object_get(board, "hosts"), 2), "lead", json_false());
        made_model(&model, board);
        look();
        if (!said(calls[i].said))
            fail_msg("after %lld s nobody said “%s”", (long long)calls[i].waited_s, calls[i].said);
    }
}

static void a_claimed_card_calls_nobody_whatever_its_level_was(void **state)
{
    json_t *board = made_board(3);

    (void)state;
    json_object_set_new(json_array_get(json_object_get(board, "cards"), 2), "level", json_integer(2));
    made_model(&model, board);
    assert_int_equal(board_card_level(&model, &model.shown.cards[2]), 0);
}

// ---- hosts

static int place_in_reading(const char *region)
{
    for (size_t i = 0; i < list.region_count; i++)
        if (strcmp(draw_region_name(&list, &list.regions[i]), region) == 0)
            return (int)i;
    fail_msg("there is no %s", region);
    return -1;
}

static void who_suits_stands_first_and_it_is_said_why(void **state)
{
    (void)state;
    see_state("hosts who suit"); // of the list: Sofia, Theo, Amir, and two who are not on duty
    assert_true(place_in_reading("host-2") < place_in_reading("host-3"));
    assert_true(place_in_reading("host-3") < place_in_reading("host-1"));
    assert_non_null(said("speaks\u00A0Portuguese"));
    assert_non_null(said("also\u00A0#design"));
    assert_null(draw_region_named(&list, "host-4"));
    tap(BOARD_TAP_MORE_HOSTS, draw_region_named(&list, "more-hosts")->number);
    assert_non_null(draw_region_named(&list, "host-4"));
    assert_null(draw_region_named(&list, "host-1"));
    assert_non_null(said("not\u00A0on\u00A0duty"));
}

static void who_rests_is_left_out_until_they_are_back(void **state)
{
    json_t *board = made_board(3);

    (void)state;
    json_object_set_new(json_array_get(json_object_get(board, "hosts"), 1), "rests_until_ms",
                        json_integer(MADE_NOW_MS + 9 * MINUTE_MS));
    made_model(&model, board); // Sofia is the first of the list
    look();
    assert_non_null(said("resting until 7:17"));
    tap(BOARD_TAP_GO, 0);
    assert_null(draw_region_named(&list, "host-1"));
    assert_non_null(draw_region_named(&list, "host-2"));
    model.now_ms += 9 * MINUTE_MS;
    look();
    assert_non_null(draw_region_named(&list, "host-1"));
}

static void a_phone_that_is_not_heard_is_told_of_after_thirty_seconds(void **state)
{
    json_t *board = made_board(0);

    (void)state;
    made_board_phones(board); // Sofia's was heard 45 s ago, the others' 5 s
    made_model(&model, board);
    assert_int_equal(board_deadline(&model), MADE_NOW_MS + 25 * SECOND_MS);
    look();
    assert_non_null(said("phone asleep"));
    assert_int_equal(said("Sofia")->fill, panel.theme.quiet);
    assert_int_equal(said("Theo")->fill, panel.theme.ink);
    model.now_ms += 25 * SECOND_MS;
    look();
    assert_int_equal(said("Theo")->fill, panel.theme.quiet);
}

static void a_host_is_touched_where_they_stand(void **state)
{
    (void)state;
    made_model(&model, made_board(3));
    look();
    assert_non_null(draw_region_named(&list, "duty-1"));
    tap(BOARD_TAP_ONE_HOST, draw_region_named(&list, "duty-1")->number);
    assert_non_null(draw_region_named(&list, "rest"));
    assert_non_null(draw_region_named(&list, "duty-off"));
    tap(BOARD_TAP_ONE_HOST, 4);
    assert_non_null(draw_region_named(&list, "duty-on"));
    assert_null(draw_region_named(&list, "rest"));
}

// ---- phones

static void a_phone_asks_until_its_time_is_over(void **state)
{
    (void)state;
    see_state("phones");
    assert_non_null(said("Let Amir’s phone in?"));
    assert_true(draw_region_named(&list, "allow-1")->rect.y < draw_region_named(&list, "card-1")->rect.y);
    model.now_ms += 9 * MINUTE_MS;
    look();
    assert_null(draw_region_named(&list, "allow-1"));
}

static void the_code_stands_on_the_board_as_long_as_it_holds(void **state)
{
    const struct draw_item *code = NULL;

    (void)state;
    see_state("a code for phones");
    for (size_t i = 0; i < list.item_count; i++)
        if (list.items[i].kind == DRAW_QR)
            code = &list.items[i];
    assert_non_null(code);
    assert_string_equal(draw_item_text(&list, code), "https://usher.example:8443/pair?code=k7m2p9xw4rtz");
    assert_non_null(said("60 s"));
    see_state("no pages");
    assert_non_null(said("--web"));
}

static void a_lent_board_says_for_how_long(void **state)
{
    (void)state;
    see_state("lent");
    assert_non_null(said("Done · 24 s"));
    assert_int_equal(draw_region_named(&list, "done")->message, BOARD_TAP_LEAVE);
    assert_null(draw_region_named(&list, "take"));
}

static void it_is_said_how_long_no_pin_is_asked(void **state)
{
    (void)state;
    made_model(&model, made_board(1));
    model.unlocked_until_ms = MADE_NOW_MS + 41500;
    look();
    assert_non_null(said("42 s"));
    assert_int_equal(board_deadline(&model), MADE_NOW_MS + 500);
    model.now_ms += 41500;
    look();
    assert_null(said(" s"));
}

// ---- introductions

static void whom_to_meet_is_said_once_somebody_goes(void **state)
{
    (void)state;
    see_state("to introduce");
    assert_non_null(said("introduce to: Jo L. (both #fintech)"));
    assert_int_equal(draw_region_named(&list, "introduced-2")->number, 1);
    tap(BOARD_TAP_CLOSE, 0);
    assert_non_null(said("introduce to: Jo L.")); // Amara, to whom Amir goes
    model.now_ms += 121 * SECOND_MS;              // whose claim lapses
    look();
    assert_null(said("introduce to"));
}

// ---- troubles

static void what_is_out_of_order_is_said_at_the_foot(void **state)
{
    static const struct {
        const char *kind, *icon;
    } rows[] = { { "battery", "battery" },   { "network", "offline" }, { "clock", "clock" },
                 { "scanner", "scan" },      { "space", "warn" },      { "webhook", "warn" },
                 { "something new", "warn" } };

    (void)state;
    see_state("troubles");
    assert_non_null(said("The battery is at 17 %"));
    assert_non_null(said("No network"));
    assert_null(said("disk")); // two lines; the rest are counted
    assert_non_null(said("+2 more"));
    assert_non_null(said("quiet"));
    assert_non_null(draw_region_named(&list, "seen"));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        snprintf(model.shown.troubles[0].kind, sizeof model.shown.troubles[0].kind, "%s", rows[i].kind);
        look();
        assert_string_equal(icon_before(said("The battery is at 17 %")), rows[i].icon);
    }
}

// ---- small glass

static void the_line_under_a_name_is_read_on_small_glass(void **state)
{
    json_t *board = made_board(3);

    (void)state;
    made_board_dress(board);
    made_board_meets(board);
    made_model(&model, board);
    look_at(1280, 800, 217);
    for (size_t i = 0; i < list.item_count; i++) {
        const struct draw_item *item = &list.items[i];
        bool is_line = item->kind == DRAW_TEXT_RUN && (strstr(draw_item_text(&list, item), "First") ||
                                                       strstr(draw_item_text(&list, item), "Nkrumah"));

        if (is_line && item->size_px * TEXT_CAPITALS / panel.px_per_mm < 4)
            fail_msg("“%s” is %.1f mm high", draw_item_text(&list, item),
                     item->size_px * TEXT_CAPITALS / panel.px_per_mm);
    }
}

// Each that help.ask takes, and what the door tells by itself.
static void every_reason_for_help_has_words_of_its_own(void **state)
{
    static const char *const reasons[] = { "asked",      "code",    "half_way", "searches",  "same_name",
                                           "questioned", "walk_in", "forget",   "not_stored" };
    char other[BOARD_WORDS], said[BOARD_WORDS];
    struct board_help help = { .reason = "no such" };

    (void)state;
    board_say_help(other, &help);
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        snprintf(help.reason, sizeof help.reason, "%s", reasons[i]);
        help.shown[0] = '\0';
        board_say_help(said, &help);
        assert_string_not_equal(said, other);
        snprintf(help.shown, sizeof help.shown, "Dana K.");
        board_say_help(said, &help);
        assert_non_null(strstr(said, "Dana K."));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_was_called_is_said_in_words),
        cmocka_unit_test(a_claimed_card_calls_nobody_whatever_its_level_was),
        cmocka_unit_test(who_suits_stands_first_and_it_is_said_why),
        cmocka_unit_test(who_rests_is_left_out_until_they_are_back),
        cmocka_unit_test(a_phone_that_is_not_heard_is_told_of_after_thirty_seconds),
        cmocka_unit_test(a_host_is_touched_where_they_stand),
        cmocka_unit_test(a_phone_asks_until_its_time_is_over),
        cmocka_unit_test(the_code_stands_on_the_board_as_long_as_it_holds),
        cmocka_unit_test(a_lent_board_says_for_how_long),
        cmocka_unit_test(it_is_said_how_long_no_pin_is_asked),
        cmocka_unit_test(whom_to_meet_is_said_once_somebody_goes),
        cmocka_unit_test(every_reason_for_help_has_words_of_its_own),
        cmocka_unit_test(what_is_out_of_order_is_said_at_the_foot),
        cmocka_unit_test(the_line_under_a_name_is_read_on_small_glass),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
