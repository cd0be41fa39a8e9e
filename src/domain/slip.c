#include "domain/slip.h"

#include <string.h>

#include "util/text.h"

static bool begins_with(const char *word, const char *beginning)
{
    return strncmp(word, beginning, strlen(beginning)) == 0;
}

bool slip_fits(const char *typed, const char *word)
{
    const char *typed_behind, *word_behind;
    uint32_t typed_c, word_c;

    do { // up to the first letters that differ
        typed_behind = typed;
        word_behind = word;
        typed_c = text_next(&typed_behind);
        word_c = text_next(&word_behind);
        if (typed_c == 0)
            return true;
        if (typed_c == word_c) {
            typed = typed_behind;
            word = word_behind;
        }
    } while (typed_c == word_c);
    if (begins_with(word, typed_behind) || begins_with(word_behind, typed) ||
        (word_c != 0 && begins_with(word_behind, typed_behind)))
        return true;
    return text_next(&typed_behind) == word_c && text_next(&word_behind) == typed_c &&
           begins_with(word_behind, typed_behind);
}
