// The board played with the real services: taps go in, requests run, and board.show tells what became
// of it.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "service/made_group.h"
#include "ui/board_request.h"
#include "ui/board_update.h"
#include "util/zone.h"

struct played {
    struct made_group group;
    struct board_model model;
    char amir[ID_SIZE], bea[ID_SIZE], event[ID_SIZE];
};

// ---- playing

static void hear(struct played *played, struct board_msg msg);

static void show(struct played *played)
{
    static struct board_shown shown;
    json_t *nothing = json_object(), *answer = NULL;
    struct err err = { 0 };

    expect_done(request_run(played->group.store, "board.show", nothing, played->group.now_ms, &answer, &err),
                err);
    board_request_shown(answer, &shown);
    json_decref(nothing);
    json_decref(answer);
    hear(played, (struct board_msg){ .message = BOARD_MSG_SHOWN, .shown = &shown });
}

static void do_effect(struct played *played, const struct board_effect *effect)
{
    struct err err = { 0 };
    json_t *members, *answer = NULL;
    const char *request = board_request(effect, &members);
    bool done;

    if (effect->act == BOARD_REFRESH) {
        json_decref(members);
        show(played);
        return;
    }
    done = request_run(played->group.store, request, members, played->group.now_ms, &answer, &err);
    json_decref(members);
    json_decref(answer);
    hear(played,
         (struct board_msg){
             .message = BOARD_MSG_ANSWER, .question = effect->question, .is_done = done, .said = err.text });
}

static void hear(struct played *played, struct board_msg msg)
{
    struct board_effects effects;

    msg.now_ms = played->group.now_ms;
    board_update(&played->model, &msg, &effects);
    for (size_t i = 0; i < effects.count; i++)
        do_effect(played, &effects.list[i]);
}

static void tap(struct played *played, enum board_message message, int number)
{
    hear(played, (struct board_msg){ .message = message, .number = number });
}

static void wait_s(struct played *played, int64_t seconds)
{
    played->group.now_ms += seconds * SECOND_MS;
    tap(played, BOARD_MSG_TIME, 0);
}

static int place_of(const struct played *played, const char *host)
{
    for (size_t i = 0; i < played->model.shown.host_count; i++) {
        if (strcmp(played->model.shown.hosts[i].host, host) == 0)
            return (int)i;
    }
    fail_msg("%s is no host of the board", host);
    return -1;
}

static void claim(struct played *played, const char *host)
{
    tap(played, BOARD_TAP_GO, 0);
    tap(played, BOARD_TAP_HOST, place_of(played, host));
}

static const struct board_card *first(const struct played *played)
{
    return &played->model.shown.cards[0];
}

static void stands(const struct played *played, const char *who, const char *host)
{
    assert_true(played->model.shown.card_count > 0);
    assert_string_equal(first(played)->shown, who);
    assert_string_equal(first(played)->host, host);
    assert_false(board_is_busy(&played->model, first(played)->visit));
}

static int begin(void **state)
{
    struct played *played = calloc(1, sizeof *played);

    made_group_begin(&played->group);
    snprintf(
        played->event, ID_SIZE, "%s",
        made_ask(&played->group, "event.add", "event", "{'name':'Breakfast','starts':'2026-12-01T07:00'}"));
    snprintf(played->amir, ID_SIZE, "%s",
             made_ask(&played->group, "host.add", "host", "{'name':'Amir Haddad'}"));
    snprintf(played->bea, ID_SIZE, "%s", made_ask(&played->group, "host.add", "host", "{'name':'Bea Roth'}"));
    made_ask(&played->group, "visit.check_in", "visit", "{'new':'Amara Okafor'}");
    board_init(&played->model);
    wait_s(played, 1);
    *state = played;
    return 0;
}

static int end(void **state)
{
    struct played *played = *state;

    made_verify(played->group.store);
    made_group_end(&played->group);
    free(played);
    return 0;
}

// ---- stories

static void a_claim_is_held_prolonged_and_lapses(void **state)
{
    struct played *played = *state;

    stands(played, "Amara O.", "");
    claim(played, played->amir);
    stands(played, "Amara O.", played->amir);
    wait_s(played, 121);
    assert_true(board_card_asks(&played->model, first(played)));
    tap(played, BOARD_TAP_MORE_TIME, 0);
    stands(played, "Amara O.", played->amir);
    assert_false(board_card_asks(&played->model, first(played)));
    wait_s(played, 119);
    assert_false(board_card_asks(&played->model, first(played)));
    wait_s(played, 2);
    assert_true(board_card_asks(&played->model, first(played)));
    wait_s(played, 60);
    assert_false(board_card_is_claimed(&played->model, first(played)));
    stands(played, "Amara O.", "");
    assert_int_equal(board_card_level(&played->model, first(played)), 2);
}

