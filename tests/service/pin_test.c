// Setting and trying PINs.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "service/asked.h"

static int begin(void **state)
{
    made_group_of(state);
    return 0;
}

static void a_pin_is_right_for_its_role_alone(void **state)
{
    struct made_group *group = *state;

    refused(group, "pin.check", "there is no PIN of the host yet", "{'role':'host','pin':'1234'}");
    assert_answers(asked(group, "door.show", "{}"), "has_pin.host=false", "has_pin.organizer=false");
    assert_answers(asked(group, "board.show", "{}"), "has_pin=false");
    assert_answers(asked(group, "pin.set", "{'role':'host','pin':'1234'}"), "role=host", "set=true");
    assert_answers(asked(group, "pin.set", "{'role':'organizer','pin':'987654321012'}"), "role=organizer");
    assert_answers(asked(group, "door.show", "{}"), "has_pin.host=true", "has_pin.organizer=true");
    assert_answers(asked(group, "board.show", "{}"), "has_pin=true");
    assert_answers(asked(group, "pin.check", "{'role':'host','pin':'1234'}"), "right=true", "wait_ms=0");
    assert_answers(asked(group, "pin.check", "{'role':'organizer','pin':'1234'}"), "right=false",
                   "wait_ms=0");
    assert_answers(asked(group, "pin.check", "{'role':'host','pin':''}"), "right=false");
    assert_answers(asked(group, "pin.check", "{'role':'organizer','pin':'987654321012'}"), "right=true");
    made_ask(group, "pin.set", "role", "{'role':'host','pin':'4321'}");
    assert_answers(asked(group, "pin.check", "{'role':'host','pin':'1234'}"), "right=false");
    assert_answers(asked(group, "pin.check", "{'role':'host','pin':'4321'}"), "right=true");
    refused(group, "pin.set", "a PIN is 4 to 12 digits", "{'role':'host','pin':'99'}");
    refused(group, "pin.set", "a PIN is 4 to 12 digits", "{'role':'host'}");
    refused(group, "pin.set", "role cannot be 'guest'", "{'role':'guest','pin':'1234'}");
    refused(group, "pin.check", "the role is empty", "{'pin':'1234'}");
}

static void wrong_tries_wait(void **state)
{
    struct made_group *group = *state;

    made_ask(group, "pin.set", "role", "{'role':'host','pin':'1234'}");
    for (int i = 0; i < 4; i++)
        assert_answers(asked(group, "pin.check", "{'role':'host','pin':'0000'}"), "right=false", "wait_ms=0");
    assert_answers(asked(group, "pin.check", "{'role':'host','pin':'0000'}"), "right=false", "wait_ms=30000");
    group->now_ms += 10000; // neither right nor wrong ones count now
    assert_answers(asked(group, "pin.check", "{'role':'host','pin':'1234'}"), "right=false", "wait_ms=20000");
    assert_answers(asked(group, "pin.check", "{'role':'host','pin':'0000'}"), "right=false", "wait_ms=20000");
    group->now_ms += 20000;
    assert_answers(asked(group, "pin.check", "{'role':'host','pin':'0000'}"), "right=false", "wait_ms=60000");
    group->now_ms += 60000;
    assert_answers(asked(group, "pin.check", "{'role':'host','pin':'1234'}"), "right=true", "wait_ms=0");
    assert_answers(asked(group, "pin.check", "{'role':'host','pin':'0000'}"), "right=false", "wait_ms=0");
    for (int i = 0; i < 4; i++)
        made_ask(group, "pin.check", "right", "{'role':'host','pin':'0000'}");
    made_ask(group, "pin.set", "role", "{'role':'host','pin':'1234'}"); // whoever can set it need not wait
    assert_answers(asked(group, "pin.check", "{'role':'host','pin':'1234'}"), "right=true", "wait_ms=0");
}

// In no table and no fact; the hash is one of Argon2id.
static void the_pin_itself_is_nowhere(void **state)
{
    struct made_group *group = *state;
    static const char *const names[] = { "pin.set", "pin.check" };
    int64_t facts = made_number(group->store, "SELECT count(*) FROM fact");

    for (size_t i = 0; i < 2; i++) {
        json_t *request = json_pack("{s:s, s:s}", "role", "host", "pin", "748291035577"), *answer = NULL;
        struct err err = { 0 };

        expect_done(request_run_once(group->store, names[i], request, names[i], group->now_ms, &answer, &err),
                    err);
        json_decref(answer);
        json_decref(request);
    }
    assert_int_equal(made_number(group->store, "SELECT count(*) FROM fact"), facts);
    assert_int_equal(made_number(group->store, "SELECT count(*) FROM answered"), 0);
    assert_int_equal(made_number(group->store, "SELECT count(*) FROM pin WHERE hash LIKE '$argon2id$%'"), 1);
    assert_int_equal(
        made_number(group->store, "SELECT count(*) FROM pin WHERE instr(hash, '748291035577') > 0"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_pin_is_right_for_its_role_alone, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(wrong_tries_wait, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(the_pin_itself_is_nowhere, begin, made_group_tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
