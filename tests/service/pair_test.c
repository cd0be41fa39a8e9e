// Phones are let in by codes: once, in time, and by nobody who has only seen the code.
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
    made_ask(group, "host.add", "host", "{'name':'Amir Haddad','lead':true}");
    made_ask(group, "host.add", "host", "{'name':'Bea Roth'}");
    return 0;
}

static const char no_code[] = "this code is not good, or not any more";

// The secret of a phone that the terminal let in.
static const char *phone_of(struct made_group *group, const char *host)
{
    const char *code = made_ask(group, "pair.offer", "code", "{'host':'%s'}", host);

    return made_ask(group, "pair.finish", "secret", "{'code':'%s','phone_name':'Firefox'}", code);
}

static void a_code_of_the_terminal_lets_one_phone_in(void **state)
{
    struct made_group *group = *state;
    const char *code = made_ask(group, "pair.offer", "code", "{'host':'Amir Haddad'}"), *secret;

    assert_int_equal(strlen(code), 32);
    assert_answers(asked(group, "pair.look", "{'code':'%s'}", code), "state=allowed", "hosts=[]");
    assert_answers(asked(group, "pair.ask", "{'code':'%s','host':'Amir Haddad'}", code), "state=allowed");
    refused(group, "pair.ask", "this code is somebody else's", "{'code':'%s','host':'Bea Roth'}", code);
    secret = made_ask(group, "pair.finish", "secret", "{'code':'%s','phone_name':'Firefox'}", code);
    assert_string_not_equal(secret, code);
    assert_answers(asked(group, "phone.look", "{'secret':'%s'}", secret), "host_name=Amir Haddad",
                   "shown=Amir H.", "initials=AH", "lead=true");
    assert_answers(asked(group, "phone.list", "{}"), "0.name=Firefox", "0.host_name=Amir Haddad",
                   "0.made=2026-12-01T07:00:00+01:00", "1=-");
    refused(group, "pair.finish", no_code, "{'code':'%s'}", code); // replayed
    refused(group, "pair.look", no_code, "{'code':'%s'}", code);
    refused(group, "phone.look", "this phone is not let in", "{'secret':'%s'}", code);
    refused(group, "phone.look", "this phone is not let in", "{}");
}

static void a_code_of_the_board_only_asks(void **state)
{
    struct made_group *group = *state;
    const char *code = made_ask(group, "pair.offer", "code", "{}"), *pairing;

    assert_answers(asked(group, "pair.look", "{'code':'%s'}", code), "state=open", "host=null",
                   "hosts.0.shown=Amir H.", "hosts.1.initials=BR");
    refused(group, "pair.finish", "nobody has let this phone in yet", "{'code':'%s'}", code);
    refused(group, "pair.ask", "there is no host", "{'code':'%s','host':'Cy'}", code);
    pairing = made_ask(group, "pair.ask", "pairing",
                       "{'code':'%s','host':'Bea Roth','phone_name':'Bea\\u2019s'}", code);
    refused(group, "pair.ask", "this code is somebody else's", "{'code':'%s','host':'Amir Haddad'}", code);
    refused(group, "pair.finish", "nobody has let this phone in yet", "{'code':'%s'}", code);
    refused(group, "pair.answer", "no phone asks like this", "{'pairing':'%s','allow':true}", code);
    assert_answers(asked(group, "pair.answer", "{'pairing':'%s','allow':true}", pairing), "state=allowed");
    assert_answers(asked(group, "pair.answer", "{'pairing':'%s','allow':true}", pairing), "state=allowed");
    refused(group, "pair.answer", "no phone asks like this", "{'pairing':'%s'}", pairing);
    assert_answers(asked(group, "pair.finish", "{'code':'%s'}", code), "host.4=-");
    assert_answers(asked(group, "phone.list", "{'host':'Bea Roth'}"), "0.name=Bea’s", "1=-");
    assert_answers(asked(group, "phone.list", "{'host':'Amir Haddad'}"), "0=-");
    refused(group, "pair.answer", "no phone asks like this", "{'pairing':'%s','allow':true}", pairing);
}

