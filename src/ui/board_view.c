#include "ui/board_view_inside.h"

#include <stdio.h>

#include "ui/say.h"
#include "util/zone.h"

int32_t board_mix(int32_t one, int32_t other, int percent)
{
    int32_t mixed = 0;

    for (int shift = 0; shift <= 16; shift += 8) {
        int32_t a = (one >> shift) & 0xFF, b = (other >> shift) & 0xFF;

        mixed |= (a + (b - a) * percent / 100) << shift;
    }
    return mixed;
}

int board_line(int size_px)
{
    return size_px * 136 / 100;
}

void board_line_draw(const struct board_look *look, struct rect rect, struct words words, const char *text)
{
    words_fill(look->panel, look->scene.list, rect, &words, text);
}

// ---- the head

static void say_event(char out[BOARD_WORDS], const struct board_model *model)
{
    const struct board_shown *shown = &model->shown;
    char clock[ZONE_TIME_SIZE];

    out[0] = '\0';
    if (!shown->has_event)
        return;
    zone_format_clock(clock, shown->event.zone[0] ? shown->event.zone : "UTC", model->now_ms);
    say_into(out, BOARD_WORDS, "%s · %s", shown->event.name, clock);
}

static const char *say_title(const struct board_model *model)
{
    if (model->is_stale)
        return say("The board cannot be read now");
    if (!model->is_shown)
        return say("One moment…");
    return model->shown.card_count > 0 ? say("Waiting for a hello") : say("Hosts’ board");
}

// An icon and a word, at the end of the rectangle.
static void view_sign(const struct board_look *look, struct rect *rect, const char *icon, const char *text)
{
    const struct theme *theme = &look->panel->theme;
    struct words words = { TEXT_PLAIN, look->small_px, look->small_px * 2 / 3, TEXT_START, theme->quiet, 1 };
    int size = look->small_px * 5 / 4,
        width = metrics_width(look->panel->text, TEXT_PLAIN, look->small_px, text);
    struct rect sign = rect_cut_end(rect, least(size * 3 / 2 + width, rect->w / 2), look->gap);

    draw_icon(look->scene.list, (struct rect){ sign.x, sign.y + (sign.h - size) / 2, size, size },
              theme->quiet, icon);
    sign.x += size * 3 / 2;
    sign.w -= size * 3 / 2;
    board_line_draw(look, sign, words, text);
}

// Light only, and how long no PIN is asked.
static void view_signs(const struct board_look *look, struct rect *rect)
{
    const struct board_model *model = look->model;
    int64_t left_ms = model->unlocked_until_ms - model->now_ms;
    char text[BOARD_WORDS];

    if (model->shown.is_quiet)
        view_sign(look, rect, "quiet", say("quiet"));
    if (left_ms <= 0)
        return;
    say_into(text, sizeof text, say("%d s"), (int)((left_ms + SECOND_MS - 1) / SECOND_MS));
    view_sign(look, rect, "lock", text);
}

static void view_head(const struct board_look *look, struct rect rect)
{
    const struct theme *theme = &look->panel->theme;
    struct words title = { TEXT_STRONG, look->text_px, look->small_px * 2 / 3, TEXT_START, theme->ink, 2 };
    struct words event = { TEXT_PLAIN, look->text_px * 4 / 5, look->small_px * 2 / 3,
                           TEXT_END,   theme->quiet,          2 };
    char text[BOARD_WORDS];
    int width;

    if (look->model->is_stale)
        title.colour = theme->urgent;
    say_event(text, look->model);
    width = metrics_width(look->panel->text, TEXT_PLAIN, event.size_px, text);
    board_line_draw(look, rect_cut_end(&rect, least(width, rect.w * 11 / 20), look->gap * 2), event, text);
    view_signs(look, &rect);
    board_line_draw(look, rect, title, say_title(look->model));
}

// ---- the whole

