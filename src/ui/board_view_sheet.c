// What a tapped card asks: who goes, who has said hello, when, and what became of it. A sheet takes the
// place of the cards, so that nothing of it can be missed and nothing under it can be touched.
#include "ui/board_view_inside.h"

#include <stdio.h>

#include "ui/say.h"

// ---- what to talk about

static int tag_width(const struct board_look *look, const char *text, int most)
{
    int width =
        metrics_width(look->panel->text, TEXT_PLAIN, look->small_px * 95 / 100, text) + look->small_px;

    return width < most ? width : most;
}

int board_tags(const struct board_look *look, struct rect rect, const struct board_card *card)
{
    const struct theme *theme = &look->panel->theme;
    struct words words = { TEXT_PLAIN, look->small_px * 95 / 100, look->small_px / 2, TEXT_CENTRE, theme->ink,
                           1 };
    int height = look->small_px * 155 / 100, x = rect.x, y = rect.y;
    char text[BOARD_WORDS];

    for (size_t i = 0; i < card->tag_count; i++) {
        int width;

        board_say_tag(text, &card->tags[i]);
        width = tag_width(look, text, rect.w);
        if (x > rect.x && x + width > rect.x + rect.w) {
            x = rect.x;
            y += height + look->gap / 2;
        }
        if (y + height > rect.y + rect.h)
            break;
        draw_shape(look->scene.list, (struct rect){ x, y, width, height }, height / 3, theme->soft);
        board_line_draw(look,
                        (struct rect){ x + look->small_px / 3, y, width - look->small_px * 2 / 3, height },
                        words, text);
        x += width + look->gap / 2;
    }
    return y + height - rect.y;
}

// ---- a call for help

void board_view_help(const struct board_look *look, struct rect rect, size_t place)
{
    const struct theme *theme = &look->panel->theme;
    const struct board_help *help = &look->model->shown.helps[place];
    bool is_busy = board_is_busy(look->model, help->help);
    struct words words = { TEXT_STRONG, look->text_px,       look->small_px * 2 / 3,
                           TEXT_START,  theme->on_attention, 2 };
    struct words little = { TEXT_PLAIN, look->small_px,      look->small_px * 2 / 3,
                            TEXT_END,   theme->on_attention, 1 };
    int icon = look->text_px * 5 / 4, inset = (rect.h - look->button_px) / 2;
    char text[BOARD_WORDS], name[24];
    struct rect button;

    draw_shape(look->scene.list, rect, look->corner, theme->attention);
    button = board_cut_end(&rect, look->button_px * 9 / 4 + inset, look->gap);
    button = (struct rect){ button.x, button.y + inset, button.w - inset, button.h - 2 * inset };
    draw_icon(look->scene.list, (struct rect){ rect.x + look->pad, rect.y + (rect.h - icon) / 2, icon, icon },
              theme->on_attention, "hand");
    rect.x += look->pad * 3 / 2 + icon;
    rect.w -= look->pad * 3 / 2 + icon;
    board_say_minutes(text, board_minutes(look->model, help->at_ms));
    board_line_draw(
        look,
        board_cut_end(&rect, metrics_width(look->panel->text, TEXT_PLAIN, look->small_px, text), look->gap),
        little, text);
    board_say_help(text, help);
    board_line_draw(look, rect, words, text);
    snprintf(name, sizeof name, "help-%zu", place + 1);
    widget_button(&look->scene, button, BUTTON_OUTLINED, NULL,
                  is_busy ? say("One moment…") : say("I’m on it"),
                  (struct tap){ name, BOARD_TAP_HELP, (int)place, is_busy });
}

// ---- the sheet's head

static void say_question(char out[BOARD_WORDS], const struct board_model *model,
                         const struct board_card *card)
{
    const struct board_host *host = board_host(model, model->sheet_host);
    const char *guest = card ? card->shown : "", *host_name = host ? host->shown : "";

    switch (model->sheet) {
    case BOARD_WHO_GOES:
        say_into(out, BOARD_WORDS, say("Who goes to %s?"), guest);
        break;
    case BOARD_WHO_GREETED:
        say_into(out, BOARD_WORDS, say("Who has said hello to %s?"), guest);
        break;
    case BOARD_ON_THE_WAY:
        say_into(out, BOARD_WORDS, say("%s is going to %s"), card ? card->host_name : "", guest);
        break;
    case BOARD_WHEN:
        say_into(out, BOARD_WORDS, say("When did %s say hello?"), host_name);
        break;
    case BOARD_GONE:
        say_into(out, BOARD_WORDS, say("Is %s nowhere to be found?"), guest);
        break;
    case BOARD_WHO_HELPS:
        say_into(out, BOARD_WORDS, "%s", say("Who is on it?"));
        break;
    default:
        out[0] = '\0';
    }
}

