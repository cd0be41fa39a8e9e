#include "view_rules.h"

#include <math.h>
#include <string.h>

const struct view_glass view_glasses[] = {
    { "low", 1280, 800, 217 },    { "wide", 1920, 1080, 476 },  { "tall", 1080, 1920, 268 },
    { "large", 3840, 2160, 598 }, { "desk", 1920, 1080, 345 },  { "narrow", 1080, 1920, 190 },
    { "tower", 2160, 3840, 398 }, { "totem", 1080, 1920, 600 }, { "till", 1024, 768, 304 },
};

struct panel view_panel(size_t glass, bool larger_text, enum theme_name theme)
{
    const struct view_glass *one = &view_glasses[glass];
    struct panel panel;

    panel_init(&panel, one->width, one->height, one->width_mm, 800, larger_text, &themes[theme],
               &metrics_fixed);
    return panel;
}

static double mm(const struct panel *panel, int px)
{
    return (px + 1) / panel->px_per_mm; // a pixel lost in rounding is none
}

static struct rect common(struct rect a, struct rect b)
{
    int x = a.x > b.x ? a.x : b.x, y = a.y > b.y ? a.y : b.y;
    int right = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
    int bottom = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;

    return (struct rect){ x, y, right > x ? right - x : 0, bottom > y ? bottom - y : 0 };
}

static bool meet(struct rect a, struct rect b)
{
    struct rect both = common(a, b);

    return both.w > 0 && both.h > 0;
}

static bool holds(struct rect outer, struct rect inner)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

// ---- what is touched

static const char *const main_buttons[] = { "check-in", "next", "skip",    "enough",    "yes",
                                            "no",       "done", "stay",    "type-name", "new",
                                            "ask-host", "fine", "with-me", "close" };

static double least_height_mm(const struct panel *panel, const char *name)
{
    for (size_t i = 0; i < sizeof main_buttons / sizeof *main_buttons; i++)
        if (strcmp(name, main_buttons[i]) == 0)
            return panel->kind == PANEL_LOW && strcmp(name, "skip") != 0 && strcmp(name, "enough") != 0 ? 18
                   : panel->kind == PANEL_LOW                                                           ? 15
                                                                                                        : 25;
    return 15;
}

static void region_rules(const struct panel *panel, const struct draw_list *list, size_t index,
                         struct str *wrong)
{
    const struct draw_region *region = &list->regions[index];
    const char *name = draw_region_name(list, region);
    struct rect rect = region->rect, glass = { 0, 0, list->width, list->height };
    int apart = (int)(2 * panel->px_per_mm) / 2;

    if (mm(panel, rect.w) < 15 || mm(panel, rect.h) < least_height_mm(panel, name))
        str_addf(wrong, "  %s is %.1f by %.1f mm\n", name, mm(panel, rect.w), mm(panel, rect.h));
    if (!holds(glass, rect))
        str_addf(wrong, "  %s is outside the glass\n", name);
    if (rect.y < panel_reach(panel))
        str_addf(wrong, "  %s is out of reach\n", name);
    struct rect around = { rect.x - apart, rect.y - apart, rect.w + 2 * apart, rect.h + 2 * apart };

    for (size_t i = 0; i < index; i++) {
        const char *other = draw_region_name(list, &list->regions[i]);
        struct rect there = list->regions[i].rect;

        if (strcmp(name, other) == 0)
            str_addf(wrong, "  two regions are named %s\n", name);
        there = (struct rect){ there.x - apart, there.y - apart, there.w + 2 * apart, there.h + 2 * apart };
        if (meet(around, there))
            str_addf(wrong, "  %s and %s are less than 2 mm apart\n", name, other);
    }
}

// ---- what is read

static struct rect ink(const struct panel *panel, const struct draw_list *list, const struct draw_item *item)
{
    int width =
        metrics_width(panel->text, (enum text_weight)item->weight, item->size_px, draw_item_text(list, item));
    int height = (int)(item->size_px * TEXT_CAPITALS);
    struct rect rect = { item->rect.x, item->rect.y + (item->rect.h - height) / 2, width, height };

