// What is still to be told to the webhook, and what boards and doctors hear of what was not.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "service/asked.h"
#include "store/db.h"

enum { SECOND = 1000 };

// Half an hour before: doors are open. Nobody is there to greet.
static int begin(void **state)
{
    struct made_group *group = made_group_of(state);

    made_ask(group, "event.add", "event", "{'name':'Breakfast','starts':'2026-12-01T07:30'}");
    made_ask(group, "setting.set", "key", "{'key':'alert.webhook','value':'https://x.example/hook'}");
    return 0;
}

// Somebody has waited until the webhook is told of it; the id of the message.
static const char *call(struct made_group *group, const char *name)
{
    static char id[64];
    const char *visit = made_ask(group, "visit.check_in", "visit", "{'event':'Breakfast','new':'%s'}", name);

    group->now_ms += 121 * SECOND;
    json_decref(asked(group, "alert.due", "{}"));
    snprintf(id, sizeof id, "%s-2", visit);
    return id;
}

static void fail_try(struct made_group *group, const char *id, int wait_s, const char *given_up,
                     int64_t next_s)
{
    json_t *answer =
        asked(group, "alert.failed", "{'id':'%s','said':'it answered 500','wait_s':%d}", id, wait_s);

    assert_string_equal(text_at(answer, "given_up"), given_up);
    assert_int_equal(json_get_int(answer, "next_ms", 0) - group->now_ms, next_s * SECOND);
    json_decref(answer);
}

static void names_are_given_name_and_initial_unless_set_otherwise(void **state)
{
    struct made_group *group = *state;
    const char *id = call(group, "Amara Okafor");
    json_t *answer = asked(group, "alert.outbox", "{}");

    assert_string_equal(text_at(answer, "webhook"), "https://x.example/hook");
    assert_string_equal(text_at(answer, "format"), "json");
    assert_string_equal(text_at(answer, "letters.0.id"), id);
    assert_string_equal(text_at(answer, "letters.0.message.id"), id);
    assert_string_equal(text_at(answer, "letters.0.message.name"), "Amara O.");
    assert_string_equal(text_at(answer, "letters.0.message.level"), "2");
    assert_string_equal(text_at(answer, "letters.0.late"), "false");
    json_decref(answer);
    made_ask(group, "setting.set", "key", "{'key':'alert.full_names','value':'yes'}");
    call(group, "Bo Berg");
    answer = asked(group, "alert.outbox", "{}");
    assert_string_equal(text_at(answer, "letters.1.message.name"), "Bo Berg");
    json_decref(answer);
}

static void three_tries_further_and_further_apart(void **state)
{
    struct made_group *group = *state;
    const char *id = call(group, "Amara Okafor");

    fail_try(group, id, 0, "false", 1);
    fail_try(group, id, 0, "false", 10);
    fail_try(group, id, 0, "true", 0);
    assert_answers(asked(group, "alert.outbox", "{}"), "letters=[]");
    fail_try(group, id, 0, "true", -group->now_ms / SECOND); // nobody counts it twice
}

static void the_webhook_may_ask_for_time_but_not_for_ever(void **state)
{
    struct made_group *group = *state;
    const char *id = call(group, "Amara Okafor");

    fail_try(group, id, 30, "false", 30);
    fail_try(group, id, 1000000000, "false", 300);
    assert_answers(asked(group, "board.show", "{}"), "troubles=[]");
}

static void an_hour_later_nobody_is_to_be_told(void **state)
{
    struct made_group *group = *state;
    const char *id = call(group, "Amara Okafor");

    group->now_ms += 60 * made_minute_ms;
    assert_answers(asked(group, "alert.outbox", "{}"), "letters.0.late=false");
    group->now_ms++;
    assert_answers(asked(group, "alert.outbox", "{}"), "letters.0.late=true");
    fail_try(group, id, 0, "true", 0);
}

static void nobody_is_told_outside_the_event(void **state)
{
    struct made_group *group = *state;
    const char *id = call(group, "Amara Okafor");

    assert_answers(asked(group, "alert.outbox", "{}"), "letters.0.over=false");
    made_ask(group, "event.close", "event", "{'event':'Breakfast','yes':true}");
    assert_answers(asked(group, "alert.outbox", "{}"), "letters.0.over=true");
    json_decref(asked(group, "alert.dropped", "{'id':'%s'}", id));
    assert_answers(asked(group, "alert.outbox", "{}"), "letters=[]");
    assert_answers(asked(group, "board.show", "{}"), "troubles=[]");
}

static void a_clock_that_was_set_back_puts_nothing_off(void **state)
{
    struct made_group *group = *state;
    const char *id = call(group, "Amara Okafor");
    json_t *answer;

    fail_try(group, id, 100, "false", 100);
    group->now_ms -= 3 * 60 * made_minute_ms;
    answer = asked(group, "alert.outbox", "{}");
    assert_int_equal(json_get_int(at_path(answer, "letters.0"), "next_ms", 0), group->now_ms);
    json_decref(answer);
}

