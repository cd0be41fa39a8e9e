// What hosts do beside the cards: the PIN and what needs it, phones, introductions, and who is offered first.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "ui/board_told.h"

// ---- the PIN

static const char right[] = "1904", wrong[] = "1234";

static void type(struct board_model *model, const char *digits, struct str *asked)
{
    for (; *digits; digits++)
        tap(model, BOARD_TAP_KEY, *digits - '0', asked);
    tap(model, BOARD_TAP_KEY, PIN_ENTER, asked);
}

static void answer_with(struct board_model *model, struct board_answer says, struct str *asked)
{
    struct board_msg msg = { .message = BOARD_MSG_ANSWER,
                             .now_ms = model->now_ms,
                             .question = model->question,
                             .is_done = true,
                             .answer = &says };

    tell(model, &msg, asked);
}

static json_t *locked(void)
{
    json_t *board = board_with_help();

    json_object_set_new(board, "has_pin", json_true());
    return board;
}

static void begin_gone(struct board_model *model, struct str *asked)
{
    tap(model, BOARD_TAP_CARD, 2, asked);
    tap(model, BOARD_TAP_GONE, 0, asked);
    tap(model, BOARD_TAP_GONE_SURE, 0, asked);
}

static void what_guests_must_not_do_needs_the_pin(void **state)
{
    struct board_model model;
    struct str asked = { 0 };

    (void)state;
    made_model(&model, locked());
    begin_gone(&model, &asked);
    assert_int_equal(model.sheet, BOARD_PIN);
    assert_int_equal(asked.length, 0);
    type(&model, wrong, &asked);
    assert_string_equal(str_text(&asked), "pin.check {\"pin\":\"1234\",\"role\":\"host\"}\n");
    answer_with(&model, (struct board_answer){ .wait_ms = 0 }, &asked);
    assert_int_equal(model.sheet, BOARD_PIN);
    assert_false(board_is_unlocked(&model));
    str_clear(&asked);
    type(&model, right, &asked);
    str_clear(&asked);
    answer_with(&model, (struct board_answer){ .right = true }, &asked);
    assert_string_equal(str_text(&asked), "welcome.gone {\"visit\":\"visit-3\",\"host\":\"host-1\"}\n");
    assert_int_equal(model.sheet, BOARD_NO_SHEET);
    str_finish(&asked);
}

static void the_pin_holds_for_a_minute(void **state)
{
    struct board_model model;
    struct str asked = { 0 };

    (void)state;
    made_model(&model, locked());
    begin_gone(&model, &asked);
    type(&model, right, &asked);
    answer_with(&model, (struct board_answer){ .right = true }, &asked);
    answer(&model, model.question, NULL, &asked);
    show(&model, locked());
    model.now_ms += 5000;
    str_clear(&asked);
    tap(&model, BOARD_TAP_UNDO, 0, &asked); // within the minute: at once
    assert_string_equal(str_text(&asked), "welcome.undo {\"visit\":\"visit-3\"}\n");
    model.now_ms += BOARD_UNLOCKED_MS - 5001;
    assert_true(board_is_unlocked(&model));
    model.now_ms++;
    assert_false(board_is_unlocked(&model));
    str_clear(&asked);
    tap(&model, BOARD_TAP_TAKE, 0, &asked);
    assert_int_equal(asked.length, 0);
    assert_int_equal(model.sheet, BOARD_PIN);
    str_finish(&asked);
}

static void what_is_not_guarded_needs_no_pin(void **state)
{
    struct board_model model;
    struct str asked = { 0 };

    (void)state;
    made_model(&model, locked());
    tap(&model, BOARD_TAP_CARD, 0, &asked);
    tap(&model, BOARD_TAP_HOST, 0, &asked);
    answer(&model, model.question, NULL, &asked);
    show(&model, locked());
    str_clear(&asked);
    tap(&model, BOARD_TAP_UNDO, 0, &asked); // is to give back, which needs none either
    tap(&model, BOARD_TAP_LET_IN, 0, &asked);
    assert_string_equal(str_text(&asked), "welcome.release {\"visit\":\"visit-1\"}\n"
                                          "pair.answer {\"pairing\":\"pairing-1\",\"allow\":true}\n");
    str_finish(&asked);
}

static void who_closes_the_pin_does_nothing(void **state)
{
    struct board_model model;
    struct str asked = { 0 };

    (void)state;
    made_model(&model, locked());
    begin_gone(&model, &asked);
    type(&model, right, &asked);
    tap(&model, BOARD_TAP_CLOSE, 0, &asked);
    str_clear(&asked);
    answer_with(&model, (struct board_answer){ .right = true }, &asked);
    assert_int_equal(asked.length, 0);
    str_finish(&asked);
}

