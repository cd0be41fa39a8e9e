// The doctor finds what is wrong, and names it by the right check.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "service/group.h"
#include "service/request.h"
#include "store/made_store.h"

static char folder[MADE_PATH];
static struct store *store;

static int set_up(void **state)
{
    char path[MADE_PATH + 40], device[ID_SIZE];
    struct err err = { 0 };

    (void)state;
    made_folder(folder);
    snprintf(path, sizeof path, "%s/usher.db", folder);
    expect_done(group_found(path, "Early Birds", "Europe/Berlin", "de", made_now_ms, device, &err), err);
    expect_done(store_open(&store, path, STORE_WRITE, made_now_ms, &err), err);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    store_close(store);
    made_folder_finish(folder);
    return 0;
}

// The checks that are not well, " " joined.
static char *not_well(int64_t now_ms)
{
    struct str names = { 0 };
    struct err err = { 0 };
    json_t *request = json_object(), *answer = NULL, *check;
    size_t at;

    expect_done(request_run(store, "doctor", request, now_ms, &answer, &err), err);
    json_array_foreach(json_object_get(answer, "checks"), at, check)
    {
        assert_true(json_get_text(check, "said")[0] != '\0');
        if (!json_get_bool(check, "ok"))
            str_addf(&names, "%s%s", names.length ? " " : "", json_get_text(check, "check"));
    }
    assert_int_equal(json_get_bool(answer, "ok"), names.length == 0);
    json_decref(request);
    json_decref(answer);
    return str_take(&names);
}

static void expect_not_well(int64_t now_ms, const char *expected)
{
    char *names = not_well(now_ms);

    assert_string_equal(names ? names : "", expected);
    free(names);
}

static void a_new_file_is_well(void **state)
{
    (void)state;
    expect_not_well(made_now_ms, "");
}

static const struct wrong_row {
    const char *sql, *checks;
} wrongs[] = {
    { "PRAGMA synchronous=NORMAL", "durability" },
    { "DELETE FROM setting WHERE key = 'group.name'", "folding" },
    { "PRAGMA foreign_keys=OFF; DELETE FROM device WHERE id = (SELECT value FROM local WHERE key = 'device')",
      "file durability" },
    { "UPDATE setting SET value = 'Nowhere/Never' WHERE key = 'group.tz'", "folding zone" },
};

static void what_is_wrong_is_named(void **state)
{
    struct err err = { 0 };
    const struct wrong_row *wrong = *state;

    expect_done(db_script(store_db(store), &err, wrong->sql), err);
    expect_not_well(made_now_ms, wrong->checks);
}

static int set_up_wrong(void **state)
{
    void *row = *state;
    int result = set_up(state);

    *state = row;
    return result;
}

static void facts_that_are_missing_or_ahead_are_told(void **state)
{
    static const char *const missing[] = { "B3 1 - - device.named {}", NULL };
    static const char *const ahead[] = { "B1 1 - - device.named {}", "B2 1 - - device.named {}",
                                         "B4 40000000 - - device.named {}", NULL }; // in 2046

    (void)state;
    made_receive(store, missing);
    expect_not_well(made_now_ms, "facts");
    made_receive(store, ahead);
    expect_not_well(made_now_ms, "facts");
}

static void a_clock_that_goes_wrong_is_told(void **state)
{
    (void)state;
    expect_not_well(made_now_ms - 59000, "");
    expect_not_well(made_now_ms - 62000, "clock"); // the founding is later than now
}

#define WRONG(row)                                                                                           \
    cmocka_unit_test_prestate_setup_teardown(what_is_wrong_is_named, set_up_wrong, tear_down,                \
                                             (void *)&wrongs[row])

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_new_file_is_well, set_up, tear_down),
        WRONG(0),
        WRONG(1),
        WRONG(2),
        WRONG(3),
        cmocka_unit_test_setup_teardown(facts_that_are_missing_or_ahead_are_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_clock_that_goes_wrong_is_told, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
