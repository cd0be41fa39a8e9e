// What is true of hosts wherever they are kept: their colours.
#pragma once

#include <stddef.h>

// A colour is a number; what it looks like is the screens' business. Never the only sign of a host.
enum { HOST_COLOURS = 8 };

// The colour of somebody to whom none was given: always the same for a name.
int host_colour_of(const char *name);

// For somebody new: among the colours that fewest have (`used` counts them), the first from that of the name
// on.
int host_next_colour(const size_t used[HOST_COLOURS], const char *name);
