// The forms of one word for the search: how it is spelled plainly, and its skeleton of sounds.
// The same forms serve a word on a list and a word that is typed. Pure.
#pragma once

#include "domain/script.h"
#include "domain/spelling.h"

// A skeleton begins with this, so that it never mixes with plain words.
enum { SOUND_MARK = '^' };

struct word_forms {
    struct spellings plain;  // folded; the word in its own writing first
    struct spellings sounds; // for writings whose romanisation leaves much open
};

// `word` is folded by text_fold_case. Words in Han are left as they are here.
void word_forms_of(struct word_forms *forms, const char *word, enum script script);

// Adds at most `most` skeletons of a plain Latin word: "cohen": "^khn".
void sounds_of_latin(struct spellings *out, const char *latin, size_t most);
