// Who is called: phones, crowds, help, guests of other devices, people who are erased.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "service/made_alerts.h"

// ---- whose phones

static void give_phone(struct made_group *group, const char *phone, const char *host, int64_t heard_ms)
{
    struct err err = { 0 };

    expect_done(
        db_run(store_db(group->store), &err,
               "INSERT OR REPLACE INTO phone SELECT ?1, ?1, id, 'a browser', 0, ?3, ?3 + 86400000 FROM host"
               " WHERE name = ?2",
               "tti", phone, host, heard_ms),
        err);
}

static char *names_called(struct made_group *group, json_t *told)
{
    struct str names = { 0 };
    json_t *host;
    size_t i;

    json_array_foreach(at_path(told, "alerts.0.hosts"), i, host)
    {
        struct str sql = { 0 };

        str_addf(&sql, "SELECT unicode(name) FROM host WHERE id = '%s'", json_string_value(host));
        str_add_char(&names, (char)made_number(group->store, str_text(&sql)));
        str_finish(&sql);
    }
    json_decref(told);
    return str_take(&names);
}

static void the_right_phones_buzz(void **state)
{
    static const struct {
        const char *when;
        const char *rests; // the name of a host
        bool are_off, quiet;
        int waited_s;
        const char *called; // by the first letter
    } rows[] = {
        { "hosts on duty", NULL, false, false, 0, "AL" },
        { "but not who rests", "Amir Haddad", false, false, 0, "L" },
        { "all after a minute", NULL, false, false, 60, "ABL" },
        { "but not who rests", "Bea Roth", false, false, 60, "AL" },
        { "and with the lead", NULL, false, false, 120, "ABL" },
        { "nobody in quiet mode", NULL, false, true, 120, "" },
        { "all at once when all are off duty", NULL, true, false, 0, "ABL" },
    };
    struct made_group *group = *state;

    made_ask(group, "host.duty", "host", "{'host':'%s','on':false}",
             made_ask(group, "host.add", "host", "{'name':'Bea Roth','event':'Breakfast'}"));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *visit;
        char *called;

        for (int host = 0; host < 2; host++)
            made_ask(group, "host.duty", "host", "{'host':'%s','on':%s}",
                     host == 0 ? "Amir Haddad" : "Lea Lind", rows[i].are_off ? "false" : "true");
        made_ask(group, "setting.set", "key", "{'key':'alert.quiet','value':'%s'}",
                 rows[i].quiet ? "yes" : "no");
        if (rows[i].rests)
            made_ask(group, "host.rest", "host", "{'host':'%s','on':true}", rows[i].rests);
        visit = check_in(group, (const char *[]){ "Ann", "Bob", "Cy", "Di", "Ed", "Flo", "Gus" }[i]);
        group->now_ms += rows[i].waited_s * SECOND;
        called = names_called(group, due(group));
        if (strcmp(called, rows[i].called) != 0)
            fail_msg("%s: %s", rows[i].when, called);
        free(called);
        if (rows[i].rests)
            made_ask(group, "host.rest", "host", "{'host':'%s','on':false}", rows[i].rests);
        made_ask(group, "welcome.greet", "visit", "{'visit':'%s','host':'Amir Haddad'}", visit);
        group->now_ms += SECOND;
    }
}

static void who_rests_is_called_when_nobody_else_is_left(void **state)
{
    struct made_group *group = *state;
    char *called;

    made_ask(group, "host.rest", "host", "{'host':'Amir Haddad','on':true}");
    made_ask(group, "host.rest", "host", "{'host':'Lea Lind','on':true}");
    check_in(group, "Dana Kim");
    assert_answers(asked(group, "board.show", "{}"), "reachable=0", "cards.0.level=2");
    called = names_called(group, due(group));
    assert_string_equal(called, "L");
    free(called);
}

