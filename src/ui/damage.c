#include "ui/damage.h"

#include <string.h>

#include "ui/canvas.h"

enum { CELLS = 64, LEAST_CELL_PX = 16 }; // along the longer side

struct grid {
    int cell_px, columns, rows;
    uint64_t cells[CELLS][CELLS]; // of all that lies there, one after the other
};

static uint64_t stir(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ (hash >> 29);
}

static uint64_t hash_item(const struct draw_list *list, const struct draw_item *item)
{
    int values[] = { (int)item->kind, item->rect.x, item->rect.y, item->rect.w,  item->rect.h,
                     item->fill,      item->edge,   item->radius, item->edge_px, item->shadow,
                     item->dashed,    item->weight, item->align,  item->size_px };
    uint64_t hash = 1;

    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        hash = stir(hash, (uint32_t)values[i]);
    if (item->kind != DRAW_SHAPE) {
        for (const char *at = draw_item_text(list, item); *at; at++)
            hash = stir(hash, (unsigned char)*at);
    }
    return hash;
}

static void lay_grid(struct grid *grid, const struct draw_list *list, const struct rect *bounds)
{
    struct rect screen = { 0, 0, list->width, list->height };
    int longer = list->width > list->height ? list->width : list->height;

    memset(grid, 0, sizeof *grid);
    grid->cell_px =
        (longer + CELLS - 1) / CELLS > LEAST_CELL_PX ? (longer + CELLS - 1) / CELLS : LEAST_CELL_PX;
    grid->columns = (list->width + grid->cell_px - 1) / grid->cell_px;
    grid->rows = (list->height + grid->cell_px - 1) / grid->cell_px;
    for (size_t i = 0; i < list->item_count; i++) {
        uint64_t hash = hash_item(list, &list->items[i]);
        struct rect seen = rect_common(bounds[i], screen);

        if (rect_is_empty(seen))
            continue;
        for (int row = seen.y / grid->cell_px; row <= (seen.y + seen.h - 1) / grid->cell_px; row++)
            for (int column = seen.x / grid->cell_px; column <= (seen.x + seen.w - 1) / grid->cell_px;
                 column++)
                grid->cells[row][column] = stir(grid->cells[row][column], hash);
    }
}

// ---- cells into rectangles

struct rects {
    struct rect *at;
    size_t count, most;
};

static void add_rect(struct rects *rects, struct rect rect)
{
    for (size_t i = 0; i < rects->count; i++) {
        struct rect *above = &rects->at[i];

        if (above->x == rect.x && above->w == rect.w && above->y + above->h == rect.y) {
            above->h += rect.h;
            return;
        }
    }
    if (rects->count < rects->most)
        rects->at[rects->count++] = rect;
    else
        rects->at[rects->count - 1] = rect_around(rects->at[rects->count - 1], rect);
}

static void add_row(struct rects *rects, const struct grid *one, const struct grid *other, int row)
{
    for (int begin = 0; begin < one->columns; begin++) {
        int end = begin;

        while (end < one->columns && one->cells[row][end] != other->cells[row][end])
            end++;
        if (end > begin)
            add_rect(rects, (struct rect){ begin * one->cell_px, row * one->cell_px,
                                           (end - begin) * one->cell_px, one->cell_px });
        begin = end;
    }
}

size_t damage_find(const struct draw_list *before, const struct rect *before_bounds,
                   const struct draw_list *after, const struct rect *after_bounds, struct rect *out,
                   size_t most)
{
    struct rect screen = { 0, 0, after->width, after->height };
    struct rects rects = { .at = out, .most = most };
    struct grid one, other;

    if (before->width != after->width || before->height != after->height || before->ground != after->ground) {
        out[0] = screen;
        return 1;
    }
    lay_grid(&one, before, before_bounds);
    lay_grid(&other, after, after_bounds);
    for (int row = 0; row < one.rows; row++)
        add_row(&rects, &one, &other, row);
    for (size_t i = 0; i < rects.count; i++)
        out[i] = rect_common(out[i], screen);
    return rects.count;
}
