// What the screens say, in the language of whoever stands there. Sentences are written once, in
// English, where they are shown; this is the door through which catalogues of other languages
// come in. Until they do, everybody reads English.
#pragma once

#include <stddef.h>
#include <stdint.h>

// The sentence in the language that is read now; valid as long as the argument.
const char *say(const char *english) __attribute__((format_arg(1)));

// Fills in a sentence. Cut at `size` bytes between characters, which no name of a guest reaches.
void say_into(char *out, size_t size, const char *sentence, ...) __attribute__((format(printf, 3, 4)));

// "en-GB": for dates and numbers.
const char *say_language(void);

// "7th", as visits are counted.
void say_ordinal(char *out, size_t size, int number);

// "Good morning" from four o'clock, "Good afternoon" from noon, "Good evening" from six.
const char *say_greeting(const char *zone, int64_t at_ms);
