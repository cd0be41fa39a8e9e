// What hosts do beside the cards, played with the real services: the PIN, rest, phones, introductions.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "ui/board_played.h"

static void who_needs_no_welcome_leaves_the_board_and_comes_back(void **state)
{
    struct morning *morning = *state;

    morning_tap(morning, BOARD_TAP_CARD, 0);
    morning_tap(morning, BOARD_TAP_DISMISS, 0);
    morning_tap(morning, BOARD_TAP_WHY, 0);
    assert_int_equal(morning->model.shown.card_count, 0);
    assert_string_equal(morning->model.notice.deed.guest, "Amara O.");
    morning_tap(morning, BOARD_TAP_UNDO, 0);
    morning_stands(morning, "Amara O.", "");
}

static void type(struct morning *morning, const char *digits)
{
    for (; *digits; digits++)
        morning_tap(morning, BOARD_TAP_KEY, *digits - '0');
    morning_tap(morning, BOARD_TAP_KEY, PIN_ENTER);
}

static void undo_waits_for_the_pin_and_a_wrong_one_for_longer(void **state)
{
    struct morning *morning = *state;

    made_ask(&morning->group, "pin.set", "role", "{'role':'host','pin':'1904'}");
    morning_claim(morning, morning->amir);
    morning_tap(morning, BOARD_TAP_HELLO, 0);
    assert_int_equal(morning->model.shown.card_count, 0);
    morning_tap(morning, BOARD_TAP_UNDO, 0);
    assert_int_equal(morning->model.sheet, BOARD_PIN);
    for (size_t tries = 0; tries < 5; tries++)
        type(morning, "1111");
    assert_true(morning->model.pin.wait_until_ms > morning->group.now_ms);
    type(morning, "1904"); // is not even asked
    assert_int_equal(morning->model.shown.card_count, 0);
    while (morning->model.pin.wait_until_ms > morning->group.now_ms) {
        morning_tap(morning, BOARD_MSG_FOCUS, -1); // somebody is there
        morning_wait_s(morning, 10);
    }
    type(morning, "1904");
    morning_stands(morning, "Amara O.", morning->amir);
    assert_true(board_is_unlocked(&morning->model));
}

static const struct board_host *host_of(const struct morning *morning, const char *host)
{
    return &morning->model.shown.hosts[morning_place(morning, host)];
}

static void a_host_rests_and_is_back_after_ten_minutes(void **state)
{
    struct morning *morning = *state;
    size_t order[BOARD_HOSTS], ready;

    made_ask(&morning->group, "host.duty", "host", "{'host':'Amir Haddad','on':true}");
    made_ask(&morning->group, "host.duty", "host", "{'host':'Bea Roth','on':true}");
    morning_show(morning);
    morning_tap(morning, BOARD_TAP_ONE_HOST, morning_place(morning, morning->amir));
    morning_tap(morning, BOARD_TAP_REST, 0);
    assert_true(board_host_rests(&morning->model, host_of(morning, morning->amir)));
    morning_tap(morning, BOARD_TAP_GO, 0);
    board_hosts_offered(&morning->model, order, &ready);
    assert_int_equal(ready, 1);
    assert_string_equal(morning->model.shown.hosts[order[0]].host, morning->bea);
    morning_wait_s(morning, 10 * 60);
    assert_false(board_host_rests(&morning->model, host_of(morning, morning->amir)));
    morning_tap(morning, BOARD_TAP_ONE_HOST, morning_place(morning, morning->amir));
    morning_tap(morning, BOARD_TAP_DUTY, 0);
    assert_false(host_of(morning, morning->amir)->on_duty);
    morning_tap(morning, BOARD_TAP_UNDO, 0);
    assert_true(host_of(morning, morning->amir)->on_duty);
}

static void who_speaks_their_language_is_offered_first(void **state)
{
    struct morning *morning = *state;
    size_t order[BOARD_HOSTS], ready;

    made_ask(&morning->group, "host.duty", "host", "{'host':'Amir Haddad','on':true}");
    made_ask(&morning->group, "host.duty", "host", "{'host':'Bea Roth','on':true}");
    made_ask(&morning->group, "host.edit", "host", "{'host':'Bea Roth','languages':'pt'}");
    made_ask(&morning->group, "guest.edit", "guest", "{'guest':'%s','language':'pt'}",
             morning_first(morning)->guest);
    morning_show(morning);
    morning_tap(morning, BOARD_TAP_GO, 0);
    board_hosts_offered(&morning->model, order, &ready);
    assert_string_equal(morning->model.shown.hosts[order[0]].host, morning->bea);
    assert_string_equal(morning_first(morning)->suggested[0].language, "pt");
}

