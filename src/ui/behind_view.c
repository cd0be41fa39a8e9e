#include "ui/behind_view_inside.h"

#include "ui/say.h"
#include "util/zone.h"

struct words behind_words(const struct behind_look *look, enum text_weight weight, int32_t colour)
{
    return (struct words){ weight, look->small_px, look->small_px * 2 / 3, TEXT_START, colour, 1 };
}

// ---- the head and the foot

static void view_head(const struct behind_look *look, struct rect rect)
{
    const struct behind_model *model = look->model;
    const struct theme *theme = &look->panel->theme;
    struct words title = behind_words(look, TEXT_STRONG, theme->ink),
                 event = behind_words(look, TEXT_PLAIN, theme->quiet);
    char text[2 * BEHIND_LINE];
    int width;

    title.size_px = look->small_px * 3 / 2;
    width = metrics_width(look->panel->text, TEXT_STRONG, title.size_px, say("Behind the scenes"));
    width = width < rect.w / 2 ? width : rect.w / 2;
    words_fill(look->panel, look->scene.list, rect_cut_start(&rect, width, look->gap * 2), &title,
               say("Behind the scenes"));
    event.align = TEXT_END;
    event.lines = 2;
    if (!model->is_shown)
        say_into(text, sizeof text, "%s", say("One moment…"));
    else
        say_into(text, sizeof text, "%s", model->shown.door);
    words_fill(look->panel, look->scene.list, rect, &event, text);
}

static void view_foot(const struct behind_look *look, struct rect rect)
{
    int width = panel_px(look->panel, 92), half = (rect.w - look->gap) / 2;
    struct rect close;

    if (2 * width > rect.w * 75 / 100) // else they fill the row, flush with what is above
        width = half;
    close = rect_cut_end(&rect, width, look->gap);
    rect.w = width;
    widget_button(&look->scene, rect, BUTTON_OUTLINED, NULL, say("Leave Usher"),
                  (struct tap){ .name = "leave", .message = BEHIND_TAP_LEAVE });
    widget_button(&look->scene, close, BUTTON_PRIMARY, NULL, say("Back to the door"),
                  (struct tap){ .name = "close", .message = BEHIND_TAP_CLOSE });
}

// ---- the whole

// One size of type for the whole of a screen this wide.
static struct behind_look look_of(const struct behind_model *model, const struct panel *panel,
                                  struct draw_list *list, int width)
{
    static const int percents[] = {
        [PANEL_LOW] = 100, [PANEL_TALL] = 135, [PANEL_DESK] = 100, [PANEL_WIDE] = 135
    };
    bool is_low = panel->kind == PANEL_LOW || panel->kind == PANEL_DESK;

    struct behind_look look = { .model = model,
                                .panel = panel,
                                .scene = { .panel = panel,
                                           .list = list,
                                           .pressed_message = model->pressed_message,
                                           .pressed_number = model->pressed_number,
                                           .focus = model->focus },
                                .gap = panel_px(panel, is_low ? 2.6 : 5),
                                .pad = panel_px(panel, is_low ? 3 : 6),
                                .small_px = panel_type(panel, TYPE_SMALL) * percents[panel->kind] / 100,
                                .control_px = panel_px(panel, is_low ? 15.5 : 20) };

    look.small_px = behind_facts_size(&look, panel->kind == PANEL_TALL ? width : (width - look.gap) / 2);
    look.line_px = look.small_px * (is_low ? 130 : 145) / 100;
    return look;
}

// What is touched stands low enough, whatever that leaves for what is read.
static void view_upright(const struct behind_look *look, struct rect rect)
{
    struct rect tries = rect_cut_bottom(&rect, behind_tries_height(look), look->gap);

    behind_view_facts(look, rect);
    behind_view_tries(look, tries);
}

static void view_landscape(const struct behind_look *look, struct rect rect)
{
    struct rect tries = rect_cut_end(&rect, (rect.w - look->gap) / 2, look->gap);

    behind_view_facts(look, rect);
    behind_view_tries(look, tries);
}

void behind_view(const struct behind_model *model, const struct panel *panel, struct draw_list *list)
{
    int margin = panel->kind == PANEL_LOW    ? panel_px(panel, 4)
                 : panel->kind == PANEL_DESK ? panel_px(panel, 7)
                                             : panel_margin(panel);
    struct rect all = { margin, margin, panel->width_px - 2 * margin, panel->height_px - 2 * margin };
    struct behind_look look = look_of(model, panel, list, all.w);
    struct rect foot;

    draw_begin(list, panel->width_px, panel->height_px, panel->theme.ground);
    view_head(&look, rect_cut_top(&all, look.line_px * 3 / 2, look.gap));
    foot = rect_cut_bottom(&all, panel_px(panel, panel_button_mm(panel) + 0.5), look.gap);
    if (panel->kind == PANEL_TALL)
        view_upright(&look, all);
    else
        view_landscape(&look, all);
    view_foot(&look, foot);
}
