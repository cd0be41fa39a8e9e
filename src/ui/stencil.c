#include "ui/stencil.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "util/err.h"
#include "util/mem.h"

// Of the two parts of a shadow, at 1080 pixels: how far below, how soft, how dark of 1.
static const struct softness {
    double down, sigma;
    float dark;
} near_part = { 2, 2, 0.35F }, wide_part = { 14, 18, 0.65F };

struct stencil *stencil_create(int width, int height)
{
    struct stencil *stencil = mem_new(sizeof *stencil);

    must(width >= 0 && height >= 0);
    stencil->width = width;
    stencil->height = height;
    stencil->coverage = mem_new((size_t)width * (size_t)height + 1);
    return stencil;
}

void stencil_destroy(void *stencil)
{
    if (stencil)
        free(((struct stencil *)stencil)->coverage);
    free(stencil);
}

size_t stencil_bytes(const struct stencil *stencil)
{
    return sizeof *stencil + (size_t)stencil->width * (size_t)stencil->height;
}

// ---- corners

// How much of a pixel a rounded rectangle covers near its upper left corner, which is the origin.
static double corner_coverage(double x, double y, int radius)
{
    if (x < 0 || y < 0)
        return 0;
    if (x >= radius || y >= radius)
        return 1;
    return fmin(fmax(radius - hypot(radius - x, radius - y) + 0.5, 0), 1);
}

struct stencil *stencil_corner(int radius, int edge_px)
{
    int size = radius > edge_px ? radius : edge_px;
    int inner = radius > edge_px ? radius - edge_px : 0;
    struct stencil *stencil = stencil_create(size, size);

    for (int y = 0; y < size; y++) {
        uint8_t *row = stencil_row(stencil, y);

        for (int x = 0; x < size; x++) {
            double covered = corner_coverage(x + 0.5, y + 0.5, radius);

            if (edge_px)
                covered -= corner_coverage(x + 0.5 - edge_px, y + 0.5 - edge_px, inner);
            row[x] = (uint8_t)lround(fmax(covered, 0) * 255);
        }
    }
    return stencil;
}

// ---- shadows

// Each value becomes the mean of itself and `reach` neighbours above and below. Whole rows at a
// time, which compilers turn into vectors.
static void mean_of_rows(const float *restrict from, float *restrict to, float *restrict sums, int width,
                         int height, int reach)
{
    size_t row = (size_t)width;
    float share = 1.0f / (float)(2 * reach + 1);

    memset(sums, 0, row * sizeof *sums);
    for (int y = -reach; y < height; y++) {
        const float *next = y + reach < height ? from + (size_t)(y + reach) * row : NULL;
        const float *last = y - reach > 0 ? from + (size_t)(y - reach - 1) * row : NULL;

        for (size_t x = 0; next && x < row; x++)
            sums[x] += next[x];
        for (size_t x = 0; last && x < row; x++)
            sums[x] -= last[x];
        for (size_t x = 0; y >= 0 && x < row; x++)
            to[(size_t)y * row + x] = sums[x] * share;
    }
}

static void turn(const float *restrict from, float *restrict to, int width, int height)
{
    for (size_t y = 0; y < (size_t)height; y++)
        for (size_t x = 0; x < (size_t)width; x++)
            to[x * (size_t)height + y] = from[y * (size_t)width + x];
}

// Three means after one another are as good as a Gauss curve; down, then (turned over) across.
static void blur(float *values, int width, int height, double sigma)
{
    int reach = (int)lround((sqrt(4 * sigma * sigma + 1) - 1) / 2);
    size_t count = (size_t)width * (size_t)height;
    float *other = mem_new((count + (size_t)(width > height ? width : height)) * sizeof *other);
    float *sums = other + count;

    for (int way = 0; way < 2; way++) {
        int across = way ? height : width, down = way ? width : height;

        mean_of_rows(values, other, sums, across, down, reach);
        mean_of_rows(other, values, sums, across, down, reach);
        mean_of_rows(values, other, sums, across, down, reach);
        turn(other, values, across, down);
    }
    free(other);
}

int stencil_shadow_reach(double unit)
{
    return (int)ceil((wide_part.down + 3 * wide_part.sigma) * unit) + 2;
}

// The rectangle, moved down and blurred, with a margin of `reach` on each side.
static float *softened(int width, int height, int radius, int reach, const struct softness *part, double unit)
{
    size_t row = (size_t)(width + 2 * reach);
    int whole_height = height + 2 * reach, first = reach + (int)lround(part->down * unit);
    float *values = mem_new(sizeof *values * row * (size_t)whole_height);
    struct stencil *corner = stencil_corner(radius, 0);

    for (int y = 0; y < height; y++) {
        float *at = values + (size_t)(y + first) * row + reach;
        int near_y = y < height - 1 - y ? y : height - 1 - y;

        for (int x = 0; x < width; x++)
            at[x] = 1;
        for (int x = 0; near_y < radius && x < radius; x++)
            at[x] = at[width - 1 - x] = (float)stencil_row(corner, near_y)[x] / 255;
    }
    stencil_destroy(corner);
    blur(values, (int)row, whole_height, part->sigma * unit);
    return values;
}

struct stencil *stencil_shadow(int width, int height, int radius, double unit)
{
    int reach = stencil_shadow_reach(unit);
    struct stencil *stencil = stencil_create(width + 2 * reach, height + 2 * reach);
    size_t count = (size_t)stencil->width * (size_t)stencil->height;
    float *narrow = softened(width, height, radius, reach, &near_part, unit);
    float *wide = softened(width, height, radius, reach, &wide_part, unit);

    stencil->left = stencil->top = -reach;
    for (size_t i = 0; i < count; i++) {
        float dark = narrow[i] * near_part.dark + wide[i] * wide_part.dark; // at most 1 and a rounding

        stencil->coverage[i] = (uint8_t)(dark * 255 + 0.5F);
    }
    free(narrow);
    free(wide);
    return stencil;
}
