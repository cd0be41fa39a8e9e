// Which words of the vocabulary fit a typed word, from strict to lenient, and how many guests that
// are at most. For store/search_find alone.
#pragma once

#include "domain/search_query.h"
#include "store/vocabulary.h"

// Each pass finds what the passes before it find, and more; what begins with a typed word is
// found again by PASS_BEGINS where it is the whole.
enum search_pass { PASS_WHOLE, PASS_BEGINS, PASS_SOUNDS, PASS_SLIP, PASSES };

enum word_fit search_pass_fit(enum search_pass pass); // the worst that is let through
enum search_pass search_fit_pass(enum word_fit fit);  // the first that lets it through

// What one pass adds for one typed word to the passes before it.
struct search_set {
    struct vocabulary_ranges ranges; // names first, then companies
    uint64_t guests;                 // at most; some may be counted twice
    uint64_t *marks;                 // a guest's mark has all bits of one of these
    size_t mark_count, mark_room;
    bool filled;
};

// Zeroed before the first use; filled once.
void search_set_fill(struct search_set *set, const struct vocabulary *vocabulary,
                     const struct query_word *word, enum search_pass pass);
void search_set_finish(struct search_set *set);

bool search_set_may_have(const struct search_set *set, uint64_t mark);
