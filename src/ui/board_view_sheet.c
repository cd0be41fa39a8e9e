// What a tapped card asks: who goes, who has said hello, when, and what became of it. A sheet takes the
// place of the cards, so that nothing of it can be missed and nothing under it can be touched.
#include "ui/board_view_inside.h"

#include <stdio.h>

#include "ui/say.h"

// ---- what to talk about

bool board_has_tags(const struct board_card *card)
{
    char text[BOARD_WORDS];

    return card->tag_count > 1 || (card->tag_count == 1 && board_say_tag(text, &card->tags[0]));
}

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

        if (!board_say_tag(text, &card->tags[i]))
            continue;
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
    int about_px = (look->small_px + look->text_px) / 2;
    struct words about = { TEXT_PLAIN, about_px, look->small_px * 2 / 3, TEXT_START, theme->quiet, 2 };
    struct rect top;
    char text[BOARD_WORDS];

    top = board_cut_top(rect, look->button_px, look->gap / 2);
    widget_pill(&look->scene, board_cut_end(&top, look->button_px, look->gap), "close", NULL,
                (struct tap){ "close", BOARD_TAP_CLOSE, 0, false });
    say_question(text, look->model, card);
    board_line_draw(look, top, title, text);
    say_about(text, look->model, card);
    board_line_draw(look, board_cut_top(rect, board_line(about_px), look->gap), about, text);
    if (card && board_has_tags(card) && look->model->sheet == BOARD_WHO_GOES &&
        rect->h > (look->button_px + look->gap) * 2 + look->small_px * 5)
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
    char region[32], text[BOARD_WORDS] = "";
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
    else if (!host->on_duty || host->is_lead)
        say_into(text, sizeof text, "%s", host->on_duty ? say("lead") : say("not on duty"));
    if (text[0])
        board_line_draw(look, board_cut_bottom(&rect, rect.h * 2 / 5, 0), state, text);
    board_line_draw(look, rect, name, host->shown);
}

// Rows take the height that is there, within reason.
static int row_height(const struct board_look *look, int height, int rows)
{
    int each = (height + look->gap) / rows - look->gap, most = look->button_px * 3 / 2;

    return each > most ? most : each < look->button_px ? look->button_px : each;
}

static int grid_end(const struct board_look *look, struct rect rect, int height, int rows)
{
    return rect.y + rows * (height + look->gap) - look->gap;
}

static int view_nobody(const struct board_look *look, struct rect rect)
{
    struct words words = { TEXT_PLAIN, look->text_px, look->small_px, TEXT_START, look->panel->theme.ink, 4 };

    rect.h = board_line(look->text_px) * 4;
    board_line_draw(look, rect, words,
                    say("No hosts are known yet. The organizer adds them with “usher host add NAME”."));
    return rect.y + rect.h;
}

// How many hosts stand in a row, and how many rows there are for them.
struct host_grid {
    int columns, rows, width, height;
};

static struct host_grid host_grid(const struct board_look *look, struct rect rect, int count)
{
    int columns = rect.w / panel_px(look->panel, look->panel->kind == PANEL_LOW ? 62 : 80);
    int rows = (rect.h + look->gap) / (look->button_px + look->gap), needed;

    columns = columns < 1 ? 1 : columns;
    rows = rows < 1 ? 1 : rows;
    needed = (count + columns - 1) / columns;
    needed = needed < 1 ? 1 : needed > rows ? rows : needed;
    return (struct host_grid){ columns, rows, (rect.w - (columns - 1) * look->gap) / columns,
                               row_height(look, rect.h, needed) };
}

// Returns where the last row ends.
static int view_hosts(const struct board_look *look, struct rect rect)
{
    int count = (int)look->model->shown.host_count, first = look->model->sheet_first;
    struct host_grid grid = host_grid(look, rect, count);
    int fit = grid.rows * grid.columns,
        shown = count <= fit ? count : fit - 1; // the last leads to the others

    if (count == 0)
        return view_nobody(look, rect);
    for (int i = 0; i < shown + (count > fit); i++) {
        struct rect at = { rect.x + i % grid.columns * (grid.width + look->gap),
                           rect.y + i / grid.columns * (grid.height + look->gap), grid.width, grid.height };

        if (i == shown)
            widget_button(&look->scene, at, BUTTON_OUTLINED, NULL, say("More hosts"),
                          (struct tap){ "more-hosts", BOARD_TAP_MORE_HOSTS,
                                        first + shown < count ? first + shown : 0, false });
        else if (first + i < count)
            view_host_button(look, at, (size_t)(first + i));
    }
    return grid_end(look, rect, grid.height, (least(count, fit) + grid.columns - 1) / grid.columns);
}

