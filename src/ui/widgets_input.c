// What people type into and choose from.
#include "ui/widgets.h"

#include "ui/column.h"

static struct draw_item *edged(const struct scene *scene, struct rect rect, int radius, int32_t fill)
{
    struct draw_item *shape = draw_shape(scene->list, rect, radius, fill);

    shape->edge = scene->panel->theme.edge;
    shape->edge_px = (int16_t)widget_edge(scene->panel);
    return shape;
}

// ---- the field

// At the end of the field, or in its place while it is empty; gone where what is typed needs the room.
static void hint_draw(const struct scene *scene, struct rect inside, int typed_px, const char *hint,
                      bool is_empty)
{
    const struct panel *panel = scene->panel;
    int size = panel_type(panel, TYPE_SMALL), room = inside.w - typed_px;
    struct words words = { TEXT_PLAIN,         size, size * 2 / 3, is_empty ? TEXT_START : TEXT_END,
                           panel->theme.quiet, 2 };
    struct rect rect = { inside.x + typed_px, inside.y, room, inside.h };

    if (is_empty || metrics_width(panel->text, TEXT_PLAIN, size, hint) <= room)
        words_fill(panel, scene->list, rect, &words, hint);
}

// Draws what was typed; where its last line ends, and over how many lines it goes.
static struct rect typed_draw(const struct scene *scene, struct rect inside, const char *text, size_t *lines)
{
    const struct panel *panel = scene->panel;
    int size = inside.h * (panel->larger_text ? 60 : 46) / 100, most = panel_type(panel, TYPE_LARGE);
    struct words words = { TEXT_PLAIN, size < most ? size : most, inside.h / 4,
                           TEXT_START, panel->theme.ink,          1 };
    struct laid_words laid;

    words_lay_in(panel, &words, text, inside.w - size / 2, inside.h, &laid);
    *lines = laid.count;
    inside.y += (inside.h - words_height(&laid)) / 2;
    words_draw(scene->list, inside, &words, &laid, text);
    if (laid.count == 0)
        return (struct rect){ inside.x, inside.y - size / 2, 0, size };
    int last = (int)laid.count - 1;
    int width = panel->text->width(panel->text->context, TEXT_PLAIN, laid.size_px, text + laid.starts[last],
                                   laid.lengths[last]);

    return (struct rect){ inside.x + width,
                          inside.y + last * laid.line_px + (laid.line_px - laid.size_px) / 2, 0,
                          laid.size_px };
}

void widget_field(const struct scene *scene, struct rect rect, const char *text, const char *hint,
                  bool is_active, struct tap tap)
{
    const struct panel *panel = scene->panel;
    const struct theme *theme = &panel->theme;
    struct rect inside = { rect.x + rect.h * 36 / 100, rect.y, rect.w - rect.h * 72 / 100, rect.h };
    struct draw_item *shape = edged(scene, rect, panel_corner(panel), theme->card);
    size_t lines;

    shape->shadow = theme->has_shadow;
    if (is_active) {
        shape->edge = theme->primary;
        shape->edge_px = (int16_t)panel_px(panel, 0.9);
    }
    struct rect end = typed_draw(scene, inside, text, &lines);
    int width = panel_px(panel, 0.8), typed = end.x - inside.x + end.h;

    if (is_active)
        draw_shape(scene->list,
                   (struct rect){ end.x + width / 2, end.y - end.h * 8 / 100, width, end.h * 116 / 100 }, 0,
                   theme->primary);
    if (lines == 0)
        typed = is_active ? end.h / 2 : 0;
    if (hint[0] && lines < 2)
        hint_draw(scene, inside, typed, hint, lines == 0);
    widget_region(scene, rect, panel_corner(panel), tap);
}

// ---- people

