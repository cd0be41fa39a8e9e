// The cards of those who wait: how large names can be, how many cards fit, and one card.
#include "ui/board_view_inside.h"

#include <stdio.h>

#include "ui/say.h"

enum { NAME_MM_PER_M = 7, TYPICAL_NAME_EMS = 5, AVATAR_MM = 26 };

// What all cards of one board have in common.
struct card_size {
    int name_px, detail_px, height, bar, avatar, end_width, tag;
};

// How large type may be, from the fullest to the least; the first at which every card fits is taken.
static const struct {
    int name_percent, detail_percent;
} steps[] = { { 100, 100 }, { 100, 75 }, { 90, 50 }, { 80, 25 }, { 70, 0 } };
enum { STEPS = sizeof steps / sizeof *steps };

static int tag_height(const struct board_look *look)
{
    return look->small_px * 155 / 100;
}

static int greatest(int one, int other)
{
    return one > other ? one : other;
}

static int least(int one, int other)
{
    return one < other ? one : other;
}

// ---- measures

static int end_height(const struct board_look *look)
{
    return board_line(look->text_px) + board_line(look->small_px) + look->gap + look->button_px;
}

static struct card_size size_at(const struct board_look *look, int width, size_t step)
{
    const struct panel *panel = look->panel;
    struct card_size size = { .bar = panel_px(panel, 5), .tag = tag_height(look) };
    double wanted_mm = (double)NAME_MM_PER_M * look->model->distance_m / TEXT_CAPITALS;
    int room, rows;

    size.end_width = least(width * 32 / 100, greatest(panel_px(panel, 40), look->small_px * 11));
    size.avatar = panel->kind == PANEL_LOW ? 0 : panel_px(panel, AVATAR_MM);
    room = width - size.bar - look->pad * 3 - size.end_width - (size.avatar ? size.avatar + look->pad : 0);
    size.name_px =
        least(panel_px(panel, wanted_mm), room / TYPICAL_NAME_EMS) * steps[step].name_percent / 100;
    size.name_px = greatest(size.name_px, look->text_px);
    size.detail_px = look->small_px + (look->text_px - look->small_px) * steps[step].detail_percent / 100;
    rows = size.name_px * 108 / 100 + board_line(size.detail_px) + look->gap / 2 + size.tag;
    size.height = look->pad * 2 + greatest(rows, end_height(look));
    return size;
}

static int cards_that_fit(const struct board_look *look, const struct card_size *size, int height)
{
    return greatest((height + look->gap) / (size->height + look->gap), 0);
}

static struct card_size choose_size(const struct board_look *look, struct rect rect, int count)
{
    struct card_size size = size_at(look, rect.w, 0);

    for (size_t step = 1; step < STEPS && cards_that_fit(look, &size, rect.h) < count; step++)
        size = size_at(look, rect.w, step);
    return size;
}

// ---- one card

struct card_look {
    const struct board_look *look;
    const struct card_size *size;
    const struct board_card *card;
    int place, level;
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
        return (struct card_colours){ theme->card, theme->primary, theme->ink };
    return of_level[it->level];
}