static void who_is_refused_stays_out(void **state)
{
    struct made_group *group = *state;
    const char *code = made_ask(group, "pair.offer", "code", "{}");
    const char *pairing = made_ask(group, "pair.ask", "pairing", "{'code':'%s','host':'Bea Roth'}", code);

    assert_answers(asked(group, "pair.answer", "{'pairing':'%s','allow':false}", pairing), "state=refused");
    assert_answers(asked(group, "pair.look", "{'code':'%s'}", code), "state=refused");
    refused(group, "pair.finish", "the board did not let this phone in", "{'code':'%s'}", code);
    refused(group, "pair.ask", "the board did not let this phone in", "{'code':'%s','host':'Bea Roth'}",
            code);
    refused(group, "pair.answer", "no phone asks like this", "{'pairing':'%s','allow':true}", pairing);
}

static void a_code_that_was_photographed_dies_with_the_first_who_asks(void **state)
{
    struct made_group *group = *state;
    const char *code = made_ask(group, "pair.offer", "code", "{}");
    json_t *answer = asked(group, "pair.ask", "{'code':'%s','host':'Bea Roth','change_code':true}", code);
    const char *own = text_at(answer, "code");

    made_ask(group, "pair.answer", "state", "{'pairing':'%s','allow':true}", text_at(answer, "pairing"));
    refused(group, "pair.look", no_code, "{'code':'%s'}", code);
    refused(group, "pair.finish", no_code, "{'code':'%s'}", code);
    made_ask(group, "pair.finish", "secret", "{'code':'%s'}", own);
    json_decref(answer);
}

static void codes_and_sessions_end(void **state)
{
    static const struct {
        int minutes; // asked for; 0: not said
        int good_for;
    } rows[] = { { 0, 10 }, { 1, 1 }, { 10, 10 } };
    struct made_group *group = *state;
    const char *secret = phone_of(group, "Bea Roth"), *asking;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *said = rows[i].minutes == 0 ? "null" : rows[i].minutes == 1 ? "1" : "10";
        const char *code = made_ask(group, "pair.offer", "code", "{'host':'Bea Roth','minutes':%s}", said);

        group->now_ms += rows[i].good_for * made_minute_ms - 1;
        made_ask(group, "pair.look", "state", "{'code':'%s'}", code);
        group->now_ms += 1;
        refused(group, "pair.look", no_code, "{'code':'%s'}", code);
        refused(group, "pair.finish", no_code, "{'code':'%s'}", code);
        refused(group, "pair.ask", no_code, "{'code':'%s','host':'Bea Roth'}", code);
    }
    asking = made_ask(group, "pair.ask", "pairing", "{'code':'%s','host':'Bea Roth'}",
                      made_ask(group, "pair.offer", "code", "{}"));
    group->now_ms += 10 * made_minute_ms;
    refused(group, "pair.answer", "no phone asks like this any more", "{'pairing':'%s','allow':true}",
            asking);
    refused(group, "pair.offer", "a code is good for up to 10 minutes", "{'minutes':11}");
    refused(group, "pair.offer", "there is no host", "{'host':'Cy'}");
    made_ask(group, "pair.offer", "code", "{}");
    assert_int_equal(made_number(group->store, "SELECT count(*) FROM pairing"), 1); // the old ones are gone
    group->now_ms = made_start_ms + INT64_C(180) * 24 * 60 * made_minute_ms - 1;
    made_ask(group, "phone.look", "phone", "{'secret':'%s'}", secret);
    group->now_ms += 1;
    refused(group, "phone.look", "this phone is not let in", "{'secret':'%s'}", secret);
    assert_answers(asked(group, "phone.list", "{}"), "0=-");
}

static void a_phone_is_put_out_again(void **state)
{
    struct made_group *group = *state;
    const char *lost = phone_of(group, "Bea Roth"), *kept = phone_of(group, "Bea Roth");
    const char *phone = made_ask(group, "phone.look", "phone", "{'secret':'%s'}", lost);

    refused(group, "phone.revoke", "there is no phone 'ab'", "{'phone':'ab'}");
    assert_answers(asked(group, "phone.revoke", "{'phone':'%.8s'}", phone), "revoked=true");
    refused(group, "phone.look", "this phone is not let in", "{'secret':'%s'}", lost);
    refused(group, "phone.revoke", "there is no phone", "{'phone':'%s'}", phone);
    made_ask(group, "phone.look", "phone", "{'secret':'%s'}", kept);
}