static void a_silent_phone_reaches_nobody(void **state)
{
    struct made_group *group = *state;

    give_phone(group, "p1", "Amir Haddad", group->now_ms);
    check_in(group, "Dana Kim");
    assert_answers(asked(group, "alert.due", "{}"), "alerts.0.step=0");
    assert_answers(asked(group, "alert.look", "{}"), "due=false", "next_ms=1796103060000");
    give_phone(group, "p1", "Amir Haddad", group->now_ms - 20 * SECOND);
    assert_answers(asked(group, "alert.look", "{}"), "due=false", "next_ms=1796103040000");
    group->now_ms += 40 * SECOND;
    assert_answers(asked(group, "door.show", "{}"), "hosts_reachable=0");
    assert_answers(asked(group, "alert.due", "{}"), "alerts.0.step=2", "alerts.0.lead=true", "spooled=1");
    give_phone(group, "p1", "Amir Haddad", group->now_ms);
    assert_answers(asked(group, "door.show", "{}"), "hosts_reachable=1");
    group->now_ms += 30 * SECOND;
    assert_answers(asked(group, "alert.due", "{}"), "alerts=[]"); // reached again, and called already
}

static void a_silent_phone_gives_its_claims_back(void **state)
{
    struct made_group *group = *state;
    const char *dana, *ann, *bo;

    group->now_ms -= 2;
    dana = check_in(group, "Dana Kim");
    group->now_ms++;
    ann = check_in(group, "Ann Lee");
    group->now_ms++;
    bo = check_in(group, "Bo Ek");
    give_phone(group, "p1", "Amir Haddad", group->now_ms);
    give_phone(group, "p2", "Lea Lind", group->now_ms);
    json_decref(due(group));
    made_ask(group, "welcome.claim", "visit", "{'visit':'%s','host':'Amir Haddad','phone':'p1'}", dana);
    made_ask(group, "welcome.claim", "visit", "{'visit':'%s','host':'Lea Lind','phone':'p2'}", ann);
    made_ask(group, "welcome.claim", "visit", "{'visit':'%s','host':'Amir Haddad'}", bo); // at the board
    group->now_ms += 50 * SECOND;
    give_phone(group, "p2", "Lea Lind", group->now_ms);
    assert_answers(asked(group, "alert.look", "{'board':true}"), "due=false", "next_ms=1796103060000");
    group->now_ms += 10 * SECOND;
    assert_answers(asked(group, "alert.look", "{'board':true}"), "due=true");
    assert_answers(due(group), "given_back=1", "alerts.0.step=1", "alerts.0.shown=Dana K.", "alerts.1=-");
    assert_answers(asked(group, "board.show", "{}"), "cards.0.shown=Dana K.", "cards.0.state=waiting",
                   "cards.1.state=claimed", "cards.2.state=claimed");
    assert_answers(due(group), "given_back=0", "alerts=[]");
    // Who claims again at the board is not asked for the phone any more, nor after a greeting.
    made_ask(group, "welcome.claim", "visit", "{'visit':'%s','host':'Amir Haddad'}", dana);
    made_ask(group, "welcome.greet", "visit", "{'visit':'%s','host':'Lea Lind'}", ann);
    group->now_ms += 61 * SECOND;
    assert_answers(due(group), "given_back=0");
    group->now_ms += 130 * SECOND; // a claim that has lapsed is nobody's
    assert_answers(due(group), "given_back=0");
    assert_int_equal(made_number(group->store, "SELECT count(*) FROM fact WHERE kind = 'welcome.released'"),
                     1);
    assert_int_equal(made_number(group->store, "SELECT count(*) FROM phone_claim"), 1);
    group->now_ms += 24 * 60 * made_minute_ms; // longer than any claim lasts
    assert_answers(due(group), "given_back=0");
    assert_int_equal(made_number(group->store, "SELECT count(*) FROM phone_claim"), 0);
}

