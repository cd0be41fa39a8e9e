// Tokens, PINs and signatures.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "util/secret.h"

// So many times a byte, or a text.
struct bytes {
    const char *text;
    int times;
};

static size_t write_bytes(char *out, const struct bytes *bytes)
{
    size_t length = 0;

    for (int i = 0; i < bytes->times; i++, length += strlen(bytes->text))
        memcpy(out + length, bytes->text, strlen(bytes->text));
    out[length] = '\0';
    return length;
}

// RFC 4231, 4.2 to 4.8, without the one whose result is cut off.
static void signatures_are_those_of_the_standard(void **state)
{
    static const struct {
        struct bytes key, data;
        const char *signature;
    } cases[] = {
        { { "\x0b", 20 },
          { "Hi There", 1 },
          "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7" },
        { { "Jefe", 1 },
          { "what do ya want for nothing?", 1 },
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843" },
        { { "\xaa", 20 },
          { "\xdd", 50 },
          "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe" },
        { { "\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18"
            "\x19",
            1 },
          { "\xcd", 50 },
          "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b" },
        { { "\xaa", 131 },
          { "Test Using Larger Than Block-Size Key - Hash Key First", 1 },
          "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54" },
        { { "\xaa", 131 },
          { "This is a test using a larger than block-size key and a larger than block-size data. The key "
            "needs "
            "to be hashed before being used by the HMAC algorithm.",
            1 },
          "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char key[200], data[200], signature[SIGNATURE_SIZE];
        size_t length = write_bytes(data, &cases[i].data);

        write_bytes(key, &cases[i].key);
        signature_of(signature, key, data, length);
        assert_string_equal(signature, cases[i].signature);
    }
}

static void a_signature_is_of_every_byte(void **state)
{
    char one[SIGNATURE_SIZE], other[SIGNATURE_SIZE];

    (void)state;
    signature_of(one, "key", "a\0b", 3);
    signature_of(other, "key", "a\0c", 3);
    assert_string_not_equal(one, other);
    signature_of(other, "kez", "a\0b", 3);
    assert_string_not_equal(one, other);
}

static int by_text(const void *a, const void *b)
{
    return strcmp(a, b);
}

static void tokens_differ_and_use_all_letters(void **state)
{
    static const char letters[] = "0123456789abcdefghjkmnpqrstvwxyz";
    enum { TOKENS = 2000 };
    static char tokens[TOKENS][SECRET_SIZE];
    int seen[32] = { 0 };

    (void)state;
    for (int i = 0; i < TOKENS; i++) {
        secret_new(tokens[i]);
        assert_int_equal(strlen(tokens[i]), 32);
        assert_int_equal(strspn(tokens[i], letters), 32);
        for (int at = 0; at < 32; at++)
            seen[strchr(letters, tokens[i][at]) - letters]++;
    }
    for (int i = 0; i < 32; i++) // 2,000 of each are expected; eight deviations are 352
        assert_in_range(seen[i], 1600, 2400);
    qsort(tokens, TOKENS, sizeof tokens[0], by_text);
    for (int i = 1; i < TOKENS; i++)
        assert_string_not_equal(tokens[i - 1], tokens[i]);
}

static void a_fingerprint_is_blake2b(void **state)
{
    char hash[SECRET_HASH_SIZE];

    (void)state;
    secret_hash(hash, "abc");
    assert_string_equal(hash, "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    secret_hash(hash, "");
    assert_string_equal(hash, "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
}

static void only_the_pin_itself_matches(void **state)
{
    static const char *const pins[] = { "4711", "0000", "", "a long one with spaces", "\xc3\xa9\xc3\xa9" };
    struct err err = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof pins / sizeof *pins; i++) {
        char hash[PIN_HASH_SIZE], again[PIN_HASH_SIZE];

        assert_true(pin_hash(hash, pins[i], &err));
        assert_true(pin_hash(again, pins[i], &err));
        assert_memory_equal(hash, "$argon2id$v=19$", 15);
        assert_string_not_equal(hash, again); // each has its own salt
        for (size_t j = 0; j < sizeof pins / sizeof *pins; j++)
            assert_int_equal(pin_matches(hash, pins[j]), i == j);
    }
    assert_false(pin_matches("", ""));
    assert_false(pin_matches("4711", "4711"));
    assert_false(pin_matches("$argon2id$v=19$m=1", "4711"));
}

static void only_the_same_is_the_same(void **state)
{
    static const struct {
        const char *one, *other;
        bool same;
    } cases[] = {
        { "", "", true },
        { "a", "a", true },
        { "token", "token", true },
        { "token", "tokem", false },
        { "token", "Token", false },
        { "token", "toke", false },
        { "token", "tokens", false },
        { "", "a", false },
        { "a", "", false },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(secret_is_same(cases[i].one, cases[i].other), cases[i].same);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signatures_are_those_of_the_standard),
        cmocka_unit_test(a_signature_is_of_every_byte),
        cmocka_unit_test(tokens_differ_and_use_all_letters),
        cmocka_unit_test(a_fingerprint_is_blake2b),
        cmocka_unit_test(only_the_pin_itself_matches),
        cmocka_unit_test(only_the_same_is_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
