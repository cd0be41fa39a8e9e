// Text from people: checking, cleaning, folding, comparing. UTF-8 in, UTF-8 out.
// ICU does what everybody gets wrong by hand; plain ASCII takes a short way round it.
// Home of ICU together with util/zone. Nothing here knows what a guest is.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "util/str.h"

bool text_is_utf8(const char *text, size_t length);
size_t text_count(const char *text); // code points

// Cleans one line of outside text for storing: bytes that are not UTF-8 become U+FFFD,
// control and bidi-override characters go, every run of white space becomes one space,
// ends are trimmed, and the result is NFC. Appends to `out`.
void text_clean(struct str *out, const char *text);

// The same, but line breaks stay (as \n): for notes and descriptions.
void text_clean_lines(struct str *out, const char *text);

// For comparing and keys: NFKD, no marks, case folded, white space single, trimmed.
// "José  GARCÍA" -> "jose garcia"; "Müller" -> "muller"; "Straße" -> "strasse". Appends.
void text_fold(struct str *out, const char *text);

// Whether two texts are the same once folded.
bool text_same(const char *a, const char *b);

// Damerau-Levenshtein distance (optimal string alignment) in code points, at most `most` + 1.
size_t text_distance(const char *a, const char *b, size_t most);

// A key whose byte order is the alphabetical order of names (ICU root collation). Appends.
void text_sort_key(struct str *out, const char *text);
