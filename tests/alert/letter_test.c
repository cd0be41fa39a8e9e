// What the webhook is told, byte for byte, in each form.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "alert/letter.h"
#include "util/secret.h"
#include "util/text.h"

static const char board[] = "https://door.example:8321";

// `message` is JSON with ' for ".
static void write_letter(struct letter *letter, const char *format, const char *secret, const char *at,
                         const char *message)
{
    char *text = strdup(message);
    json_t *parsed;

    for (char *quote = text; *quote; quote++)
        *quote = *quote == '\'' ? '"' : *quote;
    parsed = json_parse_object(text);
    assert_non_null(parsed);
    letter_write(letter, parsed, &(struct letter_setup){ format, secret, at });
    json_decref(parsed);
    free(text);
}

static const char *header(const struct letter *letter, const char *name)
{
    size_t length = strlen(name);

    for (size_t i = 0; letter->headers[i]; i++) {
        if (strncmp(letter->headers[i], name, length) == 0 &&
            strncmp(letter->headers[i] + length, ": ", 2) == 0)
            return letter->headers[i] + length + 2;
    }
    return "";
}

#define AMARA                                                                                                \
    "{'id': 'v1-2', 'event': 'e1', 'level': 2, 'visit': 'v1', 'name': 'Amara O.', 'company': "               \
    "'Northwind', 'waited_s': 130"
#define CALL                                                                                                 \
    "{'id': 'h1-0', 'event': 'e1', 'level': 0, 'visit': null, 'company': null, 'waited_s': 0, 'kind': "      \
    "'help'"

static void bodies_are_what_each_form_wants(void **state)
{
    static const struct {
        const char *format, *board, *message, *body;
    } cases[] = {
        { "json", board, AMARA "}",
          "{\"id\":\"v1-2\",\"event\":\"e1\",\"level\":2,\"visit\":\"v1\",\"name\":\"Amara O.\","
          "\"company\":\"Northwind\",\"waited_s\":130,\"board\":\"https://door.example:8321\"}" },
        { "json", NULL, AMARA ", 'kind': 'visit', 'more': 1}",
          "{\"id\":\"v1-2\",\"event\":\"e1\",\"level\":2,\"visit\":\"v1\",\"name\":\"Amara O.\","
          "\"company\":\"Northwind\",\"waited_s\":130,\"board\":null}" },
        { "json", NULL, CALL ", 'name': 'Bo', 'reason': 'asked'}",
          "{\"id\":\"h1-0\",\"event\":\"e1\",\"level\":0,\"visit\":null,\"name\":\"Bo\",\"company\":null,"
          "\"waited_s\":0,\"board\":null,\"kind\":\"help\",\"reason\":\"asked\"}" },
        { "slack", NULL, AMARA "}",
          "{\"text\":\"Amara O. (Northwind) has been waiting for 2 minutes: please say hello.\"}" },
        { "slack", board, "{'name': 'A & <!channel> B', 'waited_s': 59}",
          "{\"text\":\"A &amp; &lt;!channel&gt; B has been waiting for 59 seconds: please say hello. "
          "<https://door.example:8321|Open the board>\"}" },
        { "slack", "https://h/?a=1&b=>x", "{'name': 'Bo', 'waited_s': 1}",
          "{\"text\":\"Bo has been waiting for 1 second: please say hello. "
          "<https://h/?a=1&amp;b=&gt;x|Open the board>\"}" },
        { "ntfy", board, "{'name': 'Bo', 'waited_s': 0}", "Bo has arrived: please say hello." },
        { "ntfy", board, "{'waited_s': 60}", "A guest has been waiting for 1 minute: please say hello." },
        { "ntfy", board, CALL ", 'name': null, 'reason': 'asked'}", "Somebody asks for a host at the door." },
        { "ntfy", board, CALL ", 'name': 'Bo', 'reason': 'searches'}",
          "Bo is at the door and not found on the list." },
        { "ntfy", board, CALL ", 'name': 'Bo', 'reason': 'of-a-later-version'}",
          "Bo asks for help at the door." },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct letter letter;

        write_letter(&letter, cases[i].format, "", cases[i].board, cases[i].message);
        assert_string_equal(str_text(&letter.body), cases[i].body);
        letter_finish(&letter);
    }
}

