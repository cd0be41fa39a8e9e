// Suggestions and introductions through the services: who is here, who agreed, who has met.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "service/asked.h"

static int begin(void **state)
{
    struct made_group *group = made_group_of(state);

    made_ask(group, "event.add", "event", "{'name':'Breakfast','starts':'2026-12-01T07:00'}");
    made_ask(group, "host.add", "host", "{'name':'Amir Haddad','event':'Breakfast'}");
    return 0;
}

// Somebody who is here and, unless `introduce` is "", has answered. Their visit.
static const char *come(struct made_group *group, const char *name, const char *fields, const char *role,
                        const char *introduce)
{
    const char *guest = made_ask(group, "guest.add", "guest",
                                 "{'name':'%s',%s'email':'%c%c@a.example',"
                                 "'event':'Breakfast','role':'%s'}",
                                 name, fields, name[0] | 32, name[1], role);

    if (introduce[0])
        made_ask(group, "guest.edit", "guest", "{'guest':'%s','introduce':'%s'}", guest, introduce);
    group->now_ms += 1000; // nobody comes at the same moment
    return made_ask(group, "visit.check_in", "visit", "{'guest':'%s'}", guest);
}

// Kwame, new, seeks what Jo, a member of another company, offers; both agreed.
static void come_both(struct made_group *group)
{
    come(group, "Kwame Mensah", "'company':'Acme','seeks':'Accounting, ink',", "guest", "yes");
    come(group, "Jo Okafor", "'company':'Blum','offers':'accounting',", "member", "yes");
}

static void assert_nobody_for(struct made_group *group, const char *guest)
{
    assert_answers(asked(group, "introduce.list", "{'guest':'%s'}", guest), "0=-");
}

static void each_is_told_of_the_other_with_the_reason(void **state)
{
    struct made_group *group = *state;

    come_both(group);
    assert_answers(asked(group, "introduce.list", "{'guest':'kw@a.example'}"), "0.a_name=Kwame Mensah",
                   "0.b_name=Jo Okafor", "0.because=Kwame M. seeks Accounting, Jo O. offers it",
                   "0.kind=seeks", "0.topic=Accounting", "1=-");
    assert_answers(asked(group, "introduce.list", "{'guest':'jo@a.example'}"), "0.a_name=Jo Okafor",
                   "0.b_name=Kwame Mensah", "0.because=Kwame M. seeks accounting, Jo O. offers it",
                   "0.kind=offers", "1=-");
    assert_answers(asked(group, "introduce.list", "{}"), "0.a_name=Kwame Mensah", "0.b_name=Jo Okafor",
                   "1=-");
    refused(group, "introduce.list", "limit is out of bounds", "{'limit':0}");
    refused(group, "introduce.list", "limit is out of bounds", "{'limit':21}");
    refused(group, "introduce.list", "there is no guest", "{'guest':'nobody@x.example'}");
}

static void whoever_did_not_say_yes_is_left_out(void **state)
{
    static const char *const answers[] = { "", "no" };
    struct made_group *group = *state;

    come(group, "Jo Okafor", "'offers':'ink',", "member", "yes");
    for (size_t i = 0; i < 2; i++) {
        const char *visit =
            come(group, i ? "Nina Koch" : "Kwame Mensah", "'seeks':'ink',", "guest", answers[i]);

        assert_answers(asked(group, "introduce.list", "{}"), "0=-");
        assert_nobody_for(group, "jo@a.example");
        assert_nobody_for(group, i ? "ni@a.example" : "kw@a.example");
        assert_answers(asked(group, "visit.show", "{'visit':'%s'}", visit),
                       i ? "meet=null" : "meet.shown=Jo");
    }
    assert_answers(asked(group, "board.show", "{}"), "cards.0.meet=[]", "cards.1.meet=[]", "cards.2=-");
    made_ask(group, "guest.edit", "guest", "{'guest':'kw@a.example','introduce':'yes'}");
    assert_answers(asked(group, "board.show", "{}"), "cards.0.meet.0.shown=Jo O.", "cards.0.meet.1=-");
    made_ask(group, "guest.edit", "guest", "{'guest':'jo@a.example','introduce':'no'}");
    assert_answers(asked(group, "board.show", "{}"), "cards.0.meet=[]", "cards.1.meet=[]");
    assert_nobody_for(group, "kw@a.example");
}

