// What is true of hosts wherever they are kept: their colours and languages.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "util/err.h"

// A colour is a number; what it looks like is the screens' business. Never the only sign of a host.
enum { HOST_COLOURS = 8 };

// The colour of somebody to whom none was given: always the same for a name.
int host_colour_of(const char *name);

// For somebody new: among the colours that fewest have (`used` counts them), the first from that of the name
// on.
int host_next_colour(const size_t used[HOST_COLOURS], const char *name);

// Whether a list joined by "; " has nothing but BCP 47 tags with a language of two or three letters in
// front; ERR_REFUSED names what is none.
bool host_languages_check(const char *joined, struct err *err);
