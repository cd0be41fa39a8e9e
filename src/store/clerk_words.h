// Words of the search that one thread has written and another has yet to learn. For store/clerk.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "store/search.h"
#include "util/str.h"

struct clerk_words {
    struct clerk_word *words;
    size_t count, room;
    struct str texts;
};

void clerk_words_add(struct clerk_words *words, const char *text, int64_t num, int64_t guests);
void clerk_words_swap(struct clerk_words *a, struct clerk_words *b);
void clerk_words_learn(struct clerk_words *words, struct search *search); // empty afterwards
void clerk_words_finish(struct clerk_words *words);
