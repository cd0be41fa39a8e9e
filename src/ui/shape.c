#include "ui/shape.h"

enum { SHADOW_COLOUR = 0x1B1F2A, SHADOW_STRENGTH = 27 }; // of CANVAS_FULL

static int least(int one, int other)
{
    return one < other ? one : other;
}

static const struct stencil *keep(struct cache *stencils, const struct cache_key *key, struct stencil *made)
{
    cache_put(stencils, key, made, stencil_bytes(made));
    return made;
}

// ---- shadow

// The shadow of a large rectangle is that of a small one with its middle drawn out.
static const struct stencil *shadow_of(struct cache *stencils, int width, int height, int radius, double unit)
{
    struct cache_key key = { STENCIL_SHADOW, width, height, radius, (const char *)&unit, sizeof unit };
    const struct stencil *found = cache_get(stencils, &key);

    return found ? found : keep(stencils, &key, stencil_shadow(width, height, radius, unit));
}

// One row of it, the middle drawn out by `more` pixels.
static void shadow_row(struct canvas *canvas, int x, int y, const uint8_t *row, int width, int more)
{
    int half = width / 2;

    canvas_row(canvas, x, y, row, half, false, SHADOW_COLOUR, SHADOW_STRENGTH);
    canvas_even(canvas, x + half, y, row[half], more, SHADOW_COLOUR, SHADOW_STRENGTH);
    canvas_row(canvas, x + half + more, y, row + half, width - half, false, SHADOW_COLOUR, SHADOW_STRENGTH);
}

// The rows that a filled shape hides in their middle are painted beside it only.
static void shadow_beside(struct canvas *canvas, int y, const uint8_t *row, int width, struct rect hidden,
                          int reach)
{
    canvas_row(canvas, hidden.x - reach, y, row, reach, false, SHADOW_COLOUR, SHADOW_STRENGTH);
    canvas_row(canvas, hidden.x + hidden.w, y, row + width - reach, reach, false, SHADOW_COLOUR,
               SHADOW_STRENGTH);
}

static void paint_shadow(struct canvas *canvas, struct cache *stencils, const struct draw_item *item,
                         double unit)
{
    struct rect rect = item->rect;
    int reach = stencil_shadow_reach(unit);
    int core = 2 * (item->radius + reach) + 1;
    int width = least(rect.w, core), height = least(rect.h, core);
    const struct stencil *shadow = shadow_of(stencils, width, height, item->radius, unit);
    int half = shadow->height / 2, more = rect.h - height;

    for (int i = 0; i < rect.h + 2 * reach; i++) {
        int y = rect.y - reach + i, inside = least(i - reach, rect.h - 1 - (i - reach));
        int from = i < half ? i : i < half + more ? half : i - more;
        const uint8_t *row = stencil_row(shadow, from);

        if (y < canvas->clip.y || y >= canvas->clip.y + canvas->clip.h)
            continue;
        if (item->fill != DRAW_NONE && inside >= item->radius)
            shadow_beside(canvas, y, row, shadow->width, rect, reach);
        else
            shadow_row(canvas, rect.x - reach, y, row, shadow->width, rect.w - width);
    }
}

// ---- fill and edge

static const struct stencil *corner_of(struct cache *stencils, int radius, int edge_px)
{
    struct cache_key key = { .kind = STENCIL_CORNER, .a = radius, .b = edge_px };
    const struct stencil *found = cache_get(stencils, &key);

    return found ? found : keep(stencils, &key, stencil_corner(radius, edge_px));
}

static void corner_row(struct canvas *canvas, struct rect rect, int y, const struct stencil *corner, int row,
                       int32_t colour)
{
    const uint8_t *coverage = stencil_row(corner, row);
    int size = corner->width;

    canvas_row(canvas, rect.x, y, coverage, size, false, colour, CANVAS_FULL);
    canvas_row(canvas, rect.x + rect.w - size, y, coverage + size - 1, size, true, colour, CANVAS_FULL);
}

static void paint_fill(struct canvas *canvas, struct cache *stencils, struct rect rect, int radius,
                       int32_t colour)
{
    const struct stencil *corner = corner_of(stencils, radius, 0);

    for (int i = 0; i < radius; i++) {
        int below = rect.y + rect.h - 1 - i;

        corner_row(canvas, rect, rect.y + i, corner, i, colour);
        corner_row(canvas, rect, below, corner, i, colour);
        canvas_fill(canvas, (struct rect){ rect.x + radius, rect.y + i, rect.w - 2 * radius, 1 }, colour);
        canvas_fill(canvas, (struct rect){ rect.x + radius, below, rect.w - 2 * radius, 1 }, colour);
    }
    canvas_fill(canvas, (struct rect){ rect.x, rect.y + radius, rect.w, rect.h - 2 * radius }, colour);
}

static void paint_edge(struct canvas *canvas, struct cache *stencils, struct rect rect, int radius,
                       int edge_px, int32_t colour)
{
    const struct stencil *corner = corner_of(stencils, radius, edge_px);
    int size = corner->width, right = rect.x + rect.w - edge_px, bottom = rect.y + rect.h - edge_px;

    for (int i = 0; i < size; i++) {
        corner_row(canvas, rect, rect.y + i, corner, i, colour);
        corner_row(canvas, rect, rect.y + rect.h - 1 - i, corner, i, colour);
    }
    canvas_fill(canvas, (struct rect){ rect.x + size, rect.y, rect.w - 2 * size, edge_px }, colour);
    canvas_fill(canvas, (struct rect){ rect.x + size, bottom, rect.w - 2 * size, edge_px }, colour);
    canvas_fill(canvas, (struct rect){ rect.x, rect.y + size, edge_px, rect.h - 2 * size }, colour);
    canvas_fill(canvas, (struct rect){ right, rect.y + size, edge_px, rect.h - 2 * size }, colour);
}

void shape_paint(struct canvas *canvas, struct cache *stencils, const struct draw_item *item, double unit)
{
    struct rect rect = item->rect;
    int most = least(rect.w, rect.h) / 2;
    int radius = least(item->radius, most);
    int edge_px = item->edge == DRAW_NONE ? 0 : least(item->edge_px, most);
    int inset = item->dashed ? 0 : edge_px / 2; // the fill ends below the edge, and never shines through

    if (rect_is_empty(rect))
        return;
    if (item->shadow)
        paint_shadow(canvas, stencils, item, unit);
    if (item->fill != DRAW_NONE) {
        struct rect filled = { rect.x + inset, rect.y + inset, rect.w - 2 * inset, rect.h - 2 * inset };

        paint_fill(canvas, stencils, filled, radius > inset ? radius - inset : 0, item->fill);
    }
    if (edge_px && item->dashed)
        shape_dashes(canvas, rect, radius, edge_px, item->edge);
    else if (edge_px)
        paint_edge(canvas, stencils, rect, radius, edge_px, item->edge);
}

struct rect shape_bounds(const struct draw_item *item, double unit)
{
    int reach = item->shadow ? stencil_shadow_reach(unit) : 0;

    return (struct rect){ item->rect.x - reach, item->rect.y - reach, item->rect.w + 2 * reach,
                          item->rect.h + 2 * reach };
}
