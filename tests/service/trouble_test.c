// What hosts are told is out of order, and what they are not bothered with.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <sys/statvfs.h>

#include "service/asked.h"
#include "service/disk.h"
#include "store/fact_log.h"

// The program asks this one how much room the disk has, and no real one.
static unsigned long free_mib;

int statvfs(const char *path, struct statvfs *status)
{
    (void)path;
    *status = (struct statvfs){ .f_bsize = 4096, .f_frsize = 4096, .f_bavail = free_mib * 256 };
    return 0;
}

static int begin(void **state)
{
    free_mib = DISK_LEAST_MIB;
    made_group_of(state);
    return 0;
}

static void set(struct made_group *group, const char *key, const char *value)
{
    made_ask(group, "setting.set", "key", "{'key':'%s','value':'%s'}", key, value);
}

// ---- what the machine knows of itself

static const struct {
    const char *machine, *webhook, *kinds, *said; // said: of the first one
} rows[] = {
    { "{}", "", "", "" },
    { "{'battery':-1,'network':true,'scanner':true,'pages':true}", "https://x.example", "", "" },
    { "{'battery':21}", "", "", "" },
    { "{'battery':20}", "", "battery", "The battery is at 20 %" },
    { "{'battery':0}", "", "battery", "The battery is at 0 %" },
    { "{'network':false,'pages':false}", "", "", "" }, // it needs none
    { "{'network':false,'pages':true}", "", "network", "No network: hosts’ phones do not hear" },
    { "{'network':false,'pages':false}", "https://x.example", "network", "No network: calls to the webhook" },
    { "{'network':true,'pages':true}", "https://x.example", "", "" },
    { "{'scanner':false}", "", "scanner", "The scanner is not plugged in" },
    { "{'scanner':false,'network':false,'pages':true,'battery':3}", "", "battery network scanner",
      "The battery is at 3 %" },
};

static void kinds_of(const json_t *answer, char kinds[200])
{
    size_t i;
    json_t *one;

    kinds[0] = '\0';
    json_array_foreach(json_object_get(answer, "troubles"), i, one) snprintf(
        kinds + strlen(kinds), 200 - strlen(kinds), "%s%s", i ? " " : "", json_get_text(one, "kind"));
}

static void the_machine_is_heard_and_nobody_is_bothered(void **state)
{
    struct made_group *group = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        json_t *answer;
        char kinds[200];

        set(group, "alert.webhook", rows[i].webhook);
        answer = asked(group, "board.show", "{'machine':%s}", rows[i].machine);
        kinds_of(answer, kinds);
        if (strcmp(kinds, rows[i].kinds) != 0)
            fail_msg("row %zu told of: %s", i, kinds);
        if (!strstr(json_get_text(at_path(answer, "troubles.0"), "said"), rows[i].said))
            fail_msg("row %zu said: %s", i, json_get_text(at_path(answer, "troubles.0"), "said"));
        json_decref(answer);
    }
}

static void a_disk_that_is_nearly_full_is_told(void **state)
{
    json_t *answer = asked(*state, "board.show", "{}");

    assert_int_equal(json_array_size(json_object_get(answer, "troubles")), 0);
    json_decref(answer);
    free_mib = DISK_LEAST_MIB - 1;
    assert_answers(asked(*state, "board.show", "{}"), "troubles.0.kind=space",
                   "troubles.0.said=The disk is nearly full, 99 MiB are left: make room on it");
}

// ---- clocks

static void a_clock_that_is_behind_is_told(void **state)
{
    struct made_group *group = *state;
    static const struct {
        int64_t behind_ms;
        const char *kinds;
    } clocks[] = { { 0, "" }, { 60000, "" }, { 61000, "clock" }, { 9 * 60000, "clock" } };

    made_ask(group, "event.add", "event", "{'name':'Breakfast','starts':'2026-12-01T07:00'}");
    for (size_t i = 0; i < sizeof clocks / sizeof *clocks; i++) {
        json_t *answer;
        char kinds[200];

        group->now_ms -= clocks[i].behind_ms;
        answer = asked(group, "board.show", "{}");
        kinds_of(answer, kinds);
        assert_string_equal(kinds, clocks[i].kinds);
        json_decref(answer);
        group->now_ms += clocks[i].behind_ms;
    }
}

static void another_device_ahead_of_this_one_is_told(void **state)
{
    struct made_group *group = *state;
    struct err err = { 0 };
    json_t *body = json_pack("{s:s, s:s}", "device", "01otherdevice0000000", "name", "east door");
    const struct fact other = { .device = "01otherdevice0000000",
                                .seq = 1,
                                .stamp = (group->now_ms + 5 * 60000) * 65536,
                                .at_ms = group->now_ms,
                                .kind = "device.named",
                                .body = body };

    expect_done(store_begin(group->store, group->now_ms, &err) && fact_receive(group->store, &other, &err) &&
                    store_commit(group->store, &err),
                err);
    json_decref(body);
    assert_answers(
        asked(group, "board.show", "{}"), "troubles.0.kind=clock",
        "troubles.0.said=This machine’s clock is 5 min behind what was written down: check date and "
        "time");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_machine_is_heard_and_nobody_is_bothered, begin,
                                        made_group_tear_down),
        cmocka_unit_test_setup_teardown(a_disk_that_is_nearly_full_is_told, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(a_clock_that_is_behind_is_told, begin, made_group_tear_down),
        cmocka_unit_test_setup_teardown(another_device_ahead_of_this_one_is_told, begin,
                                        made_group_tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
