#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "util/text.h"

typedef void text_work(struct str *out, const char *text);

struct row {
    const char *text, *expected;
};

static void check_rows(text_work *work, const struct row *rows, size_t count)
{
    struct str out = { 0 };
    size_t i;

    for (i = 0; i < count; i++) {
        str_clear(&out);
        str_add(&out, ">");
        work(&out, rows[i].text);
        assert_int_equal(out.length, strlen(out.at));
        assert_int_equal(out.at[0], '>');
        assert_string_equal(out.at + 1, rows[i].expected);
    }
    str_finish(&out);
}

#define CHECK(work, rows) check_rows(work, rows, sizeof rows / sizeof *rows)

static void cleaning_leaves_one_tidy_line(void **state)
{
    static const struct row rows[] = {
        { "", "" },
        { "  Dana \t  Kim\r\n", "Dana Kim" },
        { "Dana\xC2\xA0Kim", "Dana Kim" },
        { "山田\xE3\x80\x80太郎", "山田 太郎" },
        { "a\x01\x1B[31mb\x7F", "a[31mb" },
        { "a\xC2\x9B" "b\xC2\x85" "c", "ab c" },
        { "\xE2\x80\xAEgnp.exe\xE2\x80\xAC", "gnp.exe" },
        { "\xE2\x81\xA6x\xE2\x81\xA9\xE2\x80\x8E\xE2\x80\x8F\xD8\x9Cy", "xy" },
        { "\xEF\xBB\xBFName", "Name" },
        { "a\xE2\x80\x8B" "b\xC2\xAD" "c", "abc" },
        { "می\xE2\x80\x8Cخواهم", "می\xE2\x80\x8Cخواهم" },
        { "👩\xE2\x80\x8D💻", "👩\xE2\x80\x8D💻" },
        { "Jose\xCC\x81", "José" },
        { "Jos\xE9", "Jos\xEF\xBF\xBD" },
        { "\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD" },
        { "\xF0\x9F\x91", "\xEF\xBF\xBD" },
        { "\xE2\x80", "\xEF\xBF\xBD" },
        { "\xC0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD" },
        { "\xE1\x84\x80\xE1\x85\xB5\xE1\x86\xB7", "김" },
    };

    (void)state;
    CHECK(text_clean, rows);
}

static void cleaning_lines_keeps_their_breaks(void **state)
{
    static const struct row rows[] = {
        { "\n a \r\n\t b\rc \n\n", "a\nb\nc" },
        { "a\n\nb", "a\n\nb" },
        { "a\xE2\x80\xA9" "b", "a\nb" },
        { " \n ", "" },
    };

    (void)state;
    CHECK(text_clean_lines, rows);
}

static void cleaning_twice_changes_nothing_more(void **state)
{
    static const char *const texts[] = {
        "\xE2\x84\xAB e\xCC\x81 \xCC\x81x",
        "\xE1\xBF\xAF\xE2\x80\x80y",
        "a\xFF\xCC\x88",
    };
    struct str once = { 0 }, twice = { 0 };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof texts / sizeof *texts; i++) {
        str_clear(&once);
        str_clear(&twice);
        text_clean(&once, texts[i]);
        text_clean(&twice, str_text(&once));
        assert_string_equal(str_text(&once), str_text(&twice));
        assert_true(text_is_utf8(once.at, once.length));
    }
    str_finish(&once);
    str_finish(&twice);
}

static void folding_makes_alike_what_people_take_for_alike(void **state)
{
    static const struct row rows[] = {
        { "", "" },
        { "  Dana   KIM ", "dana kim" },
        { "José  GARCÍA", "jose garcia" },
        { "Müller", "muller" },
        { "Straße", "strasse" },
        { "İstanbul", "istanbul" },
        { "Ø Łódź", "ø łodz" },
        { "O’Brien", "o'brien" },
        { "Anne\xE2\x80\x91Marie", "anne-marie" },
        { "ＡＢＣ", "abc" },
        { "ﬁ", "fi" },
        { "ΣΊΣΥΦΟΣ", "σισυφοσ" },
        { "Ёлкин Й", "елкин и" },
        { "محمّد", "محمد" },
        { "מֹשֶׁה", "משה" },
        { "ガギ が", "ガギ が" },
        { "ﾔﾏﾀﾞ", "ヤマダ" },
        { "कुमार", "कुमार" },
        { "김", "김" },
        { "می\xE2\x80\x8Cخواهم", "میخواهم" },
        { "Nguyễn Văn", "nguyen van" },
        { "𐐀", "𐐨" },
    };

    (void)state;
    CHECK(text_fold, rows);
}

