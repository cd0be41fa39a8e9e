// JSON as one line: the same as jansson's own compact form.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "util/json.h"

static void lines_are_jansson_s_own(void **state)
{
    static const char *const texts[] = {
        "{}",
        "[]",
        "{\"a\":1,\"b\":[true,false,null],\"c\":{\"d\":-2.5}}",
        "{\"name\":\"O\\\"Brien \\\\ \\b\\f\\n\\r\\t \\u0001 \\u001f \\u007f\"}",
        "{\"k\\\"ey\":\"Jos\\u00e9 \\u5c71\\u7530 \\ud83d\\ude00\"}",
        "[9223372036854775807,-9223372036854775808,0]",
        "{\"nothing\":\"\"}",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        json_t *value = json_loads(texts[i], 0, NULL);
        char *mine = json_line(value), *theirs = json_dumps(value, JSON_COMPACT);

        assert_non_null(value);
        assert_string_equal(mine, theirs);
        free(mine);
        free(theirs);
        json_decref(value);
    }
}

static void a_line_keeps_a_nul_inside_a_text(void **state)
{
    json_t *value = json_pack("[s#]", "a\0b", 3);
    char *line = json_line(value);

    (void)state;
    assert_string_equal(line, "[\"a\\u0000b\"]");
    free(line);
    json_decref(value);
}

static void only_whole_objects_are_parsed(void **state)
{
    static const char *const refused[] = { "", "[]", "3", "{", "{} x", "{\"a\":1,\"a\":2}", "{\"a\":\"\xff\"}" };

    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        assert_null(json_parse_object(refused[i]));
    assert_null(json_parse_object(NULL));
}

static void lists_are_split_at_their_joints(void **state)
{
    json_t *list = json_list("wine; b; c;d");

    (void)state;
    assert_int_equal(json_array_size(list), 3);
    assert_string_equal(json_string_value(json_array_get(list, 2)), "c;d");
    json_decref(list);
    list = json_list("");
    assert_int_equal(json_array_size(list), 0);
    json_decref(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_jansson_s_own),
        cmocka_unit_test(a_line_keeps_a_nul_inside_a_text),
        cmocka_unit_test(only_whole_objects_are_parsed),
        cmocka_unit_test(lists_are_split_at_their_joints),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