static void assert_text(json_t *answer, const char *path, const char *expected)
{
    assert_string_equal(text_at(answer, path), expected);
    json_decref(answer);
}

// What is shown to somebody, and of them to others, by role and by what they answered when they were asked
// whether they may be introduced. The other is a member who agreed.
static void nobody_who_said_no_is_shown_or_shown_others(void **state)
{
    static const struct {
        const char *role, *answer; // "" never asked
        const char *on_own_screen; // who is named there
        const char *to_hosts;      // for them, in introduce list
        const char *to_other;      // to the other, on the other's own screen
        const char *of_them;       // to hosts, for the other
    } rows[] = {
        { "guest", "yes", "Jo", "Jo Okafor", "-",
          "Kwame Mensah" }, // here for the first time: told to hosts alone
        { "guest", "", "Jo", "-", "-", "-" },
        { "guest", "no", "-", "-", "-", "-" },
        { "member", "yes", "Jo", "Jo Okafor", "Kwame", "Kwame Mensah" },
        { "member", "", "Jo", "-", "-", "-" },
        { "member", "no", "-", "-", "-", "-" },
        { "host", "yes", "Jo", "Jo Okafor", "Kwame", "Kwame Mensah" },
        { "host", "", "Jo", "-", "-", "-" },
        { "host", "no", "-", "-", "-", "-" },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct made_group *group;
        const char *kwame, *jo;

        begin(state);
        group = *state;
        kwame = come(group, "Kwame Mensah", "'topics':'ink',", rows[i].role, rows[i].answer);
        jo = come(group, "Jo Okafor", "'topics':'ink',", "member", "yes");
        print_message("%s, %s\n", rows[i].role, rows[i].answer[0] ? rows[i].answer : "never asked");
        assert_text(asked(group, "visit.show", "{'visit':'%s'}", kwame), "meet.shown", rows[i].on_own_screen);
        assert_text(asked(group, "guest.page", "{'visit':'%s'}", kwame), "meet.0.shown",
                    rows[i].on_own_screen);
        assert_text(asked(group, "introduce.list", "{'guest':'kw@a.example'}"), "0.b_name", rows[i].to_hosts);
        assert_text(asked(group, "visit.show", "{'visit':'%s'}", jo), "meet.shown", rows[i].to_other);
        assert_text(asked(group, "introduce.list", "{'guest':'jo@a.example'}"), "0.b_name", rows[i].of_them);
        assert_text(asked(group, "introduce.list", "{}"), "0.a_name",
                    strcmp(rows[i].to_hosts, "-") == 0 ? "-" : "Kwame Mensah");
        if (i + 1 < sizeof rows / sizeof *rows)
            made_group_tear_down(state);
    }
}

static void only_who_is_here_now(void **state)
{
    struct made_group *group = *state;
    const char *jo;

    come(group, "Kwame Mensah", "'seeks':'ink',", "guest", "yes");
    jo = made_ask(group, "guest.add", "guest",
                  "{'name':'Jo Okafor','offers':'ink','email':'jo@a.example','event':'Breakfast'}");
    made_ask(group, "guest.edit", "guest", "{'guest':'%s','introduce':'yes'}", jo);
    assert_nobody_for(group, "kw@a.example");
    jo = made_ask(group, "visit.check_in", "visit", "{'guest':'jo@a.example'}");
    assert_answers(asked(group, "introduce.list", "{'guest':'kw@a.example'}"), "0.b_name=Jo Okafor");
    made_ask(group, "visit.undo", "visit", "{'visit':'%s'}", jo);
    assert_nobody_for(group, "kw@a.example");
    assert_nobody_for(group, "jo@a.example");
    assert_answers(asked(group, "visit.show", "{'visit':'%s'}", jo), "meet=null");
    made_ask(group, "visit.check_in", "visit", "{'guest':'jo@a.example'}");
    assert_answers(asked(group, "introduce.list", "{}"), "0.b_name=Jo Okafor", "1=-");
    made_ask(group, "event.add", "event", "{'name':'Lunch','starts':'2026-12-01T12:00'}");
    assert_answers(asked(group, "introduce.list", "{'event':'Lunch'}"), "0=-");
    made_ask(group, "event.close", "event", "{'event':'Breakfast','yes':true}");
    assert_answers(asked(group, "introduce.list", "{'event':'Breakfast'}"), "0=-");
}

