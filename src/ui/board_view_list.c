// Everybody who waits: how many cards fit, those that do not, calls for help above, second visits below.
#include "ui/board_view_inside.h"

#include <stdio.h>

#include "ui/say.h"

static int cards_that_fit(const struct board_look *look, const struct board_card_size *size, int height)
{
    return greatest((height + look->gap) / (size->height + look->gap), 1);
}

// The smallest cards have no room for the question to a claimer and its two answers.
static size_t last_step(const struct board_look *look)
{
    const struct board_shown *shown = &look->model->shown;

    for (size_t i = 0; i < shown->card_count; i++) {
        if (board_card_asks(look->model, &shown->cards[i]))
            return BOARD_CARD_STEPS - 2;
    }
    return BOARD_CARD_STEPS - 1;
}

// The largest type at which as many cards fit as fit at all.
static struct board_card_size choose_size(const struct board_look *look, struct rect rect, int count)
{
    struct board_card_size size = board_card_size(look, rect.w, last_step(look));
    int most = least(cards_that_fit(look, &size, rect.h), count);

    for (size_t step = 0; step <= last_step(look); step++) {
        size = board_card_size(look, rect.w, step);
        if (cards_that_fit(look, &size, rect.h) >= most)
            break;
    }
    return size;
}

// Where not all fit, those whom nobody has claimed come first, each kind in its order.
static void put_in_order(const struct board_look *look, bool all_fit, size_t order[BOARD_CARDS])
{
    const struct board_shown *shown = &look->model->shown;
    size_t count = 0;

    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < shown->card_count; i++) {
            bool is_claimed = !all_fit && board_card_is_claimed(look->model, &shown->cards[i]);

            if (is_claimed == (round == 1))
                order[count++] = i;
        }
    }
}

// "+4 more: Amara O., Lina Ö., …": as many names as the line holds.
static void view_more(const struct board_look *look, struct rect rect, const size_t order[BOARD_CARDS],
                      size_t from)
{
    const struct board_shown *shown = &look->model->shown;
    struct words words = {
        TEXT_STRONG, look->text_px, look->small_px, TEXT_START, look->panel->theme.ink, 1
    };
    char text[BOARD_WORDS], longer[BOARD_WORDS];

    say_into(text, sizeof text, say("+%d more"), (int)(shown->card_count - from + shown->more_cards));
    for (size_t i = from; i < shown->card_count; i++) {
        say_into(longer, sizeof longer, "%s%s%s", text, i == from ? ": " : ", ",
                 shown->cards[order[i]].shown);
        if (metrics_width(look->panel->text, TEXT_STRONG, look->text_px, longer) > rect.w)
            break;
        snprintf(text, sizeof text, "%s", longer);
    }
    board_line_draw(look, rect, words, text);
}

// Room that is left goes to those who wait longest: their cards grow.
static int grown(const struct board_look *look, const struct board_card *card, int height, int spare)
{
    return height + least(greatest(spare, 0), height * 10 * board_card_level(look->model, card) / 100);
}

static void view_list(const struct board_look *look, struct rect rect)
{
    const struct board_shown *shown = &look->model->shown;
    int count = (int)shown->card_count, all = count + (int)shown->more_cards, spare;
    struct board_card_size size = choose_size(look, rect, all);
    int fit = cards_that_fit(look, &size, rect.h);
    size_t order[BOARD_CARDS];

    put_in_order(look, fit >= all, order);
    if (fit < all) {
        struct rect foot = rect_cut_bottom(&rect, board_line(look->text_px), look->gap);

        size = choose_size(look, rect, fit);
        fit = least(cards_that_fit(look, &size, rect.h), count);
        view_more(look, foot, order, (size_t)fit);
    }
    fit = least(fit, count);
    spare = rect.h - fit * (size.height + look->gap) + look->gap;
    if (fit < all && spare > 0) // the cards end where the glass does
        size.height += spare / fit, spare = 0;
    else if (spare / fit >= board_line(size.detail_px)) // a second line, and the chips stay
        size.height += board_line(size.detail_px), spare -= fit * board_line(size.detail_px);
    for (int i = 0; i < fit; i++) {
        int height = grown(look, &shown->cards[order[i]], size.height, spare);

        spare -= height - size.height;
        board_view_card(look, rect_cut_top(&rect, least(height, rect.h), look->gap), &size, order[i],
                        (size_t)i);
    }
}

