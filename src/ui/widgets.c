#include "ui/widgets.h"

#include "ui/column.h"

int widget_edge(const struct panel *panel)
{
    int edge = panel_px(panel, 0.4);

    return edge > 1 ? edge : 1;
}

struct rect widget_inset(struct rect rect, int by)
{
    return (struct rect){ rect.x + by, rect.y + by, rect.w - 2 * by, rect.h - 2 * by };
}

struct draw_region *widget_region(const struct scene *scene, struct rect rect, int radius, struct tap tap)
{
    struct draw_list *list = scene->list;

    if (scene->focus >= 0 && (size_t)scene->focus == list->region_count) {
        int out = panel_px(scene->panel, 2);
        struct draw_item *ring = draw_shape(list, widget_inset(rect, -out), radius + out, DRAW_NONE);

        ring->edge = scene->panel->theme.focus;
        ring->edge_px = (int16_t)panel_px(scene->panel, 1);
    }
    struct draw_region *region = draw_region(list, rect, tap.name, tap.message, tap.number);

    region->off = tap.off;
    return region;
}

bool widget_is_pressed(const struct scene *scene, struct tap tap)
{
    return scene->pressed_message != 0 && scene->pressed_message == tap.message &&
           scene->pressed_number == tap.number;
}

static struct draw_item *edged(const struct scene *scene, struct rect rect, int radius, int32_t fill,
                               int32_t edge)
{
    struct draw_item *shape = draw_shape(scene->list, rect, radius, fill);

    shape->edge = edge;
    shape->edge_px = (int16_t)widget_edge(scene->panel);
    return shape;
}

// A pressed thing is filled quietly and its edge is strong: in high contrast the edge alone tells.
struct draw_item *widget_pressable(const struct scene *scene, struct rect rect, int radius, int32_t fill,
                                   struct tap tap)
{
    const struct theme *theme = &scene->panel->theme;
    bool pressed = widget_is_pressed(scene, tap);
    struct draw_item *shape = edged(scene, rect, radius, pressed ? theme->soft : fill, theme->edge);

    if (pressed)
        shape->edge_px = (int16_t)(shape->edge_px * 3);
    return shape;
}

void widget_card(const struct scene *scene, struct rect rect)
{
    const struct theme *theme = &scene->panel->theme;
    int32_t edge = theme->card == theme->ground ? theme->edge : DRAW_NONE;

    edged(scene, rect, panel_corner(scene->panel), theme->card, edge)->shadow = theme->has_shadow;
}

static void round_avatar(const struct scene *scene, struct rect rect, const char *initials, int32_t fill,
                         int32_t ink)
{
    struct words words = { TEXT_STRONG, rect.h * 38 / 100, 0, TEXT_CENTRE, ink, 1 };

    draw_shape(scene->list, rect, rect.h, fill);
    if (initials[0])
        words_fill(scene->panel, scene->list, widget_inset(rect, rect.h / 8), &words, initials);
    else
        draw_icon(scene->list, widget_inset(rect, rect.h / 4), ink, "host");
}

void widget_avatar(const struct scene *scene, struct rect rect, const char *initials)
{
    round_avatar(scene, rect, initials, scene->panel->theme.tint, scene->panel->theme.on_tint);
}

void widget_host(const struct scene *scene, struct rect rect, const char *initials, int colour)
{
    const struct theme *theme = &scene->panel->theme;

    round_avatar(scene, rect, initials, theme->hosts[(unsigned)colour % THEME_HOSTS], theme->on_host);
}

// ---- an icon and a text beside one another

struct label {
    const char *icon, *text;
    int32_t colour;
    struct words words;
    int gap; // between the two, in hundredths of the size
};

static int icon_size(const struct label *label, int size_px)
{
    return label->icon ? size_px * (label->text ? 118 : 145) / 100 : 0;
}

static int icon_room(const struct label *label, int size_px)
{
    return label->icon ? icon_size(label, size_px) + (label->text ? size_px * label->gap / 100 : 0) : 0;
}

// The size at which it fits beside its icon; *width is that of its longest line.
static int label_type(const struct scene *scene, struct rect rect, const struct label *label, int *width)
{
    const struct metrics *metrics = scene->panel->text;
    struct laid_words laid;

    *width = 0;
    if (!label->text)
        return label->words.size_px;
    words_lay_in(scene->panel, &label->words, label->text, rect.w - icon_room(label, label->words.size_px),
                 rect.h, &laid);
    for (size_t i = 0; i < laid.count; i++) {
        int line = metrics->width(metrics->context, label->words.weight, laid.size_px,
                                  label->text + laid.starts[i], laid.lengths[i]);

        *width = line > *width ? line : *width;
    }
    return laid.size_px;
}

// In the middle of the rectangle, as one thing.
static void label_draw(const struct scene *scene, struct rect rect, struct label label)
{
    int width, size = label_type(scene, rect, &label, &width);
    int icon = icon_size(&label, size), room = icon_room(&label, size),
        x = rect.x + (rect.w - room - width) / 2;

    if (label.icon) {
        draw_icon(scene->list, (struct rect){ x, rect.y + (rect.h - icon) / 2, icon, icon }, label.colour,
                  label.icon);
        rect = (struct rect){ x + room, rect.y, rect.x + rect.w - x - room, rect.h };
    }
    if (label.text) {
        label.words.align = label.icon ? TEXT_START : TEXT_CENTRE;
        words_fill(scene->panel, scene->list, rect, &label.words, label.text);
    }
}

