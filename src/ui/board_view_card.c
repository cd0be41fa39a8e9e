// The card of somebody who waits, and how large names can be.
#include "ui/board_view_inside.h"

#include <stdio.h>

#include "ui/say.h"

enum { NAME_MM_PER_M = 7, TYPICAL_NAME_EMS = 5, AVATAR_PERCENT = 95, PRESSED_PERCENT = 8 };

// How large type is, from the fullest to the least. The last one leaves out who is called: colour and
// minutes say how urgent it is.
static const struct {
    int name_percent, detail_percent;
    bool is_tight;
} steps[BOARD_CARD_STEPS] = {
    { 100, 100, false }, { 100, 75, false }, { 90, 50, false },
    { 80, 25, false },   { 70, 0, false },   { 70, 0, true },
};

// ---- measures

static int tag_height(const struct board_look *look)
{
    return look->small_px * 155 / 100;
}

static int wait_height(const struct board_look *look, const struct board_card_size *size)
{
    return (look->text_px + (size->is_tight ? 0 : look->small_px)) * 122 / 100;
}

static int end_height(const struct board_look *look, const struct board_card_size *size)
{
    return wait_height(look, size) + look->gap * 2 / 3 + look->button_px;
}

// Names as large as the distance asks, if a usual one has room beside the rest.
static int name_size(const struct board_look *look, int room, bool has_avatar)
{
    double wanted_mm = (double)NAME_MM_PER_M * look->model->distance_m / TEXT_CAPITALS;

    if (has_avatar)
        room = (room - look->pad) * 100 * TYPICAL_NAME_EMS / (100 * TYPICAL_NAME_EMS + AVATAR_PERCENT);
    return least(panel_px(look->panel, wanted_mm), room / TYPICAL_NAME_EMS);
}

struct board_card_size board_card_size(const struct board_look *look, int width, size_t step)
{
    struct board_card_size size = { .bar = panel_px(look->panel, 5),
                                    .tag = tag_height(look),
                                    .pad_above = steps[step].is_tight ? look->gap * 3 / 5 : look->pad * 4 / 5,
                                    .is_tight = steps[step].is_tight };
    bool has_avatar = look->panel->kind != PANEL_LOW;
    int room, rows, largest;

    size.end_width = least(width * 32 / 100, look->small_px * 11);
    room = width - size.bar - look->pad * 3 - size.end_width;
    largest = name_size(look, room, has_avatar);
    size.name_px = greatest(largest * steps[step].name_percent / 100, look->text_px);
    size.detail_px = look->small_px + (look->text_px - look->small_px) * steps[step].detail_percent / 100;
    rows = size.name_px * 115 / 100 + board_line(size.detail_px) + look->gap / 2 + size.tag;
    size.height = size.pad_above * 2 + greatest(rows, end_height(look, &size));
    size.avatar = has_avatar ? least(largest * AVATAR_PERCENT / 100, size.height * 45 / 100) : 0;
    return size;
}

// ---- one card

struct card_look {
    const struct board_look *look;
    const struct board_card_size *size;
    const struct board_card *card;
    int place, position, level;
    bool is_claimed, asks, is_busy;
};

struct card_colours {
    int32_t ground, mark, words;
};

static struct card_colours colours_of(const struct card_look *it)
{
    const struct theme *theme = &it->look->panel->theme;
    struct card_colours of_level[] = {
        { theme->card, theme->ink, theme->ink },
        { board_mix(theme->card, theme->attention, 7), theme->attention, theme->attention_text },
        { board_mix(theme->ground, theme->urgent, 10), theme->urgent, theme->urgent },
    };

    if (it->is_claimed)
        return (struct card_colours){ theme->card, it->asks ? theme->attention : theme->primary, theme->ink };
    return of_level[it->level];
}

static struct tap tap_of(const struct card_look *it, char name[32], const char *format, int message)
{
    snprintf(name, 32, format, it->position + 1);
    return (struct tap){ name, message, it->place, it->is_busy };
}

