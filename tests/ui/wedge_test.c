// Scanners that play keyboard (FORMATS 3).
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "ui/wedge.h"

enum { LETTERS = 40 };

// Characters with the gap before each; then how it ends.
struct wedge_row {
    const char *text;
    int64_t gap_ms[LETTERS]; // 0: as the one before; the first is from nowhere
    enum { BY_ENTER, BY_SILENCE, BY_NOTHING } ends;
    int64_t end_ms;
    enum wedge_says says; // BY_SILENCE: WEDGE_SCAN or WEDGE_PASSES
    const char *code;
    size_t bursts;
};

static const struct wedge_row rows[] = {
    { "ABC123", { 1, 5 }, BY_ENTER, 5, WEDGE_SCAN, "ABC123", 1 },
    { "ABC123", { 1, 34 }, BY_ENTER, 34, WEDGE_SCAN, "ABC123", 1 },
    { "ABC123", { 1, 34 }, BY_ENTER, 79, WEDGE_SCAN, "ABC123", 1 },
    { "ABC123", { 1, 35 }, BY_ENTER, 5, WEDGE_PASSES, "", 6 },
    { "ABC12", { 1, 5 }, BY_ENTER, 5, WEDGE_PASSES, "", 1 },
    { "ABC123", { 1, 5 }, BY_SILENCE, 80, WEDGE_SCAN, "ABC123", 1 },
    { "ABC123", { 1, 5 }, BY_SILENCE, 79, WEDGE_PASSES, "", 1 },
    { "ABC12", { 1, 5 }, BY_SILENCE, 500, WEDGE_PASSES, "", 1 },
    { "anABC123", { 1, 90, 90, 5 }, BY_ENTER, 5, WEDGE_SCAN, "ABC123", 3 }, // somebody typed before
    { "aaaaaaaa", { 1, 33 }, BY_SILENCE, 500, WEDGE_PASSES, "", 1 },        // a key held down
    { "aaaaaaaa", { 1, 33 }, BY_ENTER, 5, WEDGE_PASSES, "", 1 },
    { "caf\xC3\xA9"
      "12",
      { 1, 5 },
      BY_ENTER,
      5,
      WEDGE_SCAN,
      "caf\xC3\xA9"
      "12",
      1 },
    { "caf\xC3\xA9"
      "1",
      { 1, 5 },
      BY_ENTER,
      5,
      WEDGE_PASSES,
      "",
      1 }, // five characters, six bytes
    { "AB C 12", { 1, 5 }, BY_ENTER, 5, WEDGE_SCAN, "AB C 12", 1 },
};

static size_t character(const char *text)
{
    size_t length = 1;

    while (((unsigned char)text[length] & 0xC0) == 0x80)
        length++;
    return length;
}

static int64_t type(struct wedge *wedge, const struct wedge_row *row, size_t *bursts)
{
    int64_t now_ms = 1000, gap_ms = 0;
    const char *text = row->text;

    for (size_t i = 0; *text; i++) {
        size_t length = character(text);
        char typed[8] = "";

        memcpy(typed, text, length);
        gap_ms = row->gap_ms[i] ? row->gap_ms[i] : gap_ms;
        now_ms += gap_ms;
        assert_false(wedge_time(wedge, now_ms));
        *bursts += wedge_text(wedge, now_ms, typed);
        text += length;
    }
    return now_ms;
}

static void a_burst_is_a_code_and_nothing_else_is(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct wedge wedge = { 0 };
        size_t bursts = 0;
        int64_t now_ms = type(&wedge, &rows[i], &bursts) + rows[i].end_ms;
        enum wedge_says says = WEDGE_PASSES;

        if (rows[i].ends == BY_ENTER)
            says = wedge_end(&wedge, now_ms);
        else if (wedge_deadline(&wedge) && wedge_deadline(&wedge) <= now_ms && wedge_time(&wedge, now_ms))
            says = WEDGE_SCAN;
        if (says != rows[i].says || bursts != rows[i].bursts)
            fail_msg("row %zu: says %d, %zu bursts", i, (int)says, bursts);
        if (says == WEDGE_SCAN)
            assert_string_equal(wedge.text, rows[i].code);
        assert_int_equal(wedge_deadline(&wedge) != 0, rows[i].says == WEDGE_PASSES && rows[i].end_ms == 79);
    }
}