// ---- buttons

static int button_type(const struct panel *panel, int height)
{
    int size = height * (panel->larger_text ? 46 : 36) / 100, most = panel_type(panel, TYPE_LARGE);

    return size < most ? size : most;
}

static struct words button_words(const struct scene *scene, int height, int32_t colour)
{
    int size = button_type(scene->panel, height), least_px;

    if (scene->button_px > 0 && scene->button_px < size)
        size = scene->button_px;
    least_px = scene->keeps_px ? size : size * 6 / 10;
    return (struct words){ TEXT_STRONG, size, least_px, TEXT_CENTRE, colour, 2 };
}

static struct rect button_inside(struct rect rect)
{
    return (struct rect){ rect.x + rect.h / 5, rect.y + rect.h / 8, rect.w - 2 * (rect.h / 5),
                          rect.h - 2 * (rect.h / 8) };
}

int widget_button_type(const struct scene *scene, struct rect rect, const char *icon, const char *text)
{
    struct label label = { icon, text, 0, button_words(scene, rect.h, 0), 45 };
    int width;

    return label_type(scene, button_inside(rect), &label, &width);
}

// Larger buttons are rounder.
static int button_radius(const struct panel *panel, int height)
{
    int radius = height * 22 / 100, least = panel_corner(panel);

    return radius > least ? radius : least;
}

static void link_draw(const struct scene *scene, struct rect rect, const char *text, bool pressed)
{
    const struct panel *panel = scene->panel;
    int32_t colour = pressed ? panel->theme.ink : panel->theme.quiet;
    struct words words = { TEXT_PLAIN, panel_type(panel, TYPE_SMALL), 0, TEXT_START, colour, 1 };
    struct laid_words laid;

    words_lay(panel, &words, text, rect.w, &laid);
    int width = metrics_width(panel->text, TEXT_PLAIN, laid.size_px, text);
    int y = rect.y + rect.h / 2 + (int)(laid.size_px * (TEXT_CAPITALS / 2 + 0.17));

    words_draw(scene->list, (struct rect){ rect.x, rect.y + (rect.h - words_height(&laid)) / 2, rect.w, 0 },
               &words, &laid, text);
    draw_shape(
        scene->list,
        (struct rect){ rect.x, y, width < rect.w ? width : rect.w, widget_edge(panel) * (pressed ? 3 : 1) },
        0, colour);
}

static void button_shape(const struct scene *scene, struct rect rect, int radius, enum button_look look,
                         struct tap tap)
{
    const struct theme *theme = &scene->panel->theme;

    if (look == BUTTON_PRIMARY) {
        int32_t fill = widget_is_pressed(scene, tap) ? theme->primary_pressed : theme->primary;

        draw_shape(scene->list, rect, radius, fill)->shadow = theme->has_shadow;
        return;
    }
    widget_pressable(scene, rect, radius, look == BUTTON_DASHED ? DRAW_NONE : theme->card, tap)->dashed =
        look == BUTTON_DASHED;
}

void widget_button(const struct scene *scene, struct rect rect, enum button_look look, const char *icon,
                   const char *text, struct tap tap)
{
    const struct theme *theme = &scene->panel->theme;
    const int32_t inks[] = {
        [BUTTON_PRIMARY] = theme->on_primary, [BUTTON_OUTLINED] = theme->ink, [BUTTON_DASHED] = theme->primary
    };
    int radius = button_radius(scene->panel, rect.h);

    if (look == BUTTON_LINK) {
        link_draw(scene, rect, text, widget_is_pressed(scene, tap));
    } else {
        struct words words = button_words(scene, rect.h, inks[look]);

        button_shape(scene, rect, radius, look, tap);
        label_draw(scene, button_inside(rect), (struct label){ icon, text, inks[look], words, 45 });
    }
    widget_region(scene, rect, radius, tap);
}

int widget_button_width(const struct scene *scene, int height, const char *icon, const char *text, int most)
{
    struct words words = button_words(scene, height, 0);
    struct label label = { icon, text, 0, words, 45 };
    int width = metrics_width(scene->panel->text, TEXT_STRONG, words.size_px, text) +
                icon_room(&label, words.size_px) + height * 130 / 100;

    return width < most ? width : most;
}

// ---- pills

static int pill_type(const struct panel *panel, int height)
{
    int size = panel_type(panel, TYPE_SMALL), most = height * 40 / 100;

    return size < most ? size : most;
}

void widget_pill(const struct scene *scene, struct rect rect, const char *icon, const char *text,
                 struct tap tap)
{
    const struct theme *theme = &scene->panel->theme;
    int size = pill_type(scene->panel, rect.h);
    struct words words = { TEXT_STRONG, size, size / 2, TEXT_CENTRE, theme->ink, 1 };

    widget_pressable(scene, rect, rect.h, theme->card, tap);
    label_draw(scene, rect, (struct label){ icon, text, theme->ink, words, 40 });
    widget_region(scene, rect, rect.h / 2, tap);
}

int widget_pill_width(const struct scene *scene, int height, const char *icon, const char *text)
{
    int size = pill_type(scene->panel, height);
    struct label label = { icon, text, 0, { 0 }, 40 };
    int width =
        icon_room(&label, size) + (text ? metrics_width(scene->panel->text, TEXT_STRONG, size, text) : 0);

    return text ? width + height * 75 / 100 : height * 118 / 100;
}
