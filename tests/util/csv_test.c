#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "util/csv.h"

struct text {
    const char *text;
    char delimiter;
    const char *rows; // "line[cell|cell]", "line!" where the row is at fault
};

static const struct text texts[] = {
    { "", ',', "" },
    { "\n\r\n\r", ',', "" },
    { "a,b", ',', "1[a|b]" },
    { "a,b\n", ',', "1[a|b]" },
    { "a,b\r\nc,d\r\n", ',', "1[a|b]2[c|d]" },
    { "a,b\rc,d\r", ',', "1[a|b]2[c|d]" },
    { "a\r\n\r\nb\n\nc\r\rd", ',', "1[a]3[b]5[c]7[d]" },
    { "a;b,c\td", ';', "1[a|b,c\td]" },
    { "a\tb c\t", '\t', "1[a|b c|]" },
    { ",,\n", ',', "1[||]" },
    { "\"\"\n", ',', "1[]" },
    { " a , \"b\" ,c \n", ',', "1[a|b|c]" },
    { "\" a \",\"b,c\",\"d\"\"e\"\n", ',', "1[ a |b,c|d\"e]" },
    { "\"a\nb\r\nc\",d\ne\n", ',', "1[a\nb\r\nc|d]4[e]" },
    { "x,\"a\rb\"\ry\r", ',', "1[x|a\rb]3[y]" },
    { "a \"b\" c,d\n", ',', "1[a \"b\" c|d]" },
    { "5\" pipe,\"x\"\n", ',', "1[5\" pipe|x]" },
    { "a,\"b\nc,d\ne,f\n", ',', "1!2[c|d]3[e|f]" },          // a quote that is never closed
    { "a\n\"b", ',', "1[a]2!" },
    { "a\n\"b\"", ',', "1[a]2[b]" },
    { "\"a\" b,c\nd\n", ',', "1!2[d]" },                      // text behind a closing quote
    { "\"a,b\nc,\"d\"\ne\n", ',', "1!2[c|d]3[e]" },           // the next quote would close it
    { "\"a\n\"b\n\"c\n", ',', "1!2!3!" },
};

static void add_row(struct str *out, const struct csv_row *row)
{
    size_t i;

    str_addf(out, "%ld%s", row->line, row->fault ? "!" : "[");
    for (i = 0; i < row->count; i++)
        str_addf(out, "%s%s", i ? "|" : "", row->cell[i]);
    str_add(out, row->fault ? "" : "]");
}

static void rows_come_with_their_cells_and_lines(void **state)
{
    const struct csv_row *row;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct str rows = { 0 };
        struct csv_reader *reader = csv_reader_create(texts[i].text, strlen(texts[i].text), texts[i].delimiter);
        int round;

        for (round = 0; round < 2; round++) {
            str_clear(&rows);
            while ((row = csv_reader_next(reader)))
                add_row(&rows, row);
            assert_string_equal(str_text(&rows), texts[i].rows);
            assert_int_equal(csv_reader_position(reader), strlen(texts[i].text));
            assert_null(csv_reader_next(reader));
            csv_reader_rewind(reader);
        }
        csv_reader_destroy(reader);
        str_finish(&rows);
    }
}

static void raw_text_is_the_whole_row_or_the_line_at_fault(void **state)
{
    static const char text[] = "a,\"b\nc\",d\r\nx,\"y\r\nz\n";
    struct csv_reader *reader = csv_reader_create(text, strlen(text), ',');
    const struct csv_row *row = csv_reader_next(reader);

    (void)state;
    assert_int_equal(row->raw_length, 9);
    assert_memory_equal(row->raw, "a,\"b\nc\",d", 9);
    row = csv_reader_next(reader);
    assert_non_null(row->fault);
    assert_memory_equal(row->raw, "x,\"y", 4);
    assert_int_equal(row->raw_length, 4);
    csv_reader_destroy(reader);
}

