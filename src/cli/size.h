// Sizes of windows and pictures as people write them.
#pragma once

#include "util/err.h"

// "1920x1080"; ERR_USAGE for what is no size, or one that no screen has. `option` is named in the sentence.
bool size_parse(const char *text, const char *option, int *width, int *height, struct err *err);