static void headers_are_what_each_form_wants(void **state)
{
    static const struct {
        const char *format, *board, *message, *name, *value;
    } cases[] = {
        { "json", board, AMARA "}", "Content-Type", "application/json" },
        { "json", board, AMARA "}", "X-Usher-Id", "v1-2" },
        { "json", board, AMARA "}", "X-Usher-Signature", "" },
        { "slack", board, AMARA "}", "Content-Type", "application/json" },
        { "slack", board, AMARA "}", "Title", "" },
        { "ntfy", board, AMARA "}", "Content-Type", "text/plain; charset=utf-8" },
        { "ntfy", board, AMARA "}", "X-Usher-Id", "v1-2" },
        { "ntfy", board, AMARA "}", "Title", "Amara O. (Northwind)" },
        { "ntfy", board, AMARA "}", "Click", "https://door.example:8321" },
        { "ntfy", NULL, AMARA "}", "Click", "" },
        { "ntfy", "https://h/\xc3\xa9", AMARA "}", "Click", "" },
        { "ntfy", board, AMARA "}", "Tags", "wave" },
        { "ntfy", board, "{'level': 0}", "Priority", "3" },
        { "ntfy", board, "{'level': 1}", "Priority", "4" },
        { "ntfy", board, "{'level': 2}", "Priority", "5" },
        { "ntfy", board, "{'level': 99}", "Priority", "5" },
        { "ntfy", board, "{'level': -1}", "Priority", "3" },
        { "ntfy", board, "{'level': 0}", "Title", "A guest waits" },
        { "ntfy", board, CALL ", 'reason': 'asked'}", "Title", "Help at the door" },
        { "ntfy", board, CALL ", 'reason': 'asked'}", "Priority", "5" },
        { "ntfy", board, CALL ", 'reason': 'asked'}", "Tags", "raised_hand" },
        { "ntfy", board, "{'name': 'Zo\xc3\xab'}", "Title", "=?utf-8?q?=5A=6F=C3=AB?=" },
        { "ntfy", board, "{'name': '=?utf-8?q?=41?='}", "Title",
          "=?utf-8?q?=3D=3F=75=74=66=2D=38=3F=71=3F=3D=34=31=3F=3D?=" },
        { "ntfy", board, "{'name': 'A\\r\\nX-Evil: 1'}", "Title",
          "=?utf-8?q?=41=0D=0A=58=2D=45=76=69=6C=3A=20=31?=" },
        { "ntfy", board, "{'name': 'A\\r\\nX-Evil: 1'}", "X-Evil", "" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct letter letter;

        write_letter(&letter, cases[i].format, "", cases[i].board, cases[i].message);
        if (strcmp(header(&letter, cases[i].name), cases[i].value) != 0)
            fail_msg("%zu: %s is '%s'", i, cases[i].name, header(&letter, cases[i].name));
        letter_finish(&letter);
    }
}

// ---- whoever writes their own name

static const char *const hostile[] = {
    "Robert'); DROP TABLE guest;--",
    "<script>alert(1)</script>",
    "\"},{\"text\":\"x",
    "<!everyone> <@U1> <https://evil.example|click>",
    "\r\nX-Evil: yes\r\n\r\nGET / HTTP/1.1",
    "A\tB\x01\x1b[31m\x7f",
    "\u202egnp.exe \u200b\ufeff",
    "👩🏽‍🚒 Ñandú 王小明 عبد الله",
    "=?utf-8?b?AAAA?=",
    "%s%n%d &amp; \\",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Llanfairpwllgwyngyll ÿÿÿÿÿÿÿÿ",
};

// The text of RFC 2047's encoded words, each of which may be 75 characters long and holds whole letters.
static void decode(struct str *out, const char *value)
{
    static const char begin[] = "=?utf-8?q?";
    struct str word = { 0 };

    while (strncmp(value, begin, strlen(begin)) == 0) {
        const char *at = value + strlen(begin), *end = strstr(at, "?=");

        assert_non_null(end);
        assert_true(end + 2 - value <= 75);
        for (; at < end; at += 3)
            str_add_char(&word, (char)strtol((char[]){ at[1], at[2], '\0' }, NULL, 16));
        assert_true(text_is_utf8(str_text(&word), word.length));
        str_add(out, str_text(&word));
        str_clear(&word);
        value = end[2] == ' ' ? end + 3 : end + 2;
    }
    str_add(out, value);
    str_finish(&word);
}

static void no_name_leaves_its_place(void **state)
{
    static const char *const formats[] = { "json", "slack", "ntfy" };

    (void)state;
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile * 3; i++) {
        const char *name = hostile[i / 3], *format = formats[i % 3];
        json_t *message =
            json_pack("{s:s, s:s, s:s, s:i}", "id", "v1-2", "name", name, "company", name, "waited_s", 130);
        struct letter letter;
        struct str who = { 0 }, title = { 0 };
        json_t *body;

        letter_write(&letter, message, &(struct letter_setup){ format, "key", board });
        for (size_t line = 0; letter.headers[line]; line++) {
            for (const char *at = letter.headers[line]; *at; at++)
                assert_in_range(*at, ' ', '~');
        }
        body = json_parse_object(str_text(&letter.body));
        letter_say_who(&who, message);
        decode(&title, header(&letter, "Title"));
        if (i % 3 == 0) {
            assert_string_equal(json_get_text(body, "name"), name);
            assert_int_equal(json_object_size(body), 8);
        } else if (i % 3 == 1) {
            assert_int_equal(json_object_size(body), 1);
            assert_null(strstr(json_get_text(body, "text"), "<!"));
            assert_ptr_equal(strchr(json_get_text(body, "text"), '<'),
                             strstr(json_get_text(body, "text"), "<https://door"));
        } else {
            assert_string_equal(str_text(&title), str_text(&who));
        }
        json_decref(body);
        json_decref(message);
        str_finish(&who);
        str_finish(&title);
        letter_finish(&letter);
    }
}

static void the_signature_is_of_the_very_bytes(void **state)
{
    static const char *const formats[] = { "json", "slack", "ntfy" };

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        char signature[SIGNATURE_SIZE];
        struct letter letter;

        write_letter(&letter, formats[i], "a key", board, AMARA "}");
        signature_of(signature, "a key", letter.body.at, letter.body.length);
        assert_memory_equal(header(&letter, "X-Usher-Signature"), "sha256=", 7);
        assert_string_equal(header(&letter, "X-Usher-Signature") + 7, signature);
        letter_finish(&letter);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bodies_are_what_each_form_wants),
        cmocka_unit_test(headers_are_what_each_form_wants),
        cmocka_unit_test(no_name_leaves_its_place),
        cmocka_unit_test(the_signature_is_of_the_very_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
