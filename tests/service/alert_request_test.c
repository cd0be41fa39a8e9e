// Who is called when, over a group in a file: each step once, and what the webhook is told.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "service/made_alerts.h"

// ---- the call grows

static void a_guest_is_called_for_once_a_step(void **state)
{
    struct made_group *group = *state;
    const char *visit;

    expect_after(group, 0, "nothing");
    assert_answers(asked(group, "alert.look", "{'board':true}"), "due=false", "next_ms=null");
    visit = check_in(group, "Dana Kim");
    expect_after(group, 0, "visit 0 0 sound");
    assert_answers(asked(group, "alert.look", "{'board':true}"), "next_ms=1796103060000");
    expect_after(group, 59, "nothing");
    expect_after(group, 1, "visit 1 1 sound all");
    expect_after(group, 59, "nothing");
    assert_int_equal(letters(group), 0);
    expect_after(group, 1, "visit 2 2 all lead");
    assert_int_equal(letters(group), 1);
    expect_after(group, 180, "visit 2 3 sound all lead");
    expect_after(group, 3 * 180 + 10, "visit 2 6 sound all lead");
    assert_int_equal(letters(group), 1);
    made_ask(group, "welcome.greet", "visit", "{'visit':'%s','host':'Amir Haddad'}", visit);
    expect_after(group, 180, "nothing");
    assert_answers(asked(group, "alert.look", "{'board':true}"), "next_ms=null");
}

static void what_is_told_says_who_waits(void **state)
{
    struct made_group *group = *state;
    const char *visit = check_in(group, "Dana Kim");

    made_ask(group, "guest.edit", "guest", "{'guest':'%s','company':'Acme'}",
             made_ask(group, "visit.show", "guest", "{'visit':'%s'}", visit));
    group->now_ms += 5 * SECOND;
    {
        json_t *told = due(group);

        assert_string_equal(text_at(told, "alerts.0.about"), visit);
        assert_string_equal(text_at(told, "alerts.0.visit"), visit);
        assert_answers(told, "alerts.0.shown=Dana K.", "alerts.0.company=Acme", "alerts.0.waited_s=5",
                       "alerts.0.reason=null", "alerts.0.waiting=1", "alerts.0.sound=true");
    }
}

static void the_webhook_hears_no_more_than_it_may(void **state)
{
    static const struct {
        const char *full, *name;
    } rows[] = { { "no", "\"name\":\"Dana K.\"" }, { "yes", "\"name\":\"Dana Kim\"" } };
    struct made_group *group = *state;
    const char *visit = check_in(group, "Dana Kim");

    for (size_t i = 0; i < 2; i++) {
        struct str sql = { 0 };

        made_ask(group, "setting.set", "key", "{'key':'alert.full_names','value':'%s'}", rows[i].full);
        group->now_ms += 125 * SECOND;
        assert_answers(due(group), "spooled=1");
        str_addf(&sql,
                 "SELECT count(*) FROM alert_spool WHERE id = '%s-2' AND about = '%s' AND guest <> '' AND "
                 "tries = 0 AND"
                 " next_ms = %lld AND message LIKE '{\"id\":\"%s-2\",%%' AND instr(message, '\"level\":2')"
                 " AND instr(message, '\"visit\":\"%s\"') AND instr(message, '\"waited_s\":125')"
                 " AND instr(message, '%s') AND instr(message, '\"company\":null')",
                 visit, visit, (long long)group->now_ms, visit, visit, rows[i].name);
        assert_int_equal(made_number(group->store, str_text(&sql)), 1);
        str_finish(&sql);
        made_ask(group, "visit.undo", "state", "{'visit':'%s'}", visit);
        group->now_ms += SECOND;
        visit = made_ask(group, "visit.check_in", "visit", "{'guest':'%s'}",
                         made_ask(group, "visit.show", "guest", "{'visit':'%s'}", visit));
    }
}

static void the_webhook_is_told_from_its_level_on(void **state)
{
    struct made_group *group = *state;

    made_ask(group, "setting.set", "key", "{'key':'alert.webhook_level','value':'0'}");
    check_in(group, "Dana Kim");
    for (int level = 0; level < 3; level++, group->now_ms += 60 * SECOND)
        assert_answers(due(group), "spooled=1",
                       level == 0   ? "alerts.0.level=0"
                       : level == 1 ? "alerts.0.level=1"
                                    : "alerts.0.level=2");
    group->now_ms += 120 * SECOND;
    assert_answers(due(group), "spooled=0", "alerts.0.step=3");
    assert_int_equal(letters(group), 3);
}

static void without_a_webhook_nothing_is_spooled(void **state)
{
    struct made_group *group = *state;

    made_ask(group, "setting.set", "key", "{'key':'alert.webhook','value':''}");
    check_in(group, "Dana Kim");
    made_ask(group, "help.ask", "help", "{'reason':'asked'}");
    group->now_ms += 130 * SECOND;
    assert_answers(due(group), "spooled=0");
    made_ask(group, "setting.set", "key", "{'key':'alert.webhook','value':'https://x.example/'}");
    assert_answers(due(group), "spooled=2", "alerts=[]"); // who waits still is told of
}

