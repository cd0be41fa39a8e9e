// The attendance file: its columns in their order, and cells of every kind.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "exchange/attendance_table.h"

// The columns that were promised, in order; others may follow.
static const char promised[] = "guest_id,name,given_name,family_name,email,phone,company,title,role,ticket_"
                               "code,ticket_type,status,arrived_at,"
                               "recorded_at,method,device,visit_number,first_visit,welcome,welcomed_by,"
                               "minutes_to_welcome,introduced_to,"
                               "invited_by,topics,offers,seeks,consents,note,event,event_date,on_behalf_of,"
                               "language,minutes_late";

static char name[] = "Breakfast", zone[] = "Europe/Berlin", nothing[] = "";
static struct event event;

enum { TICK_MS = 1000 };

static struct attendance_row row_of(enum attendance_status status)
{
    struct attendance_row row = { .guest_id = "g1",
                                  .role = "guest",
                                  .ticket_code = "",
                                  .ticket_type = "Standard",
                                  .status = status,
                                  .method = "",
                                  .device = "",
                                  .welcome = "",
                                  .welcomed_by = "",
                                  .minutes_to_welcome = -1,
                                  .introduced_to = "",
                                  .invited_by = "",
                                  .consents = "",
                                  .event = &event,
                                  .event_date = "2026-12-01",
                                  .on_behalf_of = "",
                                  .minutes_late = -1 };

    event = (struct event){ .name = name, .zone = zone, .venue = nothing, .where = nothing };
    event.starts_ms = INT64_C(1796104800000); // 2026-12-01T07:00+01:00
    for (int field = 0; field < GUEST_FIELDS; field++)
        row.value[field] = "";
    row.value[GUEST_NAME] = "Amara Okafor";
    return row;
}

static struct attendance_row arrived_row(void)
{
    struct attendance_row row = row_of(ATTENDANCE_ARRIVED);

    row.arrived_ms = event.starts_ms + 61 * TICK_MS;
    row.recorded_ms = row.arrived_ms + TICK_MS;
    row.method = "scan";
    row.visit_number = 1;
    row.first_visit = true;
    row.welcome = "greeted";
    row.minutes_to_welcome = 0;
    row.minutes_late = 1;
    row.value[GUEST_TOPICS] = "bread; bees";
    row.value[GUEST_COMPANY] = "=1+1";
    return row;
}

static void the_columns_are_those_promised(void **state)
{
    struct str text = { 0 };
    struct csv_writer writer = { .out = &text, .delimiter = ',' };

    (void)state;
    attendance_csv_header(&writer);
    assert_memory_equal(str_text(&text), promised, strlen(promised));
    assert_string_equal(str_text(&text) + text.length - 2, "\r\n");
    str_finish(&text);
}

static void assert_row(const struct attendance_row *row, const char *expected)
{
    struct str text = { 0 };
    struct csv_writer writer = { .out = &text, .delimiter = ',', .guarded = true };

    attendance_csv_row(&writer, row);
    assert_string_equal(str_text(&text), expected);
    str_finish(&text);
}

static void who_arrived_is_told_whole(void **state)
{
    struct attendance_row row = arrived_row();

    (void)state;
    assert_row(&row, "g1,Amara Okafor,,,,,'=1+1,,guest,,Standard,arrived,2026-12-01T07:01:01+01:00,"
                     "2026-12-01T07:01:02+01:00,scan,,1,yes,greeted,,0,,,bread; "
                     "bees,,,,,Breakfast,2026-12-01,,,1\r\n");
}

static void who_has_not_come_has_no_visit(void **state)
{
    struct attendance_row row = row_of(ATTENDANCE_EXPECTED);

    (void)state;
    assert_row(&row, "g1,Amara "
                     "Okafor,,,,,,,guest,,Standard,expected,,,,,,no,,,,,,,,,,,Breakfast,2026-12-01,,,\r\n");
}

static void a_person_of_the_group_has_no_event(void **state)
{
    struct attendance_row row = row_of(ATTENDANCE_EXPECTED);

    (void)state;
    row.event = NULL;
    row.event_date = "";
    assert_row(&row, "g1,Amara Okafor,,,,,,,guest,,Standard,,,,,,,no,,,,,,,,,,,,,,,\r\n");
}

static void json_has_the_same_keys_typed(void **state)
{
    struct attendance_row row = arrived_row();
    json_t *object = attendance_json(&row);
    char *line;

    (void)state;
    assert_int_equal(json_object_size(object), attendance_columns());
    for (size_t i = 0; i < attendance_columns(); i++)
        assert_non_null(json_object_get(object, attendance_column_key(i)));
    assert_int_equal(json_get_int(object, "visit_number", 0), 1);
    assert_int_equal(json_get_int(object, "minutes_to_welcome", -1), 0);
    assert_true(json_get_bool(object, "first_visit"));
    assert_string_equal(json_get_text(object, "company"), "=1+1"); // unguarded
    assert_true(json_is_null(json_object_get(object, "email")));
    line = json_line(json_object_get(object, "topics"));
    assert_string_equal(line, "[\"bread\",\"bees\"]");
    free(line);
    json_decref(object);

    row = row_of(ATTENDANCE_EXPECTED);
    object = attendance_json(&row);
    assert_true(json_is_null(json_object_get(object, "visit_number")));
    assert_true(json_is_null(json_object_get(object, "minutes_late")));
    assert_true(json_is_null(json_object_get(object, "arrived_at")));
    assert_true(json_is_false(json_object_get(object, "first_visit")));
    assert_int_equal(json_array_size(json_object_get(object, "seeks")), 0);
    assert_string_equal(json_get_text(object, "status"), "expected");
    json_decref(object);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_columns_are_those_promised),
        cmocka_unit_test(who_arrived_is_told_whole),
        cmocka_unit_test(who_has_not_come_has_no_visit),
        cmocka_unit_test(a_person_of_the_group_has_no_event),
        cmocka_unit_test(json_has_the_same_keys_typed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
