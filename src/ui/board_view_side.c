// Beside the cards: the counts, and what was done last.
#include "ui/board_view_inside.h"

#include <stdio.h>

#include "ui/say.h"

// ---- the counts

enum { COUNTS = 4 };

struct count {
    char number[32], of[32], label[64];
};

static void say_counts(const struct board_shown *shown, struct count counts[COUNTS])
{
    int wait_s = shown->typical_wait_s;

    snprintf(counts[0].number, sizeof counts[0].number, "%d", shown->arrived);
    counts[0].of[0] = counts[1].of[0] = counts[3].of[0] = '\0';
    if (shown->expected > 0)
        say_into(counts[0].label, sizeof counts[0].label, say("of %d here"), shown->expected);
    else
        say_into(counts[0].label, sizeof counts[0].label, "%s", say("here"));
    snprintf(counts[1].number, sizeof counts[1].number, "%d", shown->first_visits);
    say_into(counts[1].label, sizeof counts[1].label, "%s",
             shown->first_visits == 1 ? say("first visit") : say("first visits"));
    snprintf(counts[2].number, sizeof counts[2].number, "%d", shown->greeted);
    counts[2].of[0] = '\0';
    if (shown->owed > 0)
        snprintf(counts[2].of, sizeof counts[2].of, "/%d", shown->owed);
    say_into(counts[2].label, sizeof counts[2].label, "%s", say("greeted"));
    if (wait_s >= 0)
        snprintf(counts[3].number, sizeof counts[3].number, "%d:%02d", wait_s / 60, wait_s % 60);
    else
        snprintf(counts[3].number, sizeof counts[3].number, "–");
    say_into(counts[3].label, sizeof counts[3].label, "%s", say("typical wait"));
}

// "3/6": the second part is smaller, on the same line.
static void view_number(const struct board_look *look, struct rect rect, const struct count *count,
                        int size_px)
{
    const struct theme *theme = &look->panel->theme;
    int small_px = size_px * 58 / 100, width, low;

    width = metrics_width(look->panel->text, TEXT_STRONG, size_px, count->number);
    low = (int)((size_px - small_px) * TEXT_CAPITALS);
    draw_text(look->scene.list, (struct rect){ rect.x, rect.y, width, rect.h }, TEXT_STRONG, size_px,
              TEXT_START, theme->ink, count->number);
    if (!count->of[0])
        return;
    rect.x += width + size_px / 24;
    draw_text(look->scene.list,
              (struct rect){ rect.x, rect.y + low,
                             metrics_width(look->panel->text, TEXT_STRONG, small_px, count->of),
                             rect.h - low },
              TEXT_STRONG, small_px, TEXT_START, theme->quiet, count->of);
}

static int number_width(const struct board_look *look, const struct count *count, int size_px)
{
    return metrics_width(look->panel->text, TEXT_STRONG, size_px, count->number) +
           metrics_width(look->panel->text, TEXT_STRONG, size_px * 58 / 100, count->of) + size_px / 24;
}

static int number_size(const struct board_look *look, const struct count *count, int width, int size_px)
{
    int wanted = number_width(look, count, size_px);

    return wanted <= width ? size_px : size_px * width / wanted;
}

static void view_count(const struct board_look *look, struct rect rect, const struct count *count,
                       int size_px)
{
    struct words label = { TEXT_PLAIN, look->small_px,           look->small_px * 2 / 3,
                           TEXT_START, look->panel->theme.quiet, 1 };

    view_number(look, rect_cut_top(&rect, size_px * 100 / 100, look->gap / 2), count,
                number_size(look, count, rect.w, size_px));
    rect.h = board_line(look->small_px);
    board_line_draw(look, rect, label, count->label);
}

// One line each where there is no room for two.
static void view_count_row(const struct board_look *look, struct rect rect, const struct count *count,
                           int number_w)
{
    struct words label = { TEXT_PLAIN, look->small_px,           look->small_px * 2 / 3,
                           TEXT_START, look->panel->theme.quiet, 1 };

    view_number(look, rect, count, number_size(look, count, number_w, look->text_px));
    rect.x += number_w + look->gap;
    rect.w -= number_w + look->gap;
    board_line_draw(look, rect, label, count->label);
}

static void view_counts_low(const struct board_look *look, struct rect *side)
{
    struct count counts[COUNTS];
    int line = look->small_px * 118 / 100, height = line * COUNTS + look->pad * 3 / 2, number_w = 0;
    struct rect card;

    if (side->h < height)
        return;
    card = rect_cut_top(side, height, look->gap);
    say_counts(&look->model->shown, counts);
    widget_card(&look->scene, card);
    card = (struct rect){ card.x + look->pad, card.y + look->pad * 3 / 4, card.w - 2 * look->pad, card.h };
    for (size_t i = 0; i < COUNTS; i++) {
        int width = number_width(look, &counts[i], look->small_px);

        number_w = width > number_w ? width : number_w;
    }
    number_w = number_w < card.w / 2 ? number_w : card.w / 2;
    for (size_t i = 0; i < COUNTS; i++)
        view_count_row(look, rect_cut_top(&card, line, 0), &counts[i], number_w);
}