void widget_row(const struct scene *scene, struct rect rect, const char *initials, const char *name,
                const char *detail, struct tap tap)
{
    const struct panel *panel = scene->panel;
    const struct theme *theme = &panel->theme;
    int pad = rect.h * 20 / 100, face = rect.h * 58 / 100, most = panel_px(panel, 16);
    struct draw_item *shape = widget_pressable(scene, rect, panel_corner(panel), theme->card, tap);
    struct column column;

    if (face > most)
        face = most;
    shape->shadow = theme->has_shadow;
    widget_avatar(scene, (struct rect){ rect.x + pad, rect.y + (rect.h - face) / 2, face, face }, initials);
    column_begin(&column, panel);
    column_words(&column, 0,
                 (struct words){ TEXT_STRONG, panel_type(panel, TYPE_TEXT),
                                 panel_type(panel, TYPE_SMALL) * 8 / 10, TEXT_START, theme->ink, 2 },
                 name);
    column_words(&column, 0,
                 (struct words){ TEXT_PLAIN, panel_type(panel, TYPE_SMALL),
                                 panel_type(panel, TYPE_SMALL) * 7 / 10, TEXT_START, theme->quiet, 2 },
                 detail);
    int x = rect.x + 2 * pad + face, air = pad / (panel->larger_text ? 4 : 2);

    column_lay(&column, scene->list,
               (struct rect){ x, rect.y + air, rect.x + rect.w - pad - x, rect.h - 2 * air }, COLUMN_MIDDLE);
    widget_region(scene, rect, panel_corner(panel), tap);
}

// ---- chips and ticks

static int chip_type(const struct panel *panel, int height)
{
    int size = panel_type(panel, TYPE_SMALL), most = height * 42 / 100;

    return size < most ? size : most;
}

// The cross gives way before the word does: one tap takes it away all the same.
void widget_chip(const struct scene *scene, struct rect rect, const char *text, struct tap tap)
{
    const struct theme *theme = &scene->panel->theme;
    int size = chip_type(scene->panel, rect.h);
    bool has_cross = rect.w > rect.h * 2;
    int pad = rect.h * (has_cross ? 32 : 16) / 100, cross = has_cross ? size * 3 / 2 : 0;
    struct words words = { TEXT_STRONG,    size, size / 2, has_cross ? TEXT_START : TEXT_CENTRE,
                           theme->on_tint, 1 };

    struct draw_item *shape = edged(scene, rect, rect.h, theme->tint);

    if (widget_is_pressed(scene, tap)) {
        shape->edge = theme->on_tint;
        shape->edge_px = (int16_t)(shape->edge_px * 3);
    }
    words_fill(scene->panel, scene->list,
               (struct rect){ rect.x + pad, rect.y, rect.w - 2 * pad - cross, rect.h }, &words, text);
    if (has_cross)
        draw_icon(scene->list,
                  (struct rect){ rect.x + rect.w - pad - size, rect.y + (rect.h - size) / 2, size, size },
                  theme->on_tint, "close");
    widget_region(scene, rect, rect.h / 2, tap);
}

int widget_chip_width(const struct scene *scene, int height, const char *text, int most)
{
    int size = chip_type(scene->panel, height);
    int width = metrics_width(scene->panel->text, TEXT_STRONG, size, text) + size * 3 / 2 + height * 64 / 100;

    return width < most ? width : most;
}

void widget_tick(const struct scene *scene, struct rect rect, bool is_ticked, const char *text,
                 struct tap tap)
{
    const struct panel *panel = scene->panel;
    const struct theme *theme = &panel->theme;
    int size = panel_type(panel, TYPE_TEXT), pad = rect.h * 24 / 100, box = rect.h * 44 / 100,
        most = panel_px(panel, 10);
    struct words words = { TEXT_PLAIN, size, size / 2, TEXT_START, theme->ink, 3 };

    if (box > most)
        box = most;
    widget_pressable(scene, rect, panel_corner(panel), theme->card, tap);
    struct rect square = { rect.x + pad, rect.y + (rect.h - box) / 2, box, box };
    edged(scene, square, panel_px(panel, 1.5), is_ticked ? theme->primary : theme->card);
    if (is_ticked)
        draw_icon(scene->list, widget_inset(square, box / 8), theme->on_primary, "check");
    int x = square.x + box + pad;

    words_fill(panel, scene->list,
               (struct rect){ x, rect.y + pad / 4, rect.x + rect.w - pad - x, rect.h - pad / 2 }, &words,
               text);
    widget_region(scene, rect, panel_corner(panel), tap);
}
