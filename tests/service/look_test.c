// What a guest is shown about a guest, and the rest of what a new one says.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "service/asked.h"

static int begin(void **state)
{
    struct made_group *group = made_group_of(state);

    made_ask(group, "event.add", "event", "{'name':'Before','starts':'2026-11-01T07:00'}");
    made_ask(group, "event.add", "event", "{'name':'Breakfast','starts':'2026-12-01T07:00'}");
    made_ask(group, "host.add", "host", "{'name':'Amir Haddad'}");
    return 0;
}

static void is_this_you(void **state)
{
    struct made_group *group = *state;
    const char *guest = made_ask(group, "guest.add", "guest",
                                 "{'name':'Dana Kim','company':'Acme','title':'CEO','topics':'solar, bread',"
                                 "'email':'dana@a.example','phone':'030 1234','event':'Breakfast'}");
    json_t *answer = asked(group, "guest.look", "{'guest':'%s'}", guest);

    assert_null(json_object_get(answer, "email"));
    assert_null(json_object_get(answer, "phone"));
    assert_answers(answer, "name=Dana Kim", "shown=Dana K.", "company=Acme", "title=CEO",
                   "topics=[\"solar\",\"bread\"]", "arrived=false", "first=true");
    made_ask(group, "visit.check_in", "visit", "{'guest':'%s'}", guest);
    assert_answers(asked(group, "guest.look", "{'guest':'%s'}", guest), "arrived=true", "first=true");
    group->now_ms += 24 * 60 * made_minute_ms; // with no event to ask about
    assert_answers(asked(group, "guest.look", "{'guest':'%s'}", guest), "arrived=false", "first=false");
}

static void who_was_here_before_is_hinted_at(void **state)
{
    static const struct {
        const char *name, *fields;
    } known[] = {
        { "Katherine Fox", "'email':'kate@fox.example','company':'Den'" },
        { "Fox Katherine", "'company':'Lair'" },
        { "Katharine Fox", "" },
        { "Katherine Foxworth", "" },
        { "Kat Fox", "" },
    };
    struct made_group *group = *state;
    const char *guest;

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        made_ask(group, "guest.edit", "guest", "{'guest':'%s','note':'-'%s%s}",
                 made_ask(group, "visit.check_in", "guest", "{'event':'Before','new':'%s'}", known[i].name),
                 known[i].fields[0] ? "," : "", known[i].fields);
    made_ask(group, "guest.add", "guest", "{'name':'Katherine Fox','company':'Elsewhere'}"); // never here
    made_ask(group, "visit.check_in", "guest",
             "{'event':'Breakfast','new':'Katherine Fox'}"); // here just now
    guest = made_ask(group, "visit.check_in", "guest", "{'event':'Breakfast','new':'katherine fox'}");
    assert_answers(asked(group, "guest.alike", "{'guest':'%s'}", guest), "0.shown=Katherine F.",
                   "0.hint=k•••@fox.example", "1.shown=Fox K.", "1.hint=Lair", "2.shown=Katharine F.",
                   "2.hint=null", "3=-");
    guest = made_ask(group, "visit.check_in", "guest", "{'event':'Breakfast','new':'Kat Fix'}");
    assert_answers(asked(group, "guest.alike", "{'guest':'%s'}", guest), "0=-"); // no slip in words so short
    guest = made_ask(group, "visit.check_in", "guest", "{'event':'Breakfast','new':'Somebody Else'}");
    assert_answers(asked(group, "guest.alike", "{'guest':'%s'}", guest), "0=-");
}

// The visit goes to the guest who is known; what the door saw as owed stands until a person says
// otherwise, and the card says that this guest was here before.
static void a_visit_moves_to_who_was_here_before(void **state)
{
    struct made_group *group = *state;
    const char *before = made_ask(group, "visit.check_in", "visit", "{'event':'Before','new':'Dana Kim'}");
    const char *known = made_ask(group, "visit.show", "guest", "{'visit':'%s'}", before), *guest, *visit;

    made_ask(group, "welcome.greet", "visit", "{'visit':'%s','host':'Amir Haddad'}", before);
    visit = made_ask(group, "visit.check_in", "visit", "{'event':'Breakfast','new':'Dana Kim'}");
    guest = made_ask(group, "visit.show", "guest", "{'visit':'%s'}", visit);
    assert_string_not_equal(known, guest);
    made_ask(group, "guest.merge", "guest", "{'keep':'%s','drop':'%s'}", known, guest);
    assert_answers(asked(group, "visit.show", "{'visit':'%s'}", visit), "first_visit=false", "visit_number=2",
                   "state=waiting");
    assert_string_equal(made_ask(group, "visit.show", "guest", "{'visit':'%s'}", visit), known);
    assert_answers(asked(group, "board.show", "{}"), "cards.0.known_before=true", "cards.1=-",
                   "counts.arrived=1");
    made_ask(group, "welcome.dismiss", "visit", "{'visit':'%s','reason':'has been here before'}", visit);
    assert_answers(asked(group, "board.show", "{}"), "cards=[]");
}

static void a_new_guest_says_the_rest(void **state)
{
    static const struct {
        const char *fields, *shown;
    } rows[] = {
        { "'call_name':'Dee'", "call_name=Dee" },
        { "'topics':'solar, bread'", "topics=[\"solar\",\"bread\"]" },
        { "'seeks':'a baker'", "seeks=[\"a baker\"]" },
        { "'offers':'roofs'", "offers=[\"roofs\"]" },
        { "'invited_by':'Lee Moss'", "invited_by=Lee Moss" },
        { "'email':'dee@a.example'", "email=dee@a.example" },
        { "'phone':'030 12 34'", "phone=030 12 34" },
        { "'introduce':'yes'", "consents=[\"introduce\"]" },
        { "'introduce':'yes'", "consents=[\"introduce\"]" },
        { "'share_contact':'yes','keep_contact':'yes'",
          "consents=[\"introduce\",\"keep_contact\",\"share_contact\"]" },
        { "'introduce':'no'", "consents=[\"keep_contact\",\"share_contact\"]" },
        { "'phone':'030 12 34'", "phone=030 12 34" },
    };
    struct made_group *group = *state;
    const char *guest = made_ask(group, "visit.check_in", "guest", "{'new':'Dana Kim'}");

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        made_ask(group, "guest.edit", "guest", "{'guest':'%s',%s}", guest, rows[i].fields);
        assert_answers(asked(group, "guest.show", "{'guest':'%s'}", guest), rows[i].shown);
    }
    assert_int_equal(made_number(group->store, "SELECT count(*) FROM fact WHERE kind = 'guest.consented'"),
                     3);
    refused(group, "guest.edit", "introduce cannot be 'perhaps': say no or yes",
            "{'guest':'%s','introduce':'perhaps'}", guest);
    refused(group, "guest.edit", "nothing to change was said", "{'guest':'%s'}", guest);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(is_this_you, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(who_was_here_before_is_hinted_at, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(a_visit_moves_to_who_was_here_before, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(a_new_guest_says_the_rest, begin, made_group_tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