static void a_hello_empties_the_board_and_can_be_taken_back(void **state)
{
    struct played *played = *state;

    claim(played, played->amir);
    tap(played, BOARD_TAP_HELLO, 0);
    assert_int_equal(played->model.shown.card_count, 0);
    assert_int_equal(played->model.shown.greeted, 1);
    assert_string_equal(played->model.notice.deed.guest, "Amara O.");
    tap(played, BOARD_TAP_UNDO, 0);
    stands(played, "Amara O.", played->amir);
    assert_int_equal(played->model.shown.greeted, 0);
}

static void who_is_gone_comes_back_when_that_was_wrong(void **state)
{
    struct played *played = *state;

    claim(played, played->bea);
    tap(played, BOARD_TAP_CARD, 0);
    tap(played, BOARD_TAP_GONE, 0);
    tap(played, BOARD_TAP_GONE_SURE, 0);
    assert_int_equal(played->model.shown.card_count, 0);
    tap(played, BOARD_TAP_UNDO, 0);
    stands(played, "Amara O.", played->bea);
}

static void what_is_given_back_waits_and_can_be_taken_again(void **state)
{
    struct played *played = *state;

    claim(played, played->bea);
    tap(played, BOARD_TAP_CARD, 0);
    tap(played, BOARD_TAP_RELEASE, 0);
    stands(played, "Amara O.", "");
    tap(played, BOARD_TAP_UNDO, 0);
    stands(played, "Amara O.", played->bea);
    assert_false(played->model.notice.deed.can_undo);
}

static void a_claim_can_be_undone(void **state)
{
    struct played *played = *state;

    claim(played, played->bea);
    tap(played, BOARD_TAP_UNDO, 0);
    stands(played, "Amara O.", "");
}

static void the_second_of_two_is_told_who_was_first(void **state)
{
    struct played *played = *state;

    tap(played, BOARD_TAP_GO, 0);
    made_ask(&played->group, "welcome.claim", "visit", "{'visit':'%s','host':'Bea Roth'}",
             first(played)->visit);
    tap(played, BOARD_TAP_HOST, place_of(played, played->amir));
    stands(played, "Amara O.", played->bea);
    assert_non_null(strstr(played->model.notice.refusal, "Bea Roth is on the way to Amara Okafor already"));
}

static void a_hello_of_a_while_ago_is_written_down_so(void **state)
{
    struct played *played = *state;

    wait_s(played, 15 * 60);
    tap(played, BOARD_TAP_CARD, 0);
    tap(played, BOARD_TAP_SOMEBODY, 0);
    tap(played, BOARD_TAP_HOST, place_of(played, played->bea));
    assert_int_equal(played->model.sheet, BOARD_WHEN);
    tap(played, BOARD_TAP_WHEN, 10);
    assert_int_equal(played->model.shown.card_count, 0);
    assert_int_equal(played->model.shown.typical_wait_s, 1 + 5 * 60);
}

static void help_is_asked_and_given(void **state)
{
    struct played *played = *state;

    made_ask(&played->group, "help.ask", "help", "{'reason':'asked','name':'Jun Tanaka'}");
    show(played);
    assert_int_equal(played->model.shown.help_count, 1);
    assert_string_equal(played->model.shown.helps[0].reason, "asked");
    tap(played, BOARD_TAP_HELP, 0);
    tap(played, BOARD_TAP_HOST, place_of(played, played->amir));
    assert_int_equal(played->model.shown.help_count, 0);
    stands(played, "Amara O.", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_claim_is_held_prolonged_and_lapses, begin, end),
        cmocka_unit_test_setup_teardown(a_hello_empties_the_board_and_can_be_taken_back, begin, end),
        cmocka_unit_test_setup_teardown(who_is_gone_comes_back_when_that_was_wrong, begin, end),
        cmocka_unit_test_setup_teardown(what_is_given_back_waits_and_can_be_taken_again, begin, end),
        cmocka_unit_test_setup_teardown(a_claim_can_be_undone, begin, end),
        cmocka_unit_test_setup_teardown(the_second_of_two_is_told_who_was_first, begin, end),
        cmocka_unit_test_setup_teardown(a_hello_of_a_while_ago_is_written_down_so, begin, end),
        cmocka_unit_test_setup_teardown(help_is_asked_and_given, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
