// The words under which one word of a guest's name or company is found: its forms, and for writings
// without spaces its parts, in either order of the name. Pure.
#pragma once

#include <stdbool.h>

#include "domain/script.h"
#include "util/str.h"

// Appends them to `list`, each with its NUL, some perhaps twice. `word` is folded by
// text_fold_case and shorter than WORD_SIZE.
void index_words_of(struct str *list, const char *word, enum script script, bool in_name);