// A quoted cell of this many lines, closed in the end, and a row behind it.
static void read_lines(size_t lines, struct str *rows)
{
    struct str text = { 0 };
    struct csv_reader *reader;
    const struct csv_row *row;
    size_t i;

    str_add(&text, "a,\"");
    for (i = 0; i < lines; i++)
        str_addf(&text, "%zu%s", i + 1, i + 1 < lines ? "\n" : "");
    str_add(&text, "\"\nlast\n");
    reader = csv_reader_create(text.at, text.length, ',');
    while ((row = csv_reader_next(reader)))
        add_row(rows, row);
    csv_reader_destroy(reader);
    str_finish(&text);
}

static void a_quoted_cell_may_have_fifty_lines_and_no_more(void **state)
{
    struct str rows = { 0 };

    (void)state;
    read_lines(50, &rows);
    assert_non_null(strstr(str_text(&rows), "\n50]51[last]"));
    str_clear(&rows);
    read_lines(51, &rows);
    assert_memory_equal(str_text(&rows), "1!2[2]3[3]", 10);
    assert_non_null(strstr(str_text(&rows), "50[50]"));
    str_finish(&rows);
}

static void a_cell_may_have_32_kib_and_no_more(void **state)
{
    enum { LONGEST = CSV_CELL_BYTES };
    static const char *const ends[] = { "\"\nlast\n", "x\"\nlast\n" };
    size_t i;

    (void)state;
    for (i = 0; i < 2; i++) {
        struct str text = { 0 };
        struct csv_reader *reader;
        const struct csv_row *row;

        str_add_char(&text, '"');
        while (text.length <= LONGEST)
            str_add_char(&text, 'x');
        str_add(&text, ends[i]);
        reader = csv_reader_create(text.at, text.length, ',');
        row = csv_reader_next(reader);
        assert_int_equal(row->fault != NULL, i == 1);
        row = csv_reader_next(reader);
        assert_string_equal(row->cell[0], "last");
        csv_reader_destroy(reader);
        str_finish(&text);
    }
}

static void a_row_of_too_many_cells_is_at_fault(void **state)
{
    struct str text = { 0 };
    struct csv_reader *reader;
    const struct csv_row *row;
    int i;

    (void)state;
    for (i = 0; i < CSV_CELLS; i++)
        str_add_char(&text, ',');
    str_add(&text, "\nlast\n");
    reader = csv_reader_create(text.at, text.length, ',');
    row = csv_reader_next(reader);
    assert_non_null(row->fault);
    assert_int_equal(row->count, 0);
    assert_string_equal(csv_reader_next(reader)->cell[0], "last");
    csv_reader_destroy(reader);
    str_finish(&text);
}

static void nul_bytes_are_left_out(void **state)
{
    static const char text[] = "a\0b,\"\0c\0\"\n";
    struct csv_reader *reader = csv_reader_create(text, sizeof text - 1, ',');
    const struct csv_row *row = csv_reader_next(reader);

    (void)state;
    assert_int_equal(row->count, 2);
    assert_string_equal(row->cell[0], "ab");
    assert_string_equal(row->cell[1], "c");
    csv_reader_destroy(reader);
}

static void excel_names_its_delimiter(void **state)
{
    (void)state;
    assert_int_equal(csv_named_delimiter("sep=;\r\nName", 11), ';');
    assert_int_equal(csv_named_delimiter("SEP=\t\nName", 10), '\t');
    assert_int_equal(csv_named_delimiter("\"sep=|\"\nName", 12), '|');
    assert_int_equal(csv_named_delimiter("sep=\nName", 9), '\0');
    assert_int_equal(csv_named_delimiter("sep=", 4), '\0');
    assert_int_equal(csv_named_delimiter("Name;Email", 10), '\0');
    assert_int_equal(csv_named_delimiter("", 0), '\0');
}

struct written {
    const char *cell;
    const char *guarded, *raw;
};