// A hello that was a slip leaves the claim as it was.
static void a_claim_is_still_the_phones_after_a_hello_was_taken_back(void **state)
{
    struct made_group *group = *state;
    const char *visit = check_in(group, "Dana Kim");

    give_phone(group, "p1", "Amir Haddad", group->now_ms);
    made_ask(group, "welcome.claim", "visit", "{'visit':'%s','host':'Amir Haddad','phone':'p1'}", visit);
    made_ask(group, "welcome.greet", "visit", "{'visit':'%s','host':'Lea Lind'}", visit);
    assert_answers(due(group), "given_back=0");
    made_ask(group, "welcome.undo", "visit", "{'visit':'%s'}", visit);
    assert_answers(asked(group, "board.show", "{}"), "cards.0.state=claimed");
    group->now_ms += 60 * SECOND;
    assert_answers(due(group), "given_back=1");
    assert_answers(asked(group, "board.show", "{}"), "cards.0.state=waiting");
}

static void a_phone_that_was_sent_away_gives_its_claims_back(void **state)
{
    struct made_group *group = *state;
    const char *visit = check_in(group, "Dana Kim");
    struct err err = { 0 };

    give_phone(group, "p1", "Amir Haddad", group->now_ms);
    made_ask(group, "welcome.claim", "visit", "{'visit':'%s','host':'Amir Haddad','phone':'p1'}", visit);
    assert_answers(due(group), "given_back=0");
    expect_done(db_run(store_db(group->store), &err, "DELETE FROM phone", ""), err);
    assert_answers(due(group), "given_back=1", "alerts.0.step=0");
}

// ---- crowds and quiet

static void a_crowd_is_one_chime_a_minute(void **state)
{
    struct made_group *group = *state;
    static const char *const names[] = { "Ann", "Bo", "Cy", "Di", "Ed", "Flo", "Gus" };
    int chimes = 0;

    for (int i = 0; i < 5; i++, group->now_ms += SECOND)
        json_decref((check_in(group, names[i]), due(group)));
    check_in(group, names[5]);
    assert_answers(due(group), "alerts.0.kind=visit", "alerts.0.sound=false", "alerts.0.hosts=[]",
                   "alerts.1=-");
    check_in(group, names[6]);
    assert_answers(due(group), "alerts.0.kind=visit", "alerts.0.sound=false", "alerts.1=-");
    for (int second = 0; second < 600; second++, group->now_ms += SECOND) {
        json_t *told = due(group), *alert;
        size_t i;

        json_array_foreach(at_path(told, "alerts"), i, alert)
        {
            bool is_crowd = strcmp(json_get_text(alert, "kind"), "crowd") == 0;

            assert_int_equal(json_get_bool(alert, "sound"), is_crowd);
            assert_true(!is_crowd || json_array_size(json_object_get(alert, "hosts")) == 2);
            chimes += is_crowd;
        }
        json_decref(told);
    }
    assert_int_equal(chimes, 10); // the first a minute after the last chime of a guest
    assert_answers(asked(group, "board.show", "{}"), "cards.6.level=2");
}

static void quiet_mode_is_light_only(void **state)
{
    struct made_group *group = *state;

    made_ask(group, "setting.set", "key", "{'key':'alert.quiet','value':'yes'}");
    check_in(group, "Dana Kim");
    assert_answers(due(group), "alerts.0.sound=false", "alerts.0.hosts=[]", "alerts.0.step=0");
    group->now_ms += 120 * SECOND;
    assert_answers(due(group), "alerts.0.sound=false", "alerts.0.hosts=[]", "alerts.0.step=2", "spooled=1");
}

// ---- help