static void view_avatar(const struct card_look *it, struct rect *rect)
{
    const struct theme *theme = &it->look->panel->theme;
    struct rect round = { rect->x, rect->y + (rect->h - it->size->avatar) / 2, it->size->avatar,
                          it->size->avatar };
    struct words words = { TEXT_STRONG, round.h * 38 / 100, 0, TEXT_CENTRE, theme->on_attention, 1 };

    if (round.w == 0)
        return;
    if (it->is_claimed)
        words.colour = theme->ink;
    draw_shape(it->look->scene.list, round, round.h, it->is_claimed ? theme->soft : theme->attention);
    board_line_draw(it->look, widget_inset(round, round.h / 8), words, it->card->initials);
    rect->x += round.w + it->look->pad;
    rect->w -= round.w + it->look->pad;
}

// What is said below the name: on one line, as small as is read from afar, else on two.
static void lay_below(const struct card_look *it, int width, struct words *words, char text[BOARD_WORDS],
                      struct laid_words *laid)
{
    const struct theme *theme = &it->look->panel->theme;
    struct words one_line;

    *words = (struct words){ TEXT_PLAIN, it->size->detail_px, it->size->detail_px * 9 / 10,
                             TEXT_START, theme->quiet,        2 };
    if (it->asks) {
        words->weight = TEXT_STRONG;
        words->size_px = it->look->text_px;
        words->colour = theme->attention_text;
        say_into(text, BOARD_WORDS, say("%s, did you find %s?"), it->card->host_name, it->card->shown);
    } else {
        board_say_detail(text, it->card);
    }
    one_line = *words;
    one_line.lines = 1;
    one_line.least_px = least(words->size_px, it->look->small_px) * 9 / 10;
    words_lay(it->look->panel, &one_line, text, width, laid);
    if (laid->size_px < one_line.least_px)
        words_lay(it->look->panel, words, text, width, laid);
    else
        *words = one_line;
}

// On one line if it need not be much smaller for that.
static int name_lines(const struct card_look *it, int width)
{
    int small_px = it->size->name_px * 56 / 100;

    return metrics_width(it->look->panel->text, TEXT_STRONG, small_px, it->card->shown) <= width ? 1 : 2;
}

static void view_name(const struct card_look *it, struct rect rect)
{
    const struct board_look *look = it->look;
    struct words below, name = { TEXT_STRONG, it->size->name_px,      it->size->name_px / 2,
                                 TEXT_START,  look->panel->theme.ink, name_lines(it, rect.w) };
    bool has_tags = board_has_tags(look, it->card) && !it->asks;
    int name_h = it->size->name_px * 115 / 100, tags_h = has_tags ? look->gap / 2 + it->size->tag : 0,
        below_h;
    char text[BOARD_WORDS];
    struct laid_words laid;

    lay_below(it, rect.w, &below, text, &laid);
    if (has_tags && laid.count > 1 && words_height(&laid) > rect.h - name_h - tags_h) { // words before chips
        has_tags = false;
        tags_h = 0;
    }
    below_h = least(words_height(&laid), greatest(rect.h - name_h - tags_h, board_line(it->size->detail_px)));
    rect_cut_top(&rect, (rect.h - name_h - below_h - tags_h) / 2 - it->size->name_px / 16, 0);
    board_line_draw(look, rect_cut_top(&rect, name_h, 0), name, it->card->shown);
    board_line_draw(look, rect_cut_top(&rect, below_h, look->gap / 2), below, text);
    if (has_tags)
        board_tags(look, (struct rect){ rect.x, rect.y, rect.w, it->size->tag }, it->card);
}

// The two lines over the button: how long, and who is called or going.
static void view_wait(const struct card_look *it, struct rect rect, struct card_colours colours)
{
    const struct board_look *look = it->look;
    struct words big = { TEXT_STRONG, look->text_px, look->small_px, TEXT_END, colours.words, 1 };
    struct words little = { TEXT_PLAIN, look->small_px,           look->small_px * 2 / 3,
                            TEXT_END,   look->panel->theme.quiet, 1 };
    char wait[BOARD_WORDS], words[BOARD_WORDS];

    board_say_minutes(wait, board_minutes(look->model, it->card->arrived_ms));
    if (it->is_claimed)
        say_into(words, sizeof words, say("%s is going"), it->card->host_name);
    else
        board_say_call(words, look->model, it->card);
    board_line_draw(look, rect_cut_top(&rect, look->text_px * 122 / 100, 0), big,
                    it->is_claimed ? words : wait);
    if (!it->size->is_tight)
        board_line_draw(look, rect, little, it->is_claimed ? wait : words);
}

