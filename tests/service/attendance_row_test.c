// What each row of the attendance says: a group made by requests, in a real file.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "service/attendance_told.h"
#include "service/import.h"
#include "service/resolve.h"

static bool tell_visit(void *context, const struct attendance_row *row, struct err *err)
{
    struct str *told = context;

    (void)err;
    str_addf(told, "%s: %s by %s at %s, %lld%s, %+lld +%lld min, late %lld\n", row->value[GUEST_NAME],
             row->role, row->method, row->device, (long long)row->visit_number,
             row->first_visit ? " first" : "",
             row->arrived_ms ? (long long)((row->arrived_ms - made_start_ms) / made_minute_ms) : 0,
             row->arrived_ms ? (long long)((row->recorded_ms - row->arrived_ms) / made_minute_ms) : 0,
             (long long)row->minutes_late);
    return true;
}

static bool tell_welcome(void *context, const struct attendance_row *row, struct err *err)
{
    struct str *told = context;

    (void)err;
    str_addf(told, "%s: %s by %s, %lld min\n", row->value[GUEST_NAME], row->welcome, row->welcomed_by,
             (long long)row->minutes_to_welcome);
    return true;
}

static bool tell_others(void *context, const struct attendance_row *row, struct err *err)
{
    struct str *told = context;

    (void)err;
    str_addf(told, "%s: met %s, invited by %s, for %s\n", row->value[GUEST_NAME], row->introduced_to,
             row->invited_by, row->on_behalf_of);
    return true;
}

static bool tell_ticket(void *context, const struct attendance_row *row, struct err *err)
{
    struct str *told = context;

    (void)err;
    str_addf(told, "%s: %s, %s, %s\n", row->value[GUEST_NAME], row->role, row->ticket_type, row->ticket_code);
    return true;
}

static void name_device(struct made_group *group, const char *name)
{
    made_fact(group, FACT_DEVICE_NAMED, NULL, NULL,
              json_pack("{s:s, s:s}", "device", store_device(group->store), "name", name));
}

static void a_row_says_how_and_when_somebody_came(void **state)
{
    struct attendance_request request = of_every_event();
    struct made_group group;

    (void)state;
    begin_event(&group);
    name_device(&group, "Front door");
    group.now_ms = made_start_ms + 10 * made_minute_ms;
    check_in(&group, "Early", "06:50");
    check_in(&group, "Second", "07:00:59");
    check_in(&group, "Later", "07:02:01");
    made_ask(&group, "visit.check_in", "visit",
             "{'event':'Breakfast','guest':'%s','method':'cli','at':'2026-12-01T07:03'}",
             made_ask(&group, "guest.add", "guest", "{'event':'Breakfast','name':'Mem','role':'member'}"));
    expect_guest(&group, "Absent");
    assert_told(&group, &request, tell_visit,
                "Early: guest by walk-in at Front door, 1 first, -10 +20 min, late 0\n"
                "Second: guest by walk-in at Front door, 1 first, +0 +9 min, late 0\n"
                "Later: guest by walk-in at Front door, 1 first, +2 +7 min, late 2\n"
                "Mem: member by cli at Front door, 1 first, +3 +7 min, late 3\n"
                "Absent: guest by  at , 0, +0 +0 min, late -1\n");
    made_group_end(&group);
}

static void a_device_without_a_name_has_its_id(void **state)
{
    struct attendance_request request = of_every_event();
    struct made_group group;
    char expected[200];

    (void)state;
    begin_event(&group);
    name_device(&group, "");
    check_in(&group, "Ann", "07:00");
    snprintf(expected, sizeof expected, "Ann: guest by walk-in at %s, 1 first, +0 +0 min, late 0\n",
             store_device(group.store));
    assert_told(&group, &request, tell_visit, expected);
    made_group_end(&group);
}

static void greet(struct made_group *group, const char *visit, const char *at)
{
    made_ask(group, "welcome.greet", "visit", "{'visit':'%s','host':'Amir','at':'2026-12-01T%s'}", visit, at);
}

