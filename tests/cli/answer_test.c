// What people read, drawn from the documents that programs read.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "cli/answer.h"

static const struct answer_column columns[] = {
    { "name", "NAME", 0 }, { "count", "COUNT", 0 }, { "at", "AT", true }, { "topics", "TOPICS", 0 }, { 0 },
};
static const struct answer_shape table = { .columns = columns, .when_empty = "None." };
static const struct answer_shape sentence = { .sentence = "{name} has {count}." };

static char *drawn(const char *json, const struct answer_shape *shape, bool as_json)
{
    struct output output = { .json = as_json, .quiet = true };
    json_t *document = json_loads(json, 0, NULL);

    assert_non_null(document);
    answer_print(&output, document, shape);
    json_decref(document);
    return str_take(&output.text);
}

static void assert_drawn(const char *json, const struct answer_shape *shape, const char *expected)
{
    char *text = drawn(json, shape, false);

    assert_string_equal(text, expected);
    free(text);
}

static void a_list_is_a_table(void **state)
{
    (void)state;
    assert_drawn("[{\"name\":\"Amara\",\"count\":7,\"at\":\"2026-12-01T07:04:11+01:00\",\"topics\":[\"a\","
                 "\"b\"]},"
                 "{\"name\":\"Bo\",\"count\":12,\"at\":null,\"topics\":[]}]",
                 &table,
                 "NAME   COUNT  AT                TOPICS\n"
                 "Amara      7  2026-12-01 07:04  a, b\n"
                 "Bo        12\n");
}

static void wide_and_combining_characters_line_up(void **state)
{
    (void)state;
    assert_drawn("[{\"name\":\"山田\",\"count\":1},{\"name\":\"e\\u0301e\",\"count\":2}]", &table,
                 "NAME  COUNT  AT  TOPICS\n"
                 "山田      1\n"
                 "ée        2\n");
}

static void nothing_steers_a_terminal(void **state)
{
    (void)state;
    assert_drawn("{\"name\":\"A\\u001b[31m\\nB\\u202e\",\"count\":1}", &sentence, "A[31m B has 1.\n");
}

static void an_object_is_a_line_for_each_value(void **state)
{
    (void)state;
    assert_drawn("{\"name\":\"Amara\",\"count\":null,\"at\":\"\",\"topics\":[\"x\"]}", &table,
                 "NAME    Amara\nTOPICS  x\n");
}

static void members_of_nested_objects_are_listed(void **state)
{
    static const struct answer_column nested[] = {
        { "visits.event", "visits", 0 }, { "none.x", "none", 0 }, { 0 }
    };
    static const struct answer_shape shape = { .columns = nested };

    (void)state;
    assert_drawn("{\"visits\":[{\"event\":\"Tea\"},{\"event\":\"Lunch\"}],\"none\":[]}", &shape,
                 "visits  Tea, Lunch\n");
}

static void values_are_said_as_people_say_them(void **state)
{
    static const char *const cases[][2] = { { "[true]", "yes" },  { "[false]", "no" },     { "[null]", "" },
                                            { "[12]", "12" },     { "[1.5]", "1.5" },      { "[[]]", "" },
                                            { "[[1,2]]", "1, 2" }, { "[\" a  b \"]", "a b" } };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        json_t *array = json_loads(cases[i][0], 0, NULL);
        struct str text = { 0 };

        answer_value(&text, json_array_get(array, 0));
        assert_string_equal(str_text(&text), cases[i][1]);
        str_finish(&text);
        json_decref(array);
    }
}

static void with_json_the_document_is_the_answer(void **state)
{
    char *text = drawn("[ ]", &table, true);

    (void)state;
    assert_string_equal(text, "[]\n");
    free(text);
}

static void an_empty_list_is_no_data(void **state)
{
    (void)state;
    assert_drawn("[]", &table, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_is_a_table),
        cmocka_unit_test(wide_and_combining_characters_line_up),
        cmocka_unit_test(nothing_steers_a_terminal),
        cmocka_unit_test(an_object_is_a_line_for_each_value),
        cmocka_unit_test(members_of_nested_objects_are_listed),
        cmocka_unit_test(values_are_said_as_people_say_them),
        cmocka_unit_test(with_json_the_document_is_the_answer),
        cmocka_unit_test(an_empty_list_is_no_data),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
