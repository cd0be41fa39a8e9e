// What whoever sets up a door is told of it, and what a code is without checking anybody in.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "service/asked.h"
#include "store/fact_log.h"
#include "util/file.h"

// A machine of its own, whatever this one is set to.
static void set_up(const struct made_group *group)
{
    const char text[] = "[sound]\nvolume = 60\n";
    char path[MADE_PATH + 40];

    snprintf(path, sizeof path, "%s/usher/usher.ini", group->folder);
    assert_true(file_make_folders(path, NULL) && file_replace(path, text, strlen(text), NULL));
    setenv("XDG_CONFIG_HOME", group->folder, 1);
}

static int begin(void **state)
{
    struct made_group *group = made_group_of(state);

    set_up(group);
    made_ask(group, "event.add", "event", "{'name':'Breakfast','starts':'2026-12-01T07:30'}");
    return 0;
}

// ---- the door

static void a_door_says_what_it_stands_for(void **state)
{
    struct made_group *group = *state;

    assert_answers(asked(group, "door.behind", "{'machine':{'battery':9,'address':'192.168.1.20'}}"),
                   "group=Early Birds", "event.name=Breakfast", "next=null", "others=[]", "others_count=0",
                   "address=192.168.1.20", "volume=60", "width_mm=0", "troubles.0.kind=battery",
                   "troubles.1=-");
    group->now_ms += 6 * 60 * made_minute_ms;
    assert_answers(asked(group, "door.behind", "{}"), "event=null", "address=null", "troubles=[]");
}

static void receive(struct made_group *group, const char *device, const char *name, int64_t at_ms)
{
    json_t *body = json_pack("{s:s, s:s}", "device", device, "name", name);
    const struct fact fact = { .device = device,
                               .seq = 1,
                               .stamp = at_ms * 65536,
                               .at_ms = at_ms,
                               .kind = "device.named",
                               .body = body };
    struct err err = { 0 };

    expect_done(store_begin(group->store, group->now_ms, &err) && fact_receive(group->store, &fact, &err) &&
                    store_commit(group->store, &err),
                err);
    json_decref(body);
}

static void other_devices_are_those_that_have_written(void **state)
{
    struct made_group *group = *state;

    receive(group, "01eastdoor0000000000", "east door", group->now_ms - 2 * made_minute_ms);
    receive(group, "01westdoor0000000000", "west door", group->now_ms - 1 * made_minute_ms);
    assert_answers(asked(group, "door.behind", "{}"), "others_count=2", "others.0.name=west door",
                   "others.1.name=east door", "others.1.last_ms=1796104680000", "others.2=-");
}

// ---- codes

// One guest of the event's list, by an import.
static void list(struct made_group *group, const char *code)
{
    const char *event = made_ask(group, "event.show", "event", "{}");
    json_t *body = json_pack("{s:s, s:s, s:s, s:[s], s:{s:s}}", "source", "x", "key", "=1", "batch", "b",
                             "codes", code, "fields", "name", "Amara Okafor");
    struct err err = { 0 };

    expect_done(store_begin(group->store, group->now_ms, &err) &&
                    fact_append(group->store, FACT_GUEST_LISTED, "01amara0000000000000", event, group->now_ms,
                                body, &err) &&
                    store_commit(group->store, &err),
                err);
}

static const struct {
    const char *code, *kind;
    int guests;
} codes[] = {
    { "my own code 7", "ticket", 1 },
    { "my own code 8", "text", 0 },
    { "USHER1:0123456789ABCDEFGHJKMNPQRS", "pass", 0 },
    { "BEGIN:VCARD VERSION:3.0 FN:Amara Okafor END:VCARD", "card", 0 },
    { "hello there", "text", 0 },
};

static void a_code_is_looked_at_and_nobody_is_checked_in(void **state)
{
    struct made_group *group = *state;

    list(group, "my own code 7");
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        json_t *answer = asked(group, "code.look", "{'code':'%s'}", codes[i].code);

        if (strcmp(json_get_text(answer, "kind"), codes[i].kind) != 0 ||
            json_get_int(answer, "guests", -1) != codes[i].guests)
            fail_msg("%s is said to be a %s", codes[i].code, json_get_text(answer, "kind"));
        assert_null(json_object_get(answer, "name"));
        json_decref(answer);
    }
    assert_answers(asked(group, "event.show", "{}"), "expected=1", "arrived=0");
    refused(group, "code.look", "the code is empty", "{}");
    group->now_ms += 6 * 60 * made_minute_ms;
    assert_answers(asked(group, "code.look", "{'code':'my own code 7'}"), "event=false", "guests=0");
}

// ---- settings of the machine

static void a_setting_of_the_machine_is_kept_or_refused(void **state)
{
    struct made_group *group = *state;

    assert_answers(asked(group, "machine.set", "{'key':'sound.volume','value':'40'}"), "value=40");
    assert_answers(asked(group, "machine.set", "{'key':'display.width_mm','value':'476'}"), "value=476");
    assert_answers(asked(group, "door.behind", "{}"), "volume=40", "width_mm=476");
    refused(group, "machine.set", "\"400\" cannot be sound.volume", "{'key':'sound.volume','value':'400'}");
    refused(group, "machine.set", "group.name is a setting of the group", "{'key':'group.name','value':'x'}");
    refused(group, "machine.set", "there is no setting", "{'key':'sound.bass','value':'9'}");
    assert_answers(asked(group, "door.behind", "{}"), "volume=40");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_door_says_what_it_stands_for, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(other_devices_are_those_that_have_written, begin,
                                        made_group_tear_down),
        cmocka_unit_test_setup_teardown(a_code_is_looked_at_and_nobody_is_checked_in, begin,
                                        made_group_tear_down),
        cmocka_unit_test_setup_teardown(a_setting_of_the_machine_is_kept_or_refused, begin,
                                        made_group_tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