static void a_row_says_what_came_of_the_welcome(void **state)
{
    struct attendance_request request = of_every_event();
    struct made_group group;

    (void)state;
    begin_event(&group);
    made_ask(&group, "host.add", "host", "{'name':'Amir'}");
    greet(&group, check_in(&group, "Ann", "07:00"), "07:02");
    greet(&group, check_in(&group, "Ben", "07:01"), "07:02:01");
    greet(&group, check_in(&group, "Cem", "07:02"), "07:01");
    check_in(&group, "Dan", "07:03");
    made_ask(&group, "welcome.claim", "visit", "{'visit':'%s','host':'Amir'}",
             check_in(&group, "Eva", "07:04"));
    made_ask(&group, "welcome.gone", "visit", "{'visit':'%s'}", check_in(&group, "Fay", "07:05"));
    made_ask(&group, "welcome.dismiss", "visit", "{'visit':'%s','reason':'staff'}",
             check_in(&group, "Gus", "07:06"));
    made_ask(&group, "visit.check_in", "visit", "{'event':'Breakfast','guest':'%s','at':'2026-12-01T07:07'}",
             made_ask(&group, "guest.add", "guest", "{'event':'Breakfast','name':'Mem','role':'member'}"));
    expect_guest(&group, "Zoe");
    assert_told(&group, &request, tell_welcome,
                "Ann: greeted by Amir, 2 min\nBen: greeted by Amir, 2 min\nCem: greeted by Amir, 0 min\n"
                "Dan: waiting by , -1 min\nEva: claimed by , -1 min\nFay: gone by , -1 min\n"
                "Gus: dismissed by , -1 min\nMem:  by , -1 min\nZoe:  by , -1 min\n");
    group.now_ms += 24 * 60 * made_minute_ms;
    request.only = "arrived";
    assert_told(&group, &request, tell_welcome,
                "Ann: greeted by Amir, 2 min\nBen: greeted by Amir, 2 min\nCem: greeted by Amir, 0 min\n"
                "Dan: missed by , -1 min\nEva: missed by , -1 min\nFay: gone by , -1 min\n"
                "Gus: dismissed by , -1 min\nMem:  by , -1 min\n");
    made_group_end(&group);
}

static void an_undone_visit_owes_no_welcome(void **state)
{
    struct attendance_request request = of_every_event();
    struct made_group group;

    (void)state;
    begin_event(&group);
    undo(&group, check_in(&group, "Ann", "07:00"));
    request.undone = true;
    assert_told(&group, &request, tell_welcome, "Ann:  by , -1 min\n");
    assert_told(&group, &request, tell_status, "Ann undone\n");
    made_group_end(&group);
}

static void introduce(struct made_group *group, const char *event, const char *guest, const char *other)
{
    made_fact(group, FACT_INTRODUCTION_MADE, guest, event, json_pack("{s:s}", "other", other));
}

static void a_row_names_those_it_has_to_do_with(void **state)
{
    struct attendance_request request = of_every_event();
    struct made_group group;
    const char *event, *ann, *bob, *bobby, *cem;

    (void)state;
    made_group_begin(&group);
    event = made_ask(&group, "event.add", "event", "{'name':'Breakfast','starts':'2026-12-01T07:00'}");
    ann = expect_guest(&group, "Ann");
    bob = expect_guest(&group, "Bob");
    bobby = made_ask(&group, "guest.add", "guest", "{'name':'Bobby'}");
    cem =
        made_ask(&group, "guest.add", "guest", "{'event':'Breakfast','name':'Cem','invited_by':'%s'}", bobby);
    made_ask(&group, "guest.add", "guest", "{'event':'Breakfast','name':'Dan','invited_by':'a poster'}");
    introduce(&group, event, ann, bobby);
    group.now_ms += made_minute_ms;
    introduce(&group, event, cem, ann);
    introduce(&group, event, ann, cem); // they met, once
    introduce(&group, event, bob, bobby);
    made_ask(&group, "guest.merge", "guest", "{'keep':'%s','drop':'%s'}", bob, bobby);
    made_ask(&group, "visit.check_in", "visit", "{'event':'Breakfast','new':'Sub','for':'%s'}", cem);
    assert_told(&group, &request, tell_others,
                "Sub: met , invited by , for Cem\n"
                "Ann: met Bob; Cem, invited by , for \n"
                "Bob: met Ann, invited by , for \n"
                "Dan: met , invited by a poster, for \n");
    assert_told(&group, NULL, tell_others,
                "Ann: met , invited by , for \nBob: met , invited by , for \n"
                "Cem: met , invited by Bob, for \nDan: met , invited by a poster, for \n"
                "Sub: met , invited by , for \n");
    made_group_end(&group);
}

