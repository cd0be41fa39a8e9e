// A text in UTF-16 on its way through ICU, for the text*.c files alone. Short texts
// live in the struct itself: nothing is allocated for a name.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "util/str.h"

enum { WIDE_SMALL = 192 };

struct wide {
    uint16_t *at; // not terminated; either `small` or on the heap
    int32_t length;
    int32_t room;
    uint16_t small[WIDE_SMALL];
};

// From UTF-8; what is not UTF-8 becomes U+FFFD. The caller calls wide_finish.
void wide_init(struct wide *wide, const char *text, size_t length);
void wide_finish(struct wide *wide);

void wide_reserve(struct wide *wide, int32_t room); // keeps the text
void wide_add_to(const struct wide *wide, struct str *out);

enum wide_form { WIDE_NFC, WIDE_NFKD };
void wide_normalize(struct wide *wide, enum wide_form form);
void wide_fold_case(struct wide *wide);