static void a_phone_that_asks_is_let_in_here(void **state)
{
    struct morning *morning = *state;
    json_t *nothing = json_object(), *offered = NULL;
    struct err err = { 0 };

    expect_done(
        request_run(morning->group.store, "pair.offer", nothing, morning->group.now_ms, &offered, &err), err);
    made_ask(&morning->group, "pair.ask", "pairing", "{'code':'%s','host':'Bea Roth','phone_name':'Firefox'}",
             json_get_text(offered, "code"));
    morning_show(morning);
    assert_int_equal(morning->model.shown.asking_count, 1);
    assert_string_equal(morning->model.shown.asking[0].phone, "Firefox");
    morning_tap(morning, BOARD_TAP_LET_IN, 0);
    assert_int_equal(morning->model.shown.asking_count, 0);
    made_ask(&morning->group, "pair.finish", "phone", "{'code':'%s'}", json_get_text(offered, "code"));
    json_decref(offered);
    json_decref(nothing);
}

static void the_board_is_offered_to_phones(void **state)
{
    struct morning *morning = *state;

    morning_tap(morning, BOARD_TAP_TAKE, 0);
    assert_true(morning->model.take.until_ms > 0); // no pages are served here: without an address
    assert_string_equal(morning->model.take.url, "");
}

static void whom_they_should_meet_is_marked_as_met(void **state)
{
    struct morning *morning = *state;
    char jo[ID_SIZE];

    made_ask(&morning->group, "guest.edit", "guest", "{'guest':'%s','topics':'timber','introduce':'yes'}",
             morning_first(morning)->guest);
    snprintf(jo, sizeof jo, "%s", made_ask(&morning->group, "visit.check_in", "guest", "{'new':'Jo Lind'}"));
    made_ask(&morning->group, "guest.edit", "guest", "{'guest':'%s','topics':'timber','introduce':'yes'}",
             jo);
    morning_show(morning);
    assert_int_equal(morning_first(morning)->meet_count, 1);
    assert_string_equal(morning_first(morning)->meets[0].shown, "Jo L.");
    morning_claim(morning, morning->amir);
    morning_tap(morning, BOARD_TAP_HELLO, 0);
    morning_tap(morning, BOARD_TAP_INTRODUCE, 0);
    morning_tap(morning, BOARD_TAP_INTRODUCED, 0);
    assert_string_equal(morning->model.notice.deed.other, "Jo L.");
    assert_int_equal(morning_first(morning)->meet_count, 0); // nobody is introduced twice
}

static void a_level_is_that_of_the_services(void **state)
{
    struct morning *morning = *state;

    morning_wait_s(morning, 59);
    morning_show(morning);
    assert_int_equal(board_card_level(&morning->model, morning_first(morning)),
                     morning_first(morning)->level);
    morning_wait_s(morning, 61);
    morning_show(morning);
    assert_int_equal(board_card_level(&morning->model, morning_first(morning)), 2);
    assert_int_equal(morning_first(morning)->level, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(who_needs_no_welcome_leaves_the_board_and_comes_back, morning_begin,
                                        morning_end),
        cmocka_unit_test_setup_teardown(undo_waits_for_the_pin_and_a_wrong_one_for_longer, morning_begin,
                                        morning_end),
        cmocka_unit_test_setup_teardown(a_host_rests_and_is_back_after_ten_minutes, morning_begin,
                                        morning_end),
        cmocka_unit_test_setup_teardown(who_speaks_their_language_is_offered_first, morning_begin,
                                        morning_end),
        cmocka_unit_test_setup_teardown(a_phone_that_asks_is_let_in_here, morning_begin, morning_end),
        cmocka_unit_test_setup_teardown(the_board_is_offered_to_phones, morning_begin, morning_end),
        cmocka_unit_test_setup_teardown(whom_they_should_meet_is_marked_as_met, morning_begin, morning_end),
        cmocka_unit_test_setup_teardown(a_level_is_that_of_the_services, morning_begin, morning_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
