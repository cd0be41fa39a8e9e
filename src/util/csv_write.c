#include <string.h>

#include "util/csv.h"

static bool begins_formula(char c)
{
    return c != '\0' && strchr("=+-@\t\r", c) != NULL;
}

// A phone number: wholly + with digits and spaces.
static bool is_phone(const char *text)
{
    return text[0] == '+' && text[1] != '\0' && text[strspn(text + 1, "0123456789 ") + 1] == '\0';
}

// -12, 3,5, +4.25: a sign, digits, and at most one mark with digits after it.
static bool is_number(const char *text)
{
    const char *at = text + (*text == '-' || *text == '+');
    size_t digits = strspn(at, "0123456789");

    at += digits;
    if (digits > 0 && (*at == '.' || *at == ',')) {
        digits = strspn(at + 1, "0123456789");
        at += digits + 1;
    }
    return digits > 0 && *at == '\0';
}

static bool needs_quotes(const char *text, char delimiter)
{
    const char *at;

    for (at = text; *at; at++) {
        if (*at == '"' || *at == '\n' || *at == '\r' || *at == delimiter)
            return true;
    }
    // Readers that trim cells must not trim these.
    return at > text && (*text == ' ' || *text == '\t' || at[-1] == ' ' || at[-1] == '\t');
}

static void add_quoted(struct str *out, bool guard, const char *text)
{
    const char *quote;

    str_add(out, guard ? "\"'" : "\"");
    while ((quote = strchr(text, '"'))) {
        str_add_bytes(out, text, (size_t)(quote - text) + 1);
        str_add_char(out, '"');
        text = quote + 1;
    }
    str_add(out, text);
    str_add_char(out, '"');
}

void csv_writer_cell(struct csv_writer *writer, const char *text)
{
    bool guard;

    if (!text)
        text = "";
    if (writer->row_begun)
        str_add_char(writer->out, writer->delimiter);
    writer->row_begun = true;
    guard = writer->guarded && begins_formula(*text) && !is_phone(text) && !is_number(text);
    if (needs_quotes(text, writer->delimiter)) {
        add_quoted(writer->out, guard, text);
        return;
    }
    if (guard)
        str_add_char(writer->out, '\'');
    str_add(writer->out, text);
}

void csv_writer_end(struct csv_writer *writer)
{
    str_add_bytes(writer->out, "\r\n", 2);
    writer->row_begun = false;
}

const char *csv_unguarded(const char *text)
{
    return (text[0] == '\'' || text[0] == '\t') && begins_formula(text[1]) ? text + 1 : text;
}
