// Checking in as the Welcome screen hears of it.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "service/asked.h"
#include "service/told_list.h"

static int begin(void **state)
{
    struct made_group *group = made_group_of(state);

    made_ask(group, "event.add", "event",
             "{'name':'Breakfast','starts':'2026-12-01T07:00','where':'by the bar'}");
    return 0;
}

static void a_check_in_tells_what_the_screen_needs(void **state)
{
    struct made_group *group = *state;

    made_ask(group, "host.add", "host", "{'name':'Amir Haddad'}");
    assert_answers(asked(group, "visit.check_in", "{'new':'Dana Kim','company':'Acme'}"), "name=Dana Kim",
                   "call_name=Dana Kim", "shown=Dana K.", "initials=DK", "company=Acme", "first_visit=true",
                   "visit_number=1", "already=false", "arrived_at=2026-12-01T07:00:00+01:00",
                   "arrived_ms=1796104800000", "welcome=waiting", "state=waiting", "where=by the bar",
                   "hosts_on_duty=1", "host=null", "host_name=null");
}

static void nobody_guesses_what_to_call_a_guest(void **state)
{
    static const struct {
        const char *fields, *called;
    } rows[] = {
        { "'name':'Dana Kim'", "call_name=Dana Kim" },
        { "'name':'Dana R. Kim','given_name':'Dana','family_name':'Kim'", "call_name=Dana" },
        { "'name':'Kim Min','given_name':'Min','family_name':'Kim','call_name':'Minnie'",
          "call_name=Minnie" },
        { "'name':'王小明','given_name':'小明','family_name':'王'", "call_name=小明" },
    };
    struct made_group *group = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_answers(
            asked(group, "visit.check_in", "{'guest':'%s'}",
                  made_ask(group, "guest.add", "guest", "{%s,'event':'Breakfast'}", rows[i].fields)),
            rows[i].called);
}

static void the_guest_hears_who_is_coming(void **state)
{
    struct made_group *group = *state;
    const char *visit = made_ask(group, "visit.check_in", "visit", "{'new':'Dana Kim'}");

    made_ask(group, "host.add", "host", "{'name':'Amir Haddad'}");
    assert_answers(asked(group, "visit.show", "{'visit':'%s'}", visit), "name=Dana Kim", "state=waiting",
                   "host=null", "host_name=null", "host_initials=null", "first_visit=true", "visit_number=1",
                   "arrived_ms=1796104800000", "where=by the bar", "undone=false", "claimed_ms=null");
    made_ask(group, "welcome.claim", "visit", "{'visit':'%s','host':'Amir Haddad'}", visit);
    assert_answers(asked(group, "visit.show", "{'visit':'%s'}", visit), "state=claimed", "host_name=Amir",
                   "host_initials=AH", "claimed_ms=1796104800000", "until_ms=1796104980000");
    made_ask(group, "welcome.greet", "visit", "{'visit':'%s','host':'Amir Haddad'}", visit);
    assert_answers(asked(group, "visit.show", "{'visit':'%s'}", visit), "state=greeted", "host_name=Amir");
    made_ask(group, "visit.undo", "visit", "{'visit':'%s'}", visit);
    assert_answers(asked(group, "visit.show", "{'visit':'%s'}", visit), "state=null", "undone=true",
                   "first_visit=false");
}

static void members_owe_nothing(void **state)
{
    struct made_group *group = *state;
    const char *guest =
        made_ask(group, "guest.add", "guest", "{'name':'Lee Moss','event':'Breakfast','role':'member'}");
    const char *visit = made_ask(group, "visit.check_in", "visit", "{'guest':'%s'}", guest);

    assert_answers(asked(group, "visit.show", "{'visit':'%s'}", visit), "state=null", "first_visit=true");
    assert_answers(asked(group, "visit.check_in", "{'guest':'%s'}", guest), "already=true", "welcome=null");
}

// ---- the unnamed places of a buyer

static const struct list ticket_list = { .rows = { "1|Dana Kim|dana@a.example|Acme||2" } };

static void take_list(struct made_group *group, const struct list *list, const char *outcomes)
{
    char came[ROWS + 1];
    struct event event;
    struct err err = { 0 };

    expect_done(resolve_event(group->store, "Breakfast", group->now_ms, &event, &err), err);
    import_list(group->store, &event, list, came);
    assert_string_equal(came, outcomes);
    event_finish(&event);
}

static void a_place_gets_a_name(void **state)
{
    struct made_group *group = *state;
    const char *sam;
    json_t *found;

    take_list(group, &ticket_list, "A");
    assert_answers(asked(group, "door.find", "{'text':'dana'}"), "rows.1.kind=plus", "rows.1.places=2");
    assert_answers(asked(group, "visit.check_in", "{'new':'Sam Roe','plus_of':'dana@a.example'}"),
                   "name=Sam Roe", "already=false", "first_visit=true", "state=waiting");
    assert_answers(asked(group, "door.find", "{'text':'dana'}"), "rows.1.kind=plus", "rows.1.places=1");
    assert_answers(asked(group, "door.find", "{'text':'sam'}"), "rows.0.shown=Sam R.", "rows.0.arrived=true",
                   "rows.0.expected=true", "rows.1=-");
    assert_int_equal(made_number(group->store, "SELECT count(*) FROM visit WHERE method = 'search'"), 1);
    found = asked(group, "door.find", "{'text':'sam roe'}");
    sam = text_at(found, "rows.0.guest");
    assert_answers(asked(group, "guest.show", "{'guest':'%s'}", sam), "invited_by=Dana Kim",
                   "events.0.expected=true");
    json_decref(found);
    take_list(group, &ticket_list, "N"); // and the list takes nothing of it back
    assert_answers(asked(group, "door.find", "{'text':'dana'}"), "rows.1.places=1");
    assert_answers(
        asked(group, "visit.check_in", "{'new':'Kit Roe','plus_of':'dana@a.example','company':'Blum'}"),
        "company=Blum");
    assert_answers(asked(group, "door.find", "{'text':'dana'}"), "rows.0.shown=Dana K.", "rows.1=-");
    refused(group, "visit.check_in", "every guest that 'dana@a.example' brings has arrived",
            "{'new':'Lou Roe','plus_of':'dana@a.example'}");
    refused(group, "visit.check_in", "there is no guest", "{'new':'Lou Roe','plus_of':'nobody@x.example'}");
    assert_answers(asked(group, "event.show", "{}"), "expected=3", "arrived=2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_check_in_tells_what_the_screen_needs, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(nobody_guesses_what_to_call_a_guest, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(the_guest_hears_who_is_coming, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(members_owe_nothing, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(a_place_gets_a_name, begin, made_group_tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