static void view_main(const struct board_look *look, struct rect rect)
{
    const struct board_shown *shown = &look->model->shown;

    if (look->model->sheet != BOARD_NO_SHEET)
        board_view_sheet(look, rect);
    else if (shown->card_count == 0 && shown->help_count == 0 && board_asking_seen(look) == 0)
        board_view_calm(look, rect);
    else
        board_view_cards(look, rect);
}

static int side_width(const struct board_look *look, int width)
{
    int least = panel_px(look->panel, look->panel->kind == PANEL_LOW ? 66 : 84), wanted = width * 27 / 100;

    return wanted > least ? wanted : least;
}

static void view_landscape(const struct board_look *look, struct rect rect)
{
    struct rect side = rect_cut_end(&rect, side_width(look, rect.w), look->gap * 2);

    view_main(look, rect);
    board_view_side(look, side);
}

static void view_foot(const struct board_look *look, struct rect rect)
{
    if (look->model->notice.until_ms) {
        board_view_notice(look, rect);
        return;
    }
    board_view_take(look, rect_cut_bottom(&rect, board_take_height(look, rect.w), look->gap));
    board_view_hosts_strip(look, rect);
}

static int foot_height(const struct board_look *look, int width)
{
    return look->model->notice.until_ms
               ? board_notice_height(look, width)
               : board_hosts_strip_height(look) + look->gap + board_take_height(look, width);
}

static void view_portrait(const struct board_look *look, struct rect rect)
{
    struct rect below = rect_cut_bottom(&rect, foot_height(look, rect.w), look->gap);
    int reach = panel_reach(look->panel);

    if (look->model->shown.has_event)
        board_view_counts_strip(
            look, rect_cut_top(&rect, board_line(look->small_px) * 3 + look->pad * 2, look->gap));
    if (rect.y < reach && reach < rect.y + rect.h / 2)
        rect_cut_top(&rect, reach - rect.y, 0);
    view_main(look, rect);
    view_foot(look, below);
}

// A larger glass hangs further away: its lesser words grow with it.
static int type_percent(const struct panel *panel)
{
    int percent = (int)(panel->width_px / panel->px_per_mm * 100 / 476);

    return panel->kind == PANEL_TALL || percent < 100 ? 100 : percent > 150 ? 150 : percent;
}

static struct board_look look_of(const struct board_model *model, const struct panel *panel,
                                 struct draw_list *list)
{
    bool is_low = panel->kind == PANEL_LOW;
    int percent = type_percent(panel);

    return (struct board_look){ .model = model,
                                .panel = panel,
                                .scene = { .panel = panel,
                                           .list = list,
                                           .pressed_message = model->pressed_message,
                                           .pressed_number = model->pressed_number,
                                           .focus = model->focus },
                                .gap = panel_px(panel, is_low ? 2.5 : 4.5),
                                .pad = panel_px(panel, is_low ? 4 : 7.5),
                                .corner = panel_px(panel, is_low ? 4 : 7),
                                .small_px = panel_type(panel, TYPE_SMALL) * percent / 100,
                                .text_px = panel_type(panel, TYPE_TEXT) * percent / 100,
                                .button_px = panel_px(panel, panel_button_mm(panel)) };
}

void board_view(const struct board_model *model, const struct panel *panel, struct draw_list *list)
{
    struct board_look look = look_of(model, panel, list);
    int margin = panel->kind == PANEL_LOW ? panel_px(panel, 4) : panel->width_px * 3 / 100;
    struct rect all = { margin, margin, panel->width_px - 2 * margin, panel->height_px - 2 * margin };

    draw_begin(list, panel->width_px, panel->height_px, panel->theme.ground);
    view_head(&look, rect_cut_top(&all, panel_px(panel, panel->kind == PANEL_LOW ? 10 : 13), look.gap));
    if (board_troubles_height(&look) > 0)
        board_view_troubles(&look, rect_cut_bottom(&all, board_troubles_height(&look), look.gap));
    if (panel->kind == PANEL_TALL)
        view_portrait(&look, all);
    else
        view_landscape(&look, all);
}
