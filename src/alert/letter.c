#include "alert/letter.h"

#include <stdlib.h>
#include <string.h>

#include "util/err.h"
#include "util/secret.h"
#include "util/text.h"

// ---- headers

static bool is_plain(const char *value)
{
    for (const char *at = value; *at; at++) {
        if (*at < ' ' || *at > '~')
            return false;
    }
    return strstr(value, "=?") == NULL;
}

// An encoded word of RFC 2047 holds 75 characters, and characters of the text wholly.
static void add_encoded(struct str *out, const char *value)
{
    static const char begin[] = "=?utf-8?q?", end[] = "?=";
    size_t word = 0; // where the word began

    for (const char *at = value; *at;) {
        char bytes[4];
        size_t count = text_encode(bytes, text_next(&at));

        if (word == 0 || out->length - word + 3 * count + strlen(end) > 75) {
            str_add(out, word == 0 ? "" : "?= ");
            word = out->length;
            str_add(out, begin);
        }
        for (size_t i = 0; i < count; i++)
            str_addf(out, "=%02X", (unsigned)(unsigned char)bytes[i]);
    }
    str_add(out, end);
}

static void add_header(struct letter *letter, const char *name, const char *value)
{
    struct str line = { 0 };
    size_t count = 0;

    while (letter->headers[count])
        count++;
    must(count + 1 < LETTER_HEADERS);
    str_addf(&line, "%s: ", name);
    if (is_plain(value))
        str_add(&line, value);
    else
        add_encoded(&line, value);
    letter->headers[count] = str_take(&line);
}

// ---- json

static void write_json(struct letter *letter, const json_t *message, const struct letter_setup *setup)
{
    static const char *const keys[] = { "id", "event", "level", "visit", "name", "company", "waited_s" };
    static const char *const of_help[] = { "kind", "reason" };
    json_t *told = json_object();
    char *line;

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        json_t *value = json_object_get(message, keys[i]);

        json_object_set_new(told, keys[i], value ? json_incref(value) : json_null());
    }
    json_object_set_new(told, "board", json_text_or_null(setup->board));
    for (size_t i = 0; i < sizeof of_help / sizeof *of_help && json_get_text(message, "reason")[0]; i++)
        json_object_set(told, of_help[i], json_object_get(message, of_help[i]));
    line = json_line(told);
    str_add(&letter->body, line);
    free(line);
    json_decref(told);
    add_header(letter, "Content-Type", "application/json");
}

// ---- slack

static void add_escaped(struct str *out, const char *text)
{
    for (; *text; text++) {
        switch (*text) {
        case '&':
            str_add(out, "&amp;");
            break;
        case '<':
            str_add(out, "&lt;");
            break;
        case '>':
            str_add(out, "&gt;");
            break;
        default:
            str_add_char(out, *text);
        }
    }
}

static void write_slack(struct letter *letter, const json_t *message, const struct letter_setup *setup)
{
    struct str said = { 0 }, text = { 0 };
    json_t *told;
    char *line;

    letter_say(&said, message);
    add_escaped(&text, str_text(&said));
    if (setup->board) {
        str_add(&text, " <");
        add_escaped(&text, setup->board);
        str_add(&text, "|Open the board>");
    }
    told = json_pack("{s:o}", "text", json_text_or_null(str_text(&text)));
    line = json_line(told);
    str_add(&letter->body, line);
    add_header(letter, "Content-Type", "application/json");
    free(line);
    json_decref(told);
    str_finish(&said);
    str_finish(&text);
}

// ---- ntfy

static void write_ntfy(struct letter *letter, const json_t *message, const struct letter_setup *setup)
{
    static const char *const priorities[] = { "3", "4", "5" }; // default, high, max
    bool is_help = json_get_text(message, "reason")[0] != '\0';
    int64_t level = json_get_int(message, "level", 0);
    struct str who = { 0 };

    letter_say(&letter->body, message);
    letter_say_who(&who, message);
    add_header(letter, "Content-Type", "text/plain; charset=utf-8");
    add_header(letter, "Title", who.length ? str_text(&who) : is_help ? "Help at the door" : "A guest waits");
    add_header(letter, "Priority", priorities[is_help || level > 2 ? 2 : level < 0 ? 0 : level]);
    add_header(letter, "Tags", is_help ? "raised_hand" : "wave");
    if (setup->board && is_plain(setup->board))
        add_header(letter, "Click", setup->board);
    str_finish(&who);
}

// ---- any of them

void letter_write(struct letter *letter, const json_t *message, const struct letter_setup *setup)
{
    static const struct {
        const char *format;
        void (*write)(struct letter *letter, const json_t *message, const struct letter_setup *setup);
    } formats[] = { { "slack", write_slack }, { "ntfy", write_ntfy }, { "json", write_json } };

    enum { FORMATS = sizeof formats / sizeof *formats };
    char signature[sizeof "sha256=" + SIGNATURE_SIZE] = "sha256=";
    size_t format = 0;

    *letter = (struct letter){ 0 };
    while (format + 1 < FORMATS && strcmp(formats[format].format, setup->format) != 0)
        format++;
    formats[format].write(letter, message, setup);
    add_header(letter, "X-Usher-Id", json_get_text(message, "id"));
    if (setup->secret[0]) {
        signature_of(signature + strlen(signature), setup->secret, str_text(&letter->body),
                     letter->body.length);
        add_header(letter, "X-Usher-Signature", signature);
    }
}

void letter_finish(struct letter *letter)
{
    str_finish(&letter->body);
    for (size_t i = 0; i < LETTER_HEADERS; i++)
        free(letter->headers[i]);
    *letter = (struct letter){ 0 };
}