static void the_kiosk_names_nobody_who_is_new(void **state)
{
    struct made_group *group = *state;
    const char *jo, *kwame = come(group, "Kwame Mensah", "'seeks':'ink','topics':'tea',", "guest", "yes");
    const char *new = come(group, "Nina Koch", "'offers':'ink','topics':'tea',", "guest", "yes");

    assert_answers(asked(group, "visit.show", "{'visit':'%s'}", kwame), "meet=null");
    assert_answers(asked(group, "visit.show", "{'visit':'%s'}", new), "meet=null");
    assert_answers(asked(group, "introduce.list", "{'guest':'kw@a.example'}"), "0.b_name=Nina Koch");
    jo = come(group, "Jo Okafor", "'company':'Blum','topics':'Tea',", "member", "yes");
    assert_answers(asked(group, "visit.show", "{'visit':'%s'}", jo), "meet=null");
    assert_answers(asked(group, "visit.show", "{'visit':'%s'}", kwame), "meet.shown=Jo", "meet.company=Blum",
                   "meet.because=You both care about tea", "meet.kind=shares", "meet.topic=tea",
                   "meet.name=-", "meet.email=-");
    assert_answers(asked(group, "board.show", "{}"), "cards.0.meet.0.shown=Jo O.",
                   "cards.0.meet.0.because=Both care about tea", "cards.0.meet.1.shown=Nina K.",
                   "cards.0.meet.1.because=Kwame M. seeks ink, Nina K. offers it", "cards.0.meet.2=-");
    assert_answers(asked(group, "guest.page", "{'visit':'%s'}", kwame), "meet.0.shown=Jo",
                   "meet.0.company=Blum", "meet.0.because=You both care about tea", "meet.0.guest=-",
                   "meet.0.name=-", "meet.1=-");
    made_ask(group, "guest.edit", "guest", "{'guest':'jo@a.example','call_name':'Joey'}");
    assert_answers(asked(group, "visit.show", "{'visit':'%s'}", kwame), "meet.shown=Joey");
}

static void the_inviter_is_for_hosts(void **state)
{
    struct made_group *group = *state;
    const char *kwame, *lee;

    made_ask(group, "guest.add", "guest", "{'name':'Sofia Marin','email':'so@a.example'}");
    kwame = come(group, "Kwame Mensah", "'invited_by':'so@a.example',", "guest", "yes");
    lee = come(group, "Lee Moss", "'invited_by':'sofia  MARÍN',", "member", "yes");
    assert_answers(asked(group, "introduce.list", "{'guest':'kw@a.example'}"), "0.b_name=Lee Moss",
                   "0.because=Sofia Marin invited them both", "0.kind=invited", "0.topic=Sofia Marin");
    assert_answers(asked(group, "board.show", "{}"), "cards.0.meet.0.because=Sofia Marin invited them both");
    assert_answers(asked(group, "visit.show", "{'visit':'%s'}", kwame), "meet=null");
    assert_answers(asked(group, "visit.show", "{'visit':'%s'}", lee), "meet=null");
    made_ask(group, "guest.edit", "guest", "{'guest':'so@a.example','topics':'x','introduce':'yes'}");
    made_ask(group, "guest.edit", "guest", "{'guest':'kw@a.example','topics':'x'}");
    made_ask(group, "visit.check_in", "visit", "{'guest':'so@a.example'}");
    assert_nobody_for(group, "so@a.example"); // she knows both of them
}

// ---- made

static void once_made_it_is_not_suggested_again(void **state)
{
    struct made_group *group = *state;
    const char *first;

    come_both(group);
    first = made_ask(group, "introduce.made", "introduction",
                     "{'a':'kw@a.example','b':'jo@a.example','host':'Amir Haddad'}");
    assert_int_equal(strlen(first), ID_LENGTH);
    assert_answers(asked(group, "introduce.list", "{}"), "0=-");
    assert_nobody_for(group, "kw@a.example");
    assert_nobody_for(group, "jo@a.example");
    assert_answers(asked(group, "board.show", "{}"), "cards.0.meet=[]");
    made_ask(group, "event.add", "event", "{'name':'Dinner','starts':'2026-12-08T19:00'}");
    assert_string_equal(
        made_ask(group, "introduce.made", "introduction",
                 "{'a':'jo@a.example','b':'kw@a.example','host':'Amir Haddad','event':'Dinner'}"),
        first);
    assert_answers(
        asked(group, "introduce.made", "{'a':'kw@a.example','b':'jo@a.example','host':'Amir Haddad'}"),
        "already=true");
    assert_int_equal(made_number(group->store, "SELECT count(*) FROM introduction"), 1);
    group->now_ms += 7 * 24 * 60 * made_minute_ms + 13 * 60 * made_minute_ms;
    made_ask(group, "visit.check_in", "visit", "{'guest':'kw@a.example','event':'Dinner'}");
    made_ask(group, "visit.check_in", "visit", "{'guest':'jo@a.example','event':'Dinner'}");
    assert_answers(asked(group, "introduce.list", "{'event':'Dinner'}"), "0=-");
    group->now_ms = made_start_ms;
}