static void say_about(char out[BOARD_WORDS], const struct board_model *model, const struct board_card *card)
{
    const struct board_help *help = board_help(model, model->sheet_about);

    out[0] = '\0';
    if (model->sheet == BOARD_GONE)
        say_into(out, BOARD_WORDS, "%s",
                 say("The card leaves the board. At their next visit they are owed a hello."));
    else if (card)
        board_say_detail(out, card);
    else if (help)
        board_say_help(out, help);
}

static void view_sheet_head(const struct board_look *look, struct rect *rect, const struct board_card *card)
{
    const struct theme *theme = &look->panel->theme;
    int large = panel_type(look->panel, look->panel->kind == PANEL_LOW ? TYPE_TEXT : TYPE_LARGE);
    struct words title = { TEXT_STRONG, large, look->small_px, TEXT_START, theme->ink, 2 };
    struct words about = { TEXT_PLAIN, look->small_px, look->small_px * 2 / 3, TEXT_START, theme->quiet, 2 };
    int close = look->button_px < large * 2 ? look->button_px : large * 2, least = panel_px(look->panel, 15);
    struct rect top;
    char text[BOARD_WORDS];

    close = close < least ? least : close;
    top = board_cut_top(rect, close, look->gap / 2);
    widget_pill(&look->scene, board_cut_end(&top, close, look->gap), "close", NULL,
                (struct tap){ "close", BOARD_TAP_CLOSE, 0, false });
    say_question(text, look->model, card);
    board_line_draw(look, top, title, text);
    say_about(text, look->model, card);
    board_line_draw(look, board_cut_top(rect, board_line(look->small_px), look->gap), about, text);
    if (card && card->tag_count > 0 && look->model->sheet == BOARD_WHO_GOES)
        board_cut_top(rect,
                      board_tags(look, (struct rect){ rect->x, rect->y, rect->w, look->small_px * 4 }, card),
                      look->gap);
}

// ---- hosts to choose from

static void view_host_button(const struct board_look *look, struct rect rect, size_t place)
{
    const struct theme *theme = &look->panel->theme;
    const struct board_host *host = &look->model->shown.hosts[place];
    struct words name = { TEXT_STRONG, look->text_px, look->small_px * 2 / 3, TEXT_START, theme->ink, 2 };
    struct words state = { TEXT_PLAIN, look->small_px, look->small_px / 2, TEXT_START, theme->quiet, 1 };
    struct tap tap = { "", BOARD_TAP_HOST, (int)place, false };
    char region[24], text[BOARD_WORDS] = "";
    struct draw_item *shape;
    int inset = rect.h / 6;

    snprintf(region, sizeof region, "host-%zu", place + 1);
    tap.name = region;
    shape = draw_shape(look->scene.list, rect, look->corner,
                       widget_is_pressed(&look->scene, tap) ? theme->soft : theme->card);
    shape->edge = host->on_duty ? theme->primary : theme->edge;
    shape->edge_px = (int16_t)widget_edge(look->panel);
    widget_region(&look->scene, rect, look->corner, tap);
    rect = widget_inset(rect, inset);
    widget_avatar(&look->scene, (struct rect){ rect.x, rect.y, rect.h, rect.h }, host->initials);
    rect.x += rect.h + look->pad / 2;
    rect.w -= rect.h + look->pad / 2;
    if (host->open == 1)
        say_into(text, sizeof text, "%s", say("is with 1 guest"));
    else if (host->open > 1)
        say_into(text, sizeof text, say("is with %d guests"), host->open);
    else if (!host->on_duty)
        say_into(text, sizeof text, "%s", say("not on duty"));
    if (text[0])
        board_line_draw(look, board_cut_bottom(&rect, rect.h * 2 / 5, 0), state, text);
    board_line_draw(look, rect, name, host->shown);
}

static void view_nobody(const struct board_look *look, struct rect rect)
{
    struct words words = { TEXT_PLAIN, look->text_px, look->small_px, TEXT_START, look->panel->theme.ink, 4 };

    rect.h = board_line(look->text_px) * 4;
    board_line_draw(look, rect, words,
                    say("No hosts are known yet. The organizer adds them with “usher host add NAME”."));
}

