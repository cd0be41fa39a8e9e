// Taking an import back, in one go, or broken off and asked for again.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "service/import.h"
#include "service/import_undo.h"
#include "service/made_group.h"
#include "service/resolve.h"

enum { ROWS = 3 };

static struct made_group group;
static char batch[ID_SIZE];

// Three people, of whom the last one is said to have been here.
static int begin(void **state)
{
    static const char *const names[ROWS] = { "Amara Okafor", "Bo Berg", "Cy Dee" };
    struct event event;
    struct import_request request = { .event = &event, .system = "list", .file = "list.csv", .role = "" };
    struct import_counts counts;
    struct import *import;
    struct err err = { 0 };

    (void)state;
    made_group_begin(&group);
    made_ask(&group, "event.add", "event", "{'name': 'Breakfast', 'starts': '2026-12-01T07:00:00+01:00'}");
    expect_done(resolve_event(group.store, "Breakfast", group.now_ms, &event, &err), err);
    expect_done(import_begin(&import, group.store, &request, group.now_ms, &err), err);
    for (int i = 0; i < ROWS; i++) {
        struct list_row row = { .reason = "",
                                .row_id = "",
                                .person_id = "",
                                .role = "",
                                .ticket_type = "",
                                .visits = -1,
                                .arrived = i == ROWS - 1 };
        enum import_outcome outcome;
        const char *reason;

        for (int field = 0; field < GUEST_FIELDS; field++)
            row.value[field] = "";
        row.value[GUEST_NAME] = names[i];
        row.value[GUEST_EMAIL] = i == 1 ? "bo@x.example" : "";
        expect_done(import_row(import, &row, group.now_ms, &outcome, &reason, &err), err);
    }
    expect_done(import_end(import, group.now_ms, &counts, &err), err);
    event_finish(&event);
    strcpy(batch, counts.batch);
    return 0;
}

static int end(void **state)
{
    (void)state;
    made_group_end(&group);
    return 0;
}

static void expect_undone(int undone, int kept)
{
    json_t *request = json_pack("{s:s}", "batch", batch), *answer = NULL;
    struct err err = { 0 };

    expect_done(request_run(group.store, "import.undo", request, group.now_ms, &answer, &err), err);
    assert_int_equal(json_get_int(answer, "undone", -1), undone);
    assert_int_equal(json_get_int(answer, "kept", -1), kept);
    json_decref(request);
    json_decref(answer);
}

static int64_t facts_of(const char *kind)
{
    char sql[100];

    snprintf(sql, sizeof sql, "SELECT count(*) FROM fact WHERE kind = '%s'", kind);
    return made_number(group.store, sql);
}

static void an_import_goes_and_asking_again_changes_nothing(void **state)
{
    int64_t facts;

    (void)state;
    expect_undone(ROWS, 1); // somebody whose visit was taken back is known all the same
    assert_int_equal(made_number(group.store, "SELECT count(*) FROM guest"), 1);
    assert_int_equal(made_number(group.store, "SELECT count(*) FROM visit WHERE NOT undone"), 0);
    facts = made_number(group.store, "SELECT count(*) FROM fact");
    expect_undone(0, 1);
    assert_int_equal(made_number(group.store, "SELECT count(*) FROM fact"), facts);
    made_verify(group.store);
}

static void whoever_the_door_has_seen_stays(void **state)
{
    (void)state;
    made_ask(&group, "visit.check_in", "visit", "{'guest': 'bo@x.example'}");
    expect_undone(ROWS, 2);
    assert_int_equal(made_number(group.store, "SELECT count(*) FROM guest WHERE name = 'Bo Berg'"), 1);
}

// As a door does it, and is killed after `done` guests: the next time the others follow.
static void what_was_broken_off_is_finished(void **state)
{
    (void)state;
    for (int done = 0; done <= ROWS; done++) {
        struct import_undo *undo;
        struct err err = { 0 };
        bool more;

        if (done > 0)
            begin(state);
        expect_done(import_undo_find(&undo, group.store, batch, &err), err);
        expect_done(store_begin(group.store, group.now_ms, &err), err);
        for (int i = 0; i < done; i++)
            expect_done(import_undo_next(undo, group.store, group.now_ms, &more, &err), err);
        expect_done(store_commit(group.store, &err), err);
        import_undo_destroy(undo);
        expect_undone(ROWS - done, 1);
        assert_int_equal(facts_of("guest.list_undone"), ROWS);
        assert_int_equal(facts_of("visit.undone"), 1);
        assert_int_equal(made_number(group.store, "SELECT count(*) FROM guest"), 1);
        made_verify(group.store);
        if (done < ROWS)
            made_group_end(&group);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_import_goes_and_asking_again_changes_nothing, begin, end),
        cmocka_unit_test_setup_teardown(whoever_the_door_has_seen_stays, begin, end),
        cmocka_unit_test_setup_teardown(what_was_broken_off_is_finished, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