// ---- what stops it, and starts it again

static void a_claim_stops_it_until_it_lapses(void **state)
{
    struct made_group *group = *state;
    const char *visit = check_in(group, "Dana Kim");
    json_t *told;

    expect_after(group, 0, "visit 0 0 sound");
    group->now_ms += 30 * SECOND;
    made_ask(group, "welcome.claim", "visit", "{'visit':'%s','host':'Amir Haddad'}", visit);
    expect_after(group, 119, "nothing");
    group->now_ms += SECOND; // a minute before the claim lapses
    told = due(group);
    assert_string_equal(text_at(told, "alerts.0.visit"), visit);
    assert_string_equal(text_at(at_path(told, "alerts.0.hosts"), "0"),
                        made_ask(group, "visit.show", "host", "{'visit':'%s'}", visit));
    assert_answers(told, "alerts.0.kind=ask", "alerts.0.sound=false", "alerts.0.shown=Dana K.", "alerts.1=-");
    expect_after(group, 10, "nothing");
    expect_after(group, 50, "visit 2 2 sound all lead"); // its clock is counted from the check-in
    made_ask(group, "welcome.claim", "visit", "{'visit':'%s','host':'Lea Lind'}", visit);
    expect_after(group, 120, "ask 0 0");
    made_ask(group, "welcome.release", "visit", "{'visit':'%s'}", visit);
    expect_after(group, 0, "visit 2 3 sound all lead");
}

static void the_board_says_how_far_it_is(void **state)
{
    struct made_group *group = *state;
    const char *visit = check_in(group, "Dana Kim");

    assert_answers(asked(group, "board.show", "{}"), "cards.0.level=0", "cards.0.step=0",
                   "cards.0.asks=false", "quiet=false", "reachable=2");
    assert_answers(asked(group, "board.show", "{'board':false}"), "cards.0.level=2", "cards.0.step=2",
                   "reachable=0");
    assert_answers(asked(group, "welcome.list", "{}"), "0.level=0"); // by the time alone
    assert_answers(asked(group, "door.show", "{}"), "hosts_on_duty=2", "hosts_reachable=0");
    assert_answers(asked(group, "door.show", "{'board':true}"), "hosts_on_duty=2", "hosts_reachable=2");
    made_ask(group, "welcome.claim", "visit", "{'visit':'%s','host':'Amir Haddad'}", visit);
    group->now_ms += 150 * SECOND;
    assert_answers(asked(group, "board.show", "{}"), "cards.0.level=0", "cards.0.step=-1",
                   "cards.0.asks=true");
    made_ask(group, "setting.set", "key", "{'key':'alert.quiet','value':'yes'}");
    assert_answers(asked(group, "board.show", "{}"), "quiet=true");
}

static void who_is_checked_in_anew_is_called_anew(void **state)
{
    struct made_group *group = *state;
    const char *visit = check_in(group, "Dana Kim"),
               *guest = made_ask(group, "visit.show", "guest", "{'visit':'%s'}", visit);

    expect_after(group, 130, "visit 2 2 sound all lead");
    made_ask(group, "visit.undo", "state", "{'visit':'%s'}", visit);
    expect_after(group, 1, "nothing");
    made_ask(group, "visit.check_in", "visit", "{'guest':'%s'}", guest);
    expect_after(group, 0, "visit 0 0 sound");
    made_ask(group, "welcome.greet", "visit", "{'visit':'%s','host':'Amir Haddad'}", visit);
    made_ask(group, "welcome.undo", "visit", "{'visit':'%s'}", visit);
    expect_after(group, 1, "nothing"); // the same call goes on
    expect_after(group, 59, "visit 1 1 sound all");
}

static void two_guests_who_are_one_are_called_for_once(void **state)
{
    struct made_group *group = *state;
    const char *first = check_in(group, "Dana Kim"), *second = check_in(group, "Dana S. Kim");
    const char *keep = made_ask(group, "visit.show", "guest", "{'visit':'%s'}", first),
               *drop = made_ask(group, "visit.show", "guest", "{'visit':'%s'}", second);

    assert_answers(due(group), "alerts.1.step=0", "alerts.2=-");
    made_ask(group, "guest.merge", "guest", "{'keep':'%s','drop':'%s'}", keep, drop);
    expect_after(group, 1, "nothing");
    expect_after(group, 59, "visit 1 1 sound all");
}

// ---- doors, close, several events

