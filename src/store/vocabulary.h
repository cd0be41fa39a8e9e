// Every word under which some guest is found, sorted, in memory: 25 bytes a word. Answers which
// words begin with what was typed, also with one slip. Knows nothing of guests but how many have
// a word. Words begin with what search_words says; words of companies with VOCABULARY_COMPANY.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/db.h"
#include "util/str.h"

#define VOCABULARY_COMPANY "@"

// Numbers below are in the order of the texts; one from here on was given where there was no room.
#define VOCABULARY_ORDERED (INT64_C(1) << 62)

struct vocabulary_word {
    uint32_t at;     // in the text
    uint32_t guests; // 0: the word is not used any more, and the number may be another's
    int64_t num;
};

struct vocabulary_part {
    struct vocabulary_word *words; // by text
    size_t count, room;
};

struct vocabulary {
    struct str text;
    struct vocabulary_part parts[2]; // what was loaded, and the few that came since
    bool loaded;
};

struct vocabulary_range {
    const struct vocabulary_word *from, *to; // [from, to)
};

struct vocabulary_ranges { // valid until the vocabulary changes
    struct vocabulary_range *ranges;
    size_t count, room;
};

bool vocabulary_load(struct vocabulary *vocabulary, struct db *db, struct err *err);
void vocabulary_finish(struct vocabulary *vocabulary);

const char *vocabulary_text(const struct vocabulary *vocabulary, const struct vocabulary_word *word);

// How many guests have a word from now on, one that may be new; nothing happens before loading.
void vocabulary_change(struct vocabulary *vocabulary, const char *text, int64_t num, int64_t guests);

// The end of the words from `from` on (below `to`) whose postings are one stretch: their numbers lie
// in [*first, *last], and those of no other words. *first is 0 where no word is used.
const struct vocabulary_word *vocabulary_stretch(const struct vocabulary_word *from,
                                                 const struct vocabulary_word *to, int64_t *first,
                                                 int64_t *last);

// Add the words found, all of which begin with `lead`: the very word; all that begin with
// `typed`; all that begin with something one slip away from it, but not with `typed` itself.
// Slips may find a word twice.
void vocabulary_whole(const struct vocabulary *vocabulary, struct vocabulary_ranges *out, const char *lead,
                      const char *typed);
void vocabulary_begins(const struct vocabulary *vocabulary, struct vocabulary_ranges *out, const char *lead,
                       const char *typed);
void vocabulary_slips(const struct vocabulary *vocabulary, struct vocabulary_ranges *out, const char *lead,
                      const char *typed);
