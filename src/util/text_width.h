// How wide a text stands in a terminal: columns, not characters. By ICU's East Asian
// Width and general categories; nothing about fonts.
#pragma once

#include <stddef.h>
#include <stdint.h>

size_t text_width(const char *text);
// The same of one code point.
size_t text_width_of(uint32_t c);
