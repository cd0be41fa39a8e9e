// The roster, duty and rest, and hosts who check in.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "service/asked.h"

static int begin(void **state)
{
    struct made_group *group = made_group_of(state);

    made_ask(group, "event.add", "event",
             "{'name':'Breakfast','starts':'2026-12-01T07:00','ends':'2026-12-01T09:00'}");
    return 0;
}

static void colours_are_given_and_stay(void **state)
{
    struct made_group *group = *state;
    unsigned seen = 0;
    json_t *answer;
    char name[40];

    for (int i = 0; i < 8; i++) {
        snprintf(name, sizeof name, "Host %d", i);
        made_ask(group, "host.add", "host", "{'name':'%s'}", name);
    }
    answer = asked(group, "host.list", "{}");
    for (int i = 0; i < 8; i++) {
        snprintf(name, sizeof name, "%d.colour", i);
        seen |= 1u << atoi(text_at(answer, name));
    }
    json_decref(answer);
    assert_int_equal(seen, 0xff);
}

static void hosts_are_told_with_all_that_was_said(void **state)
{
    struct made_group *group = *state;
    const char *amir = made_ask(
        group, "host.add", "host",
        "{'name':'Amir Haddad','languages':'de, ar','topics':' solar;bread ','lead':true,'colour':3}");

    assert_answers(asked(group, "host.list", "{}"), "0.name=Amir Haddad", "0.initials=AH", "0.shown=Amir H.",
                   "0.lead=true", "0.duty=true", "0.languages=[\"de\",\"ar\"]",
                   "0.topics=[\"solar\",\"bread\"]", "0.colour=3", "0.rests_until=null", "0.phones=0",
                   "0.guest=null", "1=-");
    made_ask(group, "host.edit", "host",
             "{'host':'Amir Haddad','topics':'','languages':'fr','lead':false,'colour':7}");
    made_ask(group, "host.edit", "host", "{'host':'%s','name':'Amir H. Haddad'}", amir);
    made_ask(group, "pair.finish", "phone", "{'code':'%s'}",
             made_ask(group, "pair.offer", "code", "{'host':'%s'}", amir));
    assert_answers(asked(group, "host.list", "{}"), "0.name=Amir H. Haddad", "0.lead=false", "0.topics=[]",
                   "0.languages=[\"fr\"]", "0.colour=7", "0.duty=true", "0.phones=1");
    refused(group, "host.edit", "nothing is said that could change", "{'host':'%s'}", amir);
    refused(group, "host.edit", "a host cannot be without a name", "{'host':'%s','name':''}", amir);
    refused(group, "host.edit", "'German' is not the tag", "{'host':'%s','languages':'German'}", amir);
    refused(group, "host.edit", "a colour is a number from 0 to 7", "{'host':'%s','colour':8}", amir);
    refused(group, "host.edit", "there is no guest", "{'host':'%s','guest':'nobody'}", amir);
    refused(group, "host.add", "the name is empty", "{'languages':'de'}");
    assert_answers(asked(group, "host.list", "{}"), "0.name=Amir H. Haddad", "1=-");
}

static void a_linked_guest_says_what_nobody_said_of_the_host(void **state)
{
    struct made_group *group = *state;
    const char *bea =
        made_ask(group, "guest.add", "guest", "{'name':'Bea Roth','topics':'tea','language':'it'}");

    made_ask(group, "host.add", "host", "{'name':'B.','guest':'%s'}", bea);
    assert_answers(asked(group, "host.list", "{}"), "0.name=B.", "0.topics=[\"tea\"]",
                   "0.languages=[\"it\"]");
    made_ask(group, "host.edit", "host", "{'host':'B.','name':'','topics':'coffee'}");
    assert_answers(asked(group, "host.list", "{}"), "0.name=Bea Roth", "0.topics=[\"coffee\"]");
    made_ask(group, "guest.edit", "guest", "{'guest':'%s','name':'Bea Roth-Kim'}", bea);
    assert_answers(asked(group, "host.list", "{}"), "0.name=Bea Roth-Kim", "0.initials=BR");
    refused(group, "host.edit", "a host cannot be without a name", "{'host':'Bea Roth-Kim','guest':''}");
    made_ask(group, "guest.merge", "guest", "{'keep':'%s','drop':'%s'}",
             made_ask(group, "guest.add", "guest", "{'name':'Beatrice Roth'}"), bea);
    assert_answers(asked(group, "host.list", "{}"), "0.name=Beatrice Roth", "1=-");
    made_ask(group, "host.edit", "host", "{'host':'Beatrice Roth','name':'B. Roth'}");
    made_ask(group, "pair.finish", "phone", "{'code':'%s'}",
             made_ask(group, "pair.offer", "code", "{'host':'B. Roth'}"));
    assert_answers(asked(group, "guest.dossier", "{'guest':'%s'}", bea), "host.name=B. Roth",
                   "host.languages=[\"it\"]", "host.topics=[\"coffee\"]");
    made_ask(group, "guest.erase", "guest", "{'guest':'%s','yes':true}", bea);
    assert_answers(asked(group, "host.list", "{}"), "0=-");
    assert_answers(asked(group, "phone.list", "{}"), "0=-");
    assert_int_equal(
        made_number(group->store, "SELECT count(*) FROM host WHERE name || languages || topics <> ''"), 0);
}

