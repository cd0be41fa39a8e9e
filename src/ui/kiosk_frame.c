#include "ui/kiosk_frame.h"

#include <string.h>

#include "ui/kiosk_update.h"
#include "ui/say.h"
#include "util/zone.h"

enum { SHORT_MM = 215 };

int frame_mm(const struct frame *frame, double mm)
{
    return panel_px(&frame->panel, mm);
}

int frame_type(const struct frame *frame, enum type_size size)
{
    return panel_type(&frame->panel, size);
}

int frame_button(const struct frame *frame)
{
    return frame_mm(frame, panel_button_mm(&frame->panel) + 0.5);
}

struct words frame_words(const struct frame *frame, enum text_weight weight, enum type_size size, int lines)
{
    int px = frame_type(frame, size), small = frame_type(frame, TYPE_SMALL);

    return (struct words){
        weight, px, size > TYPE_TEXT ? px / 3 : small * 3 / 4, TEXT_START, frame->panel.theme.ink, lines
    };
}

struct words frame_quiet(const struct frame *frame, enum type_size size)
{
    struct words words = frame_words(frame, TEXT_PLAIN, size, 0);

    words.colour = frame->panel.theme.quiet;
    return words;
}

void frame_picture(const struct frame *frame, struct rect rect, int radius)
{
    if (!frame->model->high_contrast)
        draw_picture(frame->scene.list, rect, radius, "door");
}

bool frame_is_short(const struct frame *frame)
{
    return frame->panel.height_px < frame_mm(frame, SHORT_MM);
}

struct rect frame_touchable(const struct frame *frame, struct rect rect)
{
    if (rect.y < frame->reach) {
        rect.h -= frame->reach - rect.y;
        rect.y = frame->reach;
    }
    return rect;
}

// ---- the ground

static int bar_height(const struct frame *frame)
{
    return frame_mm(frame, frame->panel.kind == PANEL_LOW ? 16 : 21);
}

static int demo_draw(struct frame *frame)
{
    int height = frame_type(frame, TYPE_SMALL) * 15 / 10;
    struct rect strip = { 0, 0, frame->panel.width_px, height };
    struct words words = frame_words(frame, TEXT_STRONG, TYPE_SMALL, 1);

    words.align = TEXT_CENTRE;
    words.colour = frame->panel.theme.on_attention;
    draw_shape(frame->scene.list, strip, 0, frame->panel.theme.attention);
    words_fill(&frame->panel, frame->scene.list, strip, &words, say("DEMONSTRATION: made-up people"));
    return height;
}

static void body_lay(struct frame *frame, int top)
{
    const struct panel *panel = &frame->panel;
    int margin = panel_margin(panel), height = bar_height(frame);
    int above = frame_mm(frame, panel->kind == PANEL_LOW ? 4 : frame_is_short(frame) ? 9 : 13.5);
    int below = frame->is_dense         ? 0
                : frame_is_short(frame) ? frame_mm(frame, panel->kind == PANEL_LOW ? 5 : 10)
                                        : margin;

    frame->body = (struct rect){ margin, top + above, panel->width_px - 2 * margin,
                                 panel->height_px - top - above - below };
    if (frame->bar_is_low)
        frame->bar = rect_cut_bottom(&frame->body, height, frame_mm(frame, 8));
    else
        frame->bar =
            rect_cut_top(&frame->body, height, frame->is_dense ? panel_gap(panel) : frame_mm(frame, 7));
}

// Sizes are meant for 600 mm; larger glass is looked at from further away, and would stand half empty.
static double growth(const struct panel *panel)
{
    double width_mm = panel->width_px / panel->px_per_mm;
    double grown = width_mm / (panel->kind == PANEL_TALL ? 268 : 476);

    return grown < 1 ? 1 : grown < 1.3 ? grown : 1.3;
}

void frame_begin(struct frame *frame, const struct kiosk_model *model, const struct panel *panel, bool keyed,
                 struct draw_list *list)
{
    *frame = (struct frame){ .panel = *panel, .model = model };
    if (model->high_contrast)
        frame->panel.theme = themes[THEME_CONTRAST];
    if (model->larger_text)
        frame->panel.larger_text = true;
    frame->scene = (struct scene){ .panel = &frame->panel,
                                   .list = list,
                                   .pressed_message = model->pressed_message,
                                   .pressed_number = model->pressed_number,
                                   .focus = model->focus };
    frame->panel.px_per_mm *= growth(panel);
    frame->is_dense = keyed && (panel->kind == PANEL_LOW || panel->kind == PANEL_DESK);
    frame->reach = panel_reach(panel);
    frame->bar_is_low =
        panel->kind == PANEL_TALL || (!frame->is_dense && frame->reach > panel_margin(panel) / 2);
    draw_begin(list, panel->width_px, panel->height_px, frame->panel.theme.ground);
    bool has_strip = model->door.is_demo && !(frame->is_dense && panel->kind == PANEL_LOW);
    body_lay(frame, has_strip ? demo_draw(frame) : 0);
}