static void scan(struct wedge *wedge, int64_t now_ms, const char *text)
{
    for (; *text; text++)
        wedge_text(wedge, now_ms, (char[]){ *text, '\0' });
}

static void line_ends_that_trail_behind_are_the_scanners(void **state)
{
    struct wedge wedge = { 0 };

    (void)state;
    assert_int_equal(wedge_end(&wedge, 1000), WEDGE_PASSES); // a person's
    scan(&wedge, 2000, "ABC123");
    assert_int_equal(wedge_end(&wedge, 2005), WEDGE_SCAN);
    assert_int_equal(wedge_end(&wedge, 2008), WEDGE_TAKES); // CR, LF
    assert_int_equal(wedge_end(&wedge, 2300), WEDGE_PASSES);
    scan(&wedge, 3000, "ABC123");
    assert_true(wedge_time(&wedge, 3080));
    assert_false(wedge_time(&wedge, 3200)); // once
    assert_int_equal(wedge_end(&wedge, 3100), WEDGE_TAKES);
    scan(&wedge, 3110, "DEF456"); // the next one at once
    assert_int_equal(wedge_end(&wedge, 3115), WEDGE_SCAN);
    assert_string_equal(wedge.text, "DEF456");
}

static void a_long_frame_is_no_time(void **state)
{
    struct wedge wedge = { 0 };

    (void)state;
    scan(&wedge, 1000, "ABC");
    wedge_frame(&wedge, 1001, 1090);
    scan(&wedge, 1091, "123");
    assert_int_equal(wedge_end(&wedge, 1095), WEDGE_SCAN);
    assert_string_equal(wedge.text, "ABC123");
    scan(&wedge, 2000, "ABC123");
    wedge_frame(&wedge, 2001, 2090);
    assert_false(wedge_time(&wedge, 2091)); // more of it may be waiting to be heard
    assert_true(wedge_time(&wedge, 2170));
    scan(&wedge, 3000, "ABC");
    wedge_frame(&wedge, 3010, 3030); // a short one
    scan(&wedge, 3040, "123");
    assert_int_equal(wedge_end(&wedge, 3045), WEDGE_PASSES);
}

static void a_burst_knows_nothing_of_the_one_before(void **state)
{
    struct wedge wedge = { 0 };

    (void)state;
    scan(&wedge, 1000, "ab");
    scan(&wedge, 2000, "aaaaaa"); // a key held down
    assert_int_equal(wedge_end(&wedge, 2005), WEDGE_PASSES);
    scan(&wedge, 3000, "ABC");
    assert_int_equal(wedge_end(&wedge, 3005), WEDGE_PASSES);
    scan(&wedge, 3010, "DEF");
    assert_int_equal(wedge_end(&wedge, 3015), WEDGE_PASSES);
}

static void a_clock_set_back_begins_anew(void **state)
{
    struct wedge wedge = { 0 };

    (void)state;
    assert_true(wedge_text(&wedge, 3600000, "A"));
    assert_true(wedge_text(&wedge, 1000, "B")); // an hour was taken back
    assert_false(wedge_text(&wedge, 1010, "C"));
    assert_string_equal(wedge.text, "BC");
    assert_false(wedge_time(&wedge, 500)); // and again
    assert_true(wedge_text(&wedge, 1020, "D"));
    scan(&wedge, 7200000, "ABC1234");
    assert_int_equal(wedge_end(&wedge, 7200005), WEDGE_SCAN);
    assert_int_equal(wedge_end(&wedge, 3600000), WEDGE_PASSES); // a person's Enter
}

static void a_space_in_a_code_is_no_tap(void **state)
{
    struct wedge wedge = { 0 };

    (void)state;
    assert_false(wedge_is_bursting(&wedge, 1000));
    scan(&wedge, 1000, "A");
    assert_true(wedge_is_bursting(&wedge, 1010));
    assert_false(wedge_is_bursting(&wedge, 1035));
}