static void a_real_keyboard_types_the_pin(void **state)
{
    struct board_model model;
    struct str asked = { 0 };
    struct board_msg digit = { .message = BOARD_MSG_TEXT, .now_ms = MADE_NOW_MS };

    (void)state;
    made_model(&model, locked());
    tap(&model, BOARD_TAP_TAKE, 0, &asked);
    for (size_t i = 0; i < 5; i++) {
        digit.said = (const char *[]){ "1", "9", "x", "0", "4" }[i];
        tell(&model, &digit, &asked);
    }
    tap(&model, BOARD_MSG_KEY, PIN_ENTER, &asked);
    assert_string_equal(str_text(&asked), "pin.check {\"pin\":\"1904\",\"role\":\"host\"}\n");
    str_finish(&asked);
}

// ---- phones

static void the_board_is_offered_for_a_minute(void **state)
{
    struct board_model model;
    struct str asked = { 0 };

    (void)state;
    made_model(&model, made_board(3));
    tap(&model, BOARD_TAP_TAKE, 0, &asked);
    assert_string_equal(str_text(&asked), "pair.offer {}\n");
    answer_with(&model, (struct board_answer){ .url = "https://door/pair?code=c0de" }, &asked);
    assert_string_equal(model.take.url, "https://door/pair?code=c0de");
    model.now_ms += BOARD_UNLOCKED_MS - 1;
    tap(&model, BOARD_MSG_TIME, 0, &asked);
    assert_true(model.take.until_ms > 0);
    model.now_ms++;
    tap(&model, BOARD_MSG_TIME, 0, &asked);
    assert_int_equal(model.take.until_ms, 0);
    str_finish(&asked);
}

static void a_door_without_pages_says_so(void **state)
{
    struct board_model model;
    struct str asked = { 0 };

    (void)state;
    made_model(&model, made_board(3));
    tap(&model, BOARD_TAP_TAKE, 0, &asked);
    answer(&model, model.question, "not now: try again", &asked);
    assert_int_equal(model.take.until_ms, 0);
    assert_string_equal(model.notice.refusal, "not now: try again");
    tap(&model, BOARD_TAP_TAKE, 0, &asked);
    answer_with(&model, (struct board_answer){ .url = "" }, &asked);
    assert_true(model.take.until_ms > 0);
    assert_string_equal(model.take.url, "");
    tap(&model, BOARD_TAP_TAKE, 0, &asked); // and away
    assert_int_equal(model.take.until_ms, 0);
    str_finish(&asked);
}

// ---- introductions

static void whom_was_just_greeted_can_be_introduced(void **state)
{
    struct board_model model;
    struct str asked = { 0 };
    json_t *board = board_with_help();

    (void)state;
    made_model(&model, board_with_help());
    tap(&model, BOARD_TAP_HELLO, 2, &asked);
    answer(&model, model.question, NULL, &asked);
    json_array_remove(json_object_get(board, "cards"), 2);
    show(&model, board);
    str_clear(&asked);
    tap(&model, BOARD_TAP_INTRODUCE, 0, &asked);
    assert_int_equal(model.sheet, BOARD_INTRODUCE);
    tap(&model, BOARD_TAP_INTRODUCED, 0, &asked);
    assert_string_equal(str_text(&asked),
                        "introduce.made {\"a\":\"guest-3\",\"b\":\"guest-90\",\"host\":\"host-1\"}\n");
    answer(&model, model.question, NULL, &asked);
    assert_string_equal(model.notice.deed.guest, "Amara O.");
    assert_string_equal(model.notice.deed.other, "Jo L.");
    str_finish(&asked);
}

// ---- who is offered

static void who_suits_best_is_offered_first(void **state)
{
    struct board_model model;
    json_t *board = made_board(4), *hosts = json_object_get(board, "hosts");
    size_t order[BOARD_HOSTS], ready;
    static const char *const wanted[] = { "host-3", "host-1", "host-2", "host-4", "host-5" };

    (void)state;
    made_board_suggest(board);
    for (int rests = 0; rests < 2; rests++) {
        if (rests)
            json_object_set_new(json_array_get(hosts, 2), "rests_until_ms",
                                json_integer(MADE_NOW_MS + 9 * MINUTE_MS));
        made_model(&model, json_deep_copy(board));
        made_hear(&model, (struct board_msg){ .message = BOARD_TAP_GO });
        assert_int_equal(board_hosts_offered(&model, order, &ready), 5);
        assert_int_equal(ready, rests ? 2 : 3);
        for (size_t i = 0; i < ready; i++) // who rests is not among the first
            assert_string_equal(model.shown.hosts[order[i]].host, wanted[i + (size_t)rests]);
    }
    json_decref(board);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_guests_must_not_do_needs_the_pin),
        cmocka_unit_test(the_pin_holds_for_a_minute),
        cmocka_unit_test(what_is_not_guarded_needs_no_pin),
        cmocka_unit_test(who_closes_the_pin_does_nothing),
        cmocka_unit_test(a_real_keyboard_types_the_pin),
        cmocka_unit_test(the_board_is_offered_for_a_minute),
        cmocka_unit_test(a_door_without_pages_says_so),
        cmocka_unit_test(whom_was_just_greeted_can_be_introduced),
        cmocka_unit_test(who_suits_best_is_offered_first),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
