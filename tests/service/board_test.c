// What the hosts' board is told.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "service/asked.h"
#include "util/zone.h"

static int begin(void **state)
{
    struct made_group *group = made_group_of(state);

    made_ask(group, "event.add", "event", "{'name':'Breakfast','starts':'2026-12-01T07:00'}");
    return 0;
}

static const char *check_in(struct made_group *group, const char *name, int minutes_ago)
{
    char at[ZONE_TIME_SIZE];

    zone_format(at, "UTC", group->now_ms - minutes_ago * made_minute_ms);
    return made_ask(group, "visit.check_in", "visit", "{'event':'Breakfast','new':'%s','at':'%s'}", name, at);
}

static void between_events_nobody_waits(void **state)
{
    struct made_group *group = *state;

    group->now_ms += 5 * 60 * made_minute_ms;
    assert_answers(asked(group, "board.show", "{}"), "event=null", "next=null", "cards=[]", "helps=[]",
                   "back=[]", "hosts=[]", "counts.arrived=0", "counts.typical_wait_s=null", "level1_s=60",
                   "level2_s=120", "repeat_s=180", "lapse_s=180", "ask_s=60");
}

static void who_waits_stands_on_the_board(void **state)
{
    struct made_group *group = *state;
    const char *amir = made_ask(group, "host.add", "host", "{'name':'Amir Haddad','lead':true}"), *amara,
               *dana;

    made_ask(group, "host.add", "host", "{'name':'Bea Roth'}");
    dana = check_in(group, "Dana Kim", 1);
    amara = check_in(group, "Amara Okafor", 9);
    made_ask(group, "guest.edit", "guest",
             "{'guest':'%s','company':'Acme','title':'CEO','topics':'solar, bread','seeks':'a "
             "baker','offers':'roofs',"
             "'invited_by':'Lee','language':'fr','note':'shy','call_name':'Ama'}",
             made_ask(group, "visit.show", "guest", "{'visit':'%s'}", amara));
    made_ask(group, "welcome.claim", "visit", "{'visit':'%s','host':'Amir Haddad'}", dana);
    assert_answers(asked(group, "board.show", "{}"), "event.name=Breakfast", "event.arrived=2", "cards.2=-",
                   "cards.0.shown=Amara O.", "cards.0.name=Amara Okafor", "cards.0.initials=AO",
                   "cards.0.call_name=Ama", "cards.0.company=Acme", "cards.0.topics=[\"solar\",\"bread\"]",
                   "cards.0.seeks=[\"a baker\"]", "cards.0.offers=[\"roofs\"]", "cards.0.invited_by=Lee",
                   "cards.0.language=fr", "cards.0.note=shy", "cards.0.first_visit=true",
                   "cards.0.visit_number=1", "cards.0.state=waiting", "cards.0.arrived_ms=1796104260000",
                   "cards.0.waited_s=540", "cards.0.host=null", "cards.0.host_name=null",
                   "cards.0.claimed_ms=null", "cards.0.known_before=false", "cards.1.shown=Dana K.",
                   "cards.1.state=claimed", "cards.1.host_name=Amir", "cards.1.host_initials=AH",
                   "cards.1.claimed_ms=1796104800000", "cards.1.until_ms=1796104980000",
                   "hosts.0.shown=Amir H.", "hosts.0.initials=AH", "hosts.0.lead=true", "hosts.0.duty=true",
                   "hosts.0.open=1", "hosts.1.open=0", "hosts.1.lead=false");
    made_ask(group, "host.duty", "host", "{'host':'%s','on':false}", amir);
    made_ask(group, "welcome.greet", "visit", "{'visit':'%s','host':'Bea Roth'}", amara);
    group->now_ms += 3 * made_minute_ms; // Amir's claim lapses
    assert_answers(asked(group, "board.show", "{}"), "cards.1=-", "cards.0.shown=Dana K.",
                   "cards.0.state=waiting", "cards.0.host=null", "hosts.0.duty=false", "hosts.0.open=0");
    made_ask(group, "welcome.gone", "visit", "{'visit':'%s'}", dana);
    assert_answers(asked(group, "board.show", "{}"), "cards=[]", "counts.owed=2", "counts.greeted=1",
                   "counts.waiting=0");
}

static void the_counts_tell_how_it_goes(void **state)
{
    static const struct {
        const char *name;
        int waited_min; // until greeted; -1 not yet, -2 dismissed
    } rows[] = { { "Ann", 1 }, { "Bo", 9 }, { "Cy", 2 }, { "Di", 4 }, { "Ed", -1 }, { "Flo", -2 } };
    struct made_group *group = *state;

    made_ask(group, "host.add", "host", "{'name':'Amir'}");
    made_ask(group, "guest.add", "guest", "{'name':'Gus','event':'Breakfast'}");
    made_ask(group, "visit.check_in", "visit", "{'guest':'%s'}",
             made_ask(group, "guest.add", "guest", "{'name':'Hal','event':'Breakfast','role':'member'}"));
    made_ask(group, "visit.undo", "visit", "{'visit':'%s'}", check_in(group, "Ida", 1));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *visit = check_in(group, rows[i].name, rows[i].waited_min);

        if (rows[i].waited_min >= 0)
            made_ask(group, "welcome.greet", "visit", "{'visit':'%s','host':'Amir'}", visit);
        else if (rows[i].waited_min == -2)
            made_ask(group, "welcome.dismiss", "visit", "{'visit':'%s','reason':'fine'}", visit);
    }
    assert_answers(asked(group, "board.show", "{}"), "counts.expected=2", "counts.arrived=7",
                   "counts.first_visits=7", "counts.owed=5", "counts.greeted=4", "counts.waiting=1",
                   "counts.typical_wait_s=180");
}

