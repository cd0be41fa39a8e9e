// An attendance file read again: by a parser of JSON, cell by cell, and by Usher's own reader of
// guest lists, after which nothing in the group is different.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "exchange/attendance_table.h"
#include "exchange/list_reader.h"
#include "service/import.h"
#include "service/made_group.h"
#include "service/resolve.h"

static const char *const odd_guests[] = {
    "'name':'=SUM(A1:A9)','company':'@home','title':'+1 of Ann','email':'sum@x.org'",
    "'name':'Bo, Berg; and | more','company':'-12','phone':'+49 30 1234','email':'bo@x.org'",
    "'name':'Eve (Evie) O’Neil','company':'-cat /etc','topics':'tea, =boats','offers':'3,5'",
    "'name':'Ωμέγα Ünal 王小明','company':'001','title':'12345678901234567890','email':'o@x.org'",
    "'name':'- Dash','email':'-5@x.org','seeks':'a, b, c','invited_by':'+ somebody'",
};

enum { ODD_GUESTS = sizeof odd_guests / sizeof *odd_guests };

static struct attendance_request request;

static void begin(struct made_group *group, struct event *event)
{
    struct err err = { 0 };

    made_group_begin(group);
    group->now_ms += 5 * made_minute_ms;
    made_ask(group, "event.add", "event", "{'name':'=Breakfast','starts':'2026-12-01T07:00'}");
    made_ask(group, "host.add", "host", "{'name':'Amir'}");
    for (size_t i = 0; i < ODD_GUESTS; i++) {
        const char *guest = made_ask(group, "guest.add", "guest", "{'event':'=Breakfast',%s}", odd_guests[i]);

        if (i % 2 == 0)
            made_ask(group, "welcome.greet", "visit", "{'visit':'%s','host':'Amir'}",
                     made_ask(group, "visit.check_in", "visit", "{'guest':'%s','at':'2026-12-01T07:0%zu'}",
                              guest, i));
    }
    made_ask(group, "visit.undo", "visit", "{'visit':'%s'}",
             made_ask(group, "visit.check_in", "visit", "{'new':'Undone'}"));
    expect_done(resolve_event(group->store, "", group->now_ms, event, &err), err);
    request = (struct attendance_request){ .event = event, .undone = true, .only = "" };
}

static void end(struct made_group *group, struct event *event)
{
    event_finish(event);
    made_group_end(group);
}

struct export {
    struct csv_writer csv;
    struct str text;
    json_t *rows;
};

static bool put(void *context, const struct attendance_row *row, struct err *err)
{
    struct export *export = context;

    (void)err;
    attendance_csv_row(&export->csv, row);
    json_array_append_new(export->rows, attendance_json(row));
    return true;
}

static void export_all(struct made_group *group, struct export *export, char delimiter)
{
    struct err err = { 0 };

    *export = (struct export){ .csv = { .delimiter = delimiter, .guarded = true }, .rows = json_array() };
    export->csv.out = &export->text;
    attendance_csv_header(&export->csv);
    expect_done(attendance_read(group->store, &request, group->now_ms, put, export, &err), err);
}

static void export_finish(struct export *export)
{
    str_finish(&export->text);
    json_decref(export->rows);
}

// ---- JSON and CSV say the same

static void assert_same(const json_t *value, const char *cell)
{
    struct str text = { 0 };
    const json_t *item;
    size_t at;

    if (json_is_boolean(value))
        str_add(&text, json_is_true(value) ? "yes" : "no");
    else if (json_is_integer(value))
        str_addf(&text, "%lld", (long long)json_integer_value(value));
    else if (json_is_string(value))
        str_add(&text, json_string_value(value));
    else if (!json_is_array(value))
        assert_true(json_is_null(value));
    json_array_foreach(value, at, item) {
        str_addf(&text, "%s%s", at ? "; " : "", json_string_value(item));
    }
    assert_string_equal(str_text(&text), csv_unguarded(cell));
    str_finish(&text);
}

