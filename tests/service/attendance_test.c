// Who is in the attendance, and in which order: a group made by requests, in a real file.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "service/attendance_told.h"
#include "service/resolve.h"
#include "store/attendance_store.h"

static void rows_come_by_arrival_then_by_name_as_people_order_names(void **state)
{
    struct attendance_request request = of_every_event();
    struct made_group group;

    (void)state;
    begin_event(&group);
    expect_guest(&group, "zoe late");
    expect_guest(&group, "Émile Zola");
    expect_guest(&group, "Emil Young");
    check_in(&group, "Örjan B", "06:50");
    check_in(&group, "anna A", "06:50");
    check_in(&group, "Oskar C", "06:50");
    check_in(&group, "Zed First", "06:40");
    check_in(&group, "Al Last", "07:10");
    assert_told(&group, &request, tell_status,
                "Zed First arrived\nanna A arrived\nÖrjan B arrived\nOskar C arrived\nAl Last arrived\n"
                "Emil Young expected\nÉmile Zola expected\nzoe late expected\n");
    made_group_end(&group);
}

static void events_come_by_their_start_and_by_day(void **state)
{
    struct attendance_request request = of_every_event();
    struct made_group group;

    (void)state;
    begin_event(&group);
    check_in(&group, "Ann", "07:00");
    made_ask(&group, "event.add", "event", "{'name':'Before','starts':'2026-11-24T07:00'}");
    made_ask(&group, "guest.add", "guest", "{'event':'Before','name':'Bob'}");
    assert_told(&group, &request, tell_status, "Bob expected\nAnn arrived\n");
    request.until_ms = made_start_ms;
    assert_told(&group, &request, tell_status, "Bob expected\n");
    request.since_ms = made_start_ms;
    request.until_ms = made_start_ms + 1;
    assert_told(&group, &request, tell_status, "Ann arrived\n");
    request.until_ms = made_start_ms;
    assert_told(&group, &request, tell_status, "");
    made_group_end(&group);
}

static void choices_narrow_the_rows(void **state)
{
    static const struct {
        enum attendance_what what;
        bool undone;
        const char *only, *expected;
    } cases[] = {
        { ATTENDANCE_ALL, false, "", "Walk arrived\nList arrived\nUndo expected\nWait expected\n" },
        { ATTENDANCE_ALL, true, "",
          "Walk arrived\nUndo undone\nGone undone\nList arrived\nUndo expected\nWait expected\n" },
        { ATTENDANCE_LISTED, false, "", "List arrived\nUndo expected\nWait expected\n" },
        { ATTENDANCE_LISTED, true, "", "Undo undone\nList arrived\nUndo expected\nWait expected\n" },
        { ATTENDANCE_ALL, false, "arrived", "Walk arrived\nList arrived\n" },
        { ATTENDANCE_ALL, true, "arrived", "Walk arrived\nList arrived\n" },
        { ATTENDANCE_LISTED, false, "arrived", "List arrived\n" },
        { ATTENDANCE_ALL, false, "missing", "Undo expected\nWait expected\n" },
        { ATTENDANCE_ALL, false, "first-visit", "Walk arrived\n" },
        { ATTENDANCE_LISTED, false, "first-visit", "" },
    };
    struct attendance_request request = of_every_event();
    struct made_group group;
    struct err err = { 0 };

    (void)state;
    begin_event(&group);
    made_ask(&group, "event.add", "event", "{'name':'Before','starts':'2026-11-24T07:00'}");
    made_ask(&group, "visit.check_in", "visit",
             "{'event':'Before','new':'List','email':'l@x.org','at':'2026-11-24T07:00'}");
    made_ask(&group, "guest.add", "guest", "{'event':'Breakfast','name':'List','email':'l@x.org'}");
    made_ask(&group, "visit.check_in", "visit",
             "{'event':'Breakfast','guest':'l@x.org','at':'2026-12-01T07:04'}");
    check_in(&group, "Walk", "07:01");
    expect_guest(&group, "Wait");
    undo(&group, made_ask(&group, "visit.check_in", "visit",
                          "{'event':'Breakfast','guest':'%s','at':'2026-12-01T07:02'}",
                          expect_guest(&group, "Undo")));
    undo(&group, check_in(&group, "Gone", "07:03"));
    request.since_ms = made_start_ms;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        request.what = cases[i].what;
        request.undone = cases[i].undone;
        request.only = cases[i].only;
        assert_told(&group, &request, tell_status, cases[i].expected);
    }
    request.only = "late";
    assert_false(attendance_read(group.store, &request, group.now_ms, tell_status, NULL, &err));
    assert_int_equal(err.kind, ERR_USAGE);
    made_group_end(&group);
}

