// Typing what nobody is to see: never an argument, never echoed.
#pragma once

#include <stddef.h>

#include "util/err.h"

enum { HIDDEN_LINE_SIZE = 128 };

// On a terminal asks on stderr without an echo, twice, and refuses (ERR_REFUSED) two that differ; otherwise
// one line of standard input, ERR_INPUT where there is none. The caller wipes it (hidden_line_wipe).
bool hidden_line_read(char line[HIDDEN_LINE_SIZE], const char *what, struct err *err);
void hidden_line_wipe(char line[HIDDEN_LINE_SIZE]);
