// What streams say of the board: whoever has one board and hears the change has the next.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "web/board_feed.h"

static json_t *board_of(const char *text)
{
    json_error_t error;
    char *said = strdup(text);
    json_t *board;

    for (char *at = said; *at; at++)
        *at = *at == '\'' ? '"' : *at;
    board = json_loads(said, 0, &error);
    free(said);
    if (!board)
        fail_msg("%s: %s", text, error.text);
    return board;
}

static void a_change_says_what_differs(void **state)
{
    static const struct {
        const char *before, *after, *change;
    } rows[] = {
        { "{'now_ms': 1, 'quiet': false}", "{'now_ms': 2, 'quiet': false}", "{'set': {}, 'lists': {}}" },
        { "{'quiet': false, 'counts': {'waiting': 1, 'arrived': 5}}",
          "{'quiet': false, 'counts': {'waiting': 2, 'arrived': 5}}",
          "{'set': {'counts': {'waiting': 2, 'arrived': 5}}, 'lists': {}}" },
        { "{'event': {'name': 'Breakfast'}}", "{'event': null}", "{'set': {'event': null}, 'lists': {}}" },
        { "{'cards': []}", "{'cards': [{'visit': 'a', 'waited_s': 1}]}",
          "{'set': {}, 'lists': {'cards': {'by': 'visit', 'ids': ['a'], 'rows': [{'visit': 'a', 'waited_s': "
          "1}]}}}" },
        { "{'cards': [{'visit': 'a', 'waited_s': 1}]}", "{'cards': [{'visit': 'a', 'waited_s': 9}]}",
          "{'set': {}, 'lists': {}}" },
        { "{'cards': [{'visit': 'a', 'host': null}, {'visit': 'b'}]}",
          "{'cards': [{'visit': 'a', 'host': 'x'}, {'visit': 'b'}]}",
          "{'set': {}, 'lists': {'cards': {'by': 'visit', 'rows': [{'visit': 'a', 'host': 'x'}]}}}" },
        { "{'cards': [{'visit': 'a'}, {'visit': 'b'}]}", "{'cards': [{'visit': 'b'}]}",
          "{'set': {}, 'lists': {'cards': {'by': 'visit', 'ids': ['b'], 'rows': []}}}" },
        { "{'cards': [{'visit': 'a'}, {'visit': 'b'}]}", "{'cards': [{'visit': 'b'}, {'visit': 'a'}]}",
          "{'set': {}, 'lists': {'cards': {'by': 'visit', 'ids': ['b', 'a'], 'rows': []}}}" },
        { "{'helps': [{'help': 'h'}], 'hosts': [{'host': 'e', 'open': 0}]}",
          "{'helps': [], 'hosts': [{'host': 'e', 'open': 1}]}",
          "{'set': {}, 'lists': {'helps': {'by': 'help', 'ids': [], 'rows': []},"
          " 'hosts': {'by': 'host', 'rows': [{'host': 'e', 'open': 1}]}}}" },
        { "{'troubles': []}", "{'troubles': [{'said': 'x'}]}",
          "{'set': {'troubles': [{'said': 'x'}]}, 'lists': {}}" },
        { "{}", "{'back': [{'visit': 'a'}]}", "{'set': {'back': [{'visit': 'a'}]}, 'lists': {}}" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        json_t *before = board_of(rows[i].before), *after = board_of(rows[i].after);
        json_t *change = board_change(before, after), *wanted = board_of(rows[i].change);

        if (!json_equal(change, wanted))
            fail_msg("row %zu: %s", i, json_line(change));
        json_decref(before);
        json_decref(after);
        json_decref(change);
        json_decref(wanted);
    }
}

static void who_has_the_board_before_gets_the_change(void **state)
{
    static const struct {
        uint64_t number; // of the board that a stream has
        const char *told;
    } rows[] = {
        { 2, "\"set\":{\"quiet\":true},\"lists\":{}" },
        { 0, "\"board\":{\"quiet\":true}" },
        { 1, "\"board\":{\"quiet\":true}" },
    };
    struct board_feed feed = { 0 };

    (void)state;
    board_feed_take(&feed, board_of("{'quiet': true}"));
    board_feed_take(&feed, board_of("{'quiet': false}"));
    board_feed_take(&feed, board_of("{'quiet': true}"));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sheet *sheet = board_feed_from(&feed, rows[i].number);

        assert_string_equal(str_text(&sheet->text), rows[i].told);
        sheet_leave(sheet);
    }
    board_feed_finish(&feed);
}

static void a_sheet_is_written_once_and_stays_while_it_is_read(void **state)
{
    struct board_feed feed = { 0 };
    struct sheet *one, *other;

    (void)state;
    board_feed_take(&feed, board_of("{'quiet': false}"));
    one = board_feed_from(&feed, 0);
    other = board_feed_from(&feed, 0);
    assert_ptr_equal(one, other);
    sheet_leave(other);
    board_feed_take(&feed, board_of("{'quiet': true}"));
    assert_string_equal(str_text(&one->text), "\"board\":{\"quiet\":false}");
    other = board_feed_from(&feed, 0);
    assert_ptr_not_equal(one, other);
    sheet_leave(one);
    sheet_leave(other);
    sheet_leave(NULL);
    board_feed_finish(&feed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_change_says_what_differs),
        cmocka_unit_test(who_has_the_board_before_gets_the_change),
        cmocka_unit_test(a_sheet_is_written_once_and_stays_while_it_is_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