static void import_tickets(struct made_group *group, const struct event *event)
{
    static const struct import_request request = { .system = "list", .file = "list.csv", .role = "" };
    struct list_row row = { .row_id = "",
                            .person_id = "",
                            .role = "speaker",
                            .ticket_type = "Early bird",
                            .codes = { "T-9", "T-10" },
                            .visits = -1,
                            .reason = "" };
    struct import_request of_event = request;
    struct import_counts counts;
    enum import_outcome outcome;
    struct import *import;
    const char *reason;
    struct err err = { 0 };

    for (int i = 0; i < GUEST_FIELDS; i++)
        row.value[i] = "";
    row.value[GUEST_NAME] = "Ann";
    of_event.event = event;
    expect_done(import_begin(&import, group->store, &of_event, group->now_ms, &err), err);
    expect_done(import_row(import, &row, group->now_ms, &outcome, &reason, &err), err);
    expect_done(import_end(import, group->now_ms, &counts, &err), err);
    assert_int_equal(counts.added, 1);
}

static void a_row_says_the_ticket_and_the_role(void **state)
{
    struct attendance_request request = of_every_event();
    struct event event = { 0 };
    struct made_group group;
    struct err err = { 0 };

    (void)state;
    begin_event(&group);
    expect_done(resolve_event(group.store, "Breakfast", group.now_ms, &event, &err), err);
    import_tickets(&group, &event);
    made_ask(&group, "event.add", "event", "{'name':'Before','starts':'2026-11-24T07:00'}");
    made_ask(&group, "guest.add", "guest",
             "{'event':'Before','name':'Mem','email':'m@x.org','role':'member'}");
    made_ask(&group, "guest.add", "guest", "{'event':'Breakfast','name':'Mem','email':'m@x.org'}");
    expect_guest(&group, "Zoe");
    request.event = &event;
    assert_told(&group, &request, tell_ticket,
                "Ann: speaker, Early bird, T-10; T-9\nMem: member, , \nZoe: guest, , \n");
    assert_told(&group, NULL, tell_ticket, "Ann: , , \nMem: member, , \nZoe: , , \n");
    event_finish(&event);
    made_group_end(&group);
}

static void who_was_erased_counts_without_a_name(void **state)
{
    struct attendance_request request = of_every_event();
    struct made_group group;

    (void)state;
    begin_event(&group);
    check_in(&group, "Ann", "07:00");
    made_ask(&group, "visit.check_in", "visit",
             "{'event':'Breakfast','new':'Bob','email':'b@x.org','at':'2026-12-01T07:01'}");
    made_ask(&group, "guest.erase", "guest", "{'guest':'b@x.org','yes':true}");
    assert_told(&group, &request, tell_status, "Ann arrived\n arrived\n");
    assert_told(&group, NULL, tell_status, "Ann expected\n");
    made_group_end(&group);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_says_how_and_when_somebody_came),
        cmocka_unit_test(a_device_without_a_name_has_its_id),
        cmocka_unit_test(a_row_says_what_came_of_the_welcome),
        cmocka_unit_test(an_undone_visit_owes_no_welcome),
        cmocka_unit_test(a_row_names_those_it_has_to_do_with),
        cmocka_unit_test(a_row_says_the_ticket_and_the_role),
        cmocka_unit_test(who_was_erased_counts_without_a_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