static void who_is_back_stands_below(void **state)
{
    static const struct {
        const char *name;
        bool greeted;
    } rows[] = { { "Ann Lee", true }, { "Bo Ek", true },  { "Cy Ash", false },
                 { "Di Orr", true },  { "Ed Poe", true }, { "Flo Ray", true } };
    struct made_group *group = *state;

    made_ask(group, "host.add", "host", "{'name':'Amir Haddad'}");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *visit = check_in(group, rows[i].name, 9);

        made_ask(group, "guest.edit", "guest", "{'guest':'%s','email':'%zu@x.example'}",
                 made_ask(group, "visit.show", "guest", "{'visit':'%s'}", visit), i);
        if (rows[i].greeted)
            made_ask(group, "welcome.greet", "visit", "{'visit':'%s','host':'Amir Haddad'}", visit);
    }
    group->now_ms += 7 * 24 * 60 * made_minute_ms;
    made_ask(group, "event.add", "event", "{'name':'Next','starts':'2026-12-08T07:00'}");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        made_ask(group, "visit.check_in", "visit",
                 "{'event':'Next','new':'%s','email':'%zu@x.example','at':'%s'}", rows[i].name, i,
                 i == 0 ? "2026-12-08T06:59" : "2026-12-08T06:50");
    assert_answers(asked(group, "board.show", "{}"), "event.name=Next", "cards.0.name=Cy Ash", "cards.1=-",
                   "cards.0.first_visit=false", "cards.0.visit_number=2", "back.0.shown=Ann L.",
                   "back.0.visit_number=2", "back.0.met=Amir", "back.3.met=Amir", "back.4=-");
}

static void how_a_welcome_ended_is_taken_back(void **state)
{
    static const struct {
        const char *request, *members;
    } rows[] = { { "welcome.greet", "'host':'Amir'" },
                 { "welcome.gone", "'host':'Amir'" },
                 { "welcome.dismiss", "'reason':'fine'" } };
    struct made_group *group = *state;
    const char *visit = check_in(group, "Dana Kim", 1);

    made_ask(group, "host.add", "host", "{'name':'Amir'}");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        made_ask(group, "welcome.claim", "visit", "{'visit':'%s','host':'Amir'}", visit);
        made_ask(group, rows[i].request, "visit", "{'visit':'%s',%s}", visit, rows[i].members);
        assert_answers(asked(group, "board.show", "{}"), "cards=[]");
        assert_answers(asked(group, "welcome.undo", "{'visit':'%s'}", visit), "state=claimed");
        group->now_ms += 4 * made_minute_ms;
        assert_answers(asked(group, "welcome.undo", "{'visit':'%s'}", visit), "state=waiting", "host=null");
        assert_answers(asked(group, "board.show", "{}"), "cards.0.state=waiting", "cards.0.visit_number=1");
    }
}

// ---- help

static void the_door_asks_for_help(void **state)
{
    struct made_group *group = *state;
    const char *first, *second, *visit = check_in(group, "Dana Kim", 2);

    made_ask(group, "host.add", "host", "{'name':'Amir Haddad'}");
    first = made_ask(group, "help.ask", "help", "{'reason':'half_way','name':'Amara Okafor'}");
    group->now_ms += made_minute_ms;
    second =
        made_ask(group, "help.ask", "help", "{'reason':'questioned','visit':'%s','name':'ignored'}", visit);
    assert_string_equal(made_ask(group, "help.ask", "help", "{'reason':'half_way','name':'Amara Okafor'}"),
                        first);
    assert_answers(asked(group, "board.show", "{}"), "helps.0.reason=half_way", "helps.0.name=Amara O.",
                   "helps.0.shown=Amara O.", "helps.0.at_ms=1796104800000", "helps.0.visit=null",
                   "helps.1.reason=questioned", "helps.1.name=Dana Kim", "helps.1.shown=Dana K.",
                   "helps.2=-");
    assert_answers(asked(group, "help.done", "{'help':'%s','host':'Amir Haddad'}", first), "done=true");
    assert_answers(asked(group, "help.done", "{'help':'%s'}", first), "done=true");
    assert_answers(asked(group, "board.show", "{}"), "helps.0.reason=questioned", "helps.1=-");
    made_ask(group, "help.done", "help", "{'help':'%s'}", second);
    assert_answers(asked(group, "board.show", "{}"), "helps=[]");
    assert_string_not_equal(
        made_ask(group, "help.ask", "help", "{'reason':'half_way','name':'Amara Okafor'}"), first);
    assert_int_equal(made_number(group->store, "SELECT count(*) FROM fact WHERE kind LIKE 'help.%'"), 5);
    assert_int_equal(made_number(group->store, "SELECT count(*) FROM fact WHERE body LIKE '%Okafor%'"), 0);
}

static void help_that_makes_no_sense_is_refused(void **state)
{
    struct made_group *group = *state;

    refused(group, "help.ask", "the reason is empty", "{}");
    refused(group, "help.ask", "reason cannot be 'bored': say asked, code,", "{'reason':'bored'}");
    refused(group, "help.ask", "there is no visit", "{'reason':'questioned','visit':'nothing1'}");
    refused(group, "help.done", "the help is empty", "{}");
    refused(group, "help.done", "nobody asked for help as 'nothing1'", "{'help':'nothing1'}");
    group->now_ms += 24 * 60 * made_minute_ms;
    refused(group, "help.ask", "no event is going on", "{'reason':'asked'}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(between_events_nobody_waits, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(who_waits_stands_on_the_board, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(the_counts_tell_how_it_goes, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(who_is_back_stands_below, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(how_a_welcome_ended_is_taken_back, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(the_door_asks_for_help, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(help_that_makes_no_sense_is_refused, begin, made_group_tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