// Either of the two may turn out to be somebody else as well, before or after.
static void merged_guests_count_as_one(void **state)
{
    struct made_group *group = *state;

    come_both(group);
    made_ask(group, "guest.add", "guest", "{'name':'K. Mensah','email':'k2@a.example'}");
    made_ask(group, "guest.add", "guest", "{'name':'J. Okafor','email':'j2@a.example'}");
    made_ask(group, "introduce.made", "introduction",
             "{'a':'k2@a.example','b':'j2@a.example','host':'Amir Haddad'}");
    assert_answers(asked(group, "introduce.list", "{'guest':'kw@a.example'}"), "0.b_name=Jo Okafor");
    made_ask(group, "guest.merge", "guest", "{'keep':'jo@a.example','drop':'j2@a.example'}");
    assert_answers(asked(group, "introduce.list", "{'guest':'kw@a.example'}"), "0.b_name=Jo Okafor");
    made_ask(group, "guest.merge", "guest", "{'keep':'kw@a.example','drop':'k2@a.example'}");
    assert_nobody_for(group, "kw@a.example");
    assert_nobody_for(group, "jo@a.example");
    assert_answers(asked(group, "introduce.list", "{}"), "0=-");
    assert_answers(
        asked(group, "introduce.made", "{'a':'jo@a.example','b':'kw@a.example','host':'Amir Haddad'}"),
        "already=true");
}

static void who_is_who_must_be_clear(void **state)
{
    struct made_group *group = *state;

    come_both(group);
    refused(group, "introduce.made", "the host is empty", "{'a':'kw@a.example','b':'jo@a.example'}");
    refused(group, "introduce.made", "the b is empty", "{'a':'kw@a.example','host':'Amir Haddad'}");
    refused(group, "introduce.made", "there is no host",
            "{'a':'kw@a.example','b':'jo@a.example','host':'Zed'}");
    refused(group, "introduce.made", "there is no guest",
            "{'a':'kw@a.example','b':'zz@a.example','host':'Amir Haddad'}");
    refused(group, "introduce.made", "both are Jo Okafor: name two guests",
            "{'a':'jo@a.example','b':'jo@a.example','host':'Amir Haddad'}");
    made_ask(group, "guest.merge", "guest", "{'keep':'jo@a.example','drop':'kw@a.example'}");
    refused(group, "introduce.made", "both are Jo Okafor: name two guests",
            "{'a':'jo@a.example','b':'kw@a.example','host':'Amir Haddad'}");
    assert_int_equal(made_number(group->store, "SELECT count(*) FROM introduction"), 0);
}

static void who_was_erased_is_nobody(void **state)
{
    struct made_group *group = *state;
    char jo[ID_SIZE];

    come_both(group);
    snprintf(jo, sizeof jo, "%s", made_ask(group, "guest.show", "guest", "{'guest':'jo@a.example'}"));
    made_ask(group, "guest.erase", "guest", "{'guest':'%s','yes':true}", jo);
    assert_nobody_for(group, "kw@a.example");
    refused(group, "introduce.made", "nothing is known about",
            "{'a':'kw@a.example','b':'%s','host':'Amir Haddad'}", jo);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_is_told_of_the_other_with_the_reason, begin,
                                        made_group_tear_down),
        cmocka_unit_test_setup_teardown(whoever_did_not_say_yes_is_left_out, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(nobody_who_said_no_is_shown_or_shown_others, NULL,
                                        made_group_tear_down),
        cmocka_unit_test_setup_teardown(only_who_is_here_now, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(the_kiosk_names_nobody_who_is_new, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(the_inviter_is_for_hosts, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(once_made_it_is_not_suggested_again, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(merged_guests_count_as_one, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(who_is_who_must_be_clear, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(who_was_erased_is_nobody, begin, made_group_tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
