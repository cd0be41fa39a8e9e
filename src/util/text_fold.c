#include <string.h>
#include <unicode/uchar.h>

#include "util/mem.h"
#include "util/text.h"
#include "util/text_wide.h"

static bool is_ascii(const char *text)
{
    while (*text > 0)
        text++;
    return *text == '\0';
}

// The next character of an ASCII text once folded, '\0' at its end.
static char fold_next(const char **at, bool begun)
{
    char c;
    bool space = false;

    while ((**at > 0 && **at <= ' ') || **at == 0x7F) {
        space = true;
        (*at)++;
    }
    c = **at;
    if (space && begun && c != '\0')
        return ' ';
    if (c == '\0')
        return '\0';
    (*at)++;
    if (c == '`')
        return '\'';
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static void fold_ascii(struct str *out, const char *text)
{
    char *to, c;

    out->at = mem_grow(out->at, &out->room, out->length + strlen(text) + 1, 1);
    to = out->at + out->length;
    while ((c = fold_next(&text, to > out->at + out->length)))
        *to++ = c;
    *to = '\0';
    out->length = (size_t)(to - out->at);
}

// Accents, points and harakat go. Marks that are letters or parts of them stay: vowel signs of
// India and South East Asia, the voicing of kana (combining classes 0, 7 to 9, 84 to 132).
static bool is_accent(UChar32 c)
{
    int class;

    if (c < 0x300)
        return false;
    class = u_getCombiningClass(c);
    return class >= 200 || (class >= 10 && class <= 36);
}

// Tatweel only makes an Arabic word longer to look at.
static bool is_silent(UChar32 c)
{
    return c == 0x640 || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

static UChar32 fold_character(UChar32 c)
{
    if (c < 0x80)
        return c == '`' ? '\'' : c;
    if (c >= 0x2010 && c <= 0x2015)
        return '-';
    if (c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x2BC || c == 0x2BB)
        return '\'';
    return c;
}

static UChar32 next_of(const struct wide *wide, int32_t *i)
{
    UChar32 c = wide->at[(*i)++];

    if ((c & 0xFC00) == 0xD800 && *i < wide->length)
        c = 0x10000 + ((c & 0x3FF) << 10) + (wide->at[(*i)++] & 0x3FF);
    return c;
}

static void put(struct wide *wide, int32_t *i, UChar32 c)
{
    if (c >= 0x10000)
        wide->at[(*i)++] = (uint16_t)(0xD7C0 + (c >> 10));
    wide->at[(*i)++] = (uint16_t)(c < 0x10000 ? c : 0xDC00 + (c & 0x3FF));
}

// Takes out invisible characters, and accents, and makes white space single, in place.
static void fold_characters(struct wide *wide, bool keeps_accents)
{
    int32_t from = 0, to = 0;
    bool space = false;
    UChar32 c;

    while (from < wide->length) {
        c = next_of(wide, &from);
        if (u_isUWhiteSpace(c) || u_charType(c) == U_CONTROL_CHAR) {
            space = true;
            continue;
        }
        if (is_silent(c) || (is_accent(c) && !keeps_accents))
            continue;
        if (space && to > 0)
            wide->at[to++] = ' ';
        space = false;
        put(wide, &to, fold_character(c));
    }
    wide->length = to;
}

static void fold(struct str *out, const char *text, bool keeps_accents)
{
    struct wide wide;

    if (is_ascii(text)) {
        fold_ascii(out, text);
        return;
    }
    wide_init(&wide, text, strlen(text));
    wide_normalize(&wide, WIDE_NFKD);
    fold_characters(&wide, keeps_accents);
    wide_fold_case(&wide);
    wide_normalize(&wide, WIDE_NFC);
    wide_add_to(&wide, out);
    wide_finish(&wide);
}

void text_fold(struct str *out, const char *text)
{
    fold(out, text, false);
}

// Letters whose folding with accents kept is known without ICU: they compose with none of the
// others here. `step` 1: capitals and small ones take turns, capitals on even places; 2: on odd ones.
static const struct {
    uint16_t first, last;
    uint8_t step, distance; // else what a capital is away from its small letter
} simple_letters[] = {
    { 0xC0, 0xD6, 0, 0x20 },   { 0xD8, 0xDE, 0, 0x20 },  { 0xE0, 0xF6, 0, 0 },     { 0xF8, 0xFF, 0, 0 },
    { 0x100, 0x12F, 1, 0 },    { 0x131, 0x131, 0, 0 },   { 0x134, 0x137, 1, 0 },   { 0x139, 0x13E, 2, 0 },
    { 0x141, 0x148, 2, 0 },    { 0x14A, 0x177, 1, 0 },   { 0x179, 0x17E, 2, 0 },   { 0x400, 0x40F, 0, 0x50 },
    { 0x410, 0x42F, 0, 0x20 }, { 0x430, 0x45F, 0, 0 },   { 0x5D0, 0x5EA, 0, 0 },   { 0x621, 0x63A, 0, 0 },
    { 0x641, 0x64A, 0, 0 },    { 0x3041, 0x3096, 0, 0 }, { 0x30A1, 0x30FA, 0, 0 }, { 0x30FC, 0x30FC, 0, 0 },
    { 0x4E00, 0x9FFF, 0, 0 },  { 0xAC00, 0xD7A3, 0, 0 },
};

// The folded letter, 0 when ICU must be asked.
static uint32_t fold_simply(uint32_t c)
{
    size_t i;

    for (i = 0; i < sizeof simple_letters / sizeof *simple_letters && c >= simple_letters[i].first; i++) {
        if (c > simple_letters[i].last)
            continue;
        if (simple_letters[i].step > 0)
            return c + ((c + simple_letters[i].step) % 2);
        return c + simple_letters[i].distance;
    }
    return 0;
}

static bool fold_case_simply(struct str *out, const char *text)
{
    size_t begin = out->length;
    bool space = false;
    uint32_t c;

    out->at = mem_grow(out->at, &out->room, out->length + strlen(text) + 5, 1);
    while ((c = text_next(&text))) {
        if (c <= ' ' || c == 0x7F) {
            space = true;
            continue;
        }
        c = c >= 'A' && c <= 'Z' ? c + 0x20 : c == '`' ? '\'' : c < 0x80 ? c : fold_simply(c);
        if (c == 0) {
            out->length = begin;
            out->at[begin] = '\0';
            return false;
        }
        if (space && out->length > begin)
            out->at[out->length++] = ' ';
        space = false;
        out->length += text_encode(out->at + out->length, c);
    }
    out->at[out->length] = '\0';
    return true;
}

void text_fold_case(struct str *out, const char *text)
{
    if (!fold_case_simply(out, text))
        fold(out, text, true);
}

static bool same_ascii(const char *a, const char *b)
{
    bool begun = false;
    char c, d;

    do {
        c = fold_next(&a, begun);
        d = fold_next(&b, begun);
        begun = true;
    } while (c == d && c != '\0');
    return c == d;
}

bool text_same(const char *a, const char *b)
{
    struct str folded_a = { 0 }, folded_b = { 0 };
    bool same;

    if (strcmp(a, b) == 0)
        return true;
    if (is_ascii(a) && is_ascii(b))
        return same_ascii(a, b);
    text_fold(&folded_a, a);
    text_fold(&folded_b, b);
    same = strcmp(str_text(&folded_a), str_text(&folded_b)) == 0;
    str_finish(&folded_a);
    str_finish(&folded_b);
    return same;
}
