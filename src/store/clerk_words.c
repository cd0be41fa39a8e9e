#include "store/clerk_words.h"

#include <stdlib.h>
#include <string.h>

#include "util/mem.h"

struct clerk_word {
    size_t at; // in the texts
    int64_t num, guests;
};

void clerk_words_add(struct clerk_words *words, const char *text, int64_t num, int64_t guests)
{
    words->words = mem_grow(words->words, &words->room, words->count + 1, sizeof *words->words);
    words->words[words->count++] = (struct clerk_word){ words->texts.length, num, guests };
    str_add_bytes(&words->texts, text, strlen(text) + 1);
}

void clerk_words_swap(struct clerk_words *a, struct clerk_words *b)
{
    struct clerk_words kept = *a;

    *a = *b;
    *b = kept;
}

void clerk_words_learn(struct clerk_words *words, struct search *search)
{
    for (size_t i = 0; i < words->count; i++)
        search_learn(search, words->texts.at + words->words[i].at, words->words[i].num,
                     words->words[i].guests);
    words->count = 0;
    str_clear(&words->texts);
}

void clerk_words_finish(struct clerk_words *words)
{
    free(words->words);
    str_finish(&words->texts);
    *words = (struct clerk_words){ 0 };
}
