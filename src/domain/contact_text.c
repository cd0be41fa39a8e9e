#include "domain/contact_text.h"

#include <string.h>

#include "util/encoding.h"

const char *contact_find(const char *text, const char *characters)
{
    while (*text && !strchr(characters, *text))
        text += text[0] == '\\' && text[1] ? 2 : 1;
    return text;
}

static void add_unescaped(struct str *out, const char *text, const char *end)
{
    for (; text < end; text++) {
        if (*text == '\\' && text + 1 < end)
            str_add_char(out, *++text == 'n' || *text == 'N' ? ' ' : *text);
        else
            str_add_char(out, *text);
    }
}

void contact_part(struct str *out, const char *value, char separator, size_t part)
{
    const char separators[] = { separator, '\0' }, *end = contact_find(value, separators);

    for (; part > 0 && *end; part--) {
        value = end + 1;
        end = contact_find(value, separators);
    }
    if (part == 0)
        add_unescaped(out, value, end);
}

// ---- lines

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

// One line as it stands; *at moves behind its end.
static void add_line(struct str *text, const char **at)
{
    size_t length = strcspn(*at, "\r\n");

    str_add_bytes(text, *at, length);
    *at += length;
    if ((*at)[0] == '\r' && (*at)[1] == '\n')
        ++*at;
    if (is_break(**at))
        ++*at;
}

// Where the value begins: a colon in quotes belongs to a parameter. NULL: this is no property.
static const char *find_value(const char *text)
{
    bool quoted = false;

    for (; *text && (quoted || *text != ':'); text++)
        quoted = quoted != (*text == '"');
    return *text ? text + 1 : NULL;
}

static bool says(const char *text, const char *end, const char *word)
{
    size_t length = strlen(word);

    for (; (size_t)(end - text) >= length; text++) {
        if (strncasecmp(text, word, length) == 0)
            return true;
    }
    return false;
}

static bool is_quoted_printable(const struct str *text)
{
    const char *value = find_value(str_text(text));

    return value && says(str_text(text), value, "QUOTED-PRINTABLE");
}

// What belongs to the line: lines that begin with white space, and those behind a last "=".
static void add_rest(struct str *text, const char **at)
{
    bool printable = is_quoted_printable(text);

    for (;;) {
        if (printable && text->length > 0 && text->at[text->length - 1] == '=') {
            text->at[--text->length] = '\0';
            if (!**at)
                return;
        } else if (**at == ' ' || **at == '\t') {
            ++*at;
        } else {
            return;
        }
        add_line(text, at);
    }
}

static int digit_of(char c)
{
    static const char digits[] = "0123456789ABCDEFabcdef";
    const char *digit = c ? strchr(digits, c) : NULL;
    int value = digit ? (int)(digit - digits) : -1;

    return value > 15 ? value - 6 : value;
}

static void decode_printable(struct str *out, const char *text)
{
    for (; *text; text++) {
        int high = *text == '=' ? digit_of(text[1]) : -1, low = high >= 0 ? digit_of(text[2]) : -1;

        if (low < 0) {
            str_add_char(out, *text);
            continue;
        }
        if (high * 16 + low)
            str_add_char(out, (char)(high * 16 + low));
        text += 2;
    }
}

// Cards of the first version come in the character set of the phone that made them.
static void to_utf8(struct str *value)
{
    struct encoding_text text;

    if (encoding_decode(&text, str_text(value), value->length, NULL, NULL) && text.owned) {
        str_clear(value);
        str_add_bytes(value, text.at, text.length);
    }
    encoding_finish(&text);
}

static void take_name(struct str *name, const char *text)
{
    size_t length = strcspn(text, ":;");
    const char *dot = memchr(text, '.', length), *from = dot ? dot + 1 : text;

    for (; from < text + length; from++)
        str_add_char(name, *from >= 'a' && *from <= 'z' ? (char)(*from - 'a' + 'A') : *from);
}

bool vcard_line_next(struct vcard_line *line, const char **at)
{
    const char *value;

    if (!**at)
        return false;
    str_clear(&line->text);
    str_clear(&line->name);
    str_clear(&line->value);
    add_line(&line->text, at);
    add_rest(&line->text, at);
    value = find_value(str_text(&line->text));
    if (!value)
        return true;
    take_name(&line->name, str_text(&line->text));
    if (is_quoted_printable(&line->text))
        decode_printable(&line->value, value);
    else
        str_add(&line->value, value);
    to_utf8(&line->value);
    return true;
}

void vcard_line_finish(struct vcard_line *line)
{
    str_finish(&line->name);
    str_finish(&line->value);
    str_finish(&line->text);
}
