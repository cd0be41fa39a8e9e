// What is out of order, in words and without alarm: hosts read it, guests never do.
#include "ui/board_view_inside.h"

#include <string.h>

#include "ui/say.h"

enum { LINES = 2 };

static const struct {
    const char *kind, *icon;
} icons[] = {
    { "battery", "battery" },
    { "clock", "clock" },
    { "network", "offline" },
    { "scanner", "scan" },
};

static const char *icon_of(const char *kind)
{
    for (size_t i = 0; i < sizeof icons / sizeof *icons; i++)
        if (strcmp(icons[i].kind, kind) == 0)
            return icons[i].icon;
    return "warn";
}

static int count_of(const struct board_model *model)
{
    return (int)model->shown.trouble_count;
}

// What was lost is told until somebody has read it.
static bool is_to_be_seen(const struct board_model *model)
{
    for (size_t i = 0; i < model->shown.trouble_count; i++) {
        if (strcmp(model->shown.troubles[i].kind, "webhook") == 0)
            return true;
    }
    return false;
}

int board_troubles_height(const struct board_look *look)
{
    int lines = least(count_of(look->model), LINES) * board_line(look->small_px);

    return is_to_be_seen(look->model) ? greatest(lines, board_host_row(look)) : lines;
}

static void view_seen(const struct board_look *look, struct rect *rect)
{
    struct tap tap = { "seen", BOARD_TAP_SEEN, 0, false };
    int height = board_host_row(look), width = widget_pill_width(&look->scene, height, "check", say("Seen"));
    struct rect pill = rect_cut_end(rect, width, look->gap);

    pill = (struct rect){ pill.x, pill.y + (pill.h - height) / 2, pill.w, height };
    widget_pill(&look->scene, pill, "check", say("Seen"), tap);
}

void board_view_troubles(const struct board_look *look, struct rect rect)
{
    const struct theme *theme = &look->panel->theme;
    struct words words = { TEXT_PLAIN, look->small_px, look->small_px / 2, TEXT_START, theme->quiet, 1 };
    int count = count_of(look->model), shown = least(count, LINES), icon = look->small_px,
        line_h = board_line(look->small_px);
    char more[BOARD_WORDS];

    if (is_to_be_seen(look->model))
        view_seen(look, &rect);
    rect_cut_top(&rect, (rect.h - shown * line_h) / 2, 0);
    for (int i = 0; i < shown; i++) {
        struct rect line = rect_cut_top(&rect, line_h, 0);
        const struct board_trouble *trouble = &look->model->shown.troubles[i];

        if (i == shown - 1 && count > shown) {
            say_into(more, sizeof more, say("+%d more"), count - shown);
            board_line_draw(look, rect_cut_end(&line, look->small_px * 5, look->gap), words, more);
        }
        draw_icon(look->scene.list, (struct rect){ line.x, line.y + (line.h - icon) / 2, icon, icon },
                  theme->attention_text, icon_of(trouble->kind));
        line.x += icon * 3 / 2;
        line.w -= icon * 3 / 2;
        board_line_draw(look, line, words, trouble->said);
    }
}