static void view_hosts(const struct board_look *look, struct rect rect)
{
    const struct board_model *model = look->model;
    size_t count = model->shown.host_count, first = (size_t)model->sheet_first, shown, fit;
    int columns = rect.w / panel_px(look->panel, look->panel->kind == PANEL_LOW ? 62 : 80),
        height = look->button_px;
    int width, rows = (rect.h + look->gap) / (height + look->gap);

    columns = columns < 1 ? 1 : columns;
    width = (rect.w - (columns - 1) * look->gap) / columns;
    fit = (size_t)(rows < 1 ? columns : rows * columns);
    if (count == 0)
        view_nobody(look, rect);
    shown = count <= fit ? count : fit - 1; // the last place leads to the others
    for (size_t i = 0; i < shown + (count > fit); i++) {
        struct rect at = { rect.x + (int)i % columns * (width + look->gap),
                           rect.y + (int)i / columns * (height + look->gap), width, height };

        if (i == shown)
            widget_button(&look->scene, at, BUTTON_OUTLINED, NULL, say("More hosts"),
                          (struct tap){ "more-hosts", BOARD_TAP_MORE_HOSTS,
                                        first + shown < count ? (int)(first + shown) : 0, false });
        else if (first + i < count)
            view_host_button(look, at, first + i);
    }
}

// ---- buttons below one another, or beside where it is wide

struct choice {
    enum button_look look;
    const char *text;
    struct tap tap;
};

static void view_choices(const struct board_look *look, struct rect rect, const struct choice choices[],
                         int count)
{
    int columns = rect.w >= panel_px(look->panel, 120) ? 2 : 1;
    int width = (rect.w - (columns - 1) * look->gap) / columns, height = look->button_px * 5 / 4;
    int rows = (count + columns - 1) / columns;

    if (rows * (height + look->gap) - look->gap > rect.h)
        height = look->button_px;
    for (int i = 0; i < count; i++)
        widget_button(&look->scene,
                      (struct rect){ rect.x + i % columns * (width + look->gap),
                                     rect.y + i / columns * (height + look->gap), width, height },
                      choices[i].look, NULL, choices[i].text, choices[i].tap);
}

static void view_on_the_way(const struct board_look *look, struct rect rect)
{
    const struct choice choices[] = {
        { BUTTON_PRIMARY, say("I said hello"), { "hello", BOARD_TAP_HELLO, -1, false } },
        { BUTTON_OUTLINED, say("Somebody else said hello"), { "somebody", BOARD_TAP_SOMEBODY, 0, false } },
        { BUTTON_OUTLINED, say("Give back"), { "release", BOARD_TAP_RELEASE, 0, false } },
        { BUTTON_OUTLINED, say("Can’t find them"), { "gone", BOARD_TAP_GONE, 0, false } },
    };

    view_choices(look, rect, choices, 4);
}

static void view_gone(const struct board_look *look, struct rect rect)
{
    const struct choice choices[] = {
        { BUTTON_OUTLINED, say("Yes, take the card away"), { "gone-sure", BOARD_TAP_GONE_SURE, 0, false } },
        { BUTTON_PRIMARY, say("Keep looking"), { "keep-looking", BOARD_TAP_CLOSE, 0, false } },
    };

    view_choices(look, rect, choices, 2);
}

static void view_when(const struct board_look *look, struct rect rect)
{
    int minutes[BOARD_WHENS];
    int count = (int)board_whens(look->model, minutes);
    char texts[BOARD_WHENS][64], names[BOARD_WHENS][24];
    struct choice choices[BOARD_WHENS];

    for (int i = 0; i < count; i++) {
        snprintf(texts[i], sizeof texts[i], minutes[i] ? say("%d minutes ago") : say("Just now"), minutes[i]);
        snprintf(names[i], sizeof names[i], "when-%d", minutes[i]);
        choices[i] =
            (struct choice){ BUTTON_OUTLINED, texts[i], { names[i], BOARD_TAP_WHEN, minutes[i], false } };
    }
    view_choices(look, rect, choices, count);
}

static void view_who(const struct board_look *look, struct rect rect)
{
    const char *text = say("Somebody has said hello already");

    if (look->model->sheet == BOARD_WHO_GOES) {
        struct rect foot = board_cut_bottom(&rect, look->button_px, look->gap);

        foot.w = widget_button_width(&look->scene, foot.h, NULL, text, foot.w);
        widget_button(&look->scene, foot, BUTTON_OUTLINED, NULL, text,
                      (struct tap){ "somebody", BOARD_TAP_SOMEBODY, 0, false });
    }
    view_hosts(look, rect);
}

void board_view_sheet(const struct board_look *look, struct rect rect)
{
    const struct board_card *card = board_card(look->model, look->model->sheet_about);

    widget_card(&look->scene, rect);
    rect = widget_inset(rect, look->pad);
    view_sheet_head(look, &rect, card);
    switch (look->model->sheet) {
    case BOARD_ON_THE_WAY:
        view_on_the_way(look, rect);
        break;
    case BOARD_WHEN:
        view_when(look, rect);
        break;
    case BOARD_GONE:
        view_gone(look, rect);
        break;
    default:
        view_who(look, rect);
    }
}
