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
// What a host is called where only the whole name is known: "Dana" of "Dana Kim". Appends.
void name_given(struct str *out, const char *name);
// For a round picture: "DK"; one letter of names that are shown whole. As written. Appends.
void name_initials(struct str *out, const char *name, const char *given, const char *family);

// Whether somebody of the one name may have written the other: the same words in any order, or one
// slip in a name of five letters and more.
bool name_is_near(const char *a, const char *b);

// Whether these are the words of the name and no others, folded, in any order.
bool name_is_typed(const char *typed, const char *name);