static void nobody_is_called_outside_the_event(void **state)
{
    struct made_group *group = *state;

    made_ask(group, "event.add", "event",
             "{'name':'Lunch','starts':'2026-12-01T12:00','ends':'2026-12-01T13:00'}");
    made_ask(group, "visit.check_in", "visit", "{'event':'Lunch','new':'Early Bird'}");
    expect_after(group, 0, "nothing");
    assert_answers(asked(group, "alert.look", "{'board':true}"), "next_ms=1796120100000"); // 11:15
    group->now_ms = INT64_C(1796120100000);
    expect_after(group, 0, "visit 2 96 sound all lead"); // but then, who has waited since is
    group->now_ms = INT64_C(1796120100000) + 225 * made_minute_ms - 1;
    expect_after(group, 0, "visit 2 171 all lead");
    made_ask(group, "visit.check_in", "visit", "{'event':'Lunch','new':'Last Minute'}");
    group->now_ms += 1; // closed
    expect_after(group, 0, "nothing");
    assert_answers(asked(group, "welcome.list", "{'event':'Lunch','all':true}"), "0.state=missed",
                   "1.state=missed");
}

static void two_events_at_once_are_both_watched(void **state)
{
    struct made_group *group = *state;

    made_ask(group, "event.add", "event", "{'name':'Next door','starts':'2026-12-01T06:45'}");
    made_ask(group, "visit.check_in", "visit", "{'event':'Next door','new':'Ann Lee'}");
    check_in(group, "Dana Kim");
    assert_answers(asked(group, "alert.look", "{'board':true,'event':'Breakfast'}"), "due=true");
    assert_answers(due(group), "alerts.0.step=2", "alerts.1.step=0",
                   "alerts.2=-"); // next door nobody is on duty
}

static void from_the_programme_on_there_is_no_sound(void **state)
{
    struct made_group *group = *state;

    group->now_ms = made_start_ms;
    check_in(group, "Dana Kim");
    expect_after(group, 0, "visit 0 0");
    expect_after(group, 60, "visit 1 1 all");
    assert_answers(due(group), "alerts=[]");
}

// ---- modes

static void an_event_calls_as_it_is_told_to(void **state)
{
    struct made_group *group = *state;
    const char *visit;

    made_ask(group, "event.edit", "event", "{'event':'Breakfast','welcome':'none'}");
    visit = check_in(group, "Dana Kim");
    assert_answers(asked(group, "visit.show", "{'visit':'%s'}", visit), "state=null", "may_ask=false");
    refused(group, "welcome.ask", "no welcome is owed", "{'visit':'%s'}", visit);
    expect_after(group, 70, "nothing");
    made_ask(group, "event.edit", "event", "{'event':'Breakfast','welcome':'asked'}");
    assert_answers(asked(group, "visit.show", "{'visit':'%s'}", visit), "state=null", "may_ask=true");
    expect_after(group, 0, "nothing");
    assert_answers(asked(group, "welcome.ask", "{'visit':'%s'}", visit), "state=waiting");
    assert_answers(asked(group, "welcome.ask", "{'visit':'%s'}", visit), "state=waiting");
    assert_answers(asked(group, "visit.show", "{'visit':'%s'}", visit), "state=waiting", "may_ask=false");
    assert_int_equal(made_number(group->store, "SELECT count(*) FROM fact WHERE kind = 'welcome.asked'"), 1);
    expect_after(group, 0, "visit 0 0 sound"); // the clock is counted from the asking
    expect_after(group, 60, "visit 1 1 sound all");
    assert_answers(asked(group, "welcome.list", "{}"), "0.level=1", "0.waited_s=60");
    made_ask(group, "welcome.dismiss", "visit", "{'visit':'%s','reason':'fine, thank you'}", visit);
    expect_after(group, 200, "nothing");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_guest_is_called_for_once_a_step, made_alerts_begin,
                                        made_alerts_end),
        cmocka_unit_test_setup_teardown(what_is_told_says_who_waits, made_alerts_begin, made_alerts_end),
        cmocka_unit_test_setup_teardown(the_webhook_hears_no_more_than_it_may, made_alerts_begin,
                                        made_alerts_end),
        cmocka_unit_test_setup_teardown(the_webhook_is_told_from_its_level_on, made_alerts_begin,
                                        made_alerts_end),
        cmocka_unit_test_setup_teardown(without_a_webhook_nothing_is_spooled, made_alerts_begin,
                                        made_alerts_end),
        cmocka_unit_test_setup_teardown(a_claim_stops_it_until_it_lapses, made_alerts_begin, made_alerts_end),
        cmocka_unit_test_setup_teardown(the_board_says_how_far_it_is, made_alerts_begin, made_alerts_end),
        cmocka_unit_test_setup_teardown(who_is_checked_in_anew_is_called_anew, made_alerts_begin,
                                        made_alerts_end),
        cmocka_unit_test_setup_teardown(two_guests_who_are_one_are_called_for_once, made_alerts_begin,
                                        made_alerts_end),
        cmocka_unit_test_setup_teardown(nobody_is_called_outside_the_event, made_alerts_begin,
                                        made_alerts_end),
        cmocka_unit_test_setup_teardown(two_events_at_once_are_both_watched, made_alerts_begin,
                                        made_alerts_end),
        cmocka_unit_test_setup_teardown(from_the_programme_on_there_is_no_sound, made_alerts_begin,
                                        made_alerts_end),
        cmocka_unit_test_setup_teardown(an_event_calls_as_it_is_told_to, made_alerts_begin, made_alerts_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
