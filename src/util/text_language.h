// What languages are called, by ICU.
#pragma once

#include <stdbool.h>

enum { TEXT_LANGUAGE_SIZE = 128 };

// The language of a tag ("de-CH") as another one names it: "German" in "en". False, and `out` is
// "", for a tag that names none, and where it is the language it would be named in.
bool text_language(char out[TEXT_LANGUAGE_SIZE], const char *tag, const char *named_in);
