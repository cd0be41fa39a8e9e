// How wide a line of text is: the one thing a view has to ask of fonts. The windows answer from
// the real fonts (ui/text_sdl), tests from a table of fixed widths (metrics_fixed).
//
// A size is in pixels to the em of Inter; the height of its capitals is TEXT_CAPITALS of that.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "ui/draw_list.h"

// Height of capitals, ascender and descender, line to line, in ems (Inter 4.0: 1490, 1984 and
// 494 of 2048 units, rounded up where other scripts need room).
#define TEXT_CAPITALS 0.7275
#define TEXT_LINE 1.25

struct metrics {
    // Pixels from the first to the last edge; any UTF-8.
    int (*width)(void *context, enum text_weight weight, int size_px, const char *text, size_t length);
    void *context;
};

int metrics_width(const struct metrics *metrics, enum text_weight weight, int size_px, const char *text);

// Breaks into lines of at most width_px, at spaces, else between characters as people see them.
// `starts` and `lengths` have room for `most`; what does not fit them stays on the last line.
size_t metrics_break(const struct metrics *metrics, enum text_weight weight, int size_px, const char *text,
                     int width_px, size_t most, size_t starts[], size_t lengths[]);

// The greatest size from `size_px` down to `least_px` at which the text fits `lines` lines.
int metrics_fit(const struct metrics *metrics, enum text_weight weight, int size_px, int least_px,
                const char *text, int width_px, size_t lines);

// Fixed widths without any font: about half an em for Latin, an em for wide characters, none for marks.
extern const struct metrics metrics_fixed;