// ---- buttons below one another, or beside where it is wide

struct choice {
    enum button_look look;
    const char *text;
    struct tap tap;
};

static int view_choices(const struct board_look *look, struct rect rect, const struct choice choices[],
                        int count)
{
    int columns = rect.w >= panel_px(look->panel, 120) ? 2 : 1;
    int width = (rect.w - (columns - 1) * look->gap) / columns;
    int height = row_height(look, rect.h, (count + columns - 1) / columns);

    for (int i = 0; i < count; i++)
        widget_button(&look->scene,
                      (struct rect){ rect.x + i % columns * (width + look->gap),
                                     rect.y + i / columns * (height + look->gap), width, height },
                      choices[i].look, NULL, choices[i].text, choices[i].tap);
    return grid_end(look, rect, height, (count + columns - 1) / columns);
}

static int view_on_the_way(const struct board_look *look, struct rect rect)
{
    const struct choice choices[] = {
        { BUTTON_PRIMARY, say("I said hello"), { "hello", BOARD_TAP_HELLO, -1, false } },
        { BUTTON_OUTLINED, say("Somebody else said hello"), { "somebody", BOARD_TAP_SOMEBODY, 0, false } },
        { BUTTON_OUTLINED, say("Give back"), { "release", BOARD_TAP_RELEASE, 0, false } },
        { BUTTON_OUTLINED, say("Can’t find them"), { "gone", BOARD_TAP_GONE, 0, false } },
    };

    return view_choices(look, rect, choices, 4);
}

static int view_gone(const struct board_look *look, struct rect rect)
{
    const struct choice choices[] = {
        { BUTTON_OUTLINED, say("Yes, take the card away"), { "gone-sure", BOARD_TAP_GONE_SURE, 0, false } },
        { BUTTON_PRIMARY, say("Keep looking"), { "keep-looking", BOARD_TAP_CLOSE, 0, false } },
    };

    return view_choices(look, rect, choices, 2);
}

static int view_when(const struct board_look *look, struct rect rect)
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
    return view_choices(look, rect, choices, count);
}

static int view_who(const struct board_look *look, struct rect rect)
{
    const char *text = say("Somebody has said hello already");
    int end, height = look->button_px, gap = look->gap * 2;

    if (look->model->sheet != BOARD_WHO_GOES || look->model->shown.host_count == 0)
        return view_hosts(look, rect);
    rect.h -= height + gap;
    end = view_hosts(look, rect) + gap;
    widget_button(
        &look->scene,
        (struct rect){ rect.x, end, widget_button_width(&look->scene, height, NULL, text, rect.w), height },
        BUTTON_OUTLINED, NULL, text, (struct tap){ "somebody", BOARD_TAP_SOMEBODY, 0, false });
    return end + height;
}

void board_view_sheet(const struct board_look *look, struct rect rect)
{
    const struct board_card *card = board_card(look->model, look->model->sheet_about);
    struct draw_item *ground = draw_shape(look->scene.list, rect, look->corner, look->panel->theme.card);
    int top = rect.y, end;

    ground->edge = look->panel->theme.edge;
    ground->edge_px = (int16_t)widget_edge(look->panel);
    rect = widget_inset(rect, look->pad);
    view_sheet_head(look, &rect, card);
    switch (look->model->sheet) {
    case BOARD_ON_THE_WAY:
        end = view_on_the_way(look, rect);
        break;
    case BOARD_WHEN:
        end = view_when(look, rect);
        break;
    case BOARD_GONE:
        end = view_gone(look, rect);
        break;
    default:
        end = view_who(look, rect);
    }
    ground->rect.h = end + look->pad - top; // as high as what stands on it
}
