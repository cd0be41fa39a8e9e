#include <string.h>

#include "domain/spelling.h"
#include "util/text.h"

enum {
    HIRAGANA_FIRST = 0x3041,
    HIRAGANA_LAST = 0x3096,
    KATAKANA_FIRST = 0x30A1,
    KATAKANA_LAST = 0x30F6,
    KANA_DISTANCE = KATAKANA_FIRST - HIRAGANA_FIRST,
    LONG_MARK = 0x30FC,
    SMALL_TSU = 0x3063,
};

// Hepburn, from U+3041 on; small ones with a leading '-'.
static const char *const kana[] = {
    "-a", "a",  "-i",  "i",  "-u", "u",   "-e",  "e",   "-o",  "o",   "ka",  "ga", "ki", "gi", "ku",
    "gu", "ke", "ge",  "ko", "go", "sa",  "za",  "shi", "ji",  "su",  "zu",  "se", "ze", "so", "zo",
    "ta", "da", "chi", "ji", "",   "tsu", "zu",  "te",  "de",  "to",  "do",  "na", "ni", "nu", "ne",
    "no", "ha", "ba",  "pa", "hi", "bi",  "pi",  "fu",  "bu",  "pu",  "he",  "be", "pe", "ho", "bo",
    "po", "ma", "mi",  "mu", "me", "mo",  "-ya", "ya",  "-yu", "yu",  "-yo", "yo", "ra", "ri", "ru",
    "re", "ro", "-wa", "wa", "i",  "e",   "o",   "n",   "vu",  "-ka", "-ke",
};

_Static_assert(sizeof kana / sizeof *kana == HIRAGANA_LAST - HIRAGANA_FIRST + 1, "one row for each kana");

void spelling_hiragana(char *out, const char *word)
{
    size_t used = 0;
    uint32_t c;

    while ((c = text_next(&word)) && used + 4 < WORD_SIZE) {
        if (c >= KATAKANA_FIRST && c <= KATAKANA_LAST)
            c -= KANA_DISTANCE;
        used += text_encode(out + used, c);
    }
    out[used] = '\0';
}

static bool is_vowel(char c)
{
    return c != '\0' && strchr("aeiou", c) != NULL;
}

static bool swallows_y(const char *out, size_t used)
{
    return out[used - 1] == 'j' || (used > 1 && out[used - 1] == 'h' && strchr("sc", out[used - 2]));
}

// A small kana takes the vowel off the one before: ki + -ya = kya, shi + -ya = sha, te + -i = ti.
static void put_small(char *out, size_t *used, const char *small)
{
    if (*used > 0 && is_vowel(out[*used - 1]))
        (*used)--;
    if (small[0] == 'y' && *used > 0 && swallows_y(out, *used))
        small++;
    for (; *small && *used < WORD_SIZE - 1; small++)
        out[(*used)++] = *small;
}

static void put_full(char *out, size_t *used, const char *latin, bool doubled)
{
    if (doubled && !is_vowel(latin[0]) && *used < WORD_SIZE - 1)
        out[(*used)++] = latin[0] == 'c' ? 't' : latin[0];
    for (; *latin && *used < WORD_SIZE - 1; latin++)
        out[(*used)++] = *latin;
}

// Every kana as it is written: さとう is satou, サトー is satoo.
static void to_latin(char *out, const char *hiragana)
{
    size_t used = 0;
    bool doubled = false;
    const char *latin;
    uint32_t c;

    while ((c = text_next(&hiragana))) {
        if (c == LONG_MARK && used > 0 && used < WORD_SIZE - 1) {
            out[used] = out[used - 1];
            used++;
        }
        if (c >= HIRAGANA_FIRST && c <= HIRAGANA_LAST) {
            latin = kana[c - HIRAGANA_FIRST];
            if (latin[0] == '-')
                put_small(out, &used, latin + 1);
            else
                put_full(out, &used, latin, doubled);
        }
        doubled = c == SMALL_TSU;
    }
    out[used] = '\0';
}

// Replaces pieces of a word by a table of pairs, in one pass.
static void replace(char *out, const char *word, const struct spelling_row *rows)
{
    struct spellings made = { 0 };

    spellings_of(&made, word, rows, 1);
    strcpy(out, made.count > 0 ? made.text[0] : "");
}

void spellings_of_kana(struct spellings *out, const char *word)
{
    static const struct spelling_row shortened[] = {
        { "ou", "o" },  { "oo", "o" }, { "uu", "u" },  { "aa", "a" },
        { "ii$", "i" }, { "ee", "e" }, { NULL, NULL },
    };
    static const struct spelling_row with_h[] = {
        { "ou", "oh" },
        { "oo", "oh" },
        { "uu", "u" },
        { NULL, NULL },
    };
    static const struct spelling_row with_m[] = {
        { "nb", "mb" },
        { "np", "mp" },
        { "nm", "mm" },
        { NULL, NULL },
    };
    static const struct spelling_row as_in_school[] = {
        { "shi", "si" }, { "sh", "sy" }, { "chi", "ti" }, { "ch", "ty" }, { "tsu", "tu" },
        { "fu", "hu" },  { "ji", "zi" }, { "j", "zy" },   { NULL, NULL },
    };
    char hiragana[WORD_SIZE], full[WORD_SIZE], other[WORD_SIZE], third[WORD_SIZE];

    spelling_hiragana(hiragana, word);
    to_latin(full, hiragana);
    replace(other, full, shortened);
    spellings_add(out, other);
    spellings_add(out, full);
    replace(third, full, with_h);
    spellings_add(out, third);
    replace(third, other, with_m);
    spellings_add(out, third);
    replace(third, other, as_in_school);
    spellings_add(out, third);
    replace(third, full, as_in_school);
    spellings_add(out, third);
}
