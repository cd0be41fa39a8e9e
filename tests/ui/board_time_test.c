// What the clock does to the board: levels, claims that lapse, when to wake, when to ask again.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "ui/board_update.h"
#include "ui/made_board.h"

static size_t refreshes(struct board_model *model, int64_t now_ms)
{
    struct board_effects effects;
    struct board_msg msg = { .message = BOARD_MSG_TIME, .now_ms = now_ms };
    size_t count = 0;

    board_update(model, &msg, &effects);
    for (size_t i = 0; i < effects.count; i++)
        count += effects.list[i].act == BOARD_REFRESH;
    return count;
}

static void the_board_is_asked_again_each_minute_and_when_a_claim_lapses(void **state)
{
    struct board_model model;

    (void)state;
    made_model(&model, made_board(3));
    model.shown.cards[2].until_ms = MADE_NOW_MS + 30500;
    assert_int_equal(refreshes(&model, MADE_NOW_MS + 100), 0);
    assert_int_equal(refreshes(&model, MADE_NOW_MS + 30499), 0);
    assert_int_equal(refreshes(&model, MADE_NOW_MS + 30500), 1);
    assert_int_equal(refreshes(&model, MADE_NOW_MS + 59999), 0);
    assert_int_equal(refreshes(&model, MADE_NOW_MS + 60000), 1);
    assert_int_equal(refreshes(&model, MADE_NOW_MS - 60000), 1); // the clock was set
}

static const struct {
    const char *name;
    int64_t waited_s;
    const char *host;
    int64_t after_s; // the next moment at which the board looks different
} moments[] = {
    { "the first level", 5, NULL, 55 },
    { "the second level", 61, NULL, 59 },
    { "another minute in words", 150, NULL, 30 },
    { "the question to the claimer", 155, "host-1", 25 },
};

static void the_board_wakes_when_something_changes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
        struct board_model model;
        json_t *board = made_board(0);

        json_array_append_new(json_object_get(board, "cards"),
                              made_card(0, moments[i].waited_s, moments[i].host));
        made_model(&model, board);
        model.shown.level1_s = 60;
        model.now_ms = MADE_NOW_MS;
        if (board_deadline(&model) != MADE_NOW_MS + moments[i].after_s * SECOND_MS)
            fail_msg("%s: after %lld ms", moments[i].name, (long long)(board_deadline(&model) - MADE_NOW_MS));
    }
}

static void levels_rise_only_while_nobody_goes(void **state)
{
    struct board_model model;

    (void)state;
    made_model(&model, made_board(4));
    assert_int_equal(board_card_level(&model, &model.shown.cards[0]), 2);
    assert_int_equal(board_card_level(&model, &model.shown.cards[1]), 2);
    assert_int_equal(board_card_level(&model, &model.shown.cards[2]), 0);
    assert_int_equal(board_card_level(&model, &model.shown.cards[3]), 0);
    model.now_ms += 121 * SECOND_MS;
    assert_false(board_card_is_claimed(&model, &model.shown.cards[2]));
    assert_int_equal(board_card_level(&model, &model.shown.cards[2]), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_board_is_asked_again_each_minute_and_when_a_claim_lapses),
        cmocka_unit_test(the_board_wakes_when_something_changes),
        cmocka_unit_test(levels_rise_only_while_nobody_goes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