static void folding_case_keeps_accents(void **state)
{
    static const struct row rows[] = {
        { "JOSÉ  Ёлкин", "josé ёлкин" },
        { "Dana KIM", "dana kim" },
        { "Ｚoë\xC2\xAD", "zoë" },
    };

    (void)state;
    CHECK(text_fold_case, rows);
}

// Both ways to fold: a letter that only ICU knows sends the whole text there.
static void folding_case_by_table_is_what_icu_says(void **state)
{
    struct str simple = { 0 }, asked = { 0 };
    char text[32];
    uint32_t c;

    (void)state;
    for (c = 1; c < 0x30000; c++) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        strcpy(text, "x  ");
        text[3 + text_encode(text + 3, c)] = '\0';
        str_clear(&simple);
        text_fold_case(&simple, text);
        str_clear(&asked);
        strcat(text, " 𐐀");
        text_fold_case(&asked, text);
        asked.length -= strlen("𐐨");
        while (asked.length > 0 && asked.at[asked.length - 1] == ' ')
            asked.length--;
        asked.at[asked.length] = '\0';
        if (strcmp(simple.at, asked.at) != 0)
            fail_msg("U+%04X: \"%s\", not \"%s\"", (unsigned)c, simple.at, asked.at);
    }
    str_finish(&simple);
    str_finish(&asked);
}

static void every_writing_has_latin_letters(void **state)
{
    static const struct row rows[] = {
        { "王小明", "wáng xiǎo míng" },
        { "Сергей", "sergej" },
        { "José", "josé" },
        { "ศรี", "ṣ̄rī" },
        { "", "" },
    };
    struct str text = { 0 }, latin = { 0 };
    size_t i;

    (void)state;
    CHECK(text_latin, rows);
    for (i = 0; i < 500; i++)
        str_add(&text, "庄");
    text_latin(&latin, text.at);
    assert_int_equal(text_count(latin.at), 500 * 7 - 1);
    str_finish(&text);
    str_finish(&latin);
}

static void words_are_letters_marks_and_digits(void **state)
{
    static const uint32_t inside[] = { 'a', 'Z', '7', 0xE9, 0x5D0, 0x93F, 0xAE40, 0x738B };
    static const uint32_t outside[] = { ' ', '-', '\'', '_', '@', 0xB7, 0x2605, 0x1F469, 0x3000 };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof inside / sizeof *inside; i++)
        assert_true(text_is_word(inside[i]));
    for (i = 0; i < sizeof outside / sizeof *outside; i++)
        assert_false(text_is_word(outside[i]));
}

static void folding_holds_for_long_texts(void **state)
{
    struct str text = { 0 }, folded = { 0 };
    size_t i;

    (void)state;
    for (i = 0; i < 1000; i++)
        str_add(&text, "ÉΰÜ");
    text_fold(&folded, text.at);
    assert_int_equal(text_count(folded.at), 3000);
    assert_memory_equal(folded.at + folded.length - 4, "eυu", 4);
    str_finish(&text);
    str_finish(&folded);
}

static void texts_are_the_same_when_they_fold_alike(void **state)
{
    (void)state;
    assert_true(text_same("Dana Kim", " dana  KIM "));
    assert_true(text_same("José", "JOSE"));
    assert_true(text_same("", "  "));
    assert_true(text_same("é", "e\xCC\x81"));
    assert_false(text_same("Dana", "Dan"));
    assert_false(text_same("Dana Kim", "DanaKim"));
    assert_false(text_same("김", "기"));
}