// What it is about, and since when: at the end of the line, or of the words where there is little room.
static void view_help_words(const struct board_look *look, struct rect rect, const struct board_help *help)
{
    int32_t ink = look->panel->theme.on_attention;
    struct words words = { TEXT_STRONG, look->text_px, look->small_px * 2 / 3, TEXT_START, ink, 2 };
    struct words little = { TEXT_PLAIN, look->small_px, look->small_px * 2 / 3, TEXT_END, ink, 1 };
    char text[BOARD_WORDS], since[BOARD_WORDS], both[BOARD_WORDS];
    int width;

    board_say_help(text, help);
    board_say_minutes(since, board_minutes(look->model, help->at_ms));
    width = metrics_width(look->panel->text, TEXT_PLAIN, look->small_px, since);
    if (width * 4 > rect.w) {
        say_into(both, sizeof both, "%s · %s", text, since);
        board_line_draw(look, rect, words, both);
        return;
    }
    board_line_draw(look, rect_cut_end(&rect, width, look->gap), little, since);
    board_line_draw(look, rect, words, text);
}

static void view_help(const struct board_look *look, struct rect rect, size_t place)
{
    const struct theme *theme = &look->panel->theme;
    const struct board_help *help = &look->model->shown.helps[place];
    bool is_busy = board_is_busy(look->model, help->help);
    int icon = look->text_px * 5 / 4, inset = (rect.h - look->button_px) / 2;
    char name[32];
    struct rect button;

    draw_shape(look->scene.list, rect, look->corner, theme->attention);
    button = rect_cut_end(&rect, look->button_px * 9 / 4 + inset, look->gap);
    button = (struct rect){ button.x, button.y + inset, button.w - inset, button.h - 2 * inset };
    draw_icon(look->scene.list, (struct rect){ rect.x + look->pad, rect.y + (rect.h - icon) / 2, icon, icon },
              theme->on_attention, "bell");
    rect.x += look->pad * 3 / 2 + icon;
    rect.w -= look->pad * 3 / 2 + icon;
    view_help_words(look, rect, help);
    snprintf(name, sizeof name, "help-%zu", place + 1);
    widget_button(&look->scene, button, BUTTON_OUTLINED, NULL,
                  is_busy ? say("One moment…") : say("I’m on it"),
                  (struct tap){ name, BOARD_TAP_HELP, (int)place, is_busy });
}

// ---- phones that ask to be let in

static bool asks_now(const struct board_look *look, size_t place)
{
    return look->model->shown.asking[place].ends_ms > look->model->now_ms;
}

// Two at a time, one where there is little room: whoever is answered makes way for the next.
size_t board_asking_seen(const struct board_look *look)
{
    size_t count = 0, most = look->panel->kind == PANEL_LOW ? 1 : 2;

    for (size_t i = 0; i < look->model->shown.asking_count; i++)
        count += asks_now(look, i);
    return count < most ? count : most;
}