// ---- what was lost

static void lose(struct made_group *group, const char *name)
{
    const char *id = call(group, name);

    for (int i = 0; i < 3; i++)
        json_decref(asked(group, "alert.failed", "{'id':'%s','said':'it answered 50%d'}", id, i));
}

static void board_and_doctor_say_what_was_lost(void **state)
{
    static const char one[] = "1 call for hosts did not reach the webhook: it answered 502";
    static const char two[] = "2 calls for hosts did not reach the webhook: it answered 502";
    struct made_group *group = *state;
    json_t *answer;

    assert_answers(asked(group, "board.show", "{}"), "troubles=[]");
    lose(group, "Amara Okafor");
    answer = asked(group, "board.show", "{}");
    assert_string_equal(text_at(answer, "troubles.0.kind"), "webhook");
    assert_string_equal(text_at(answer, "troubles.0.said"), one);
    json_decref(answer);
    lose(group, "Bo Berg");
    answer = asked(group, "doctor", "{}");
    assert_string_equal(text_at(answer, "checks.8.check"), "webhook");
    assert_string_equal(text_at(answer, "checks.8.ok"), "false");
    assert_string_equal(text_at(answer, "checks.8.said"), two);
    json_decref(answer);
    assert_answers(asked(group, "alert.seen", "{}"), "seen=2");
    assert_answers(asked(group, "board.show", "{}"), "troubles=[]");
    assert_answers(asked(group, "doctor", "{}"), "checks.8.ok=true");
}

static void one_that_gets_through_takes_away_the_trouble_of_others_but_no_letter(void **state)
{
    struct made_group *group = *state;
    char first[64];

    lose(group, "Amara Okafor");
    snprintf(first, sizeof first, "%s", call(group, "Bo Berg"));
    call(group, "Cleo Conti");
    json_decref(asked(group, "alert.delivered", "{'id':'%s'}", first));
    assert_answers(asked(group, "board.show", "{}"), "troubles=[]");
    assert_answers(asked(group, "alert.outbox", "{}"), "letters.0.message.name=Cleo C.", "letters.1=-");
}

static void without_a_webhook_there_is_no_trouble(void **state)
{
    struct made_group *group = *state;

    lose(group, "Amara Okafor");
    made_ask(group, "setting.set", "key", "{'key':'alert.webhook','value':''}");
    assert_answers(asked(group, "board.show", "{}"), "troubles=[]");
    assert_answers(asked(group, "doctor", "{}"), "checks.8.ok=true");
}

static void erase(struct made_group *group, const char *name)
{
    json_t *found = asked(group, "guest.find", "{'text':'%s'}", name);

    made_ask(group, "guest.erase", "guest", "{'guest':'%s','yes':true}", text_at(found, "0.guest"));
    json_decref(found);
}

static void what_speaks_of_an_erased_guest_goes_too(void **state)
{
    struct made_group *group = *state;
    int64_t left = -1;
    struct err err = { 0 };

    lose(group, "Amara Okafor");
    call(group, "Amara Obi");
    call(group, "Bo Berg");
    erase(group, "Amara Okafor");
    erase(group, "Amara Obi");
    expect_done(db_number(store_db(group->store), &err, &left, "SELECT count(*) FROM alert_spool", ""), err);
    assert_int_equal(left, 1);
    assert_answers(asked(group, "alert.outbox", "{}"), "letters.0.message.name=Bo B.", "letters.1=-");
}

static void a_letter_without_an_id_is_refused(void **state)
{
    struct made_group *group = *state;

    refused(group, "alert.delivered", "the id is empty", "{}");
    refused(group, "alert.failed", "the id is empty", "{}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(names_are_given_name_and_initial_unless_set_otherwise, begin,
                                        made_group_tear_down),
        cmocka_unit_test_setup_teardown(three_tries_further_and_further_apart, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(the_webhook_may_ask_for_time_but_not_for_ever, begin,
                                        made_group_tear_down),
        cmocka_unit_test_setup_teardown(an_hour_later_nobody_is_to_be_told, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(nobody_is_told_outside_the_event, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(a_clock_that_was_set_back_puts_nothing_off, begin,
                                        made_group_tear_down),
        cmocka_unit_test_setup_teardown(board_and_doctor_say_what_was_lost, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(one_that_gets_through_takes_away_the_trouble_of_others_but_no_letter,
                                        begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(without_a_webhook_there_is_no_trouble, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(what_speaks_of_an_erased_guest_goes_too, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(a_letter_without_an_id_is_refused, begin, made_group_tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