static void help_is_called_at_once_and_before_all(void **state)
{
    struct made_group *group = *state;
    const char *help;

    check_in(group, "Dana Kim");
    json_decref(due(group));
    help = made_ask(group, "help.ask", "help", "{'reason':'half_way','name':'Amara Okafor'}");
    group->now_ms += 60 * SECOND;
    assert_answers(due(group), "alerts.0.kind=help", "alerts.0.step=1", "alerts.0.reason=half_way",
                   "alerts.0.shown=Amara O.", "alerts.0.guest=null", "alerts.0.visit=null",
                   "alerts.1.kind=visit", "alerts.2=-", "spooled=1");
    assert_int_equal(made_number(group->store,
                                 "SELECT count(*) FROM alert_spool WHERE instr(message, 'half_way')"
                                 " AND instr(message, 'Amara O.') AND instr(message, '\"kind\":\"help\"')"),
                     1);
    made_ask(group, "help.done", "help", "{'help':'%s'}", help);
    group->now_ms += 60 * SECOND;
    assert_answers(due(group), "alerts.0.kind=visit", "alerts.1=-");
}

static void help_about_a_visit_says_whose(void **state)
{
    struct made_group *group = *state;
    const char *visit = check_in(group, "Dana Kim");

    made_ask(group, "welcome.greet", "visit", "{'visit':'%s','host':'Amir Haddad'}", visit);
    made_ask(group, "help.ask", "help", "{'reason':'questioned','visit':'%s'}", visit);
    expect_after(group, 0, "help 0 0 sound");
    expect_after(group, 60, "help 1 1 sound all");
    expect_after(group, 60, "help 2 2 all lead");
    expect_after(group, 180, "help 2 3 sound all lead");
}

static void a_check_in_takes_its_call_back(void **state)
{
    static const struct {
        const char *reason, *name, *arrives;
        bool is_taken_back;
    } rows[] = {
        { "half_way", "amara okafor", "Amara Okafor", true },
        { "walk_in", "Bo Ek", "Bo Ek", true },
        { "searches", "Cy Chen", "Cy Chen", true },
        { "asked", "Di Orr", "Di Orr", true },
        { "half_way", "Ed Poe", "Edna Smith", false },
        { "same_name", "Flo Ray", "Flo Ray", false },
        { "code", "", "Gus Lee", false },
    };
    struct made_group *group = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *help =
            made_ask(group, "help.ask", "help", "{'reason':'%s','name':'%s'}", rows[i].reason, rows[i].name);
        char expected[64];

        snprintf(expected, sizeof expected, "helps.0.help=%s", rows[i].is_taken_back ? "-" : help);
        check_in(group, rows[i].arrives);
        assert_answers(asked(group, "board.show", "{}"), expected);
        made_ask(group, "help.done", "help", "{'help':'%s'}", help);
    }
}

// ---- another device's guests

static void another_device_tells_the_webhook_first(void **state)
{
    struct made_group *group = *state;
    char guest[ID_SIZE], event[ID_SIZE];
    struct err err = { 0 };

    snprintf(guest, ID_SIZE, "%s", made_ask(group, "guest.add", "guest", "{'name':'Dana Kim'}"));
    snprintf(event, ID_SIZE, "%s", made_ask(group, "event.show", "event", "{'event':'Breakfast'}"));
    expect_done(store_begin(group->store, group->now_ms, &err), err);
    {
        json_t *body = json_pack("{s:s, s:b, s:s}", "method", "scan", "owed", 1, "role", "guest");
        struct fact fact = { .device = "another0device000000",
                             .seq = 1,
                             .stamp = group->now_ms << 16,
                             .at_ms = group->now_ms,
                             .kind = "visit.checked_in",
                             .guest = guest,
                             .event = event,
                             .body = body };

        expect_done(fact_receive(group->store, &fact, &err), err);
        json_decref(body);
    }
    expect_done(store_commit(group->store, &err), err);
    group->now_ms += 120 * SECOND;
    assert_answers(due(group), "alerts.0.step=2", "spooled=0", "next_ms=1796103150000");
    group->now_ms += 29 * SECOND;
    assert_answers(due(group), "alerts=[]", "spooled=0");
    group->now_ms += SECOND;
    assert_answers(asked(group, "alert.look", "{'board':true}"), "due=true");
    assert_answers(due(group), "alerts=[]", "spooled=1");
    assert_answers(due(group), "alerts=[]", "spooled=0");
}

