// The board played with the real services: taps go in, requests run, and board.show tells what became
// of it.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "ui/board_played.h"

// ---- stories

static void a_claim_is_held_prolonged_and_lapses(void **state)
{
    struct morning *morning = *state;

    morning_stands(morning, "Amara O.", "");
    morning_claim(morning, morning->amir);
    morning_stands(morning, "Amara O.", morning->amir);
    morning_wait_s(morning, 121);
    assert_true(board_card_asks(&morning->model, morning_first(morning)));
    morning_tap(morning, BOARD_TAP_MORE_TIME, 0);
    morning_stands(morning, "Amara O.", morning->amir);
    assert_false(board_card_asks(&morning->model, morning_first(morning)));
    morning_wait_s(morning, 119);
    assert_false(board_card_asks(&morning->model, morning_first(morning)));
    morning_wait_s(morning, 2);
    assert_true(board_card_asks(&morning->model, morning_first(morning)));
    morning_wait_s(morning, 60);
    assert_false(board_card_is_claimed(&morning->model, morning_first(morning)));
    morning_stands(morning, "Amara O.", "");
    assert_int_equal(board_card_level(&morning->model, morning_first(morning)), 2);
}

static void a_hello_empties_the_board_and_can_be_taken_back(void **state)
{
    struct morning *morning = *state;

    morning_claim(morning, morning->amir);
    morning_tap(morning, BOARD_TAP_HELLO, 0);
    assert_int_equal(morning->model.shown.card_count, 0);
    assert_int_equal(morning->model.shown.greeted, 1);
    assert_string_equal(morning->model.notice.deed.guest, "Amara O.");
    morning_tap(morning, BOARD_TAP_UNDO, 0);
    morning_stands(morning, "Amara O.", morning->amir);
    assert_int_equal(morning->model.shown.greeted, 0);
}

static void who_is_gone_comes_back_when_that_was_wrong(void **state)
{
    struct morning *morning = *state;

    morning_claim(morning, morning->bea);
    morning_tap(morning, BOARD_TAP_CARD, 0);
    morning_tap(morning, BOARD_TAP_GONE, 0);
    morning_tap(morning, BOARD_TAP_GONE_SURE, 0);
    assert_int_equal(morning->model.shown.card_count, 0);
    morning_tap(morning, BOARD_TAP_UNDO, 0);
    morning_stands(morning, "Amara O.", morning->bea);
}

static void what_is_given_back_waits_and_can_be_taken_again(void **state)
{
    struct morning *morning = *state;

    morning_claim(morning, morning->bea);
    morning_tap(morning, BOARD_TAP_CARD, 0);
    morning_tap(morning, BOARD_TAP_RELEASE, 0);
    morning_stands(morning, "Amara O.", "");
    morning_tap(morning, BOARD_TAP_UNDO, 0);
    morning_stands(morning, "Amara O.", morning->bea);
    assert_false(morning->model.notice.deed.can_undo);
}

static void a_claim_can_be_undone(void **state)
{
    struct morning *morning = *state;

    morning_claim(morning, morning->bea);
    morning_tap(morning, BOARD_TAP_UNDO, 0);
    morning_stands(morning, "Amara O.", "");
}

static void the_second_of_two_is_told_who_was_first(void **state)
{
    struct morning *morning = *state;

    morning_tap(morning, BOARD_TAP_GO, 0);
    made_ask(&morning->group, "welcome.claim", "visit", "{'visit':'%s','host':'Bea Roth'}",
             morning_first(morning)->visit);
    morning_tap(morning, BOARD_TAP_HOST, morning_place(morning, morning->amir));
    morning_stands(morning, "Amara O.", morning->bea);
    assert_non_null(strstr(morning->model.notice.refusal, "Bea Roth is on the way to Amara Okafor already"));
}

static void a_hello_of_a_while_ago_is_written_down_so(void **state)
{
    struct morning *morning = *state;

    morning_wait_s(morning, 15 * 60);
    morning_tap(morning, BOARD_TAP_CARD, 0);
    morning_tap(morning, BOARD_TAP_SOMEBODY, 0);
    morning_tap(morning, BOARD_TAP_HOST, morning_place(morning, morning->bea));
    assert_int_equal(morning->model.sheet, BOARD_WHEN);
    morning_tap(morning, BOARD_TAP_WHEN, 10);
    assert_int_equal(morning->model.shown.card_count, 0);
    assert_int_equal(morning->model.shown.typical_wait_s, 1 + 5 * 60);
}

static void help_is_asked_and_given(void **state)
{
    struct morning *morning = *state;

    made_ask(&morning->group, "help.ask", "help", "{'reason':'asked','name':'Jun Tanaka'}");
    morning_show(morning);
    assert_int_equal(morning->model.shown.help_count, 1);
    assert_string_equal(morning->model.shown.helps[0].reason, "asked");
    morning_tap(morning, BOARD_TAP_HELP, 0);
    morning_tap(morning, BOARD_TAP_HOST, morning_place(morning, morning->amir));
    assert_int_equal(morning->model.shown.help_count, 0);
    morning_stands(morning, "Amara O.", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_claim_is_held_prolonged_and_lapses, morning_begin, morning_end),
        cmocka_unit_test_setup_teardown(a_hello_empties_the_board_and_can_be_taken_back, morning_begin,
                                        morning_end),
        cmocka_unit_test_setup_teardown(who_is_gone_comes_back_when_that_was_wrong, morning_begin,
                                        morning_end),
        cmocka_unit_test_setup_teardown(what_is_given_back_waits_and_can_be_taken_again, morning_begin,
                                        morning_end),
        cmocka_unit_test_setup_teardown(a_claim_can_be_undone, morning_begin, morning_end),
        cmocka_unit_test_setup_teardown(the_second_of_two_is_told_who_was_first, morning_begin, morning_end),
        cmocka_unit_test_setup_teardown(a_hello_of_a_while_ago_is_written_down_so, morning_begin,
                                        morning_end),
        cmocka_unit_test_setup_teardown(help_is_asked_and_given, morning_begin, morning_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