static void view_button(const struct card_look *it, struct rect rect)
{
    const struct board_look *look = it->look;
    enum button_look kind = it->is_claimed ? BUTTON_OUTLINED : BUTTON_PRIMARY;
    const char *text = it->is_busy      ? say("One moment…")
                       : it->is_claimed ? say("I said hello")
                                        : say("I’ll go");
    int width = widget_button_width(&look->scene, rect.h, NULL, text, rect.w);
    char name[32];
    struct tap tap = it->is_claimed ? tap_of(it, name, "hello-%d", BOARD_TAP_HELLO)
                                    : tap_of(it, name, "go-%d", BOARD_TAP_GO);

    widget_button(&look->scene, rect_cut_end(&rect, width, 0), kind, NULL, text, tap);
}

// Did you find them?
static void view_answers(const struct card_look *it, struct rect rect)
{
    const struct board_look *look = it->look;
    int height = look->button_px, gap = panel_px(look->panel, 2.2);
    char name[32];

    rect_cut_top(&rect, (rect.h - 2 * height - gap) / 2, 0);
    widget_button(&look->scene, rect_cut_top(&rect, height, gap), BUTTON_PRIMARY, NULL, say("Yes"),
                  tap_of(it, name, "hello-%d", BOARD_TAP_HELLO));
    widget_button(&look->scene, rect_cut_top(&rect, height, 0), BUTTON_OUTLINED, NULL, say("2 more minutes"),
                  tap_of(it, name, "more-%d", BOARD_TAP_MORE_TIME));
}

static void view_end(const struct card_look *it, struct rect rect, struct card_colours colours)
{
    const struct board_look *look = it->look;
    struct rect button;

    if (it->asks) {
        view_answers(it, rect);
        return;
    }
    rect_cut_top(&rect, (rect.h - end_height(look, it->size)) / 2, 0);
    view_wait(it, rect_cut_top(&rect, wait_height(look, it->size), look->gap * 2 / 3), colours);
    button = rect_cut_top(&rect, look->button_px, 0);
    view_button(it, button);
}

// The bar at the start is wider the longer they wait: it is seen before words can be read.
static void view_ground(const struct card_look *it, struct rect rect, struct card_colours colours)
{
    struct draw_list *list = it->look->scene.list;
    int bar = it->size->bar * (it->is_claimed ? 2 : 2 + it->level) / 4, corner = it->look->corner;

    draw_shape(list, rect, corner, colours.ground);
    draw_shape(list, (struct rect){ rect.x, rect.y, corner * 2 + bar, rect.h }, corner, colours.mark);
    draw_shape(list, (struct rect){ rect.x + bar, rect.y, corner * 2, rect.h }, 0, colours.ground);
}

static struct card_look look_at_card(const struct board_look *look, const struct board_card_size *size,
                                     size_t place, size_t position)
{
    const struct board_card *card = &look->model->shown.cards[place];

    return (struct card_look){ .look = look,
                               .size = size,
                               .card = card,
                               .place = (int)place,
                               .position = (int)position,
                               .level = board_card_level(look->model, card),
                               .is_claimed = board_card_is_claimed(look->model, card),
                               .asks = board_card_asks(look->model, card),
                               .is_busy = board_is_busy(look->model, card->visit) };
}

void board_view_card(const struct board_look *look, struct rect rect, const struct board_card_size *size,
                     size_t place, size_t position)
{
    struct card_look card = look_at_card(look, size, place, position), *it = &card;
    struct card_colours colours = colours_of(it);
    struct rect start, end;
    char name[32];
    struct tap tap = tap_of(it, name, "card-%d", BOARD_TAP_CARD);

    if (widget_is_pressed(&look->scene, tap))
        colours.ground = board_mix(colours.ground, look->panel->theme.ink, PRESSED_PERCENT);
    view_ground(it, rect, colours);
    start = (struct rect){ rect.x + look->pad, rect.y + size->pad_above, rect.w - 2 * look->pad,
                           rect.h - 2 * size->pad_above };
    end = rect_cut_end(&start, it->size->end_width, look->pad);
    start.x += it->size->bar;
    start.w -= it->size->bar;
    widget_region(&look->scene, (struct rect){ rect.x, rect.y, start.x + start.w - rect.x, rect.h },
                  look->corner, tap);
    view_avatar(it, &start);
    view_name(it, start);
    view_end(it, end, colours);
}
