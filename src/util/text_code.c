// Code points in and out of UTF-8. ICU's macros for this do not compile without warnings.
#include <string.h>

#include "util/text.h"

enum { REPLACEMENT = 0xFFFD };

struct lead {
    unsigned char first, last; // of the leading byte
    unsigned char second_first, second_last;
    int rest; // bytes that follow
};

// The well-formed sequences of more than one byte (Unicode, table 3-7).
static const struct lead leads[] = {
    { 0xC2, 0xDF, 0x80, 0xBF, 1 }, { 0xE0, 0xE0, 0xA0, 0xBF, 2 }, { 0xE1, 0xEC, 0x80, 0xBF, 2 },
    { 0xED, 0xED, 0x80, 0x9F, 2 }, { 0xEE, 0xEF, 0x80, 0xBF, 2 }, { 0xF0, 0xF0, 0x90, 0xBF, 3 },
    { 0xF1, 0xF3, 0x80, 0xBF, 3 }, { 0xF4, 0xF4, 0x80, 0x8F, 3 },
};

static const struct lead *lead_of(unsigned char byte)
{
    size_t i;

    for (i = 0; i < sizeof leads / sizeof *leads; i++) {
        if (byte >= leads[i].first && byte <= leads[i].last)
            return &leads[i];
    }
    return NULL;
}

// Moves *at over one well-formed sequence, or over as much of one as there is (then false).
// `end` may be NULL where a NUL ends the text.
static bool next_of(const char **at, const char *end, uint32_t *c)
{
    const struct lead *lead;
    unsigned char byte = (unsigned char)*(*at)++;
    int i;

    *c = byte;
    if (byte < 0x80)
        return true;
    lead = lead_of(byte);
    if (!lead)
        return false;
    *c = byte & (0x3Fu >> lead->rest);
    for (i = 0; i < lead->rest; i++, (*at)++) {
        byte = *at == end ? 0 : (unsigned char)**at;
        if (byte < (i == 0 ? lead->second_first : 0x80) || byte > (i == 0 ? lead->second_last : 0xBF))
            return false;
        *c = *c << 6 | (byte & 0x3F);
    }
    return true;
}

uint32_t text_next(const char **at)
{
    uint32_t c;

    if (**at == '\0')
        return 0;
    return next_of(at, NULL, &c) ? c : REPLACEMENT;
}

size_t text_encode(char out[4], uint32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

bool text_is_utf8(const char *text, size_t length)
{
    const char *end = text + length;
    uint32_t c;

    while (text < end) {
        if (!next_of(&text, end, &c))
            return false;
    }
    return true;
}

size_t text_count(const char *text)
{
    size_t count = 0;

    for (; *text; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}
