// QR codes are read back as a scanner would: format, mask and bytes by ISO/IEC 18004. Up to version 3,
// whose data is one block.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "util/qr.h"
#include "util/str.h"

enum { QUIET = 4, BYTES_MOST = 80 };

static const char *const contents[] = { "A", "https://a.example/g/", "USHER1:0123456789ABCDEFGHJKMNPQRS",
                                        "Grüße, 王小明 & عبد", "http://192.168.178.20:8321/pair?code=abcd" };

static bool dark(const struct qr *qr, int x, int y)
{
    return x >= 0 && y >= 0 && x < qr->width && y < qr->width && qr->modules[y * qr->width + x];
}

// ---- reading

// Corners with their frames and the format beside them, the dotted lines, the small square of versions 2
// and 3.
static bool is_pattern(const struct qr *qr, int x, int y)
{
    int width = qr->width, small = width - 7;

    return (x < 9 && y < 9) || (x >= width - 8 && y < 9) || (x < 9 && y >= width - 8) || x == 6 || y == 6 ||
           (width > 21 && abs(x - small) <= 2 && abs(y - small) <= 2);
}

static bool is_masked(int mask, int x, int y)
{
    switch (mask) {
    case 0:
        return (x + y) % 2 == 0;
    case 1:
        return y % 2 == 0;
    case 2:
        return x % 3 == 0;
    case 3:
        return (x + y) % 3 == 0;
    case 4:
        return (x / 3 + y / 2) % 2 == 0;
    case 5:
        return x * y % 2 + x * y % 3 == 0;
    case 6:
        return (x * y % 2 + x * y % 3) % 2 == 0;
    default:
        return ((x + y) % 2 + x * y % 3) % 2 == 0;
    }
}

// Level and mask, five bits; asserts that both copies of the format say the same.
static int read_format(const struct qr *qr)
{
    static const int near_x[15] = { 8, 8, 8, 8, 8, 8, 8, 8, 7, 5, 4, 3, 2, 1, 0 };
    static const int near_y[15] = { 0, 1, 2, 3, 4, 5, 7, 8, 8, 8, 8, 8, 8, 8, 8 };
    int near = 0, far = 0;

    for (int i = 0; i < 15; i++) {
        near |= dark(qr, near_x[i], near_y[i]) << i;
        far |= (i < 8 ? dark(qr, qr->width - 1 - i, 8) : dark(qr, 8, qr->width - 15 + i)) << i;
    }
    assert_int_equal(near, far);
    return (near ^ 0x5412) >> 10;
}

// Up and down in columns of two, from the right.
static void read_bytes(const struct qr *qr, int mask, uint8_t bytes[BYTES_MOST])
{
    int bit = 0;
    bool goes_up = true;

    for (int right = qr->width - 1; right > 0; right -= right == 8 ? 3 : 2, goes_up = !goes_up) {
        for (int i = 0; i < 2 * qr->width; i++) {
            int x = right - i % 2, y = goes_up ? qr->width - 1 - i / 2 : i / 2;

            if (is_pattern(qr, x, y) || bit >= BYTES_MOST * 8)
                continue;
            if (dark(qr, x, y) != is_masked(mask, x, y))
                bytes[bit / 8] |= (uint8_t)(0x80 >> bit % 8);
            bit++;
        }
    }
}

static void a_code_is_read_as_what_was_said(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof contents / sizeof *contents; i++) {
        uint8_t bytes[BYTES_MOST] = { 0 };
        char text[BYTES_MOST] = "";
        struct qr qr;
        struct err err = { 0 };
        int format;

        assert_true(qr_make(&qr, contents[i], &err));
        assert_in_range(qr.width, 21, 29);
        format = read_format(&qr);
        assert_int_equal(format >> 3, 0); // correction M
        read_bytes(&qr, format & 7, bytes);
        assert_int_equal(bytes[0] >> 4, 4); // bytes follow
        assert_int_equal((bytes[0] & 15) << 4 | bytes[1] >> 4, strlen(contents[i]));
        for (size_t at = 0; at < strlen(contents[i]); at++)
            text[at] = (char)((bytes[at + 1] & 15) << 4 | bytes[at + 2] >> 4);
        assert_string_equal(text, contents[i]);
        qr_finish(&qr);
    }
}

