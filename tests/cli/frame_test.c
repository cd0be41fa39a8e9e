// Lines of the socket: however they arrive, and whatever they hold.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "cli/frame.h"
#include "util/mem.h"

// What comes of bytes that arrive in parts of `size`: w for a whole line, b for a bad one, which is the last.
static void read_all(char *seen, const char *bytes, size_t length, size_t size)
{
    struct frame_reader reader = { 0 };
    struct err err = { 0 };
    enum frame_state state = FRAME_NONE;
    json_t *document;

    for (size_t at = 0; at < length && state != FRAME_BAD; at += size) {
        frame_reader_add(&reader, bytes + at, length - at < size ? length - at : size);
        while ((state = frame_next(&reader, &document, &err)) == FRAME_WHOLE) {
            *seen++ = 'w';
            json_decref(document);
        }
    }
    if (state == FRAME_BAD) {
        *seen++ = 'b';
        assert_int_equal(err.kind, ERR_INPUT);
        assert_null(document);
    }
    *seen = '\0';
    frame_reader_finish(&reader);
}

static void lines_come_in_any_parts(void **state)
{
    static const struct {
        const char *bytes, *seen;
    } cases[] = {
        { "", "" },
        { "{}", "" },
        { "{}\n", "w" },
        { "{}\r\n", "w" },
        { "{\"a\":\"\\n\"}\n{}\n{\"b\":1}\n{", "www" },
        { "\n", "b" },
        { "{}\n\n{}\n", "wb" },
        { "[]\n", "b" },
        { "1\n", "b" },
        { "GET / HTTP/1.1\r\n", "b" },
        { "{\"a\":1,\"a\":2}\n", "b" },
        { "{\"a\":\"\xff\"}\n", "b" },
        { "{} {}\n", "b" },
        { "{}\n{\"a\"\n{}\n", "wb" },
    };
    char seen[20];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (size_t size = 1; size <= strlen(cases[i].bytes) + 1; size++) {
            read_all(seen, cases[i].bytes, strlen(cases[i].bytes), size);
            assert_string_equal(seen, cases[i].seen);
        }
    }
}

static void a_nul_ends_no_line(void **state)
{
    char seen[20];

    (void)state;
    read_all(seen, "{}\0\n", 4, 4);
    assert_string_equal(seen, "b");
}

static void a_line_without_an_end_is_bad_once_it_is_too_long(void **state)
{
    size_t length = FRAME_MOST + 3;
    char *bytes = mem_new(length), seen[20];

    (void)state;
    memset(bytes, ' ', length);
    memcpy(bytes, "{}", 2);
    read_all(seen, bytes, FRAME_MOST, 65536);
    assert_string_equal(seen, "");
    bytes[FRAME_MOST] = '\n';
    read_all(seen, bytes, FRAME_MOST + 1, 65536);
    assert_string_equal(seen, "w");
    bytes[FRAME_MOST] = ' ';
    read_all(seen, bytes, length, 65536);
    assert_string_equal(seen, "b");
    free(bytes);
}

static json_t *read_line(const struct str *line)
{
    struct frame_reader reader = { 0 };
    json_t *document;

    frame_reader_add(&reader, line->at, line->length);
    assert_int_equal(frame_next(&reader, &document, NULL), FRAME_WHOLE);
    frame_reader_finish(&reader);
    return document;
}

static void a_request_arrives_as_it_was_sent(void **state)
{
    json_t *members = json_pack("{s:s, s:b}", "name", "Zoë\n\"x\"", "yes", 1), *document;
    struct frame_request request;
    struct str line = { 0 };

    (void)state;
    frame_add_request(&line, "guest.add", members, "id1");
    document = read_line(&line);
    assert_true(frame_read_request(&request, document, NULL));
    assert_string_equal(request.name, "guest.add");
    assert_string_equal(request.id, "id1");
    assert_true(json_equal(request.members, members));
    json_decref(document);
    str_clear(&line);
    frame_add_request(&line, "guest.add", members, NULL);
    document = read_line(&line);
    assert_true(frame_read_request(&request, document, NULL));
    assert_null(request.id);
    json_decref(document);
    json_decref(members);
    str_finish(&line);
}

static void what_is_no_request_is_refused(void **state)
{
    static const char *const lines[] = { "{}", "{\"ask\":\"x\"}", "{\"ask\":1,\"members\":{}}",
                                         "{\"ask\":\"x\",\"members\":[]}", "{\"members\":{}}" };

    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        json_t *document = json_parse_object(lines[i]);
        struct frame_request request;
        struct err err = { 0 };

        assert_false(frame_read_request(&request, document, &err));
        assert_int_equal(err.kind, ERR_INPUT);
        json_decref(document);
    }
}

static void kinds_and_sentences_of_errors_arrive(void **state)
{
    static const enum err_kind kinds[] = { ERR_REFUSED, ERR_USAGE, ERR_INPUT, ERR_INTERNAL,
                                           ERR_IO,      ERR_AGAIN, ERR_CONFIG };

    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct err sent = { kinds[i], "„Zoë\" is here: look" }, heard = { 0 };
        struct str line = { 0 };
        json_t *document, *answer;

        frame_add_answer(&line, NULL, &sent);
        document = read_line(&line);
        assert_false(frame_read_answer(&answer, document, &heard));
        assert_int_equal(heard.kind, kinds[i]);
        assert_string_equal(heard.text, sent.text);
        json_decref(document);
        str_finish(&line);
    }
}

static void what_is_no_answer_is_an_error(void **state)
{
    static const char *const lines[] = { "{}", "{\"error\":{}}", "{\"error\":\"x\"}",
                                         "{\"error\":{\"kind\":0,\"text\":\"no: look\"}}" };

    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        json_t *document = json_parse_object(lines[i]), *answer;
        struct err err = { 0 };

        assert_false(frame_read_answer(&answer, document, &err));
        assert_int_equal(err.kind, ERR_INTERNAL);
        assert_null(answer);
        json_decref(document);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_come_in_any_parts),
        cmocka_unit_test(a_nul_ends_no_line),
        cmocka_unit_test(a_line_without_an_end_is_bad_once_it_is_too_long),
        cmocka_unit_test(a_request_arrives_as_it_was_sent),
        cmocka_unit_test(what_is_no_request_is_refused),
        cmocka_unit_test(kinds_and_sentences_of_errors_arrive),
        cmocka_unit_test(what_is_no_answer_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
