// Shared by the files of web/pages*, nobody else: the document around a page, and escaping.
#pragma once

#include "web/pages.h"

enum page_theme { PAGE_MORNING, PAGE_LOUNGE }; // light for guests, dark for hosts

// Appends text that is safe in HTML, between tags and within quoted attributes; control, bidi and
// invisible characters do not come through.
void page_escape(struct str *out, const char *text);
// A text with a name in it: both parts are escaped, the name stands in <bdi>, so that its direction stays its
// own. `format` has one %s.
void page_say(struct str *out, const char *format, const char *name);

// `kind` tells the script what to do ("board"); `attributes` of the body are HTML, escaped by the caller.
void page_begin(struct str *out, const struct page_frame *frame, enum page_theme theme, const char *kind,
                const char *title, const char *attributes);
void page_end(struct str *out);

// Whose door this is, above what a page with one thing on it says; nothing where the group is not known.
void page_whose(struct str *out, const struct page_frame *frame);

// A link or a form's button, large enough for a thumb.
void page_link(struct str *out, const char *href, const char *look, const char *text);
