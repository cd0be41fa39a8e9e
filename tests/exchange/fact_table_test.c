// Facts as a table: cells as CSV, the same typed as JSON, and what an erasure has emptied.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "exchange/fact_table.h"

static const char zone[] = "Europe/Berlin";

static struct fact greeted(void)
{
    return (struct fact){ .device = "d1",
                          .seq = 7,
                          .stamp = INT64_C(117709444022272001),
                          .at_ms = INT64_C(1796104800000),
                          .kind = "welcome.greeted",
                          .guest = "g1",
                          .event = "e1",
                          .body = json_pack("{s:s, s:s}", "host", "h1", "note", "=says \"hello\"") };
}

static struct fact erased(void)
{
    return (struct fact){ .device = "d1", .seq = 8, .stamp = 1, .kind = "guest.erased", .guest = "g1" };
}

static void facts_are_rows_in_the_zone_of_the_group(void **state)
{
    struct fact facts[] = { greeted(), erased() };
    struct str text = { 0 };
    struct csv_writer writer = { .out = &text, .delimiter = ',', .guarded = true };

    (void)state;
    fact_csv_header(&writer);
    fact_csv_row(&writer, &facts[0], zone);
    fact_csv_row(&writer, &facts[1], zone);
    assert_string_equal(str_text(&text),
                        "device,seq,stamp,at,kind,guest,event,body\r\n"
                        "d1,7,117709444022272001,2026-12-01T07:00:00+01:00,welcome.greeted,g1,e1,"
                        "\"{\"\"host\"\":\"\"h1\"\",\"\"note\"\":\"\"=says \\\"\"hello\\\"\"\"\"}\"\r\n"
                        "d1,8,1,1970-01-01T01:00:00+01:00,guest.erased,g1,,\r\n");
    json_decref(facts[0].body);
    str_finish(&text);
}

static void the_body_of_a_fact_stays_json(void **state)
{
    struct fact fact = greeted();
    json_t *object = fact_json(&fact, zone);

    (void)state;
    assert_int_equal(json_object_size(object), 8);
    assert_string_equal(json_get_text(object, "device"), "d1");
    assert_int_equal(json_get_int(object, "seq", 0), 7);
    assert_int_equal(json_get_int(object, "stamp", 0), INT64_C(117709444022272001));
    assert_string_equal(json_get_text(object, "at"), "2026-12-01T07:00:00+01:00");
    assert_string_equal(json_get_text(object, "event"), "e1");
    assert_true(json_equal(json_object_get(object, "body"), fact.body));
    json_decref(object);
    json_decref(fact.body);
}

static void what_is_not_there_is_null(void **state)
{
    struct fact fact = erased();
    json_t *object = fact_json(&fact, zone);

    (void)state;
    assert_true(json_is_null(json_object_get(object, "event")));
    assert_true(json_is_null(json_object_get(object, "body")));
    json_decref(object);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts_are_rows_in_the_zone_of_the_group),
        cmocka_unit_test(the_body_of_a_fact_stays_json),
        cmocka_unit_test(what_is_not_there_is_null),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