static struct tap tap_of(const struct card_look *it, char name[24], const char *format, int message)
{
    snprintf(name, 24, format, it->place + 1);
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

static void view_name(const struct card_look *it, struct rect rect)
{
    const struct board_look *look = it->look;
    const struct theme *theme = &look->panel->theme;
    struct words name = { TEXT_STRONG, it->size->name_px, it->size->name_px / 2, TEXT_START, theme->ink, 2 };
    struct words detail = { TEXT_PLAIN, it->size->detail_px, look->small_px * 3 / 4,
                            TEXT_START, theme->quiet,        2 };
    bool has_tags = it->card->tag_count > 0 && !it->asks;
    int name_h = it->size->name_px * 108 / 100, detail_h = board_line(it->size->detail_px);
    int used = name_h + detail_h + (has_tags ? look->gap / 2 + it->size->tag : 0);
    char text[BOARD_WORDS];

    board_cut_top(&rect, (rect.h - used) / 2 - it->size->name_px / 20, 0);
    board_line_draw(look, board_cut_top(&rect, name_h, 0), name, it->card->shown);
    if (it->asks) {
        detail.weight = TEXT_STRONG;
        detail.colour = theme->attention_text;
        say_into(text, sizeof text, say("%s, did you find them?"), it->card->host_name);
    } else {
        board_say_detail(text, it->card);
    }
    board_line_draw(look, board_cut_top(&rect, detail_h, look->gap / 2), detail, text);
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
    board_line_draw(look, board_cut_top(&rect, board_line(look->text_px), 0), big,
                    it->is_claimed ? words : wait);
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
    char name[24];
    struct tap tap = it->is_claimed ? tap_of(it, name, "hello-%d", BOARD_TAP_HELLO)
                                    : tap_of(it, name, "go-%d", BOARD_TAP_GO);

    widget_button(&look->scene, board_cut_end(&rect, width, 0), kind, NULL, text, tap);
}

// Did you find them?
static void view_answers(const struct card_look *it, struct rect rect)
{
    const struct board_look *look = it->look;
    int height = least(look->button_px, (rect.h - look->gap) / 2);
    char name[24];

    board_cut_top(&rect, (rect.h - 2 * height - look->gap) / 2, 0);
    widget_button(&look->scene, board_cut_top(&rect, height, look->gap), BUTTON_PRIMARY, NULL, say("Yes"),
                  tap_of(it, name, "hello-%d", BOARD_TAP_HELLO));
    widget_button(&look->scene, board_cut_top(&rect, height, 0), BUTTON_OUTLINED, NULL, say("2 more minutes"),
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
    board_cut_top(&rect, (rect.h - end_height(look)) / 2, 0);
    view_wait(it, board_cut_top(&rect, board_line(look->text_px) + board_line(look->small_px), look->gap),
              colours);
    button = board_cut_top(&rect, look->button_px, 0);
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

static void view_card(const struct card_look *it, struct rect rect)
{
    const struct board_look *look = it->look;
    struct card_colours colours = colours_of(it);
    struct rect start, end;
    char name[24];
    struct tap tap = tap_of(it, name, "card-%d", BOARD_TAP_CARD);

    view_ground(it, rect, colours);
    start = widget_inset(rect, look->pad);
    end = board_cut_end(&start, it->size->end_width, look->pad);
    start.x += it->size->bar;
    start.w -= it->size->bar;
    widget_region(&look->scene, (struct rect){ rect.x, rect.y, start.x + start.w - rect.x, rect.h },
                  look->corner, tap);
    view_avatar(it, &start);
    view_name(it, start);
    view_end(it, end, colours);
}

static struct card_look card_look(const struct board_look *look, const struct card_size *size, size_t place)
{
    const struct board_card *card = &look->model->shown.cards[place];

    return (struct card_look){ .look = look,
                               .size = size,
                               .card = card,
                               .place = (int)place,
                               .level = board_card_level(look->model, card),
                               .is_claimed = board_card_is_claimed(look->model, card),
                               .asks = board_card_asks(look->model, card),
                               .is_busy = board_is_busy(look->model, card->visit) };
}

// ---- all of them

// "+4 more: Amara O., Lina Ö., …": as many names as the line holds.
static void view_more(const struct board_look *look, struct rect rect, size_t from)
{
    const struct board_shown *shown = &look->model->shown;
    struct words words = {
        TEXT_STRONG, look->text_px, look->small_px, TEXT_START, look->panel->theme.ink, 1
    };
    char text[BOARD_WORDS], longer[BOARD_WORDS];

    say_into(text, sizeof text, say("+%d more"), (int)(shown->card_count - from + shown->more_cards));
    for (size_t i = from; i < shown->card_count; i++) {
        say_into(longer, sizeof longer, "%s%s%s", text, i == from ? ": " : ", ", shown->cards[i].shown);
        if (metrics_width(look->panel->text, TEXT_STRONG, look->text_px, longer) > rect.w)
            break;
        snprintf(text, sizeof text, "%s", longer);
    }
    board_line_draw(look, rect, words, text);
}

static int more_height(const struct board_look *look)
{
    return board_line(look->text_px);
}

// Room that is left is given to those who wait longest: their cards grow.
static int grown(const struct card_look *it, int spare)
{
    return it->size->height + least(spare, it->size->height * 8 * it->level / 100);
}

static void view_list(const struct board_look *look, struct rect rect)
{
    const struct board_shown *shown = &look->model->shown;
    int count = (int)shown->card_count, all = count + (int)shown->more_cards, spare;
    struct card_size size = choose_size(look, rect, all);
    int fit = cards_that_fit(look, &size, rect.h);

    if (fit < all) {
        fit = greatest(cards_that_fit(look, &size, rect.h - more_height(look) - look->gap), 1);
        view_more(look, board_cut_bottom(&rect, more_height(look), look->gap), (size_t)least(fit, count));
    }
    fit = least(fit, count);
    spare = rect.h - fit * (size.height + look->gap) + look->gap;
    for (int i = 0; i < fit; i++) {
        struct card_look it = card_look(look, &size, (size_t)i);
        int height = grown(&it, greatest(spare, 0));

        spare -= height - size.height;
        view_card(&it, board_cut_top(&rect, least(height, rect.h), look->gap));
    }
}

static int help_height(const struct board_look *look)
{
    return look->button_px + look->pad;
}

// Second visits stand below, where there is room.
static void view_backs(const struct board_look *look, struct rect rect)
{
    struct words words = { TEXT_PLAIN, look->small_px,           look->small_px * 2 / 3,
                           TEXT_START, look->panel->theme.quiet, 1 };
    char text[BOARD_WORDS], fact[BOARD_WORDS];

    for (size_t i = 0; i < look->model->shown.back_count; i++) {
        board_say_back(fact, &look->model->shown.backs[i]);
        say_into(text, sizeof text, say("Back again: %s"), fact);
        board_line_draw(look, board_cut_top(&rect, board_line(look->small_px), 0), words, text);
    }
}

static int backs_height(const struct board_look *look)
{
    return (int)look->model->shown.back_count * board_line(look->small_px);
}

void board_view_cards(const struct board_look *look, struct rect rect)
{
    const struct board_shown *shown = &look->model->shown;
    struct card_size smallest = size_at(look, rect.w, STEPS - 1);
    int cards = (int)(shown->card_count + shown->more_cards), backs = backs_height(look), wanted;

    for (size_t i = 0; i < shown->help_count && rect.h > help_height(look); i++)
        board_view_help(look, board_cut_top(&rect, help_height(look), look->gap), i);
    wanted = cards * (smallest.height + look->gap);
    if (backs > 0 && rect.h - backs - look->gap >= wanted)
        view_backs(look, board_cut_bottom(&rect, backs, look->gap));
    if (cards > 0)
        view_list(look, rect);
    else if (rect.h > look->button_px * 3)
        board_view_calm(look, rect);
}
