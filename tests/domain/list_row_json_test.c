// A row that travels says the same at the other end.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "domain/list_row_json.h"

static struct list_row empty_row(void)
{
    struct list_row row = {
        .visits = -1, .reason = "", .row_id = "", .person_id = "", .role = "", .ticket_type = ""
    };

    for (int i = 0; i < GUEST_FIELDS; i++)
        row.value[i] = "";
    return row;
}

static void assert_same(const struct list_row *a, const struct list_row *b)
{
    assert_int_equal(a->line, b->line);
    assert_int_equal(a->verdict, b->verdict);
    assert_string_equal(a->reason, b->reason);
    assert_string_equal(a->row_id, b->row_id);
    assert_string_equal(a->person_id, b->person_id);
    assert_int_equal(a->row_id_is_global, b->row_id_is_global);
    for (int i = 0; i < GUEST_FIELDS; i++) {
        assert_string_equal(a->value[i], b->value[i]);
        assert_int_equal(a->has[i], b->has[i]);
    }
    assert_string_equal(a->role, b->role);
    assert_string_equal(a->ticket_type, b->ticket_type);
    for (int i = 0; i < LIST_CODES; i++) {
        assert_int_equal(a->codes[i] != NULL, b->codes[i] != NULL);
        if (a->codes[i])
            assert_string_equal(a->codes[i], b->codes[i]);
    }
    assert_int_equal(a->plus, b->plus);
    assert_int_equal(a->visits, b->visits);
    assert_int_equal(a->arrived, b->arrived);
    assert_int_equal(a->arrived_ms, b->arrived_ms);
}

static void expect_the_same(const struct list_row *row)
{
    json_t *sent = list_row_to_json(row), *heard;
    char *line = json_line(sent);
    struct list_row there;
    struct err err = { 0 };

    heard = json_parse_object(line);
    if (!list_row_from_json(&there, heard, &err))
        fail_msg("%s: %s", line, err.text);
    assert_same(row, &there);
    json_decref(sent);
    json_decref(heard);
    free(line);
}

static void rows_arrive_as_they_were_sent(void **state)
{
    struct list_row empty = empty_row(), full = empty_row(), skipped = empty_row();

    (void)state;
    expect_the_same(&empty);
    full.line = 1234567;
    full.row_id = "AT-1";
    full.person_id = "P-1";
    full.row_id_is_global = full.arrived = true;
    for (int i = 0; i < GUEST_FIELDS; i++) {
        full.value[i] = i % 3 ? guest_field_rows[i].label : "";
        full.has[i] = i % 2; // with and without a column, with and without a word
    }
    full.value[GUEST_NAME] = "Zoë \"Z\" Ülkü 山田";
    full.role = "speaker";
    full.ticket_type = "Early bird";
    for (int i = 0; i < LIST_CODES; i++)
        full.codes[i] = "C1";
    full.plus = LIST_PLUS_MOST;
    full.visits = 7;
    full.arrived_ms = INT64_C(1796104800123);
    expect_the_same(&full);
    skipped.verdict = ROW_REJECTED;
    skipped.reason = "it brings more than 200 further guests";
    skipped.plus = 5000;
    skipped.codes[0] = "";
    expect_the_same(&skipped);
}

static void damaged_rows_are_refused(void **state)
{
    static const char *const rows[] = {
        "{}",
        "{\"verdict\":3}",
        "{\"verdict\":0,\"plus\":201}",
        "{\"verdict\":0,\"plus\":-1}",
        "{\"verdict\":0,\"visits\":-2}",
        "{\"verdict\":0,\"visits\":99999999999}",
        "{\"verdict\":0,\"role\":\"king\"}",
        "{\"verdict\":0,\"codes\":[1]}",
        "{\"verdict\":0,\"codes\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\"]}",
        "{\"verdict\":0,\"columns\":{\"nonsense\":\"x\"}}",
        "{\"verdict\":0,\"columns\":{\"name\":1}}",
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        json_t *json = json_parse_object(rows[i]);
        struct list_row row;
        struct err err = { 0 };

        if (list_row_from_json(&row, json, &err))
            fail_msg("%s is taken", rows[i]);
        assert_int_equal(err.kind, ERR_INPUT);
        json_decref(json);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_arrive_as_they_were_sent),
        cmocka_unit_test(damaged_rows_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
