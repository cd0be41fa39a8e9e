// Names of people: whether two may be the same person's, the key of a person without an
// e-mail address, and how much of a name others see. Never guesses what to call somebody.
#pragma once

#include <stdbool.h>

#include "util/str.h"

// Whether two names that came with the same e-mail address are one person's (FORMATS 1): the
// same words in any order, with at most two slips in all (none in a word under four letters, one
// under six), or all words of the one among those of the other. "" is like every name.
bool name_alike(const char *a, const char *b);

// The folded key "name|company": equal for the same person written the same way. Appends.
void name_identity(struct str *out, const char *name, const char *company);

// What others see (SCREENS 1): "Dana K." from given and family name where known, else from the
// whole name ("Kim, Dana" too). Names in Han, kana and Hangul and of one word are whole. Appends.
void name_initial(struct str *out, const char *name, const char *given, const char *family);
