// A text cut into words. Apostrophes, hyphens, dots and the like between letters hold words
// together as a group ("O'Brien", "J.R.R.", "Anne-Marie"); writings without spaces end where
// another begins ("ヤマダ太郎" is two words). Pure.
#pragma once

#include <stddef.h>

#include "domain/script.h"

enum { TOKENS = 64 };

struct token {
    const char *at; // inside the text
    size_t length;  // bytes
    size_t group;   // the same for the words of a group
    enum script script;
};

// The first TOKENS words of a text folded by text_fold_case; returns how many.
size_t tokens_of(struct token tokens[TOKENS], const char *folded);

// Whether the word belongs in front of a name: "van", "de", "mc" …
bool token_is_particle(const char *at, size_t length);