    if (item->align == TEXT_CENTRE)
        rect.x += (item->rect.w - width) / 2;
    if (item->align == TEXT_END)
        rect.x += item->rect.w - width;
    return rect;
}

// The last fill that was laid at the middle of this.
static int32_t behind(const struct draw_list *list, size_t index, struct rect rect)
{
    int x = rect.x + rect.w / 2, y = rect.y + rect.h / 2;
    int32_t fill = list->ground;

    for (size_t i = 0; i < index; i++) {
        const struct draw_item *item = &list->items[i];

        if (item->kind == DRAW_SHAPE && item->fill != DRAW_NONE &&
            holds(item->rect, (struct rect){ x, y, 1, 1 }))
            fill = item->fill;
    }
    return fill;
}

static void need_contrast(const struct draw_list *list, size_t index, struct rect rect, double least,
                          struct str *wrong)
{
    const struct draw_item *item = &list->items[index];
    double contrast = theme_contrast(item->fill, behind(list, index, rect));

    if (contrast < least)
        str_addf(wrong, "  “%s” has a contrast of %.1f\n", draw_item_text(list, item), contrast);
}

static void text_rules(const struct panel *panel, const struct draw_list *list, size_t index, bool floats,
                       struct str *wrong)
{
    const struct draw_item *item = &list->items[index];
    const char *text = draw_item_text(list, item);
    struct rect rect = ink(panel, list, item), glass = { 0, 0, list->width, list->height };

    if (rect.w > item->rect.w || rect.h > item->rect.h)
        str_addf(wrong, "  “%s” is %d by %d and has %d by %d\n", text, rect.w, rect.h, item->rect.w,
                 item->rect.h);
    if (!holds(glass, rect))
        str_addf(wrong, "  “%s” is outside the glass\n", text);
    need_contrast(list, index, rect, 4.5, wrong);
    if (floats)
        return;
    for (size_t i = 0; i < index; i++)
        if (list->items[i].kind == DRAW_TEXT_RUN && meet(rect, ink(panel, list, &list->items[i])))
            str_addf(wrong, "  “%s” lies over “%s”\n", text, draw_item_text(list, &list->items[i]));
    for (size_t i = 0; i < list->region_count; i++)
        if (meet(rect, list->regions[i].rect) && !holds(list->regions[i].rect, rect))
            str_addf(wrong, "  “%s” crosses the edge of %s\n", text,
                     draw_region_name(list, &list->regions[i]));
}

void view_rules(const struct panel *panel, const struct draw_list *list, bool floats, struct str *wrong)
{
    for (size_t i = 0; i < list->region_count; i++)
        region_rules(panel, list, i, wrong);
    for (size_t i = 0; i < list->item_count; i++) {
        const struct draw_item *item = &list->items[i];
        struct rect glass = { -1, -1, list->width + 2, list->height + 2 };

        if (item->kind == DRAW_TEXT_RUN)
            text_rules(panel, list, i, floats, wrong);
        else if (!holds(glass, item->rect) && item->edge != panel->theme.focus)
            str_addf(wrong, "  something at %d,%d is outside the glass\n", item->rect.x, item->rect.y);
        if (item->kind == DRAW_ICON)
            need_contrast(list, i, item->rect, 3, wrong);
        if (item->rect.w <= 0 || item->rect.h <= 0)
            str_addf(wrong, "  something at %d,%d has no size\n", item->rect.x, item->rect.y);
    }
}

static void add_without_spaces(struct str *out, const char *text)
{
    for (; *text; text++)
        if (*text != ' ' && *text != '\n')
            str_add_char(out, *text);
}

bool view_shows(const struct draw_list *list, const char *name)
{
    struct str all = { 0 }, wanted = { 0 };
    bool shows;

    for (size_t i = 0; i < list->item_count; i++)
        if (list->items[i].kind == DRAW_TEXT_RUN)
            add_without_spaces(&all, draw_item_text(list, &list->items[i]));
    add_without_spaces(&wanted, name);
    shows = strstr(str_text(&all), str_text(&wanted)) != NULL;
    str_finish(&all);
    str_finish(&wanted);
    return shows;
}
