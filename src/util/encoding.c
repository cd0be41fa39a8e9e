#include "util/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "util/str.h"
#include "util/text.h"

static const char replacement[] = "\xEF\xBF\xBD";

struct mark {
    const char *bytes;
    size_t length;
    const char *name; // NULL is UTF-8
};

static const struct mark marks[] = {
    { "\xEF\xBB\xBF", 3, NULL },
    { "\xFF\xFE", 2, "UTF-16LE" },
    { "\xFE\xFF", 2, "UTF-16BE" },
};

static const struct mark *mark_find(const char *bytes, size_t length)
{
    size_t i;

    for (i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (length >= marks[i].length && memcmp(bytes, marks[i].bytes, marks[i].length) == 0)
            return &marks[i];
    }
    return NULL;
}

// UTF-16 without a mark: a list begins with an ASCII letter or quote.
static const char *bare_utf16(const char *bytes, size_t length)
{
    if (length < 4 || length % 2 != 0)
        return NULL;
    if (bytes[0] && !bytes[1] && bytes[2] && !bytes[3])
        return "UTF-16LE";
    if (!bytes[0] && bytes[1] && !bytes[2] && bytes[3])
        return "UTF-16BE";
    return NULL;
}

static size_t unit_of(const char *name)
{
    if (strncasecmp(name, "UTF-16", 6) == 0 || strncasecmp(name, "UCS-2", 5) == 0)
        return 2;
    return strncasecmp(name, "UTF-32", 6) == 0 ? 4 : 1;
}

static void convert(iconv_t converter, struct str *out, const char *bytes, size_t length, size_t unit)
{
    char *in = (char *)(size_t)bytes; // iconv's prototype predates const
    char buffer[65536];

    while (length > 0) {
        char *to = buffer;
        size_t room = sizeof buffer;
        size_t skipped;
        size_t done = iconv(converter, &in, &length, &to, &room);
        int trouble = done == (size_t)-1 ? errno : 0;

        str_add_bytes(out, buffer, (size_t)(to - buffer));
        if (trouble == 0 || trouble == E2BIG)
            continue;
        str_add(out, replacement);
        skipped = length < unit ? length : unit;
        in += skipped;
        length -= skipped;
    }
}

static bool decode(struct encoding_text *text, const char *bytes, size_t length, const char *name,
                   struct err *err)
{
    iconv_t converter = iconv_open("UTF-8", name);
    struct str out = { 0 };

    if (converter == (iconv_t)-1)
        return err_set(err, ERR_USAGE, "the encoding %s is not known: iconv -l lists those that are", name);
    convert(converter, &out, bytes, length, unit_of(name));
    iconv_close(converter);
    text->length = out.length;
    text->owned = str_take(&out);
    text->at = text->owned;
    return true;
}

bool encoding_decode(struct encoding_text *text, const char *bytes, size_t length, const char *name,
                     struct err *err)
{
    const struct mark *mark = mark_find(bytes, length);

    *text = (struct encoding_text){ .at = bytes, .length = length };
    if (mark) {
        text->at += mark->length;
        text->length -= mark->length;
        name = mark->name;
        return (!name && text_is_utf8(text->at, text->length)) ||
               decode(text, text->at, text->length, name ? name : "UTF-8", err);
    }
    if (!name)
        name = bare_utf16(bytes, length);
    if (name)
        return decode(text, bytes, length, name, err);
    return text_is_utf8(bytes, length) || decode(text, bytes, length, "WINDOWS-1252", err);
}

void encoding_finish(struct encoding_text *text)
{
    free(text->owned);
    *text = (struct encoding_text){ 0 };
}
