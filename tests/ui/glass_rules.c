#include "ui/glass_rules.h"

#include <string.h>

enum { REGION_MM = 15, APART_MM = 2, BOTTOM_MM = 800 };

const struct glass glasses[GLASSES] = {
    { "low", 1280, 800, 217 },
    { "wide", 1920, 1080, 476 },
    { "tall", 1080, 1920, 268 },
    { "4K", 3840, 2160, 598 },
};

void glass_panel(const struct glass *glass, bool larger_text, enum theme_name theme, struct panel *panel)
{
    panel_init(panel, glass->width_px, glass->height_px, glass->width_mm, BOTTOM_MM, larger_text,
               &themes[theme], &metrics_fixed);
}

struct looking {
    const struct panel *panel;
    const struct draw_list *list;
    struct str *broken;
};

static bool is_within(struct rect inner, struct rect outer)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

static bool do_meet(struct rect one, struct rect other, int apart)
{
    return one.x < other.x + other.w + apart && other.x < one.x + one.w + apart &&
           one.y < other.y + other.h + apart && other.y < one.y + one.h + apart;
}

static struct rect whole(const struct draw_list *list)
{
    return (struct rect){ 0, 0, list->width, list->height };
}

static void say_rect(struct str *out, struct rect rect)
{
    str_addf(out, " at %d,%d %dx%d\n", rect.x, rect.y, rect.w, rect.h);
}

// ---- what can be touched

static void look_at_region(struct looking *looking, size_t place)
{
    const struct draw_list *list = looking->list;
    const struct draw_region *region = &list->regions[place];
    const char *name = draw_region_name(list, region);
    int least = panel_px(looking->panel, REGION_MM) - 1, apart = panel_px(looking->panel, APART_MM) - 1;
    struct rect rect = region->rect;

    if (rect.w < least || rect.h < least) {
        str_addf(looking->broken, "%s is smaller than %d mm", name, REGION_MM);
        say_rect(looking->broken, rect);
    }
    if (!is_within(rect, whole(list)) || rect.y < panel_reach(looking->panel)) {
        str_addf(looking->broken, "%s is out of reach", name);
        say_rect(looking->broken, rect);
    }
    for (size_t i = 0; i < place; i++) {
        const char *other = draw_region_name(list, &list->regions[i]);

        if (do_meet(rect, list->regions[i].rect, apart))
            str_addf(looking->broken, "%s and %s are too close\n", other, name);
        if (strcmp(name, other) == 0)
            str_addf(looking->broken, "%s is there twice\n", name);
    }
}

// ---- what can be read

// Where the letters are: from the first to the last, from the top of capitals to a little below.
static struct rect ink_of(const struct looking *looking, const struct draw_item *item)
{
    int width =
        metrics_width(looking->panel->text, item->weight, item->size_px, draw_item_text(looking->list, item));
    int capitals = (int)(item->size_px * TEXT_CAPITALS), x = item->rect.x;

    if (item->align == TEXT_CENTRE)
        x += (item->rect.w - width) / 2;
    else if (item->align == TEXT_END)
        x += item->rect.w - width;
    return (struct rect){ x, item->rect.y + (item->rect.h - capitals) / 2, width, capitals };
}

// The colour of what lies under an item.
static int32_t behind(const struct looking *looking, size_t place)
{
    struct rect rect = looking->list->items[place].rect;
    struct rect middle = { rect.x + rect.w / 2, rect.y + rect.h / 2, 1, 1 };

    if (looking->list->items[place].kind == DRAW_TEXT_RUN) {
        struct rect ink = ink_of(looking, &looking->list->items[place]);

        middle = (struct rect){ ink.x + ink.w / 2, ink.y + ink.h / 2, 1, 1 };
    }
    for (size_t i = place; i-- > 0;) {
        const struct draw_item *item = &looking->list->items[i];

        if (item->kind == DRAW_SHAPE && item->fill != DRAW_NONE && is_within(middle, item->rect))
            return item->fill;
    }
    return looking->list->ground;
}

static void look_at_colour(struct looking *looking, size_t place, int32_t colour, double least)
{
    const struct draw_item *item = &looking->list->items[place];
    int32_t ground = behind(looking, place);
    double contrast = theme_contrast(colour, ground);

    if (contrast < least)
        str_addf(looking->broken, "contrast %.2f of #%06X on #%06X: %s\n", contrast, (unsigned)colour,
                 (unsigned)ground,
                 item->kind == DRAW_SHAPE ? "a shape" : draw_item_text(looking->list, item));
}

// What can be touched is seen by its edge or by its fill.
static void look_at_edge(struct looking *looking, size_t place)
{
    const struct draw_item *item = &looking->list->items[place];
    int32_t ground = behind(looking, place);

    if (item->fill == DRAW_NONE || theme_contrast(item->fill, ground) < 3)
        look_at_colour(looking, place, item->edge, 3);
}

static void look_at_text(struct looking *looking, size_t place)
{
    const struct draw_item *item = &looking->list->items[place];
    struct rect ink = ink_of(looking, item), room = item->rect;
    const char *text = draw_item_text(looking->list, item);

    room.x--, room.w += 2; // widths are rounded up
    if (!is_within(ink, room) || !is_within(ink, whole(looking->list))) {
        str_addf(looking->broken, "too large (%d px): \"%s\"", item->size_px, text);
        say_rect(looking->broken, item->rect);
    }
    look_at_colour(looking, place, item->fill, 4.5);
    for (size_t i = 0; i < place; i++) {
        const struct draw_item *other = &looking->list->items[i];

        if (other->kind == DRAW_TEXT_RUN && do_meet(ink, ink_of(looking, other), 0))
            str_addf(looking->broken, "\"%s\" and \"%s\" stand over one another\n",
                     draw_item_text(looking->list, other), text);
    }
}

static bool is_of_region(const struct draw_list *list, struct rect rect)
{
    for (size_t i = 0; i < list->region_count; i++) {
        if (memcmp(&list->regions[i].rect, &rect, sizeof rect) == 0)
            return true;
    }
    return false;
}

static void look_at_item(struct looking *looking, size_t place)
{
    const struct draw_item *item = &looking->list->items[place];

    if (item->kind == DRAW_TEXT_RUN)
        look_at_text(looking, place);
    else if (item->kind == DRAW_ICON)
        look_at_colour(looking, place, item->fill, 3);
    else if (item->kind == DRAW_SHAPE && item->edge != DRAW_NONE && is_of_region(looking->list, item->rect))
        look_at_edge(looking, place);
    if (!is_within(item->rect, whole(looking->list))) {
        str_add(looking->broken, "an item stands outside the glass");
        say_rect(looking->broken, item->rect);
    }
}

void glass_rules(const struct panel *panel, const struct draw_list *list, struct str *broken)
{
    struct looking looking = { panel, list, broken };

    for (size_t i = 0; i < list->region_count; i++)
        look_at_region(&looking, i);
    for (size_t i = 0; i < list->item_count; i++)
        look_at_item(&looking, i);
}
