#include "ui/draw_list.h"

#include <string.h>

#include "util/err.h"

void draw_begin(struct draw_list *list, int width, int height, int32_t ground)
{
    list->width = width;
    list->height = height;
    list->ground = ground;
    list->item_count = list->region_count = list->text_length = 0;
}

static uint16_t add_text(struct draw_list *list, const char *text)
{
    size_t length = strlen(text) + 1;
    size_t at = list->text_length;

    must(at + length <= sizeof list->text);
    memcpy(list->text + at, text, length);
    list->text_length += length;
    return (uint16_t)at;
}

static struct draw_item *add_item(struct draw_list *list, enum draw_kind kind, struct rect rect, int32_t fill)
{
    struct draw_item *item = &list->items[list->item_count];

    must(list->item_count < DRAW_ITEMS);
    list->item_count++;
    memset(item, 0, sizeof *item); // lists are compared as bytes
    item->kind = kind;
    item->rect = rect;
    item->fill = fill;
    item->edge = DRAW_NONE;
    return item;
}

struct draw_item *draw_shape(struct draw_list *list, struct rect rect, int radius, int32_t fill)
{
    struct draw_item *item = add_item(list, DRAW_SHAPE, rect, fill);
    int most = (rect.w < rect.h ? rect.w : rect.h) / 2;

    item->radius = (int16_t)(radius < most ? radius : most);
    return item;
}

struct draw_item *draw_text(struct draw_list *list, struct rect rect, enum text_weight weight, int size_px,
                            enum text_align align, int32_t colour, const char *text)
{
    struct draw_item *item = add_item(list, DRAW_TEXT_RUN, rect, colour);

    item->weight = (uint8_t)weight;
    item->size_px = (int16_t)size_px;
    item->align = (uint8_t)align;
    item->text = add_text(list, text);
    return item;
}

static struct draw_item *add_named(struct draw_list *list, enum draw_kind kind, struct rect rect,
                                   int32_t colour, const char *name)
{
    struct draw_item *item = add_item(list, kind, rect, colour);

    item->text = add_text(list, name);
    return item;
}

struct draw_item *draw_icon(struct draw_list *list, struct rect rect, int32_t colour, const char *name)
{
    return add_named(list, DRAW_ICON, rect, colour, name);
}

struct draw_item *draw_picture(struct draw_list *list, struct rect rect, int radius, const char *name)
{
    struct draw_item *item = add_named(list, DRAW_PICTURE, rect, DRAW_NONE, name);

    item->radius = (int16_t)radius;
    return item;
}

struct draw_item *draw_qr(struct draw_list *list, struct rect rect, int32_t colour, const char *content)
{
    return add_named(list, DRAW_QR, rect, colour, content);
}

struct draw_region *draw_region(struct draw_list *list, struct rect rect, const char *name, int message,
                                int number)
{
    struct draw_region *region = &list->regions[list->region_count];

    must(list->region_count < DRAW_REGIONS);
    list->region_count++;
    memset(region, 0, sizeof *region);
    region->rect = rect;
    region->name = add_text(list, name);
    region->message = (int16_t)message;
    region->number = (int16_t)number;
    return region;
}

const char *draw_item_text(const struct draw_list *list, const struct draw_item *item)
{
    return list->text + item->text;
}

const char *draw_region_name(const struct draw_list *list, const struct draw_region *region)
{
    return list->text + region->name;
}

const struct draw_region *draw_hit(const struct draw_list *list, int x, int y)
{
    for (size_t i = list->region_count; i-- > 0;) {
        const struct draw_region *region = &list->regions[i];
        const struct rect *rect = &region->rect;

        if (!region->off && x >= rect->x && x < rect->x + rect->w && y >= rect->y && y < rect->y + rect->h)
            return region;
    }
    return NULL;
}

const struct draw_region *draw_region_named(const struct draw_list *list, const char *name)
{
    for (size_t i = 0; i < list->region_count; i++)
        if (strcmp(draw_region_name(list, &list->regions[i]), name) == 0)
            return &list->regions[i];
    return NULL;
}

static void mirror_rect(const struct draw_list *list, struct rect *rect)
{
    rect->x = list->width - rect->x - rect->w;
}

void draw_mirror(struct draw_list *list)
{
    for (size_t i = 0; i < list->item_count; i++) {
        struct draw_item *item = &list->items[i];

        mirror_rect(list, &item->rect);
        if (item->kind == DRAW_TEXT_RUN && item->align != TEXT_CENTRE)
            item->align = item->align == TEXT_START ? TEXT_END : TEXT_START;
    }
    for (size_t i = 0; i < list->region_count; i++)
        mirror_rect(list, &list->regions[i].rect);
}

// ---- as text

static void print_colour(struct str *out, const char *name, int32_t colour)
{
    if (colour != DRAW_NONE)
        str_addf(out, " %s #%06X", name, (unsigned)colour);
}

static void print_item(const struct draw_list *list, const struct draw_item *item, struct str *out)
{
    static const char *const kinds[] = { "shape", "text", "icon", "picture", "qr" };
    static const char *const aligns[] = { "", " centre", " end" };

    str_addf(out, "%s %d,%d %dx%d", kinds[item->kind], item->rect.x, item->rect.y, item->rect.w,
             item->rect.h);
    print_colour(out, "fill", item->fill);
    print_colour(out, item->dashed ? "dashed" : "edge", item->edge);
    if (item->edge != DRAW_NONE)
        str_addf(out, " %dpx", item->edge_px);
    if (item->radius)
        str_addf(out, " radius %d", item->radius);
    if (item->shadow)
        str_add(out, " shadow");
    if (item->kind == DRAW_TEXT_RUN)
        str_addf(out, " %s %d%s", item->weight == TEXT_STRONG ? "strong" : "plain", item->size_px,
                 aligns[item->align]);
    if (item->kind != DRAW_SHAPE)
        str_addf(out, " \"%s\"", draw_item_text(list, item));
    str_add_char(out, '\n');
}

void draw_print(const struct draw_list *list, struct str *out)
{
    str_addf(out, "screen %dx%d #%06X\n", list->width, list->height, (unsigned)list->ground);
    for (size_t i = 0; i < list->item_count; i++)
        print_item(list, &list->items[i], out);
    for (size_t i = 0; i < list->region_count; i++) {
        const struct draw_region *region = &list->regions[i];

        str_addf(out, "tap %s %d,%d %dx%d%s%s\n", draw_region_name(list, region), region->rect.x,
                 region->rect.y, region->rect.w, region->rect.h, region->on_down ? " on-down" : "",
                 region->off ? " off" : "");
    }
}