// ---- erasing

static void who_is_erased_is_not_spoken_of(void **state)
{
    struct made_group *group = *state;
    const char *visit = check_in(group, "Dana Kim");

    check_in(group, "Ann Lee");
    group->now_ms += 120 * SECOND;
    assert_answers(due(group), "spooled=2");
    made_ask(group, "guest.erase", "guest", "{'guest':'%s','yes':true}",
             made_ask(group, "visit.show", "guest", "{'visit':'%s'}", visit));
    assert_int_equal(letters(group), 1);
    assert_int_equal(
        made_number(group->store, "SELECT count(*) FROM alert_spool WHERE instr(message, 'Dana')"), 0);
    expect_after(group, 1, "nothing");
}

// ---- two at once

static void the_first_claim_wins_and_a_greeting_stays(void **state)
{
    struct made_group *group = *state;
    const char *visit = check_in(group, "Dana Kim");

    made_ask(group, "welcome.claim", "visit", "{'visit':'%s','host':'Amir Haddad'}", visit);
    refused(group, "welcome.claim", "Amir Haddad is on the way to Dana Kim already",
            "{'visit':'%s','host':'Lea Lind'}", visit);
    assert_answers(asked(group, "welcome.claim", "{'visit':'%s','host':'Amir Haddad'}", visit),
                   "state=claimed");
    made_ask(group, "welcome.greet", "visit", "{'visit':'%s','host':'Lea Lind'}", visit);
    refused(group, "welcome.claim", "Lea Lind has said hello to Dana Kim already",
            "{'visit':'%s','host':'Amir Haddad'}", visit);
    assert_answers(asked(group, "visit.show", "{'visit':'%s'}", visit), "state=greeted", "host_name=Lea");
    expect_after(group, 600, "nothing");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_right_phones_buzz, made_alerts_begin, made_alerts_end),
        cmocka_unit_test_setup_teardown(who_rests_is_called_when_nobody_else_is_left, made_alerts_begin,
                                        made_alerts_end),
        cmocka_unit_test_setup_teardown(a_silent_phone_reaches_nobody, made_alerts_begin, made_alerts_end),
        cmocka_unit_test_setup_teardown(a_silent_phone_gives_its_claims_back, made_alerts_begin,
                                        made_alerts_end),
        cmocka_unit_test_setup_teardown(a_claim_is_still_the_phones_after_a_hello_was_taken_back,
                                        made_alerts_begin, made_alerts_end),
        cmocka_unit_test_setup_teardown(a_phone_that_was_sent_away_gives_its_claims_back, made_alerts_begin,
                                        made_alerts_end),
        cmocka_unit_test_setup_teardown(a_crowd_is_one_chime_a_minute, made_alerts_begin, made_alerts_end),
        cmocka_unit_test_setup_teardown(quiet_mode_is_light_only, made_alerts_begin, made_alerts_end),
        cmocka_unit_test_setup_teardown(help_is_called_at_once_and_before_all, made_alerts_begin,
                                        made_alerts_end),
        cmocka_unit_test_setup_teardown(help_about_a_visit_says_whose, made_alerts_begin, made_alerts_end),
        cmocka_unit_test_setup_teardown(a_check_in_takes_its_call_back, made_alerts_begin, made_alerts_end),
        cmocka_unit_test_setup_teardown(another_device_tells_the_webhook_first, made_alerts_begin,
                                        made_alerts_end),
        cmocka_unit_test_setup_teardown(who_is_erased_is_not_spoken_of, made_alerts_begin, made_alerts_end),
        cmocka_unit_test_setup_teardown(the_first_claim_wins_and_a_greeting_stays, made_alerts_begin,
                                        made_alerts_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
