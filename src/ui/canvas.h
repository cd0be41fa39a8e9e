// Pixels in memory and the few ways to change them: fill, lay a stencil in a colour, lay an
// image. Nothing is changed outside the clip. Pixels are 0xAARRGGBB and opaque.
#pragma once

#include "ui/draw_list.h"
#include "ui/stencil.h"

enum { CANVAS_FULL = 256 }; // of a strength

struct canvas {
    uint32_t *pixels;
    int stride;       // pixels from one row to the next
    struct rect clip; // within the pixels
};

struct rect rect_common(struct rect one, struct rect other); // w or h is 0 where they do not meet
struct rect rect_around(struct rect one, struct rect other); // an empty one counts for nothing
static inline bool rect_is_empty(struct rect rect)
{
    return rect.w <= 0 || rect.h <= 0;
}

void canvas_fill(struct canvas *canvas, struct rect rect, int32_t colour);

// `count` pixels from x rightward; coverages are read from `coverage` onward, or backward.
void canvas_row(struct canvas *canvas, int x, int y, const uint8_t *coverage, int count, bool backward,
                int32_t colour, int strength);
// The same with one coverage for all of them.
void canvas_even(struct canvas *canvas, int x, int y, uint8_t coverage, int count, int32_t colour,
                 int strength);

void canvas_stencil(struct canvas *canvas, int x, int y, const struct stencil *stencil, int32_t colour);

// Colours of the image are multiplied with their alpha already; `stride` is in pixels.
void canvas_image(struct canvas *canvas, struct rect rect, const uint32_t *image, int stride);