// ---- what leads the bar

static void mark_draw(const struct frame *frame, struct rect rect)
{
    const struct theme *theme = &frame->panel.theme;

    draw_shape(frame->scene.list, rect, rect.h * 31 / 100, theme->primary);
    draw_icon(frame->scene.list, widget_inset(rect, rect.h * 19 / 100), theme->on_primary, "mark");
}

static int trail_width(const struct frame *frame);

static void brand_draw(const struct frame *frame, struct rect rect)
{
    const struct kiosk_door *door = &frame->model->door;
    struct words words = frame_words(frame, TEXT_STRONG, TYPE_SMALL, 2);
    int size = rect.h * 74 / 100;
    struct rect mark = { rect.x, rect.y + (rect.h - size) / 2, size, size };

    words.size_px = words.size_px * 115 / 100;
    mark_draw(frame, mark);
    rect_cut_start(&rect, size, size * 38 / 100);
    words_fill(&frame->panel, frame->scene.list, rect, &words, door->group[0] ? door->group : door->name);
}

static void checked_draw(const struct frame *frame, struct rect rect)
{
    const struct theme *theme = &frame->panel.theme;
    const struct kiosk_model *model = frame->model;
    struct words words = frame_quiet(frame, TYPE_SMALL);
    char clock[ZONE_TIME_SIZE], text[128];
    struct rect disc = { rect.x, rect.y, rect.h, rect.h };

    words.size_px = words.size_px * 115 / 100;
    words.lines = 2;
    zone_format_clock(clock, model->door.zone, model->visit.arrived_ms);
    say_into(text, sizeof text, say("You’re checked in · %s"), clock);
    draw_shape(frame->scene.list, disc, rect.h, theme->primary);
    draw_icon(frame->scene.list, widget_inset(disc, rect.h * 24 / 100), theme->on_primary, "check");
    rect_cut_start(&rect, rect.h, rect.h * 28 / 100);
    words_fill(&frame->panel, frame->scene.list, rect, &words, text);
}

static struct rect back_draw(struct frame *frame, struct rect rest)
{
    const char *text = frame->is_dense ? NULL : say("Back");
    int width = frame->is_dense ? rest.h * 118 / 100 : widget_pill_width(&frame->scene, rest.h, "back", text);
    struct rect pill = rect_cut_start(&rest, width, panel_gap(&frame->panel));

    widget_pill(&frame->scene, pill, "back", text, (struct tap){ .name = "back", .message = TAP_BACK });
    return rest;
}

struct rect frame_lead(struct frame *frame, enum frame_lead lead)
{
    struct rect rest = frame->bar, above;

    rect_cut_end(&rest, trail_width(frame), panel_gap(&frame->panel));
    if (lead == FRAME_BACK)
        return back_draw(frame, rest);
    if (lead == FRAME_NOTHING)
        return rest;
    above = rest;
    if (frame->bar_is_low)
        above = rect_cut_top(&frame->body, frame->bar.h, frame_mm(frame, 9));
    if (lead == FRAME_BRAND) {
        brand_draw(frame, above);
        return rest;
    }
    struct rect mark = rect_cut_end(&rest, frame->bar.h, panel_gap(&frame->panel));

    checked_draw(frame, frame->bar_is_low ? above : rest);
    return mark;
}

// ---- and what ends it

static const char *help_text(const struct frame *frame)
{
    return frame->is_dense ? NULL : say("Help");
}

// Between events there is nobody to be called; trouble is help already.
static int help_width(const struct frame *frame)
{
    if (!frame->model->door.has_event || frame->model->screen == KIOSK_TROUBLE)
        return 0;
    return widget_pill_width(&frame->scene, frame->bar.h, "help", help_text(frame));
}

static int trail_width(const struct frame *frame)
{
    int help = help_width(frame);

    return widget_pill_width(&frame->scene, frame->bar.h, "person", NULL) +
           (help > 0 ? help + panel_gap(&frame->panel) : 0);
}

void frame_trail(struct frame *frame)
{
    struct rect rest = frame->bar;
    int help = help_width(frame);
    struct rect pill = rect_cut_end(&rest, help, help > 0 ? panel_gap(&frame->panel) : 0);
    struct rect options = rect_cut_end(&rest, widget_pill_width(&frame->scene, rest.h, "person", NULL), 0);

    widget_pill(&frame->scene, options, "person", NULL,
                (struct tap){ .name = "options", .message = TAP_OPTIONS });
    if (help > 0)
        widget_pill(&frame->scene, pill, "help", help_text(frame),
                    (struct tap){ .name = "help", .message = TAP_HELP });
}
