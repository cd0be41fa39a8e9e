#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/sink.h"

static char folder[] = "/tmp/usher-sink-XXXXXX";
static char path[128];

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/out", folder);
    return 0;
}

static int remove_folder(void **state)
{
    char command[160];

    (void)state;
    snprintf(command, sizeof command, "rm -r '%s'", folder);
    return system(command);
}

static void assert_holds(const char *expected)
{
    struct str text = { 0 };

    assert_true(file_read(&text, path, NULL));
    assert_string_equal(str_text(&text), expected);
    str_finish(&text);
}

static void rows_of_json_are_one_array(void **state)
{
    struct output output = { 0 };
    struct sink sink;

    (void)state;
    assert_true(sink_begin(&sink, &output, path, true, ',', true, NULL));
    assert_true(sink_row_json(&sink, json_pack("{s:i}", "a", 1), NULL));
    assert_true(sink_row_json(&sink, json_pack("{s:i}", "a", 2), NULL));
    assert_int_equal(sink.rows, 2);
    assert_true(sink_commit(&sink, NULL));
    assert_holds("[\n{\"a\":1},\n{\"a\":2}\n]\n");
}

static void no_rows_are_an_empty_array(void **state)
{
    struct output output = { 0 };
    struct sink sink;

    (void)state;
    assert_true(sink_begin(&sink, &output, path, true, ',', true, NULL));
    assert_true(sink_commit(&sink, NULL));
    assert_holds("[]\n");
}

static void a_long_table_reaches_the_file_whole(void **state)
{
    struct output output = { 0 };
    struct sink sink;
    struct str text = { 0 };
    enum { ROWS = 300000 };

    (void)state;
    assert_true(sink_begin(&sink, &output, path, false, ';', true, NULL));
    for (int i = 0; i < ROWS; i++) {
        csv_writer_cell(&sink.csv, "cell");
        csv_writer_cell(&sink.csv, "=1");
        csv_writer_end(&sink.csv);
        assert_true(sink_row_done(&sink, NULL));
        assert_true(sink.text.length < (2 << 20));
    }
    assert_true(sink_commit(&sink, NULL));
    assert_true(file_read(&text, path, NULL));
    assert_int_equal(text.length, 3 + ROWS * sizeof "cell;'=1\r");
    str_finish(&text);
}

static void an_abandoned_export_leaves_the_file_alone(void **state)
{
    struct output output = { 0 };
    struct sink sink;

    (void)state;
    assert_true(file_replace(path, "old", 3, NULL));
    assert_true(sink_begin(&sink, &output, path, false, ',', true, NULL));
    csv_writer_cell(&sink.csv, "new");
    sink_abandon(&sink);
    sink_abandon(&sink);
    assert_holds("old");
}

static void a_place_that_cannot_be_is_said(void **state)
{
    struct output output = { 0 };
    struct sink sink;
    struct err err = { 0 };

    (void)state;
    assert_false(sink_begin(&sink, &output, "/nonexistent/out", false, ',', true, &err));
    assert_int_equal(err.kind, ERR_IO);
    sink_abandon(&sink);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_of_json_are_one_array),
        cmocka_unit_test(no_rows_are_an_empty_array),
        cmocka_unit_test(a_long_table_reaches_the_file_whole),
        cmocka_unit_test(an_abandoned_export_leaves_the_file_alone),
        cmocka_unit_test(a_place_that_cannot_be_is_said),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