static void view_counts(const struct board_look *look, struct rect *side)
{
    struct count counts[COUNTS];
    int size = side->w * 17 / 100;
    int height = size + look->gap / 2 + board_line(look->small_px) + look->pad * 3 / 2;

    say_counts(&look->model->shown, counts);
    for (size_t i = 0; i < COUNTS && side->h >= height; i += 2) {
        struct rect card = rect_cut_top(side, height, look->gap * 4 / 5), half;

        widget_card(&look->scene, card);
        half = (struct rect){ card.x + look->pad, card.y + look->pad * 3 / 4,
                              (card.w - look->pad * 2 - look->gap * 2) / 2, card.h - look->pad * 3 / 2 };
        view_count(look, half, &counts[i], size);
        half.x += half.w + look->gap * 2;
        view_count(look, half, &counts[i + 1], size);
    }
}

void board_view_counts_strip(const struct board_look *look, struct rect rect)
{
    struct count counts[COUNTS];
    int width = (rect.w - 2 * look->pad - (COUNTS - 1) * look->gap) / COUNTS;
    int size = rect.h - look->pad * 3 / 2 - look->gap / 2 - board_line(look->small_px);

    say_counts(&look->model->shown, counts);
    widget_card(&look->scene, rect);
    for (int i = 0; i < COUNTS; i++)
        view_count(look,
                   (struct rect){ rect.x + look->pad + i * (width + look->gap), rect.y + look->pad * 3 / 4,
                                  width, rect.h - look->pad * 3 / 2 },
                   &counts[i], size);
}

// ---- what was done last

static struct words notice_words(const struct board_look *look)
{
    int size_px = (look->small_px + look->text_px) / 2;

    return (
        struct words){ TEXT_STRONG, size_px, look->small_px * 2 / 3, TEXT_START, look->panel->theme.ink, 4 };
}

static int notice_buttons(const struct board_notice *notice)
{
    return notice->deed.can_undo + (notice->deed.effect.act == BOARD_GREET && notice->deed.meet_count > 0);
}

int board_notice_height(const struct board_look *look, int width)
{
    const struct board_notice *notice = &look->model->notice;
    struct words words = notice_words(look);
    struct laid_words laid;
    char text[BOARD_WORDS];

    if (look->panel->kind == PANEL_TALL)
        return look->button_px + look->pad * 2;
    board_say_notice(text, notice);
    words_lay(look->panel, &words, text, width - look->pad * 2, &laid);
    return words_height(&laid) + look->pad * 2 + (notice_buttons(notice) ? look->button_px + look->gap : 0);
}

// Undo, and beside it whom they should meet.
static void view_notice_buttons(const struct board_look *look, struct rect rect,
                                const struct board_notice *notice)
{
    struct rect second = rect;

    if (notice_buttons(notice) == 2)
        second = rect_cut_end(&rect, (rect.w - look->gap) / 2, look->gap);
    if (notice->deed.can_undo)
        widget_button(&look->scene, rect, BUTTON_OUTLINED, NULL, say("Undo"),
                      (struct tap){ "undo", BOARD_TAP_UNDO, 0, false });
    if (notice_buttons(notice) > notice->deed.can_undo)
        widget_button(&look->scene, second, BUTTON_PRIMARY, NULL, say("Introduce"),
                      (struct tap){ "introduce", BOARD_TAP_INTRODUCE, 0, false });
}

void board_view_notice(const struct board_look *look, struct rect rect)
{
    const struct board_notice *notice = &look->model->notice;
    const struct theme *theme = &look->panel->theme;
    struct draw_item *card = draw_shape(look->scene.list, rect, look->corner, theme->card);
    int buttons = notice_buttons(notice);
    char text[BOARD_WORDS];

    card->edge = notice->refusal[0] ? theme->attention : theme->primary;
    card->edge_px = (int16_t)(widget_edge(look->panel) * 2);
    rect = widget_inset(rect, look->pad);
    board_say_notice(text, notice);
    if (buttons > 0)
        view_notice_buttons(look,
                            look->panel->kind == PANEL_TALL
                                ? rect_cut_end(&rect, rect.w * buttons / 4, look->gap)
                                : rect_cut_bottom(&rect, look->button_px, look->gap),
                            notice);
    board_line_draw(look, rect, notice_words(look), text);
}

void board_view_side(const struct board_look *look, struct rect rect)
{
    if (look->model->notice.until_ms)
        board_view_notice(look, rect_cut_bottom(&rect, board_notice_height(look, rect.w), look->gap));
    if (look->model->shown.has_event) {
        if (look->panel->kind == PANEL_LOW)
            view_counts_low(look, &rect);
        else
            view_counts(look, &rect);
    }
    if (!look->model->notice.until_ms && rect.h >= board_take_height(look, rect.w))
        board_view_take(look, rect_cut_bottom(&rect, board_take_height(look, rect.w), look->gap));
    board_view_hosts(look, rect);
}
