// What somebody typed into the search: its words, each in the spellings under which a guest may
// stand, and how well a word of a guest fits one. Pure; finding the guests is store/search's.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "domain/search_words.h"
#include "domain/word_forms.h"

enum { QUERY_WORDS = 8, QUERIES = 2 };

struct query_word {
    struct word_forms forms; // skeletons only for three letters and more in Latin
    size_t letters;          // typed
};

struct search_query {
    struct query_word words[QUERY_WORDS]; // all must fit; what is typed behind them is not looked at
    size_t count;
};

// The ways to read what was typed: word by word, and where that differs with those words joined
// that may be one on the list ("o'brien" or "mc donald" as obrien, mcdonald). Returns how many;
// 0 when no letter was typed.
size_t search_query_parse(struct search_query queries[QUERIES], const char *typed);

// How well a guest's word fits a typed one, best first.
enum word_fit {
    FIT_WHOLE,
    FIT_BEGINS, // the typed word is its beginning
    FIT_SOUNDS, // by skeleton
    FIT_SOUNDS_BEGIN,
    FIT_SLIP,
    FIT_NONE,
};

enum word_fit query_word_fit(const struct query_word *typed, const char *word);

// How well a guest with these words fits all words of a query: as the worst of them. One slip is
// forgiven where all other words fit plainly. *in_company: how many fit only the company.
enum word_fit search_query_fit(const struct search_query *query, const struct search_words *words,
                               size_t *in_company);

// Whether a skeleton says enough to be the beginning of one; else it must be the whole.
bool query_sounds_may_begin(const char *sounds);