static void a_code_has_its_three_corners(void **state)
{
    struct qr qr;
    struct err err = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof contents / sizeof *contents; i++) {
        assert_true(qr_make(&qr, contents[i], &err));
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                int ring = abs(x - 3) > abs(y - 3) ? abs(x - 3) : abs(y - 3);
                bool wanted = ring != 2 && ring < 4;

                assert_int_equal(dark(&qr, x, y), wanted);
                assert_int_equal(dark(&qr, qr.width - 1 - x, y), wanted);
                assert_int_equal(dark(&qr, x, qr.width - 1 - y), wanted);
            }
        }
        qr_finish(&qr);
    }
}

static void what_no_code_holds_is_refused(void **state)
{
    enum { HOLDS = 2331 }; // bytes of version 40 with correction M
    char text[HOLDS + 2];
    struct qr qr;
    struct err err = { 0 };

    (void)state;
    memset(text, 'x', sizeof text);
    text[HOLDS] = '\0';
    assert_true(qr_make(&qr, text, &err));
    assert_int_equal(qr.width, 177);
    qr_finish(&qr);
    text[HOLDS] = 'x';
    text[HOLDS + 1] = '\0';
    assert_false(qr_make(&qr, text, &err));
    assert_int_equal(err.kind, ERR_REFUSED);
    assert_string_equal(err.text, "a text of 2332 bytes is too long for a QR code: shorten it");
    qr_finish(&qr);
}

// ---- showing

static void the_svg_has_every_dark_module_and_no_other(void **state)
{
    char begin[200];
    struct qr qr;
    struct str svg = { 0 };
    struct err err = { 0 };
    const char *at;
    int wanted = 0, drawn = 0;

    (void)state;
    assert_true(qr_make(&qr, contents[1], &err));
    qr_svg(&svg, &qr);
    snprintf(begin, sizeof begin, "viewBox=\"0 0 %d %d\"", qr.width + 2 * QUIET, qr.width + 2 * QUIET);
    assert_non_null(strstr(str_text(&svg), begin));
    at = strstr(str_text(&svg), "<path d=\"") + strlen("<path d=\"");
    while (*at == 'M') {
        int x, y, length, back, read = 0;

        assert_int_equal(sscanf(at, "M%d %dh%dv1h-%dz%n", &x, &y, &length, &back, &read), 4);
        assert_int_equal(length, back);
        for (int i = 0; i < length; i++)
            assert_true(dark(&qr, x - QUIET + i, y - QUIET));
        drawn += length;
        at += read;
    }
    assert_string_equal(at, "\"/></svg>");
    for (int i = 0; i < qr.width * qr.width; i++)
        wanted += qr.modules[i];
    assert_int_equal(drawn, wanted);
    str_finish(&svg);
    qr_finish(&qr);
}

// Two modules of a character: 1 the upper one is lit, 2 the lower one.
static int read_halves(const char **at)
{
    static const char *const halves[] = { " ", "▀", "▄", "█" };

    for (int i = 0; i < 4; i++) {
        size_t length = strlen(halves[i]);

        if (strncmp(*at, halves[i], length) == 0) {
            *at += length;
            return i;
        }
    }
    fail_msg("not half a block: %s", *at);
    return 0;
}

static void a_terminal_shows_every_module(void **state)
{
    (void)state;
    for (int is_light = 0; is_light < 2; is_light++) {
        struct qr qr;
        struct str lines = { 0 };
        struct err err = { 0 };
        const char *at;

        assert_true(qr_make(&qr, contents[4], &err));
        qr_terminal(&lines, &qr, is_light);
        at = str_text(&lines);
        for (int y = -QUIET; y < qr.width + QUIET; y += 2) {
            for (int x = -QUIET; x < qr.width + QUIET; x++) {
                int lit = read_halves(&at);

                assert_int_equal(lit & 1, dark(&qr, x, y) == is_light);
                assert_int_equal(lit >> 1, dark(&qr, x, y + 1) == is_light);
            }
            assert_int_equal(*at++, '\n');
        }
        assert_int_equal(*at, '\0');
        str_finish(&lines);
        qr_finish(&qr);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_code_is_read_as_what_was_said),
        cmocka_unit_test(a_code_has_its_three_corners),
        cmocka_unit_test(what_no_code_holds_is_refused),
        cmocka_unit_test(the_svg_has_every_dark_module_and_no_other),
        cmocka_unit_test(a_terminal_shows_every_module),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