static void json_read_again_says_what_the_csv_says(void **state)
{
    struct export export;
    struct made_group group;
    struct event event = { 0 };
    struct csv_reader *reader;
    const struct csv_row *row;
    json_t *again;
    char *line;
    size_t rows = 0;

    (void)state;
    begin(&group, &event);
    export_all(&group, &export, ';');
    line = json_dumps(export.rows, 0);
    again = json_loads(line, JSON_REJECT_DUPLICATES, NULL);
    reader = csv_reader_create(str_text(&export.text), export.text.length, ';');
    assert_non_null(csv_reader_next(reader));
    for (; (row = csv_reader_next(reader)); rows++) {
        assert_int_equal(row->count, attendance_columns());
        for (size_t i = 0; i < row->count; i++)
            assert_same(json_object_get(json_array_get(again, rows), attendance_column_key(i)), row->cell[i]);
    }
    assert_int_equal(rows, ODD_GUESTS + 1);
    assert_int_equal(rows, json_array_size(again));
    csv_reader_destroy(reader);
    json_decref(again);
    free(line);
    export_finish(&export);
    end(&group, &event);
}

// ---- what a spreadsheet would run is told as text

static void no_cell_begins_a_formula(void **state)
{
    struct export export;
    struct made_group group;
    struct event event = { 0 };
    struct csv_reader *reader;
    const struct csv_row *row;
    int guarded = 0, kept = 0;

    (void)state;
    begin(&group, &event);
    export_all(&group, &export, ',');
    reader = csv_reader_create(str_text(&export.text), export.text.length, ',');
    while ((row = csv_reader_next(reader))) {
        for (size_t i = 0; i < row->count; i++) {
            const char *cell = row->cell[i];

            guarded += cell[0] == '\'';
            kept += strcmp(cell, "-12") == 0 || strcmp(cell, "+49 30 1234") == 0;
            if (cell[0] && strchr("=+-@\t\r", cell[0]) && strcmp(cell, "-12") != 0)
                assert_string_equal(cell, "+49 30 1234");
        }
    }
    assert_int_equal(kept, 2);
    assert_int_equal(guarded, 13); // the event of 6 rows, and 7 of the guests' cells
    csv_reader_destroy(reader);
    export_finish(&export);
    end(&group, &event);
}

// ---- taking the file in again

static void take_in(struct made_group *group, const struct event *event, const struct str *text,
                    struct import_counts *counts)
{
    struct list_reader_options options = { .zone = "Europe/Berlin" };
    struct import_request of_event = { .event = event, .system = "usher", .file = "a.csv", .role = "" };
    struct list_reader *reader;
    struct import *import;
    struct list_row row;
    enum import_outcome outcome;
    const char *reason;
    struct err err = { 0 };

    expect_done(list_reader_open(&reader, str_text(text), text->length, &options, &err), err);
    assert_string_equal(list_reader_system(reader), "usher");
    expect_done(import_begin(&import, group->store, &of_event, group->now_ms, &err), err);
    while (list_reader_next(reader, &row))
        expect_done(import_row(import, &row, group->now_ms, &outcome, &reason, &err), err);
    expect_done(import_end(import, group->now_ms, counts, &err), err);
    list_reader_close(reader);
}

static void taken_in_again_it_changes_nothing(void **state)
{
    static const char delimiters[] = ",;\t|";
    struct import_counts counts;
    struct made_group group;
    struct event event = { 0 };
    struct export before, after;

    (void)state;
    for (size_t i = 0; delimiters[i]; i++) {
        begin(&group, &event);
        group.now_ms += made_minute_ms;
        export_all(&group, &before, delimiters[i]);
        take_in(&group, &event, &before.text, &counts);
        assert_int_equal(counts.read, ODD_GUESTS + 1);
        assert_int_equal(counts.added + counts.rejected, 0);
        assert_int_equal(counts.skipped, 1); // the one whose visit was undone
        export_all(&group, &after, delimiters[i]);
        assert_string_equal(str_text(&after.text), str_text(&before.text));
        take_in(&group, &event, &after.text, &counts);
        assert_int_equal(counts.unchanged, ODD_GUESTS);
        export_finish(&before);
        export_finish(&after);
        end(&group, &event);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_read_again_says_what_the_csv_says),
        cmocka_unit_test(no_cell_begins_a_formula),
        cmocka_unit_test(taken_in_again_it_changes_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