static void distance_counts_slips(void **state)
{
    static const struct {
        const char *a, *b;
        size_t distance;
    } rows[] = {
        { "", "", 0 },
        { "abc", "", 3 },
        { "garcia", "garcai", 1 },
        { "garcia", "gracia", 1 },
        { "garcia", "garca", 1 },
        { "garcia", "garxcia", 1 },
        { "ca", "abc", 3 },
        { "müller", "muller", 1 },
        { "김민준", "김민중", 1 },
        { "kitten", "sitting", 3 },
        { "abcdef", "uvwxyz", 4 },
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(text_distance(rows[i].a, rows[i].b, 3), rows[i].distance);
        assert_int_equal(text_distance(rows[i].b, rows[i].a, 3), rows[i].distance);
    }
}

static void distance_holds_for_long_texts(void **state)
{
    struct str a = { 0 }, b = { 0 };
    size_t i;

    (void)state;
    for (i = 0; i < 300; i++) {
        str_add(&a, "é");
        str_add(&b, i == 150 ? "x" : "é");
    }
    assert_int_equal(text_distance(a.at, b.at, 2), 1);
    str_add(&b, "abc");
    assert_int_equal(text_distance(a.at, b.at, 2), 3);
    str_finish(&a);
    str_finish(&b);
}

static void sort_keys_put_names_in_the_order_of_the_alphabet(void **state)
{
    static const char *const names[] = {
        "abel", "Abel", "Ábel", "Åberg", "Adam", "Özil", "Zoe", "Ελένη", "Анна", "김",
    };
    struct str before = { 0 }, key = { 0 };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof names / sizeof *names; i++) {
        str_clear(&key);
        text_sort_key(&key, names[i]);
        assert_int_equal(strlen(key.at), key.length);
        assert_true(strcmp(str_text(&before), key.at) < 0);
        str_clear(&before);
        str_add(&before, key.at);
    }
    str_finish(&before);
    str_finish(&key);
}

static void utf8_is_told_from_other_bytes(void **state)
{
    (void)state;
    assert_true(text_is_utf8("a\0é", 4));
    assert_true(text_is_utf8("\xF4\x8F\xBF\xBF", 4));
    assert_false(text_is_utf8("\xF4\x90\x80\x80", 4));
    assert_false(text_is_utf8("\xE2\x82", 2));
    assert_false(text_is_utf8("\xED\xBF\xBF", 3));
    assert_false(text_is_utf8("\xC1\xBF", 2));
    assert_false(text_is_utf8("\x80", 1));
    assert_int_equal(text_count("aé김👩"), 4);
}

static void code_points_survive_the_way_out_and_back(void **state)
{
    static const uint32_t points[] = { 1, 0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0x10000, 0x10FFFF };
    char bytes[5];
    const char *at;
    size_t i, length;

    (void)state;
    for (i = 0; i < sizeof points / sizeof *points; i++) {
        length = text_encode(bytes, points[i]);
        bytes[length] = '\0';
        at = bytes;
        assert_int_equal(text_next(&at), points[i]);
        assert_ptr_equal(at, bytes + length);
        assert_int_equal(text_next(&at), 0);
        assert_ptr_equal(at, bytes + length);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cleaning_leaves_one_tidy_line),
        cmocka_unit_test(cleaning_lines_keeps_their_breaks),
        cmocka_unit_test(cleaning_twice_changes_nothing_more),
        cmocka_unit_test(folding_makes_alike_what_people_take_for_alike),
        cmocka_unit_test(folding_case_keeps_accents),
        cmocka_unit_test(folding_case_by_table_is_what_icu_says),
        cmocka_unit_test(every_writing_has_latin_letters),
        cmocka_unit_test(words_are_letters_marks_and_digits),
        cmocka_unit_test(folding_holds_for_long_texts),
        cmocka_unit_test(texts_are_the_same_when_they_fold_alike),
        cmocka_unit_test(distance_counts_slips),
        cmocka_unit_test(distance_holds_for_long_texts),
        cmocka_unit_test(sort_keys_put_names_in_the_order_of_the_alphabet),
        cmocka_unit_test(utf8_is_told_from_other_bytes),
        cmocka_unit_test(code_points_survive_the_way_out_and_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
