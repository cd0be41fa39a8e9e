// What a screen looked like when somebody last looked at it: draw lists as text, in tests/ui/golden.
// USHER_GOLDEN=write writes them anew; look at what changed before it is committed.
#pragma once

#include "util/str.h"

// Fails the test where golden/NAME.txt says something else.
void golden_compare(const char *name, const struct str *drawn);