static void a_card_goes_on_past_its_line_ends(void **state)
{
    struct wedge wedge = { 0 };

    (void)state;
    scan(&wedge, 1000, "BEGIN:VCARD");
    assert_int_equal(wedge_end(&wedge, 1002), WEDGE_TAKES);
    scan(&wedge, 1004, "FN:Zoe Lind");
    assert_int_equal(wedge_end(&wedge, 1050), WEDGE_TAKES); // line ends may take a little longer
    scan(&wedge, 1052, "END:VCARD");
    assert_int_equal(wedge_end(&wedge, 1054), WEDGE_SCAN);
    assert_string_equal(wedge.text, "BEGIN:VCARD\nFN:Zoe Lind\nEND:VCARD");
    scan(&wedge, 2000, "BEGIN:VCARD"); // cut short
    assert_int_equal(wedge_end(&wedge, 2002), WEDGE_TAKES);
    assert_true(wedge_time(&wedge, 2082));
}

static void more_than_a_code_can_be_is_none(void **state)
{
    struct wedge wedge = { 0 };

    (void)state;
    for (int i = 0; i < 3000; i++)
        wedge_text(&wedge, 1000, i % 2 ? "a" : "b");
    assert_true(strlen(wedge.text) < sizeof wedge.text);
    assert_int_equal(wedge_end(&wedge, 1001), WEDGE_PASSES);
}

static void other_keyboards_are_read(void **state)
{
    static const struct {
        const char *typed, *meant;
    } codes[] = {
        { "USHER1ÖABCYZ", "USHER1:ABCZY" }, // a German machine
        { "httpsÖ--luma.com-checkßin-evtßX_pkßg", "https://luma.com/check-in/evt-X?pk-g" },
        { "ÜÄiÄÖü2,Ä", "{\"i\":[2,\"" },
        { "USHER1>ABCYZ", "USHER1:ABCZY" },    // a German scanner
        { "zoe\"x.example", "zoe@x.example" }, // a British machine, or scanner
        { "A)&é\"", "Q-123" },                 // a French machine
    };
    char reading[WEDGE_TEXT];

    (void)state;
    assert_true(wedge_reading("xyz/1", 0, reading, sizeof reading));
    assert_string_equal(reading, "xyz/1");
    assert_false(wedge_reading("xyz/1", WEDGE_READINGS, reading, sizeof reading));
    assert_false(wedge_reading("xyz/1", 3, reading, 3)); // no room
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        bool found = false;

        for (size_t n = 0; n < WEDGE_READINGS; n++)
            found = found || (wedge_reading(codes[i].typed, n, reading, sizeof reading) &&
                              strcmp(reading, codes[i].meant) == 0);
        if (!found)
            fail_msg("'%s' is never read as '%s'", codes[i].typed, codes[i].meant);
    }
}

// What one keyboard makes of a code, its own reading makes good again.
static void every_keyboard_is_read_back(void **state)
{
    static const char code[] = "https://luma.com/check-in/evt-Ab1?pk=g-Cd2&{\"i\":[2,\"h/p\"]}";
    char typed[WEDGE_TEXT], reading[WEDGE_TEXT];

    (void)state;
    for (size_t n = 1; n < WEDGE_READINGS; n += 2) {
        if (!wedge_reading(code, n + 1, typed, sizeof typed)) // the British swap is its own reverse
            continue;
        assert_true(wedge_reading(typed, n, reading, sizeof reading));
        assert_string_equal(reading, code);
    }
}

static void no_reading_is_given_twice(void **state)
{
    char one[WEDGE_TEXT], other[WEDGE_TEXT];

    (void)state;
    for (size_t i = 0; i < WEDGE_READINGS; i++)
        for (size_t j = 0; j < i; j++)
            if (wedge_reading("BCDEF", i, one, sizeof one) && wedge_reading("BCDEF", j, other, sizeof other))
                assert_string_not_equal(one, other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_burst_is_a_code_and_nothing_else_is),
        cmocka_unit_test(line_ends_that_trail_behind_are_the_scanners),
        cmocka_unit_test(a_long_frame_is_no_time),
        cmocka_unit_test(a_burst_knows_nothing_of_the_one_before),
        cmocka_unit_test(a_clock_set_back_begins_anew),
        cmocka_unit_test(a_space_in_a_code_is_no_tap),
        cmocka_unit_test(a_card_goes_on_past_its_line_ends),
        cmocka_unit_test(more_than_a_code_can_be_is_none),
        cmocka_unit_test(other_keyboards_are_read),
        cmocka_unit_test(every_keyboard_is_read_back),
        cmocka_unit_test(no_reading_is_given_twice),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
