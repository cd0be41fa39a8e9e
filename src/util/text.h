// Text from people: checking, cleaning, folding, comparing. UTF-8 in, UTF-8 out.
// ICU does what everybody gets wrong by hand; plain ASCII takes a short way round it.
// Home of ICU together with util/zone. Nothing here knows what a guest is.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "util/str.h"

bool text_is_utf8(const char *text, size_t length);
size_t text_count(const char *text); // code points

// The code point at *at, which moves behind it; U+FFFD for bytes that are not UTF-8; 0 at the end.
uint32_t text_next(const char **at);
// The bytes of a code point and their number.
size_t text_encode(char out[4], uint32_t c);

// Bytes of the first character as people see it: a letter with its marks, a family of emoji. 0 at
// the end of the text.
size_t text_character(const char *text);

// Whether the character belongs to a word: letter, mark or digit.
bool text_is_word(uint32_t c);

// Cleans one line of outside text for storing: bytes that are not UTF-8 become U+FFFD,
// control, bidi and invisible characters go (not the joiners U+200C and U+200D), every run of
// white space becomes one space, ends are trimmed, and the result is NFC. Appends to `out`.
void text_clean(struct str *out, const char *text);

// The same, but line breaks stay (as \n, with no space beside them): for notes and descriptions.
void text_clean_lines(struct str *out, const char *text);

// For comparing and keys: NFKD, no accents or points (vowel signs of India and voicing marks of
// kana stay), case folded, one kind of apostrophe and hyphen, white space single, trimmed; then
// composed again. "José  GARCÍA" -> "jose garcia"; "Müller" -> "muller"; "Straße" -> "strasse".
// Letters that only look accented stay: "Ø" -> "ø". Appends.
void text_fold(struct str *out, const char *text);

// The same with accents and points kept: "JOSÉ Ёлкин" -> "josé ёлкин". Appends.
void text_fold_case(struct str *out, const char *text);

// Any writing in Latin letters, accents kept, folded like text_fold_case, by ICU: slow. Han gives
// pinyin with a space between syllables. "王小明" -> "wáng xiǎo míng". Appends.
void text_latin(struct str *out, const char *text);
// Opens what that needs for most scripts, a fifth of a second's work that the first name written in one
// of them would wait for. By any thread.
void text_latin_prepare(void);

// Whether two texts are the same once folded.
bool text_same(const char *a, const char *b);

// Damerau-Levenshtein distance (optimal string alignment) in code points, at most `most` + 1.
size_t text_distance(const char *a, const char *b, size_t most);

// A key whose byte order is the alphabetical order of names (ICU root collation). Appends.
void text_sort_key(struct str *out, const char *text);
