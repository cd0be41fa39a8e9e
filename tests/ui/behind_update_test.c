// What Behind the scenes does: messages in, effects out.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/behind_request.h"

static struct behind_model model;
static struct behind_effects effects;
static int64_t now_ms;

static void hear(struct behind_msg msg)
{
    msg.now_ms = now_ms;
    behind_update(&model, &msg, &effects);
}

static void tell(enum behind_message message, int number)
{
    hear((struct behind_msg){ .message = message, .number = number });
}

static void scan(const char *text, int took_ms)
{
    hear((struct behind_msg){ .message = BEHIND_MSG_SCAN, .text = text, .number = took_ms });
}

// The answer to the last effect. `json` has ' for "; NULL: it failed.
static void answer(const char *json)
{
    struct behind_effect effect = effects.list[0];
    struct behind_answer read;
    struct err err = { ERR_CONFIG, "the settings cannot be written" };
    char text[400];
    json_t *value = NULL;

    if (json) {
        snprintf(text, sizeof text, "%s", json);
        for (char *at = text; *at; at++)
            *at = *at == '\'' ? '"' : *at;
        value = json_parse_object(text);
        assert_non_null(value);
    }
    behind_request_answer(&effect, value, &err, &read);
    hear((struct behind_msg){ .message = BEHIND_MSG_ANSWER, .answer = &read });
    json_decref(value);
}

// The last effect as a request: "code.look {…}".
static void assert_asks(const char *wanted)
{
    json_t *members;
    const char *request;
    char *line, asked[600];

    assert_int_equal(effects.count, 1);
    request = behind_request(&effects.list[0], &members);
    line = json_line(members);
    snprintf(asked, sizeof asked, "%s %s", request ? request : "-", line);
    assert_string_equal(asked, wanted);
    free(line);
    json_decref(members);
}

static int begin(void **state)
{
    (void)state;
    now_ms = 1000000;
    model = (struct behind_model){ 0 };
    tell(BEHIND_MSG_OPEN, 0);
    return 0;
}

// ---- coming and going

static void it_asks_what_it_shows(void **state)
{
    (void)state;
    assert_int_equal(effects.count, 2);
    assert_int_equal(effects.list[0].act, BEHIND_SHOW);
    assert_int_equal(effects.list[1].act, BEHIND_OFFER);
    assert_false(model.is_shown);
    answer("{'door':'Front','event':null,'next':{'name':'January','zone':'Europe/Berlin','starts_ms':5},"
           "'others':[{'name':'desk','last_ms':7}],'others_count':3,'address':'10.0.0.1','volume':40,"
           "'troubles':[{'kind':'battery','said':'low'},{'kind':'clock','said':'late'}]}");
    assert_true(model.is_shown && model.shown.is_next);
    assert_string_equal(model.shown.event, "January");
    assert_string_equal(model.shown.other, "desk");
    assert_int_equal(model.shown.others, 3);
    assert_int_equal(model.shown.volume, 40);
    assert_int_equal(model.shown.trouble_count, 2);
    assert_string_equal(model.shown.troubles[1], "late");
    tell(BEHIND_MSG_OPEN, 0);
    effects.list[0] = effects.list[1];
    answer("{'code':'X','url':'https://door.example/pair?code=X'}");
    assert_string_equal(model.url, "https://door.example/pair?code=X");
}

static void left_alone_it_goes_after_a_minute(void **state)
{
    static const enum behind_message somebody[] = { BEHIND_MSG_PRESS, BEHIND_MSG_FOCUS, BEHIND_MSG_TYPED,
                                                    BEHIND_TAP_CHIME };

    (void)state;
    for (size_t i = 0; i < sizeof somebody / sizeof *somebody; i++) {
        now_ms += 59000;
        tell(somebody[i], 0);
        assert_int_equal(behind_deadline(&model), now_ms + 60000);
    }
    now_ms += 59999;
    tell(BEHIND_MSG_TIME, 0);
    assert_int_equal(effects.count, 0);
    now_ms += 1;
    tell(BEHIND_MSG_TIME, 0);
    assert_int_equal(effects.list[0].act, BEHIND_CLOSE);
    assert_int_equal(behind_deadline(&model), 0);
}

static void a_clock_that_is_set_back_keeps_nobody_waiting(void **state)
{
    (void)state;
    now_ms -= 3600000 - 1000;
    tell(BEHIND_MSG_TIME, 0);
    assert_true(behind_deadline(&model) <= now_ms + 60000);
}

static void nothing_of_it_is_left_when_it_is_closed(void **state)
{
    (void)state;
    scan("USHER1:0123456789", 100);
    tell(BEHIND_TAP_CLOSE, 0);
    assert_int_equal(effects.list[0].act, BEHIND_CLOSE);
    assert_string_equal(model.scan.text, "");
    answer("{'door':'late'}"); // too late
    assert_false(model.is_shown);
    tell(BEHIND_TAP_LEAVE, 0); // nothing of it can be touched any more
    assert_int_equal(effects.count, 0);
}

