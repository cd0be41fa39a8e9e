// How wide a text stands in a terminal: columns, not characters. By ICU's East Asian
// Width and general categories; nothing about fonts.
#pragma once

#include <stddef.h>

size_t text_width(const char *text);
