#include "ui/stencil.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "util/err.h"
#include "util/mem.h"

// Of the two parts of a shadow, at 1080 pixels: how far below, how soft, how dark of 1.
static const struct softness {
    double down, sigma, dark;
} near_part = { 2, 2, 0.35 }, wide_part = { 14, 18, 0.65 };

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

// The mean over 2 * reach + 1 neighbours, for each of `count` values that lie `step` apart.
static void blur_line(uint16_t *line, int count, size_t step, int reach, uint16_t *before)
{
    uint32_t sum = 0, length = (uint32_t)(2 * reach + 1);

    for (int i = 0; i < count; i++)
        before[i] = line[(size_t)i * step];
    for (int i = 0; i <= reach && i < count; i++)
        sum += before[i];
    for (int i = 0; i < count; i++) {
        line[(size_t)i * step] = (uint16_t)(sum / length);
        if (i + reach + 1 < count)
            sum += before[i + reach + 1];
        if (i - reach >= 0)
            sum -= before[i - reach];
    }
}

// Three means after one another are as good as a Gauss curve.
static void blur(uint16_t *values, int width, int height, double sigma)
{
    int reach = (int)lround((sqrt(4 * sigma * sigma + 1) - 1) / 2);
    uint16_t *before = mem_new(sizeof *before * (size_t)(width > height ? width : height));

    for (int i = 0; i < 3; i++) {
        for (int y = 0; y < height; y++)
            blur_line(values + (size_t)y * (size_t)width, width, 1, reach, before);
        for (int x = 0; x < width; x++)
            blur_line(values + x, height, (size_t)width, reach, before);
    }
    free(before);
}

int stencil_shadow_reach(double unit)
{
    return (int)ceil((wide_part.down + 3 * wide_part.sigma) * unit) + 2;
}

// The rectangle, moved down and blurred, as shares of 65280.
static uint16_t *softened(int width, int height, int radius, int reach, const struct softness *part,
                          double unit)
{
    int whole_width = width + 2 * reach, whole_height = height + 2 * reach;
    int down = (int)lround(part->down * unit);
    uint16_t *values = mem_new(sizeof *values * (size_t)whole_width * (size_t)whole_height);

    for (int y = 0; y < height; y++) {
        uint16_t *row = values + (size_t)(y + reach + down) * (size_t)whole_width + reach;
        double near_y = (y < height - 1 - y ? y : height - 1 - y) + 0.5;

        for (int x = 0; x < width; x++) {
            double near_x = (x < width - 1 - x ? x : width - 1 - x) + 0.5;

            row[x] = (uint16_t)(corner_coverage(near_x, near_y, radius) * 65280);
        }
    }
    blur(values, whole_width, whole_height, part->sigma * unit);
    return values;
}

struct stencil *stencil_shadow(int width, int height, int radius, double unit)
{
    int reach = stencil_shadow_reach(unit);
    struct stencil *stencil = stencil_create(width + 2 * reach, height + 2 * reach);
    size_t count = (size_t)stencil->width * (size_t)stencil->height;
    uint16_t *narrow = softened(width, height, radius, reach, &near_part, unit);
    uint16_t *wide = softened(width, height, radius, reach, &wide_part, unit);

    stencil->left = stencil->top = -reach;
    for (size_t i = 0; i < count; i++)
        stencil->coverage[i] = (uint8_t)((narrow[i] * near_part.dark + wide[i] * wide_part.dark) / 256);
    free(narrow);
    free(wide);
    return stencil;
}