static void hearing_of_phones_is_written_down(void **state)
{
    struct made_group *group = *state;
    const char *secret = phone_of(group, "Bea Roth");
    const char *phone = made_ask(group, "phone.look", "phone", "{'secret':'%s'}", secret);

    group->now_ms += made_minute_ms;
    made_ask(group, "phone.heard", "heard", "{'phones':['%s','nobodys',7]}", phone);
    assert_answers(asked(group, "phone.list", "{}"), "0.heard=2026-12-01T07:01:00+01:00",
                   "0.made=2026-12-01T07:00:00+01:00");
}

// Nobody who reads the file can use what is in it.
static void no_secret_is_in_the_file(void **state)
{
    static const char *const asks[] = { "pair.offer", "pair.ask", "pair.finish" };
    struct made_group *group = *state;
    char said[200], code[40] = "", sql[200];
    const char *const members[] = { "{}", "{\"code\":\"%s\",\"host\":\"Bea Roth\",\"change_code\":true}",
                                    "{\"code\":\"%s\"}" };

    for (size_t i = 0; i < 3; i++) {
        json_t *request, *answer = NULL;
        struct err err = { 0 };

        if (i == 2)
            made_ask(group, "pair.answer", "state", "{'pairing':'%s','allow':true}",
                     made_ask(group, "pair.look", "pairing", "{'code':'%s'}", code));
        snprintf(said, sizeof said, i == 0 ? "%.2s" : members[i], i == 0 ? members[0] : code);
        request = json_parse_object(said);
        expect_done(request_run_once(group->store, asks[i], request, asks[i], group->now_ms, &answer, &err),
                    err);
        snprintf(code, sizeof code, "%s", json_get_text(answer, i == 2 ? "secret" : "code"));
        assert_int_equal(strlen(code), 32);
        for (size_t table = 0; table < 3; table++) {
            static const char *const texts[] = { "pairing WHERE code_hash || id || host || phone_name",
                                                 "phone WHERE secret_hash || id || host || name",
                                                 "answered WHERE answer" };

            snprintf(sql, sizeof sql, "SELECT count(*) FROM %s LIKE '%%%s%%'", texts[table], code);
            assert_int_equal(made_number(group->store, sql), 0);
        }
        json_decref(answer);
        json_decref(request);
    }
    assert_int_equal(made_number(group->store, "SELECT count(*) FROM phone"), 1);
}

static void a_phone_may_call_itself_anything(void **state)
{
    static const char *const rows[] = { "", "x", "<script>alert(1)</script>" };
    struct made_group *group = *state;
    char lots[900] = "";

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        made_ask(group, "pair.finish", "phone", "{'code':'%s','phone_name':'%s'}",
                 made_ask(group, "pair.offer", "code", "{'host':'Bea Roth'}"), rows[i]);
    for (size_t i = 0; i < 200; i++)
        strcat(lots, "王");
    made_ask(group, "pair.finish", "phone", "{'code':'%s','phone_name':'%s'}",
             made_ask(group, "pair.offer", "code", "{'host':'Amir Haddad'}"), lots);
    assert_answers(asked(group, "phone.list", "{'host':'Bea Roth'}"), "3=-");
    assert_int_equal(made_number(group->store, "SELECT max(length(name)) FROM phone"), 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_code_of_the_terminal_lets_one_phone_in, begin,
                                        made_group_tear_down),
        cmocka_unit_test_setup_teardown(a_code_of_the_board_only_asks, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(who_is_refused_stays_out, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(a_code_that_was_photographed_dies_with_the_first_who_asks, begin,
                                        made_group_tear_down),
        cmocka_unit_test_setup_teardown(codes_and_sessions_end, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(a_phone_is_put_out_again, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(hearing_of_phones_is_written_down, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(no_secret_is_in_the_file, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(a_phone_may_call_itself_anything, begin, made_group_tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
