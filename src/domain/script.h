// Which writing a character belongs to, as far as names are treated differently for it.
// A coarse table, not Unicode's property.
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum script {
    SCRIPT_LATIN, // and digits
    SCRIPT_GREEK,
    SCRIPT_CYRILLIC,
    SCRIPT_HEBREW,
    SCRIPT_ARABIC,
    SCRIPT_KANA,
    SCRIPT_HAN,
    SCRIPT_HANGUL,
    SCRIPT_OTHER,
};

enum script script_of(uint32_t c);

// Written without spaces, found from any character on, and never cut to an initial:
// Han, kana, Hangul.
bool script_is_whole(enum script script);
bool script_text_is_whole(const char *text); // any character of it
