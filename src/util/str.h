// A text that grows. Always NUL-terminated once something was added; may hold NUL bytes.
#pragma once

#include <stddef.h>

struct str {
    char *at; // NULL while nothing was ever added
    size_t length;
    size_t room;
};

void str_finish(struct str *str); // frees; the struct is empty and usable again
void str_clear(struct str *str);  // keeps the memory
void str_add(struct str *str, const char *text);
void str_add_bytes(struct str *str, const void *at, size_t length);
void str_add_char(struct str *str, char c);
void str_addf(struct str *str, const char *format, ...) __attribute__((format(printf, 2, 3)));

// The text so far, "" when empty; valid until the next call.
const char *str_text(const struct str *str);

// Hands the text over to the caller, who frees it; the struct is empty afterwards.
char *str_take(struct str *str);
