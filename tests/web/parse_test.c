// What browsers and those who pretend to be one send, taken apart or refused.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "web/parse.h"

static void paths_are_what_they_look_like(void **state)
{
    static const struct {
        const char *target, *path; // NULL: refused
    } rows[] = {
        { "/", "/" },
        { "/api/board", "/api/board" },
        { "/g/", "/g/" },
        { "/api/%62oard", "/api/board" },
        { "/assets/a%20b.css?x=1", "/assets/a b.css" },
        { "/caf%C3%A9", "/caf\xC3\xA9" },
        { "/...", "/..." },
        { "", NULL },
        { "api", NULL },
        { "http://elsewhere/", NULL },
        { "*", NULL },
        { "//evil.example/", NULL },
        { "/api//board", NULL },
        { "/assets/../usher.db", NULL },
        { "/assets/./usher.css", NULL },
        { "/assets/%2e%2e/usher.db", NULL },
        { "/assets/..%2fusher.db", NULL },
        { "/assets/%5c..%5cusher.db", NULL },
        { "/assets\\usher.db", NULL },
        { "/a%00b", NULL },
        { "/a%0ab", NULL },
        { "/a%7fb", NULL },
        { "/a%", NULL },
        { "/a%4", NULL },
        { "/a%zz", NULL },
        { "/a%ff", NULL },
        { "/a%c0%af", NULL },
        { "/a#b", NULL },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct parse_pairs query = { 0 };
        struct str path = { 0 };
        bool is_good = parse_target(&path, &query, rows[i].target);

        if (is_good != (rows[i].path != NULL))
            fail_msg("\"%s\" is %s", rows[i].target, is_good ? "taken" : "refused");
        if (is_good)
            assert_string_equal(str_text(&path), rows[i].path);
        parse_pairs_finish(&query);
        str_finish(&path);
    }
}

static void queries_and_forms_have_names_and_values(void **state)
{
    static const char form[] = "q=mar%C3%ADa+jos%C3%A9&empty=&bare&&code=a%26b%3D";
    struct parse_pairs pairs = { 0 };

    (void)state;
    assert_true(parse_form(&pairs, form, sizeof form - 1));
    assert_int_equal(pairs.count, 4);
    assert_string_equal(parse_value(&pairs, "q"), "mar\xC3\xAD"
                                                  "a jos\xC3\xA9");
    assert_string_equal(parse_value(&pairs, "empty"), "");
    assert_string_equal(parse_value(&pairs, "bare"), "");
    assert_string_equal(parse_value(&pairs, "code"), "a&b=");
    assert_string_equal(parse_value(&pairs, "missing"), "");
    parse_pairs_finish(&pairs);
}

static void what_is_no_form_is_refused_whole(void **state)
{
    static const char *const forms[] = {
        "a=%", "a=%0", "a=%GG", "a=%00", "a=%FF", "ok=1&a=%C3", "a=1&b=\xFF"
    };
    struct str many = { 0 };
    struct parse_pairs pairs = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        assert_false(parse_form(&pairs, forms[i], strlen(forms[i])));
        assert_int_equal(pairs.count, 0);
    }
    assert_false(parse_form(&pairs, "a=b\0c", 5));
    for (int i = 0; i <= PARSE_PAIRS; i++)
        str_addf(&many, "&k%d=v", i);
    assert_false(parse_form(&pairs, many.at, many.length));
    assert_true(parse_form(&pairs, many.at, many.length - strlen("&k48=v")));
    assert_int_equal(pairs.count, PARSE_PAIRS);
    parse_pairs_finish(&pairs);
    str_finish(&many);
}

static void a_cookie_is_found_once(void **state)
{
    static const struct {
        const char *header, *value; // NULL: none
    } rows[] = {
        { "usher=abc", "abc" },
        { "theme=dark; usher=abc-D_9; x=y", "abc-D_9" },
        { "theme=dark;usher=abc", "abc" },
        { "", NULL },
        { "usher=", NULL },
        { "usherx=abc", NULL },
        { "xusher=abc", NULL },
        { "Usher=abc", NULL },
        { "usher=abc; usher=def", NULL },
        { "usher=a b", NULL },
        { "usher=\"abc\"", NULL },
        { "usher=a%20", NULL },
        { "__Host-usher=abc", NULL },
        { ";;; ;usher=abc;;", "abc" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str value = { 0 };
        bool is_there = parse_cookie(&value, rows[i].header, "usher");

        if (is_there != (rows[i].value != NULL))
            fail_msg("\"%s\" is %s", rows[i].header, is_there ? "taken" : "refused");
        if (is_there)
            assert_string_equal(str_text(&value), rows[i].value);
        str_finish(&value);
    }
}

static void hosts_have_a_name_and_a_port(void **state)
{
    static const struct {
        const char *text, *name; // NULL: refused
        int port;
    } rows[] = {
        { "localhost", "localhost", 0 },
        { "LocalHost:8321", "localhost", 8321 },
        { "door.example.", "door.example", 0 },
        { "[::1]:8321", "::1", 8321 },
        { "[FE80::1]", "fe80::1", 0 },
        { "127.0.0.1:1", "127.0.0.1", 1 },
        { "", NULL, 0 },
        { ":8321", NULL, 0 },
        { "localhost:", NULL, 0 },
        { "localhost:0", NULL, 0 },
        { "localhost:65536", NULL, 0 },
        { "localhost:80x", NULL, 0 },
        { "localhost:-1", NULL, 0 },
        { "::1", NULL, 0 },
        { "[::1", NULL, 0 },
        { "[::1]x", NULL, 0 },
        { "localhost@evil.example", NULL, 0 },
        { "localhost/x", NULL, 0 },
        { "localhost evil.example", NULL, 0 },
        { "localhost,evil.example", NULL, 0 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct parse_host host;
        bool is_good = parse_host(&host, rows[i].text);

        if (is_good != (rows[i].name != NULL))
            fail_msg("\"%s\" is %s", rows[i].text, is_good ? "taken" : "refused");
        if (is_good) {
            assert_string_equal(host.name, rows[i].name);
            assert_int_equal(host.port, rows[i].port);
        }
    }
}

static void origins_have_a_scheme_and_no_path(void **state)
{
    struct parse_origin origin;

    (void)state;
    assert_true(parse_origin(&origin, "https://Door.Example", false));
    assert_true(origin.is_https);
    assert_string_equal(origin.host.name, "door.example");
    assert_int_equal(origin.host.port, 443);
    assert_true(parse_origin(&origin, "http://localhost:8321", false));
    assert_int_equal(origin.host.port, 8321);
    assert_false(parse_origin(&origin, "null", false));
    assert_false(parse_origin(&origin, "ftp://localhost", false));
    assert_false(parse_origin(&origin, "http://localhost/", false));
    assert_true(parse_origin(&origin, "http://localhost/pages", true));
    assert_int_equal(origin.host.port, 80);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_are_what_they_look_like),
        cmocka_unit_test(queries_and_forms_have_names_and_values),
        cmocka_unit_test(what_is_no_form_is_refused_whole),
        cmocka_unit_test(a_cookie_is_found_once),
        cmocka_unit_test(hosts_have_a_name_and_a_port),
        cmocka_unit_test(origins_have_a_scheme_and_no_path),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
