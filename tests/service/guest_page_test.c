// A guest's own page: their own data, what they may change, being forgotten.
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
             "{'name':'Breakfast','starts':'2026-12-01T07:00','where':'by the window'}");
    made_ask(group, "host.add", "host", "{'name':'Amir Haddad'}");
    return 0;
}

static const char *arrive(struct made_group *group, const char *fields)
{
    const char *guest = made_ask(group, "guest.add", "guest", "{%s,'event':'Breakfast'}", fields);

    return made_ask(group, "visit.check_in", "visit", "{'guest':'%s'}", guest);
}

static void the_page_tells_guests_about_themselves_and_who_comes(void **state)
{
    struct made_group *group = *state;
    const char *visit =
        arrive(group, "'name':'Dana Kim','call_name':'Dee','company':'Acme','email':'d@a.example',"
                      "'phone':'030 12','topics':'solar, bread','note':'likes tea','invited_by':'Lee'");

    arrive(group, "'name':'Somebody Else','email':'else@b.example'");
    assert_answers(asked(group, "guest.page", "{'visit':'%s'}", visit), "call_name=Dee", "group=Early Birds",
                   "event.name=Breakfast", "event.zone=Europe/Berlin", "where=by the window", "state=waiting",
                   "host_name=null", "first_visit=true", "fields.call_name=Dee", "fields.email=d@a.example",
                   "fields.phone=030 12", "fields.company=Acme",
                   "fields.title=", "fields.topics=[\"solar\",\"bread\"]", "fields.seeks=[]",
                   "consents.introduce=false", "known.note=likes tea", "known.invited_by=Lee",
                   "known.visits.0.event_name=Breakfast", "known.visits.1=-", "known.guest=-",
                   "known.merged=-", "forget_asked=false");
    made_ask(group, "welcome.claim", "visit", "{'visit':'%s','host':'Amir Haddad'}", visit);
    assert_answers(asked(group, "guest.page", "{'visit':'%s'}", visit), "state=claimed", "host_name=Amir",
                   "host_initials=AH");
    refused(group, "guest.page", "there is no visit 'nonesuchvisit'", "{'visit':'nonesuchvisit'}");
}

static void what_a_guest_changes_is_kept(void **state)
{
    static const struct {
        const char *said, *shown;
    } rows[] = {
        { "'fields':{'call_name':'Dee'}", "fields.call_name=Dee" },
        { "'fields':{'topics':'solar, bread,, solar heat'}",
          "fields.topics=[\"solar\",\"bread\",\"solar heat\"]" },
        { "'fields':{'seeks':'a baker','offers':'roofs'}", "fields.offers=[\"roofs\"]" },
        { "'fields':{'email':'dee@a.example'}", "fields.email=dee@a.example" },
        { "'fields':{'email':''}", "fields.email=" },
        { "'fields':{'company':'  Ac\\u202eme\\u0007  Ltd '}", "fields.company=Acme Ltd" },
        { "'consents':{'introduce':true}", "consents.introduce=true" },
        { "'consents':{'share_contact':true}", "consents.introduce=true" },
        { "'consents':{'introduce':false}", "consents.introduce=false" },
        { "'fields':{'title':'Cook'},'consents':{'keep_contact':true}", "consents.share_contact=true" },
    };
    struct made_group *group = *state;
    const char *visit = arrive(group, "'name':'Dana Kim'");

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        made_ask(group, "guest.page_edit", "visit", "{'visit':'%s',%s}", visit, rows[i].said);
        assert_answers(asked(group, "guest.page", "{'visit':'%s'}", visit), rows[i].shown, "name=Dana Kim");
    }
    assert_answers(asked(group, "guest.page", "{'visit':'%s'}", visit), "fields.title=Cook",
                   "fields.call_name=Dee", "consents.keep_contact=true");
}

static void what_is_not_the_guests_to_change_stays(void **state)
{
    static const struct {
        const char *said, *sentence;
    } rows[] = {
        { "'fields':{'note':'x'}", "'note' cannot be changed here" },
        { "'fields':{'name':'Somebody'}", "'name' cannot be changed here" },
        { "'fields':{'inviter':'x'}", "'inviter' cannot be changed here" },
        { "'fields':{'guest':'x'}", "'guest' cannot be changed here" },
        { "'fields':{'topics':['a']}", "'topics' is not a text" },
        { "'fields':['topics']", "the fields are not an object" },
        { "'fields':{'email':'nowhere'}", "'nowhere' is not an e-mail address" },
        { "'consents':{'introduce':'yes'}", "nobody can agree to 'introduce'" },
        { "'consents':{'everything':true}", "nobody can agree to 'everything'" },
        { "'consents':true", "the consents are not an object" },
        { "'fields':{}", "nothing to change was said" },
        { "'fields':{'call_name':'Dee','note':'x'}", "'note' cannot be changed here" },
    };
    struct made_group *group = *state;
    const char *visit = arrive(group, "'name':'Dana Kim','call_name':'Dana'");

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        refused(group, "guest.page_edit", rows[i].sentence, "{'visit':'%s',%s}", visit, rows[i].said);
    assert_answers(asked(group, "guest.page", "{'visit':'%s'}", visit), "fields.call_name=Dana",
                   "known.note=null");
}

static void being_forgotten_is_asked_of_the_organizer_once(void **state)
{
    struct made_group *group = *state;
    const char *visit = arrive(group, "'name':'Dana Kim'"), *other = arrive(group, "'name':'Lee Moss'");
    const char *help = made_ask(group, "guest.page_forget", "help", "{'visit':'%s'}", visit);

    assert_string_equal(made_ask(group, "guest.page_forget", "help", "{'visit':'%s'}", visit), help);
    assert_answers(asked(group, "guest.page", "{'visit':'%s'}", visit), "forget_asked=true", "name=Dana Kim");
    assert_answers(asked(group, "guest.page", "{'visit':'%s'}", other), "forget_asked=false");
    assert_answers(asked(group, "board.show", "{}"), "helps.0.reason=forget", "helps.0.shown=Dana K.",
                   "helps.1=-");
    made_ask(group, "help.done", "help", "{'help':'%s','host':'Amir Haddad'}", help);
    assert_answers(asked(group, "guest.page", "{'visit':'%s'}", visit), "forget_asked=false");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_page_tells_guests_about_themselves_and_who_comes, begin,
                                        made_group_tear_down),
        cmocka_unit_test_setup_teardown(what_a_guest_changes_is_kept, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(what_is_not_the_guests_to_change_stays, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(being_forgotten_is_asked_of_the_organizer_once, begin,
                                        made_group_tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
