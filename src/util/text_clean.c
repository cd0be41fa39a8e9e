#include <stdint.h>
#include <string.h>
#include <unicode/uchar.h>

#include "util/mem.h"
#include "util/text.h"
#include "util/text_wide.h"

enum kind { KIND_PLAIN, KIND_SPACE, KIND_BREAK, KIND_GONE };

// Everything below U+0300 is NFC already.
enum { FIRST_THAT_COMPOSES = 0x300 };

struct range {
    uint32_t first, last;
};

// Invisible characters that change how the text around them is shown or compared. The joiners
// U+200C and U+200D stay: Persian, Hindi and emoji need them.
static const struct range gone_ranges[] = {
    { 0xAD, 0xAD },     { 0x61C, 0x61C },   { 0x180E, 0x180E }, { 0x200B, 0x200B }, { 0x200E, 0x200F },
    { 0x202A, 0x202E }, { 0x2060, 0x206F }, { 0xFEFF, 0xFEFF }, { 0xFFF9, 0xFFFB }, { 0xE0000, 0xE007F },
};

static bool is_gone(uint32_t c)
{
    size_t i;

    for (i = 0; i < sizeof gone_ranges / sizeof *gone_ranges && c >= gone_ranges[i].first; i++) {
        if (c <= gone_ranges[i].last)
            return true;
    }
    return false;
}

static enum kind kind_of(uint32_t c)
{
    if (c > ' ' && c < 0x7F)
        return KIND_PLAIN;
    if (c == ' ' || c == '\t')
        return KIND_SPACE;
    if (c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029)
        return KIND_BREAK;
    if (c < 0xA0 || is_gone(c))
        return KIND_GONE;
    return u_isUWhiteSpace((UChar32)c) ? KIND_SPACE : KIND_PLAIN;
}

struct cleaner {
    char *at; // room for three bytes for every byte of the input, and the four of text_encode
    size_t used;
    bool keeps_lines;
    bool space; // white space since the last character
    size_t breaks;
    uint32_t highest;
};

static void cleaner_put(struct cleaner *cleaner, uint32_t c)
{
    size_t i;

    if (cleaner->used > 0) {
        for (i = 0; i < cleaner->breaks; i++)
            cleaner->at[cleaner->used++] = '\n';
        if (cleaner->space && cleaner->breaks == 0)
            cleaner->at[cleaner->used++] = ' ';
    }
    cleaner->space = false;
    cleaner->breaks = 0;
    if (c > cleaner->highest)
        cleaner->highest = c;
    cleaner->used += text_encode(cleaner->at + cleaner->used, c);
}

static void cleaner_feed(struct cleaner *cleaner, const char *text)
{
    uint32_t c;
    enum kind kind;

    while ((c = text_next(&text))) {
        kind = kind_of(c);
        if (kind == KIND_PLAIN)
            cleaner_put(cleaner, c);
        else if (kind == KIND_BREAK && cleaner->keeps_lines)
            cleaner->breaks += !(c == '\r' && *text == '\n');
        else if (kind != KIND_GONE)
            cleaner->space = true;
    }
}

static void clean(struct str *out, const char *text, bool keeps_lines)
{
    size_t length = strlen(text);
    struct cleaner cleaner = { .keeps_lines = keeps_lines };
    struct wide wide;

    out->at = mem_grow(out->at, &out->room, out->length + 3 * length + 4, 1);
    cleaner.at = out->at + out->length;
    cleaner_feed(&cleaner, text);
    if (cleaner.highest >= FIRST_THAT_COMPOSES) {
        wide_init(&wide, cleaner.at, cleaner.used);
        wide_normalize(&wide, WIDE_NFC);
        wide_add_to(&wide, out);
        wide_finish(&wide);
    } else {
        out->length += cleaner.used;
        out->at[out->length] = '\0';
    }
}

void text_clean(struct str *out, const char *text)
{
    clean(out, text, false);
}

void text_clean_lines(struct str *out, const char *text)
{
    clean(out, text, true);
}