static void leaving_ends_the_program(void **state)
{
    (void)state;
    tell(BEHIND_TAP_LEAVE, 0);
    assert_int_equal(effects.count, 1);
    assert_int_equal(effects.list[0].act, BEHIND_LEAVE);
}

// ---- settings

static void a_setting_is_kept_and_asked_for_again(void **state)
{
    (void)state;
    tell(BEHIND_TAP_VOLUME, 70);
    assert_asks("machine.set {\"value\":\"70\",\"key\":\"sound.volume\"}");
    tell(BEHIND_TAP_VOLUME, 80); // that is on its way
    assert_int_equal(effects.count, 0);
    effects.list[0] = (struct behind_effect){ .act = BEHIND_SET, .key = "" };
    answer("{'key':'sound.volume','value':'70'}");
    assert_asks("door.behind {}");
    tell(BEHIND_TAP_WIDTH, 481);
    assert_asks("machine.set {\"value\":\"481\",\"key\":\"display.width_mm\"}");
}

static void one_that_cannot_be_kept_says_why(void **state)
{
    (void)state;
    tell(BEHIND_TAP_VOLUME, 70);
    answer(NULL);
    assert_int_equal(effects.count, 0);
    assert_string_equal(model.refusal, "the settings cannot be written");
    tell(BEHIND_TAP_VOLUME, 70); // and may be tried again
    assert_int_equal(effects.count, 1);
    assert_string_equal(model.refusal, "");
}

// ---- the scanner

static void a_code_is_looked_up_and_told_of(void **state)
{
    (void)state;
    scan("USHER1:0123456789ABCDEFGHJKMNPQRS", 160);
    assert_asks("code.look {\"code\":\"USHER1:0123456789ABCDEFGHJKMNPQRS\"}");
    assert_false(model.scan.is_looked_up);
    answer("{'kind':'pass','system':'','event':true,'guests':1}");
    assert_true(model.scan.is_looked_up && model.scan.is_known);
    assert_int_equal(model.scan.kind, BEHIND_PASS);
    assert_int_equal(model.scan.guests, 1);
    assert_int_equal(model.scan.characters, 33);
    assert_int_equal(model.scan.took_ms, 160);
    assert_int_equal(effects.count, 0);
}

// A scanner that types as on another keyboard: Usher reads what was meant.
static void a_text_is_read_in_every_layout(void **state)
{
    int asked = 1;

    (void)state;
    scan("zebra-quay/7", 100);
    while (effects.count == 1 && asked < 20) {
        asked++;
        answer("{'kind':'text','system':'','event':true,'guests':0}");
    }
    assert_true(asked > 2 && asked < 9);
    assert_true(model.scan.is_looked_up);
    assert_int_equal(model.scan.reading, 0);
    scan("zebra-quay/7", 100);
    answer("{'kind':'text','system':'','event':true,'guests':0}");
    answer("{'kind':'ticket','system':'','event':true,'guests':1}");
    assert_true(model.scan.is_looked_up && model.scan.reading > 0);
    assert_int_equal(model.scan.kind, BEHIND_TICKET);
}

static void an_answer_to_the_scan_before_is_no_answer(void **state)
{
    struct behind_effect first;

    (void)state;
    scan("first-code", 100);
    first = effects.list[0];
    scan("second-code", 100);
    effects.list[0] = first;
    answer("{'kind':'pass','system':'','event':true,'guests':1}");
    assert_false(model.scan.is_looked_up);
}

static void one_that_cannot_be_looked_up_says_so(void **state)
{
    (void)state;
    scan("some-code", 100);
    for (int i = 0; i < 20 && effects.count == 1; i++)
        answer(NULL);
    assert_true(model.scan.is_looked_up && !model.scan.is_known);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(it_asks_what_it_shows, begin),
        cmocka_unit_test_setup(left_alone_it_goes_after_a_minute, begin),
        cmocka_unit_test_setup(a_clock_that_is_set_back_keeps_nobody_waiting, begin),
        cmocka_unit_test_setup(nothing_of_it_is_left_when_it_is_closed, begin),
        cmocka_unit_test_setup(leaving_ends_the_program, begin),
        cmocka_unit_test_setup(a_setting_is_kept_and_asked_for_again, begin),
        cmocka_unit_test_setup(one_that_cannot_be_kept_says_why, begin),
        cmocka_unit_test_setup(a_code_is_looked_up_and_told_of, begin),
        cmocka_unit_test_setup(a_text_is_read_in_every_layout, begin),
        cmocka_unit_test_setup(an_answer_to_the_scan_before_is_no_answer, begin),
        cmocka_unit_test_setup(one_that_cannot_be_looked_up_says_so, begin),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