static void a_rest_ends_by_itself_by_hand_and_with_the_duty(void **state)
{
    static const struct {
        const char *request, *members; // what ends it
    } rows[] = { { "host.rest", "'on':false" }, { "host.duty", "'on':false" }, { "host.duty", "'on':true" } };
    struct made_group *group = *state;

    made_ask(group, "host.add", "host", "{'name':'Amir'}");
    assert_answers(asked(group, "host.rest", "{'host':'Amir','on':true}"),
                   "rests_until=2026-12-01T07:10:00+01:00");
    assert_answers(asked(group, "host.list", "{}"), "0.rests_until=2026-12-01T07:10:00+01:00", "0.duty=true");
    group->now_ms += 10 * made_minute_ms;
    assert_answers(asked(group, "host.list", "{}"), "0.rests_until=null");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_answers(asked(group, "host.rest", "{'host':'Amir','on':true,'minutes':30}"),
                       "rests_until=2026-12-01T07:40:00+01:00");
        made_ask(group, rows[i].request, "host", "{'host':'Amir',%s}", rows[i].members);
        assert_answers(asked(group, "host.list", "{}"), "0.rests_until=null");
    }
    refused(group, "host.rest", "a host rests for 1 to 240 minutes", "{'host':'Amir','on':true,'minutes':0}");
    refused(group, "host.rest", "there is no host", "{'host':'Cy','on':true}");
}

static const char *guest_as_host(struct made_group *group, const char *name)
{
    return made_ask(group, "guest.add", "guest", "{'name':'%s','event':'Breakfast','role':'host'}", name);
}

static void a_host_who_checks_in_is_on_duty(void **state)
{
    struct made_group *group = *state;
    const char *amir = made_ask(group, "host.add", "host", "{'name':'Amir  HADDAD'}"), *visit;

    made_ask(group, "host.duty", "host", "{'host':'%s','on':false}", amir);
    visit = made_ask(group, "visit.check_in", "visit", "{'guest':'%s'}", guest_as_host(group, "amir haddad"));
    assert_answers(asked(group, "host.list", "{}"), "0.name=Amir HADDAD", "0.duty=true", "1=-");
    made_ask(group, "visit.undo", "visit", "{'visit':'%s'}", visit);
    assert_answers(asked(group, "host.list", "{}"), "0.duty=false", "1=-");
    made_ask(group, "visit.undo", "visit", "{'visit':'%s'}", visit); // again: nothing more to take back
    made_ask(group, "host.duty", "host", "{'host':'%s','on':true}", amir);
    made_ask(group, "visit.undo", "visit", "{'visit':'%s'}", visit);
    assert_answers(asked(group, "host.list", "{}"), "0.duty=true");
    // The name may change now: the guest is known.
    made_ask(group, "host.edit", "host", "{'host':'%s','name':'A. Haddad'}", amir);
    made_ask(group, "host.duty", "host", "{'host':'%s','on':false}", amir);
    made_ask(group, "visit.check_in", "visit", "{'code':'','guest':'%s'}",
             made_ask(group, "visit.show", "guest", "{'visit':'%s'}", visit));
    assert_answers(asked(group, "host.list", "{}"), "0.name=A. Haddad", "0.duty=true", "1=-");
}

