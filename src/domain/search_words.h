// The words under which a guest is found (SCREENS 3.2): every word of name, reading and company,
// folded, in every customary spelling. Plain ASCII takes a short way that allocates nothing new;
// what other words led to is kept, for the next guest of that name. Not the e-mail address, which
// is looked up by its beginning. Pure.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "util/str.h"

enum { SEARCH_WORDS = 192 }; // a guest with more is still found by the first of them

struct kept_words;

// Zeroed before the first use; kept from guest to guest.
struct search_words {
    struct str text; // each word ends with a NUL
    size_t at[SEARCH_WORDS];
    uint32_t hash[SEARCH_WORDS];
    bool in_name[SEARCH_WORDS]; // else of the company
    size_t count;
    struct str folded;
    struct kept_words *kept;
};

void search_words_of(struct search_words *words, const char *name, const char *reading, const char *company);
void search_words_finish(struct search_words *words);

// Valid until the next search_words_of.
const char *search_word(const struct search_words *words, size_t i);
