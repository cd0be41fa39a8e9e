#include "store/search_mark.h"

#include <stdbool.h>

#include "domain/word_forms.h"
#include "util/text.h"

// Bits for the first letter, one for each of Latin; and bits shared by the first two and the first three
// of a word, and by the first two sounds of a skeleton.
enum { LATIN = 26, LETTER_BITS = LATIN + 5, OTHER_BITS = 64 - LETTER_BITS, MARK_LETTERS = 3 };

static uint64_t letter_bit(uint32_t first)
{
    bool is_latin = first >= 'a' && first <= 'z';

    return UINT64_C(1) << (is_latin ? first - 'a' : LATIN + first % (LETTER_BITS - LATIN));
}

// Of a word, or of a beginning of which nothing is known behind its end.
static uint64_t mark_of(const char *word, bool is_whole)
{
    uint32_t c = text_next(&word);
    bool is_skeleton = c == SOUND_MARK;
    uint64_t letters = c + 1, mark = is_skeleton ? 0 : letter_bit(c);
    int i;

    for (i = 2; i <= MARK_LETTERS; i++) {
        c = text_next(&word);
        if (c == 0 && !is_whole)
            break;
        letters = (letters * 0x110000 + c) * UINT64_C(0x9E3779B97F4A7C15);
        if (!is_skeleton || i == MARK_LETTERS)
            mark |= UINT64_C(1) << (LETTER_BITS + (letters >> 32) % OTHER_BITS);
    }
    return mark;
}

uint64_t search_mark(const char *word)
{
    return mark_of(word, true);
}

uint64_t search_mark_of_beginning(const char *typed)
{
    return mark_of(typed, false);
}