static void duty_elsewhere_is_not_taken_back(void **state)
{
    struct made_group *group = *state;
    const char *visit =
        made_ask(group, "visit.check_in", "visit", "{'guest':'%s'}", guest_as_host(group, "Amir"));

    made_ask(group, "event.add", "event", "{'name':'Lunch','starts':'2026-12-01T12:00'}");
    made_ask(group, "host.duty", "host", "{'host':'Amir','on':true,'event':'Lunch'}");
    assert_answers(asked(group, "board.show", "{'event':'Breakfast'}"), "hosts.0.duty=false");
    made_ask(group, "visit.undo", "visit", "{'visit':'%s'}", visit);
    assert_answers(asked(group, "board.show", "{'event':'Lunch'}"), "hosts.0.duty=true");
}

static void whom_the_roster_does_not_know_is_added(void **state)
{
    struct made_group *group = *state;
    const char *noor = guest_as_host(group, "Noor Aziz");

    made_ask(group, "host.add", "host", "{'name':'Amir'}");
    made_ask(group, "visit.check_in", "visit", "{'guest':'%s'}", noor);
    made_ask(group, "visit.check_in", "visit", "{'guest':'%s'}", noor); // already there
    assert_answers(asked(group, "host.list", "{}"), "1.name=Noor Aziz", "1.duty=true", "1.lead=false", "2=-");
    assert_int_equal(made_number(group->store, "SELECT count(*) FROM host WHERE name = '' AND guest <> ''"),
                     1);
    made_ask(group, "visit.check_in", "visit", "{'new':'Guest Gus'}"); // other roles are not hosts
    made_ask(group, "visit.check_in", "visit", "{'guest':'%s'}",
             made_ask(group, "guest.add", "guest", "{'name':'Mem Ber','event':'Breakfast','role':'member'}"));
    assert_answers(asked(group, "host.list", "{}"), "2=-");
    group->now_ms += 3 * 3600000;
    made_ask(group, "visit.check_in", "visit", "{'event':'Breakfast','guest':'%s','at':'2026-12-01T07:30'}",
             guest_as_host(group, "Late Lee"));
    assert_answers(asked(group, "host.list", "{}"), "2.name=Noor Aziz", "2.duty=true", "0.name=Amir",
                   "1.name=Late Lee", "3=-");
    group->now_ms += 3 * 3600000; // written down after it was closed: that calls nobody to duty
    made_ask(group, "visit.check_in", "visit", "{'event':'Breakfast','guest':'%s','at':'2026-12-01T07:30'}",
             guest_as_host(group, "Very Late"));
    assert_answers(asked(group, "host.list", "{}"), "3=-", "2.duty=false");
}

// Greeting in another's name, and for an earlier time.
static void a_greeting_is_recorded_for_whoever_said_hello_when(void **state)
{
    struct made_group *group = *state;
    const char *visit = made_ask(group, "visit.check_in", "visit", "{'new':'Amara','at':'2026-12-01T06:50'}");

    made_ask(group, "host.add", "host", "{'name':'Amir Haddad'}");
    made_ask(group, "host.add", "host", "{'name':'Bea Roth'}");
    made_ask(group, "welcome.claim", "visit", "{'visit':'%s','host':'Amir Haddad'}", visit);
    made_ask(group, "welcome.greet", "visit",
             "{'visit':'%s','host':'Bea Roth','at':'2026-12-01T06:54','note':'by the window'}", visit);
    assert_answers(asked(group, "welcome.list", "{'all':true}"), "0.state=greeted", "0.host_name=Bea Roth",
                   "0.waited_s=240");
    refused(group, "welcome.claim", "Bea Roth has said hello to Amara already",
            "{'visit':'%s','host':'Amir Haddad'}", visit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(hosts_are_told_with_all_that_was_said, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(colours_are_given_and_stay, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(a_linked_guest_says_what_nobody_said_of_the_host, begin,
                                        made_group_tear_down),
        cmocka_unit_test_setup_teardown(a_rest_ends_by_itself_by_hand_and_with_the_duty, begin,
                                        made_group_tear_down),
        cmocka_unit_test_setup_teardown(a_host_who_checks_in_is_on_duty, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(duty_elsewhere_is_not_taken_back, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(whom_the_roster_does_not_know_is_added, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(a_greeting_is_recorded_for_whoever_said_hello_when, begin,
                                        made_group_tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
