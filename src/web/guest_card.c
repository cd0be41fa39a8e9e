#include "web/guest_card.h"

#include <string.h>

static void add_escaped(struct str *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '\n') {
            str_add(out, "\\n");
            continue;
        }
        if (strchr("\\;,", *text))
            str_add_char(out, '\\');
        str_add_char(out, *text);
    }
}

static void add_line(struct str *out, const char *name, const char *value)
{
    if (!*value)
        return;
    str_add(out, name);
    add_escaped(out, value);
    str_add(out, "\r\n");
}

void guest_card(struct str *out, const json_t *guest)
{
    static const char *const lines[][2] = {
        { "ORG:", "company" }, { "TITLE:", "title" }, { "EMAIL:", "email" }, { "TEL:", "phone" }
    };
    const json_t *fields = json_object_get(guest, "fields");

    str_add(out, "BEGIN:VCARD\r\nVERSION:3.0\r\n");
    add_line(out, "FN:", json_get_text(guest, "name"));
    str_add(out, "N:"); // nobody guesses which part is the family's
    add_escaped(out, json_get_text(guest, "name"));
    str_add(out, ";;;;\r\n");
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        add_line(out, lines[i][0], json_get_text(fields, lines[i][1]));
    str_add(out, "END:VCARD\r\n");
}
