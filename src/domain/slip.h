// One slip of a finger: a letter too much, one missing, a wrong one, or two changed about. Pure.
#pragma once

#include <stdbool.h>

enum { SLIP_LETTERS = 5 }; // a typed word this long may have one (SCREENS 3.2)

// Whether the typed word is the beginning of the other, or was meant to be but for one slip.
bool slip_fits(const char *typed, const char *word);
