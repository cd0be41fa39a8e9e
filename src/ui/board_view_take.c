// The foot of the side: the board on a phone, and the way back from a board that was lent.
#include "ui/board_view_inside.h"

#include "ui/say.h"
#include "util/zone.h"

enum { QR_MM = 34, PAPER = 0xFFFFFF, PRINT = 0x12161F };

static int seconds_until(const struct board_look *look, int64_t until_ms)
{
    int64_t left_ms = until_ms - look->model->now_ms;

    return left_ms > 0 ? (int)((left_ms + SECOND_MS - 1) / SECOND_MS) : 0;
}

static int button_height(const struct board_look *look)
{
    return look->panel->kind == PANEL_LOW ? board_host_row(look) : look->button_px;
}

static bool shows_code(const struct board_look *look)
{
    return look->model->take.until_ms > 0 && look->model->lent_until_ms == 0;
}

int board_take_height(const struct board_look *look, int width)
{
    int code = least(panel_px(look->panel, QR_MM), width / 2);

    if (look->model->lent_until_ms)
        return look->button_px;
    return shows_code(look) ? code + look->pad * 3 / 2 : button_height(look);
}

static void view_done(const struct board_look *look, struct rect rect)
{
    char text[BOARD_WORDS];

    say_into(text, sizeof text, say("Done · %d s"), seconds_until(look, look->model->lent_until_ms));
    widget_button(&look->scene, rect, BUTTON_PRIMARY, NULL, text,
                  (struct tap){ "done", BOARD_TAP_LEAVE, 0, false });
}

// Light behind it in every theme, with the margin that readers ask for.
static void view_code(const struct board_look *look, struct rect *rect, const char *url)
{
    int size = least(rect->h, rect->w / 2), margin = size / 12;
    struct rect paper = { rect->x, rect->y + (rect->h - size) / 2, size, size };

    draw_shape(look->scene.list, paper, look->corner / 2, PAPER);
    draw_qr(look->scene.list, widget_inset(paper, margin), PRINT, url);
    rect->x += size + look->pad * 2 / 3;
    rect->w -= size + look->pad * 2 / 3;
}

static void view_offer(const struct board_look *look, struct rect rect)
{
    const struct theme *theme = &look->panel->theme;
    const struct board_take *take = &look->model->take;
    struct tap tap = { "take", BOARD_TAP_TAKE, 0, false };
    struct words words = { TEXT_PLAIN, look->small_px, look->small_px * 2 / 3, TEXT_START, theme->ink, 5 };
    char text[BOARD_WORDS];

    widget_card(&look->scene, rect);
    widget_region(&look->scene, rect, panel_corner(look->panel), tap);
    rect = (struct rect){ rect.x + look->pad * 3 / 4, rect.y + look->pad * 3 / 4, rect.w - look->pad * 3 / 2,
                          rect.h - look->pad * 3 / 2 };
    if (take->url[0]) {
        view_code(look, &rect, take->url);
        say_into(text, sizeof text, say("Scan it with your phone, then say yes here. %d s"),
                 seconds_until(look, take->until_ms));
    } else {
        say_into(text, sizeof text, "%s", say("Phones: start Usher with “--web”"));
    }
    board_line_draw(look, rect, words, text);
}

void board_view_take(const struct board_look *look, struct rect rect)
{
    if (look->model->lent_until_ms)
        view_done(look, rect);
    else if (shows_code(look))
        view_offer(look, rect);
    else {
        struct scene quiet = look->scene;

        quiet.button_px = look->small_px;
        widget_button(&quiet, rect, BUTTON_OUTLINED, "phone", say("Take the board with you"),
                      (struct tap){ "take", BOARD_TAP_TAKE, 0, false });
    }
}