// Read in pieces it is what it is at once, in the same order.
static void batches_say_what_the_whole_says(void **state)
{
    static const struct attendance_filter filter = { .arrived = true, .missing = true };
    struct attendance_places places = { 0 };
    struct attendance_batch whole = { 0 }, part = { 0 };
    struct attendance_row one, other;
    struct event event = { 0 };
    struct made_group group;
    struct err err = { 0 };
    bool has_welcome;

    (void)state;
    begin_event(&group);
    for (int i = 0; i < 20; i++) {
        char name[20];

        snprintf(name, sizeof name, "Guest %c", 'A' + i * 7 % 20);
        if (i % 3)
            expect_guest(&group, name);
        else
            check_in(&group, name, i % 2 ? "07:01" : "06:59");
    }
    expect_done(resolve_event(group.store, "Breakfast", group.now_ms, &event, &err), err);
    expect_done(attendance_store_places(group.store, event.num, &filter, &places, &err), err);
    assert_int_equal(places.count, 20);
    expect_done(attendance_store_load(group.store, event.num, places.places, 20, &whole, &err), err);
    for (size_t i = 0; i < 20; i++) {
        if (i % 3 == 0)
            expect_done(
                attendance_store_load(group.store, event.num, places.places + i, i < 18 ? 3 : 2, &part, &err),
                err);
        assert_true(attendance_batch_row(&whole, i, &one, &has_welcome));
        assert_true(attendance_batch_row(&part, i % 3, &other, &has_welcome));
        assert_string_equal(one.guest_id, other.guest_id);
        assert_string_equal(one.value[GUEST_NAME], other.value[GUEST_NAME]);
        assert_int_equal(one.arrived_ms, other.arrived_ms);
        assert_int_equal(has_welcome, one.status == ATTENDANCE_ARRIVED);
    }
    attendance_places_finish(&places);
    attendance_batch_finish(&whole);
    attendance_batch_finish(&part);
    event_finish(&event);
    made_group_end(&group);
}

static bool stop(void *context, const struct attendance_row *row, struct err *err)
{
    (void)row;
    ++*(int *)context;
    return err_set(err, ERR_IO, "the disk is full: free some space");
}

static void reading_stops_when_the_reader_does(void **state)
{
    struct attendance_request request = of_every_event();
    struct made_group group;
    struct err err = { 0 };
    int rows = 0;

    (void)state;
    begin_event(&group);
    check_in(&group, "Ann", "07:00");
    check_in(&group, "Bob", "07:01");
    assert_false(attendance_read(group.store, &request, group.now_ms, stop, &rows, &err));
    assert_int_equal(err.kind, ERR_IO);
    assert_int_equal(rows, 1);
    assert_false(attendance_people(group.store, stop, &rows, &err));
    assert_int_equal(rows, 2);
    made_group_end(&group);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_come_by_arrival_then_by_name_as_people_order_names),
        cmocka_unit_test(events_come_by_their_start_and_by_day),
        cmocka_unit_test(choices_narrow_the_rows),
        cmocka_unit_test(batches_say_what_the_whole_says),
        cmocka_unit_test(reading_stops_when_the_reader_does),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