static const struct written writings[] = {
    { NULL, "", "" },
    { "", "", "" },
    { "plain", "plain", "plain" },
    { "a,b", "\"a,b\"", "\"a,b\"" },
    { "a;b", "a;b", "a;b" },
    { "say \"hi\"", "\"say \"\"hi\"\"\"", "\"say \"\"hi\"\"\"" },
    { "\"", "\"\"\"\"", "\"\"\"\"" },
    { "two\nlines", "\"two\nlines\"", "\"two\nlines\"" },
    { "cr\rhere", "\"cr\rhere\"", "\"cr\rhere\"" },
    { " edge", "\" edge\"", "\" edge\"" },
    { "edge ", "\"edge \"", "\"edge \"" },
    { "=1+1", "'=1+1", "=1+1" },
    { "=a,b", "\"'=a,b\"", "\"=a,b\"" },
    { "@cmd", "'@cmd", "@cmd" },
    { "\tx", "\"'\tx\"", "\"\tx\"" },
    { "\rx", "\"'\rx\"", "\"\rx\"" },
    { "+49 170 1234567", "+49 170 1234567", "+49 170 1234567" },
    { "+49 (170) 1", "'+49 (170) 1", "+49 (170) 1" },
    { "+", "'+", "+" },
    { "+1+1", "'+1+1", "+1+1" },
    { "-12", "-12", "-12" },
    { "3,5", "\"3,5\"", "\"3,5\"" },
    { "-3.5", "-3.5", "-3.5" },
    { "-3.", "'-3.", "-3." },
    { "-3.5.1", "'-3.5.1", "-3.5.1" },
    { "-", "'-", "-" },
    { "--", "'--", "--" },
    { "-x", "'-x", "-x" },
    { "'t Hooft", "'t Hooft", "'t Hooft" },
};

static void cells_are_quoted_and_guarded(void **state)
{
    struct str out = { 0 };
    size_t i;
    int raw;

    (void)state;
    for (i = 0; i < sizeof writings / sizeof *writings; i++) {
        for (raw = 0; raw < 2; raw++) {
            struct csv_writer writer = { .out = &out, .delimiter = ',', .guarded = !raw };

            str_clear(&out);
            csv_writer_cell(&writer, writings[i].cell);
            assert_string_equal(str_text(&out), raw ? writings[i].raw : writings[i].guarded);
        }
    }
    str_finish(&out);
}

static void what_was_written_is_read_back(void **state)
{
    struct str out = { 0 };
    struct csv_writer writer = { .out = &out, .delimiter = ';', .guarded = true };
    struct csv_reader *reader;
    const struct csv_row *row;
    size_t i, round;

    (void)state;
    for (round = 0; round < 2; round++) {
        for (i = 0; i < sizeof writings / sizeof *writings; i++)
            csv_writer_cell(&writer, writings[i].cell);
        csv_writer_end(&writer);
    }
    assert_memory_equal(out.at + out.length - 2, "\r\n", 2);
    reader = csv_reader_create(out.at, out.length, ';');
    for (round = 0; round < 2; round++) {
        row = csv_reader_next(reader);
        assert_int_equal(row->count, sizeof writings / sizeof *writings);
        for (i = 0; i < row->count; i++)
            assert_string_equal(csv_unguarded(row->cell[i]), writings[i].cell ? writings[i].cell : "");
    }
    assert_null(csv_reader_next(reader));
    csv_reader_destroy(reader);
    str_finish(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_come_with_their_cells_and_lines),
        cmocka_unit_test(raw_text_is_the_whole_row_or_the_line_at_fault),
        cmocka_unit_test(a_quoted_cell_may_have_fifty_lines_and_no_more),
        cmocka_unit_test(a_cell_may_have_32_kib_and_no_more),
        cmocka_unit_test(a_row_of_too_many_cells_is_at_fault),
        cmocka_unit_test(nul_bytes_are_left_out),
        cmocka_unit_test(excel_names_its_delimiter),
        cmocka_unit_test(cells_are_quoted_and_guarded),
        cmocka_unit_test(what_was_written_is_read_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
