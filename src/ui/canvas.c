#include "ui/canvas.h"

#include <string.h>

// Two of a pixel's four channels at a time: there is room for a product above each.
#define PAIR 0x00FF00FFu

enum { AT_ONCE = 16 };

struct rect rect_common(struct rect one, struct rect other)
{
    int left = one.x > other.x ? one.x : other.x, top = one.y > other.y ? one.y : other.y;
    int right = one.x + one.w < other.x + other.w ? one.x + one.w : other.x + other.w;
    int bottom = one.y + one.h < other.y + other.h ? one.y + one.h : other.y + other.h;

    return (struct rect){ left, top, right > left ? right - left : 0, bottom > top ? bottom - top : 0 };
}

struct rect rect_around(struct rect one, struct rect other)
{
    int left, top, right, bottom;

    if (rect_is_empty(one) || rect_is_empty(other))
        return rect_is_empty(one) ? other : one;
    left = one.x < other.x ? one.x : other.x;
    top = one.y < other.y ? one.y : other.y;
    right = one.x + one.w > other.x + other.w ? one.x + one.w : other.x + other.w;
    bottom = one.y + one.h > other.y + other.h ? one.y + one.h : other.y + other.h;
    return (struct rect){ left, top, right - left, bottom - top };
}

static uint32_t *pixel_at(struct canvas *canvas, int x, int y)
{
    return canvas->pixels + (ptrdiff_t)y * canvas->stride + x;
}

static uint32_t opaque(int32_t colour)
{
    return 0xFF000000u | (uint32_t)colour;
}

void canvas_fill(struct canvas *canvas, struct rect rect, int32_t colour)
{
    struct rect inside = rect_common(rect, canvas->clip);
    uint32_t *first;

    if (rect_is_empty(inside))
        return;
    first = pixel_at(canvas, inside.x, inside.y);
    for (int x = 0; x < inside.w; x++)
        first[x] = opaque(colour);
    for (int y = 1; y < inside.h; y++)
        memcpy(first + (ptrdiff_t)y * canvas->stride, first, (size_t)inside.w * sizeof *first);
}

// 0 to 255 becomes 0 to 256, so that full is full.
static inline uint32_t share_of(uint32_t coverage)
{
    return coverage + (coverage >> 7);
}

static inline uint32_t mixed(uint32_t below, uint32_t above, uint32_t share)
{
    uint32_t rest = CANVAS_FULL - share;
    uint32_t even = ((below & PAIR) * rest + (above & PAIR) * share) >> 8;
    uint32_t odd = ((below >> 8) & PAIR) * rest + ((above >> 8) & PAIR) * share;

    return (even & PAIR) | (odd & ~PAIR);
}

static void mix_forward(uint32_t *restrict pixels, const uint8_t *restrict coverage, int count,
                        uint32_t colour, uint32_t strength)
{
    int i = 0;

    for (; i + AT_ONCE <= count; i += AT_ONCE) {
        uint64_t two[2];

        memcpy(two, coverage + i, sizeof two);
        if ((two[0] | two[1]) == 0)
            continue; // most of a stencil of text
        for (int k = 0; k < AT_ONCE; k++)
            pixels[i + k] = mixed(pixels[i + k], colour, share_of(coverage[i + k]) * strength >> 8);
    }
    for (; i < count; i++)
        pixels[i] = mixed(pixels[i], colour, share_of(coverage[i]) * strength >> 8);
}

void canvas_row(struct canvas *canvas, int x, int y, const uint8_t *coverage, int count, bool backward,
                int32_t colour, int strength)
{
    struct rect inside = rect_common((struct rect){ x, y, count, 1 }, canvas->clip);
    int skipped = inside.x - x;
    uint32_t *pixels;

    if (rect_is_empty(inside))
        return;
    pixels = pixel_at(canvas, inside.x, inside.y);
    if (!backward) {
        mix_forward(pixels, coverage + skipped, inside.w, opaque(colour), (uint32_t)strength);
        return;
    }
    for (int i = 0; i < inside.w; i++) {
        uint32_t share = share_of(*(coverage - skipped - i)) * (uint32_t)strength >> 8;

        pixels[i] = mixed(pixels[i], opaque(colour), share);
    }
}

void canvas_even(struct canvas *canvas, int x, int y, uint8_t coverage, int count, int32_t colour,
                 int strength)
{
    struct rect inside = rect_common((struct rect){ x, y, count, 1 }, canvas->clip);
    uint32_t share = share_of(coverage) * (uint32_t)strength >> 8;
    uint32_t *pixels;

    if (share == 0 || rect_is_empty(inside))
        return;
    pixels = pixel_at(canvas, inside.x, inside.y);
    for (int i = 0; i < inside.w; i++)
        pixels[i] = mixed(pixels[i], opaque(colour), share);
}

void canvas_stencil(struct canvas *canvas, int x, int y, const struct stencil *stencil, int32_t colour)
{
    int left = x + stencil->left, top = y + stencil->top;
    struct rect inside = { left, top, stencil->width, stencil->height };

    inside = rect_common(inside, canvas->clip);
    for (int row = inside.y; row < inside.y + inside.h; row++)
        canvas_row(canvas, left, row, stencil_row(stencil, row - top), stencil->width, false, colour,
                   CANVAS_FULL);
}

void canvas_image(struct canvas *canvas, struct rect rect, const uint32_t *image, int stride)
{
    struct rect inside = rect_common(rect, canvas->clip);

    for (int y = 0; y < inside.h; y++) {
        const uint32_t *from = image + (ptrdiff_t)(inside.y - rect.y + y) * stride + (inside.x - rect.x);
        uint32_t *to = pixel_at(canvas, inside.x, inside.y + y);

        for (int x = 0; x < inside.w; x++) {
            uint32_t rest = CANVAS_FULL - share_of(from[x] >> 24);
            uint32_t even = ((to[x] & PAIR) * rest) >> 8, odd = ((to[x] >> 8) & PAIR) * rest;

            to[x] = from[x] + ((even & PAIR) | (odd & ~PAIR));
        }
    }
}
