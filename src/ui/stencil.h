// How much of each pixel a thing covers, 0 to 255: a line of text, an icon, a round corner, a
// shadow. Made once, then laid onto a canvas in any colour.
#pragma once

#include <stddef.h>
#include <stdint.h>

// What a cache of stencils holds, and by what a stencil is found in it.
enum stencil_kind {
    STENCIL_CORNER, // radius, edge
    STENCIL_SHADOW, // width, height, radius; the bytes of the unit
    STENCIL_LINE,   // weight, size; text
    STENCIL_ICON,   // width, height; name
    STENCIL_QR,     // width, height; content
};

struct stencil {
    int left, top; // where the first pixel lies, seen from where the stencil is laid
    int width, height;
    uint8_t *coverage; // width * height of them, row by row
};

struct stencil *stencil_create(int width, int height); // nothing covered
void stencil_destroy(void *stencil);                   // a struct stencil
size_t stencil_bytes(const struct stencil *stencil);

static inline uint8_t *stencil_row(const struct stencil *stencil, int y)
{
    return stencil->coverage + (size_t)y * (size_t)stencil->width;
}

// The upper left corner of a rounded rectangle; with an edge_px above 0 of its edge alone, which
// lies inside. As wide and high as the greater of the two.
struct stencil *stencil_corner(int radius, int edge_px);

// The soft shadow of a rounded rectangle: a narrow one where it stands and a wide one below.
// unit: pixels to a 1080th of the screen's shorter side. Laid at the rectangle's corner.
struct stencil *stencil_shadow(int width, int height, int radius, double unit);
int stencil_shadow_reach(double unit); // pixels by which it goes beyond the rectangle, at most
