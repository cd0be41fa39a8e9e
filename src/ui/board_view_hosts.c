// Who is on duty, and what they are about; a touch lets them rest, or leads to the others.
#include "ui/board_view_inside.h"

#include <stdio.h>

#include "ui/say.h"

static int on_duty(const struct board_look *look)
{
    const struct board_shown *shown = &look->model->shown;
    size_t count = 0;

    while (count < shown->host_count && shown->hosts[count].on_duty)
        count++;
    return (int)count;
}

static void view_nobody(const struct board_look *look, struct rect rect)
{
    struct words words = {
        TEXT_STRONG, look->small_px, look->small_px * 2 / 3, TEXT_START, look->panel->theme.attention_text, 2
    };

    board_line_draw(look, rect, words, say("Nobody is on duty"));
}

static int32_t state_colour(const struct board_look *look, const struct board_host *host)
{
    bool is_going = host->open > 0 && !board_host_rests(look->model, host);

    return is_going ? look->panel->theme.primary : look->panel->theme.quiet;
}

static void view_host(const struct board_look *look, struct rect rect, size_t place)
{
    const struct theme *theme = &look->panel->theme;
    const struct board_host *host = &look->model->shown.hosts[place];
    bool is_away = board_host_rests(look->model, host) || board_host_is_unheard(look->model, host);
    struct words name = { TEXT_PLAIN, look->small_px * 112 / 100,          look->small_px * 2 / 3,
                          TEXT_START, is_away ? theme->quiet : theme->ink, 2 };
    struct words state = { TEXT_PLAIN, look->small_px,           look->small_px * 2 / 3,
                           TEXT_END,   state_colour(look, host), 2 };
    int face = least(rect.h, look->small_px * 2), width;
    char region[24], text[BOARD_WORDS];
    struct tap tap = { region, BOARD_TAP_ONE_HOST, (int)place, false };

    snprintf(region, sizeof region, "duty-%zu", place + 1);
    if (widget_is_pressed(&look->scene, tap))
        draw_shape(look->scene.list, rect, look->corner, theme->soft);
    widget_region(&look->scene, rect, look->corner, tap);
    board_view_face(look, (struct rect){ rect.x, rect.y + (rect.h - face) / 2, face, face }, host);
    rect.x += face + look->pad / 2;
    rect.w -= face + look->pad / 2;
    board_say_does(text, look->model, host);
    width = metrics_width(look->panel->text, TEXT_PLAIN, look->small_px, text);
    if (text[0])
        board_line_draw(look, rect_cut_end(&rect, least(width, rect.w / 2), look->gap), state, text);
    say_into(text, sizeof text, host->is_lead && look->panel->kind >= PANEL_DESK ? say("%s, lead") : "%s",
             host->shown);
    board_line_draw(look, rect, name, text);
}

// Greyed like their name where their phone may be asleep.
void board_view_face(const struct board_look *look, struct rect rect, const struct board_host *host)
{
    bool is_away = board_host_rests(look->model, host) || board_host_is_unheard(look->model, host);

    if (is_away || !host->on_duty)
        widget_avatar(&look->scene, rect, host->initials);
    else
        widget_host(&look->scene, rect, host->initials, host->colour);
}

static void view_others(const struct board_look *look, struct rect rect, int hidden)
{
    const struct theme *theme = &look->panel->theme;
    struct words words = { TEXT_PLAIN, look->small_px, look->small_px * 2 / 3, TEXT_START, theme->quiet, 1 };
    struct tap tap = { "all-hosts", BOARD_TAP_ALL_HOSTS, 0, false };
    int icon = least(look->small_px * 5 / 4, rect.h / 2);
    char text[BOARD_WORDS];

    if (hidden > 0)
        say_into(text, sizeof text, say("+%d more"), hidden);
    else
        say_into(text, sizeof text, "%s", say("All hosts"));
    if (widget_is_pressed(&look->scene, tap))
        draw_shape(look->scene.list, rect, look->corner, theme->soft);
    widget_region(&look->scene, rect, look->corner, tap);
    draw_icon(look->scene.list,
              (struct rect){ rect.x + rect.w - icon, rect.y + (rect.h - icon) / 2, icon, icon }, theme->quiet,
              "next");
    rect.w -= icon + look->gap;
    board_line_draw(look, rect, words, text);
}

int board_host_row(const struct board_look *look)
{
    return greatest(look->small_px * 2, panel_px(look->panel, 15));
}

static int row_gap(const struct board_look *look)
{
    return panel_px(look->panel, 2.1);
}

void board_view_hosts(const struct board_look *look, struct rect rect)
{
    struct words head = { TEXT_PLAIN, look->small_px,           look->small_px * 2 / 3,
                          TEXT_START, look->panel->theme.quiet, 1 };
    int count = on_duty(look), all = (int)look->model->shown.host_count, pad = look->pad * 4 / 5;
    int row = board_host_row(look), gap = row_gap(look);
    int head_h = look->panel->kind == PANEL_LOW ? 0 : board_line(look->small_px) + gap;
    int needed = count + (count == 0) + (all > count), shown;
    int room = (rect.h - 2 * pad - head_h + gap) / (row + gap);

    if (room < 1 || (room < 2 && needed > 1))
        return;
    shown = needed <= room ? count : room - 1 - (count == 0);
    rect.h = 2 * pad + head_h + least(needed, room) * (row + gap) - gap;
    widget_card(&look->scene, rect);
    rect = (struct rect){ rect.x + look->pad, rect.y + pad, rect.w - 2 * look->pad, rect.h };
    if (head_h > 0)
        board_line_draw(look, rect_cut_top(&rect, head_h - gap, gap), head, say("On duty"));
    if (count == 0)
        view_nobody(look, rect_cut_top(&rect, row, gap));
    for (int i = 0; i < shown; i++)
        view_host(look, rect_cut_top(&rect, row, gap), (size_t)i);
    if (shown < count || all > count)
        view_others(look, rect_cut_top(&rect, row, gap), count - shown);
}

int board_hosts_strip_height(const struct board_look *look)
{
    return board_line(look->small_px) + look->gap / 2 + board_host_row(look) + look->pad * 3 / 2;
}

void board_view_hosts_strip(const struct board_look *look, struct rect rect)
{
    struct words head = { TEXT_PLAIN, look->small_px,           look->small_px * 2 / 3,
                          TEXT_START, look->panel->theme.quiet, 1 };
    int count = on_duty(look), all = (int)look->model->shown.host_count, columns, width, seen, needed;

    widget_card(&look->scene, rect);
    rect = (struct rect){ rect.x + look->pad, rect.y + look->pad * 3 / 4, rect.w - 2 * look->pad,
                          rect.h - look->pad * 3 / 2 };
    board_line_draw(look, rect_cut_top(&rect, board_line(look->small_px), look->gap / 2), head,
                    say("On duty"));
    columns = greatest(rect.w / greatest(look->small_px * 7, panel_px(look->panel, 48)), 2);
    needed = count + (count == 0) + (all > count);
    columns = least(columns, greatest(needed, 2));
    width = (rect.w - (columns - 1) * look->gap * 2) / columns;
    seen = needed <= columns ? count : least(count, columns - 1);
    rect = (struct rect){ rect.x, rect.y, width, least(rect.h, board_host_row(look)) };
    if (count == 0) {
        view_nobody(look, rect);
        rect.x += width + look->gap * 2;
    }
    for (int i = 0; i < seen; i++, rect.x += width + look->gap * 2)
        view_host(look, rect, (size_t)i);
    if (seen < count || all > count)
        view_others(look, rect, count - seen);
}
