// The small print of contact cards: escapes, parts of values, folded and encoded lines. For
// domain/contact_card alone.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "util/str.h"

// Where the first of these characters stands that no backslash takes its meaning; else the end.
const char *contact_find(const char *text, const char *characters);

// The part with this number of a value in parts, from 0, its escapes undone. Appends.
void contact_part(struct str *out, const char *value, char separator, size_t part);

struct vcard_line {
    struct str name, value; // the name in capitals, without group and parameters; the value in UTF-8
    struct str text;
};
// The next property, folded lines joined, its value decoded. False at the end.
bool vcard_line_next(struct vcard_line *line, const char **at);
void vcard_line_finish(struct vcard_line *line);