static void view_phone(const struct board_look *look, struct rect rect, size_t place)
{
    const struct theme *theme = &look->panel->theme;
    const struct board_asking *asking = &look->model->shown.asking[place];
    bool is_busy = board_is_busy(look->model, asking->pairing);
    int icon = look->text_px * 5 / 4, inset = (rect.h - look->button_px) / 2, wide = look->button_px * 2;
    struct words words = { TEXT_STRONG, look->text_px, look->small_px * 2 / 3, TEXT_START, theme->ink, 2 };
    struct words little = { TEXT_PLAIN, look->small_px, look->small_px * 2 / 3, TEXT_START, theme->quiet, 1 };
    struct draw_item *ground = draw_shape(look->scene.list, rect, look->corner, theme->card);
    struct rect buttons = rect_cut_end(&rect, wide * 2 + look->gap + inset, look->gap);
    char text[BOARD_WORDS], allow[24], refuse[24];

    ground->edge = theme->primary;
    ground->edge_px = (int16_t)(widget_edge(look->panel) * 2);
    snprintf(allow, sizeof allow, "allow-%zu", place + 1);
    snprintf(refuse, sizeof refuse, "refuse-%zu", place + 1);
    draw_icon(look->scene.list, (struct rect){ rect.x + look->pad, rect.y + (rect.h - icon) / 2, icon, icon },
              theme->primary, "phone");
    rect = (struct rect){ rect.x + look->pad * 3 / 2 + icon, rect.y + inset / 2,
                          rect.w - look->pad * 3 / 2 - icon, rect.h - inset };
    say_into(text, sizeof text, say("Let %s’s phone in?"), asking->shown);
    if (asking->phone[0])
        board_line_draw(look, rect_cut_bottom(&rect, rect.h * 2 / 5, 0), little, asking->phone);
    board_line_draw(look, rect, words, text);
    buttons = (struct rect){ buttons.x, buttons.y + inset, wide, look->button_px };
    widget_button(&look->scene, buttons, BUTTON_OUTLINED, NULL, say("Refuse"),
                  (struct tap){ refuse, BOARD_TAP_REFUSE, (int)place, is_busy });
    buttons.x += wide + look->gap;
    widget_button(&look->scene, buttons, BUTTON_PRIMARY, NULL, is_busy ? say("One moment…") : say("Allow"),
                  (struct tap){ allow, BOARD_TAP_LET_IN, (int)place, is_busy });
}

static int help_height(const struct board_look *look)
{
    return look->button_px + look->pad;
}

void board_view_asking(const struct board_look *look, struct rect *rect)
{
    size_t left = board_asking_seen(look);

    for (size_t i = 0; left > 0 && i < look->model->shown.asking_count; i++) {
        if (!asks_now(look, i))
            continue;
        view_phone(look, rect_cut_top(rect, help_height(look), look->gap), i);
        left--;
    }
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
        board_line_draw(look, rect_cut_top(&rect, board_line(look->small_px), 0), words, text);
    }
}

static int backs_height(const struct board_look *look)
{
    return (int)look->model->shown.back_count * board_line(look->small_px);
}

// How many calls for help stand above the cards and leave room for one of them.
static size_t helps_that_fit(const struct board_look *look, int height)
{
    size_t count = look->model->shown.help_count;
    int fit = (height + look->gap) / (help_height(look) + look->gap);

    fit = greatest(fit, board_asking_seen(look) == 0); // one always, unless a phone stands there already
    return count < (size_t)fit ? count : (size_t)fit;
}

static void view_helps(const struct board_look *look, struct rect *rect, int least_below)
{
    const struct board_shown *shown = &look->model->shown;
    struct words words = {
        TEXT_STRONG, look->small_px, look->small_px * 2 / 3, TEXT_START, look->panel->theme.attention_text, 1
    };
    int line = board_line(look->small_px);
    size_t all = shown->help_count + shown->more_helps, fit = helps_that_fit(look, rect->h - least_below);
    char text[BOARD_WORDS];

    if (fit < all)
        fit = helps_that_fit(look, rect->h - least_below - line - look->gap);
    for (size_t i = 0; i < fit; i++)
        view_help(look, rect_cut_top(rect, help_height(look), look->gap), i);
    if (fit == all)
        return;
    say_into(text, sizeof text, say("+%d more ask for help"), (int)(all - fit));
    board_line_draw(look, rect_cut_top(rect, line, look->gap), words, text);
}

void board_view_cards(const struct board_look *look, struct rect rect)
{
    const struct board_shown *shown = &look->model->shown;
    struct board_card_size smallest = board_card_size(look, rect.w, last_step(look));
    int cards = (int)(shown->card_count + shown->more_cards), backs = backs_height(look);
    int one = smallest.height + look->gap;

    board_view_asking(look, &rect);
    if (shown->help_count > 0)
        view_helps(look, &rect, cards ? one + (cards > 1 ? board_line(look->text_px) + look->gap : 0) : 0);
    if (backs > 0 && rect.h - backs - look->gap >= cards * one)
        view_backs(look, rect_cut_bottom(&rect, backs, look->gap));
    if (cards > 0)
        view_list(look, rect);
    else if (rect.h > look->button_px * 3)
        board_view_calm(look, rect);
}
