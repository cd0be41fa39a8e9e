// Bytes from outside to UTF-8. A byte order mark decides first, then whether the bytes are
// valid UTF-8, then Windows-1252 it is; a name given by hand beats all but the mark.
// Says nothing about whether the text makes sense. Home of iconv.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "util/err.h"

struct encoding_text {
    const char *at; // UTF-8 without a mark, `length` bytes; may hold NUL bytes
    size_t length;
    char *owned; // NULL when `at` points into the bytes that were given
};

// `name` is an encoding as iconv knows it, or NULL to find out. What cannot be decoded
// becomes U+FFFD. ERR_USAGE when the name is not known. The bytes must outlive `text`.
bool encoding_decode(struct encoding_text *text, const char *bytes, size_t length, const char *name,
                     struct err *err);

void encoding_finish(struct encoding_text *text);
