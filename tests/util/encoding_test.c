#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "util/encoding.h"

struct sample {
    const char *bytes;
    size_t length;
    const char *name; // NULL: found out
    const char *text;
};

#define SAMPLE(bytes, name, text) { bytes, sizeof bytes - 1, name, text }

static const struct sample samples[] = {
    SAMPLE("", NULL, ""),
    SAMPLE("Zo\xC3\xAB", NULL, "Zoë"),
    SAMPLE("\xEF\xBB\xBFZo\xC3\xAB", NULL, "Zoë"),
    SAMPLE("\xEF\xBB\xBFZ\xFFo", NULL, "Z\xEF\xBF\xBDo"), // the mark is believed, the rest is not
    SAMPLE("\xEF\xBB\xBFZo\xC3\xAB", "ISO-8859-15", "Zoë"), // the mark knows better
    SAMPLE("\xFF\xFEZ\0o\0\xEB\0", NULL, "Zoë"),
    SAMPLE("\xFE\xFF\0Z\0o\0\xEB", NULL, "Zoë"),
    SAMPLE("\xFF\xFE\x3D\xD8\x00\xDE", NULL, "😀"),
    SAMPLE("Z\0o\0\xEB\0", NULL, "Zoë"),
    SAMPLE("\0Z\0o\0\xEB", NULL, "Zoë"),
    SAMPLE("Zo\xEB \x80 \x93x\x94", NULL, "Zoë € “x”"),
    SAMPLE("\x81", NULL, "\xEF\xBF\xBD"), // not even Windows-1252
    SAMPLE("\xA4", "ISO-8859-15", "€"),
    SAMPLE("\x8B\x43", "SHIFT_JIS", "気"),
    SAMPLE("\xFF\xFEZ\0\x00\xD8o\0", NULL, "Z\xEF\xBF\xBDo"), // half a surrogate pair
    SAMPLE("\xFF\xFEZ\0o", NULL, "Z\xEF\xBF\xBD"),            // cut in the middle
};

static void bytes_become_utf8(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < sizeof samples / sizeof *samples; i++) {
        const struct sample *sample = &samples[i];
        struct encoding_text text;
        struct err err;

        assert_true(encoding_decode(&text, sample->bytes, sample->length, sample->name, &err));
        assert_int_equal(text.length, strlen(sample->text));
        assert_memory_equal(text.at, sample->text, text.length);
        encoding_finish(&text);
    }
}

static void a_text_longer_than_the_buffer_comes_whole(void **state)
{
    enum { LENGTH = 300000 };
    static char bytes[LENGTH];
    struct encoding_text text;
    struct err err;

    (void)state;
    memset(bytes, 0xE9, LENGTH);
    assert_true(encoding_decode(&text, bytes, LENGTH, NULL, &err));
    assert_int_equal(text.length, 2 * LENGTH);
    assert_memory_equal(text.at + text.length - 2, "é", 2);
    encoding_finish(&text);
}

static void an_unknown_encoding_is_wrong_usage(void **state)
{
    struct encoding_text text;
    struct err err = { 0 };

    (void)state;
    assert_false(encoding_decode(&text, "x", 1, "KLINGON-7", &err));
    assert_int_equal(err.kind, ERR_USAGE);
    assert_non_null(strstr(err.text, "KLINGON-7"));
    encoding_finish(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_become_utf8),
        cmocka_unit_test(a_text_longer_than_the_buffer_comes_whole),
        cmocka_unit_test(an_unknown_encoding_is_wrong_usage),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
