// What the board is told of hosts and their phones.
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
    return 0;
}

static void set_host(struct made_group *group, const char *host, json_t *more)
{
    json_object_set_new(more, "host", json_string(host));
    made_fact(group, FACT_HOST_SET, NULL, NULL, more);
}

static void hosts_who_suit_are_suggested(void **state)
{
    struct made_group *group = *state;
    const char *ann = made_ask(group, "host.add", "host", "{'name':'Ann','lead':true}");
    const char *bea = made_ask(group, "host.add", "host", "{'name':'Bea'}");
    const char *cy = made_ask(group, "host.add", "host", "{'name':'Cy'}");
    made_ask(group, "host.add", "host", "{'name':'Dan'}");
    const char *visit = made_ask(group, "visit.check_in", "visit", "{'new':'Amara Okafor'}");
    char sentence[64];
    json_t *answer;

    made_ask(group, "guest.edit", "guest", "{'guest':'%s','language':'fr','seeks':'a baker, Bread'}",
             made_ask(group, "visit.show", "guest", "{'visit':'%s'}", visit));
    set_host(group, bea, json_pack("{s:s}", "topics", "bread; tea"));
    set_host(group, cy, json_pack("{s:s}", "languages", "de; fr"));
    made_ask(group, "host.duty", "host", "{'host':'Dan','on':false}");
    answer = asked(group, "board.show", "{}");
    assert_string_equal(text_at(answer, "cards.0.suggested.0.host"), cy);
    assert_string_equal(text_at(answer, "cards.0.suggested.1.host"), bea);
    assert_string_equal(text_at(answer, "cards.0.suggested.2.host"), ann);
    assert_answers(answer, "cards.0.suggested.0.language=fr", "cards.0.suggested.0.topic=null",
                   "cards.0.suggested.1.topic=Bread", "cards.0.suggested.1.language=null",
                   "cards.0.suggested.2.topic=null", "cards.0.suggested.2.open=0", "cards.0.suggested.3=-",
                   "hosts.1.topics=[\"bread\",\"tea\"]", "hosts.2.languages=[\"de\",\"fr\"]",
                   "hosts.0.rests_until_ms=null");
    made_fact(group, FACT_HOST_RESTED, NULL, NULL,
              json_pack("{s:s, s:I}", "host", cy, "until_ms", (json_int_t)(group->now_ms + 1000)));
    made_ask(group, "welcome.claim", "visit", "{'visit':'%s','host':'%s'}", visit, bea);
    snprintf(sentence, sizeof sentence, "hosts.2.rests_until_ms=%lld", (long long)group->now_ms + 1000);
    assert_answers(asked(group, "board.show", "{}"), "cards.0.suggested.0.open=1",
                   "cards.0.suggested.1.open=0", "cards.0.suggested.2=-", "hosts.1.open=1", sentence);
    group->now_ms += 1000;
    assert_answers(asked(group, "board.show", "{}"), "cards.0.suggested.3=-", "hosts.2.rests_until_ms=null");
}

static void phones_are_told(void **state)
{
    struct made_group *group = *state;
    const char *code, *secret, *phone;

    made_ask(group, "host.add", "host", "{'name':'Amir Haddad'}");
    assert_answers(asked(group, "board.show", "{}"), "hosts.0.has_phone=false", "hosts.0.heard_ms=null",
                   "asking=[]");
    code = made_ask(group, "pair.offer", "code", "{}");
    assert_answers(asked(group, "board.show", "{}"), "asking=[]");
    made_ask(group, "pair.ask", "pairing", "{'code':'%s','host':'Amir Haddad','phone_name':'Safari'}", code);
    assert_answers(asked(group, "board.show", "{}"), "asking.0.shown=Amir H.", "asking.0.phone=Safari",
                   "asking.0.ends_ms=1796105400000", "asking.1=-");
    made_ask(group, "pair.answer", "pairing", "{'pairing':'%s','allow':true}",
             made_ask(group, "pair.look", "pairing", "{'code':'%s'}", code));
    assert_answers(asked(group, "board.show", "{}"), "asking=[]", "hosts.0.has_phone=false");
    secret = made_ask(group, "pair.finish", "secret", "{'code':'%s'}", code);
    phone = made_ask(group, "phone.look", "phone", "{'secret':'%s'}", secret);
    assert_answers(asked(group, "board.show", "{}"), "hosts.0.has_phone=true",
                   "hosts.0.heard_ms=1796104800000");
    group->now_ms += 1000;
    made_ask(group, "phone.heard", "heard", "{'phones':['%s']}", phone);
    assert_answers(asked(group, "board.show", "{}"), "hosts.0.heard_ms=1796104801000");
    made_ask(group, "phone.revoke", "phone", "{'phone':'%s'}", phone);
    assert_answers(asked(group, "board.show", "{}"), "hosts.0.has_phone=false", "hosts.0.heard_ms=null");
    made_ask(group, "pair.ask", "pairing", "{'code':'%s','host':'Amir Haddad'}",
             made_ask(group, "pair.offer", "code", "{}"));
    group->now_ms += 10 * made_minute_ms;
    assert_answers(asked(group, "board.show", "{}"), "asking=[]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(hosts_who_suit_are_suggested, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(phones_are_told, begin, made_group_tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
