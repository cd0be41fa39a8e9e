// Hosts to choose from on a sheet: who suits best first, with the reason; those not on duty on a page of
// their own.
#include "ui/board_view_inside.h"

#include <stdio.h>

#include "ui/say.h"

// How small reasons may be, in hundredths.
enum { REASON_PERCENT = 80 };

// As many reasons as stand on a line without being much smaller.
static void say_reasons(char out[BOARD_WORDS], const struct board_look *look, const struct board_host *host,
                        int width)
{
    const struct board_card *card = board_card(look->model, look->model->sheet_about);
    char facts[BOARD_FACTS][BOARD_LINE];
    size_t count = board_say_why(facts, look->model, card, host);

    do
        board_join_facts(out, facts, count);
    while (metrics_width(look->panel->text, TEXT_PLAIN, look->small_px * REASON_PERCENT / 100, out) > width &&
           --count > 0);
}

// The size at which the reasons of all these hosts stand on a line.
static int reasons_type(const struct board_look *look, const size_t places[], int count, int width)
{
    int size_px = look->small_px;
    char text[BOARD_WORDS];

    for (int i = 0; i < count; i++) {
        say_reasons(text, look, &look->model->shown.hosts[places[i]], width);
        size_px = metrics_fit(look->panel->text, TEXT_PLAIN, size_px, look->small_px * REASON_PERCENT / 100,
                              text, width, 1);
    }
    return size_px;
}

static void view_host_words(const struct board_look *look, struct rect rect, const struct board_host *host,
                            int why_px)
{
    const struct theme *theme = &look->panel->theme;
    struct words name = { TEXT_STRONG, look->text_px, look->small_px * 2 / 3, TEXT_START, theme->ink, 2 };
    struct words why = { TEXT_PLAIN, why_px, look->small_px * 2 / 3, TEXT_START, theme->quiet, 1 };
    char text[BOARD_WORDS];

    say_reasons(text, look, host, rect.w);
    board_line_draw(look, rect_cut_bottom(&rect, rect.h * 45 / 100, 0), why, text);
    board_line_draw(look, rect, name, host->shown);
}

// Where the words of a host stand, beside the face.
static struct rect words_place(const struct board_look *look, struct rect rect, struct rect *face)
{
    int side = least(rect.h * 2 / 3, rect.w / 4), start;

    rect = widget_inset(rect, rect.h / 10);
    *face = (struct rect){ rect.x + rect.h / 20, rect.y + (rect.h - side) / 2, side, side };
    start = side + look->pad / 2 + rect.h / 20;
    return (struct rect){ rect.x + start, rect.y, rect.w - start, rect.h };
}

static void view_host_button(const struct board_look *look, struct rect rect, size_t place, int why_px)
{
    const struct theme *theme = &look->panel->theme;
    const struct board_host *host = &look->model->shown.hosts[place];
    bool leads_on = look->model->sheet == BOARD_ALL_HOSTS;
    char region[32];
    struct tap tap = { region, leads_on ? BOARD_TAP_ONE_HOST : BOARD_TAP_HOST, (int)place, false };
    struct draw_item *shape;
    struct rect face, words = words_place(look, rect, &face);

    snprintf(region, sizeof region, "host-%zu", place + 1);
    shape = draw_shape(look->scene.list, rect, look->corner,
                       widget_is_pressed(&look->scene, tap) ? theme->soft : theme->card);
    shape->edge = host->on_duty ? theme->primary : theme->edge;
    shape->edge_px = (int16_t)widget_edge(look->panel);
    widget_region(&look->scene, rect, look->corner, tap);
    board_view_face(look, face, host);
    view_host_words(look, words, host, why_px);
}

static int view_nobody(const struct board_look *look, struct rect rect)
{
    struct words words = { TEXT_PLAIN, look->text_px, look->small_px, TEXT_START, look->panel->theme.ink, 4 };

    rect.h = board_line(look->text_px) * 4;
    board_line_draw(look, rect, words,
                    say("No hosts are known yet. The organizer adds them with “usher host add NAME”."));
    return rect.y + rect.h;
}

// What stands on this page: places from `first` of the order, then perhaps a button that leads on.
struct page {
    int first, count, next; // next: where the button leads; -1: there is none
    const char *leads;
};

// A page ends where its kind of hosts does: who is ready, then somebody else.
static struct page page_of(int first, int ready, int all, int room)
{
    int end = first < ready ? ready : all;

    if (end - first <= room && (end == all && first == 0))
        return (struct page){ first, end - first, -1, NULL };
    if (end - first < room)
        return (struct page){ first, end - first, end == all ? 0 : end,
                              end == all ? say("Back to the first") : say("Somebody else") };
    return (struct page){ first, room - 1, first + room - 1, say("More hosts") };
}

// As large as the names beside it.
static void view_more(const struct board_look *look, struct rect rect, const struct page *page)
{
    struct scene scene = look->scene;

    scene.button_px = least(look->text_px, widget_button_type(&scene, rect, NULL, page->leads));
    widget_button(&scene, rect, BUTTON_OUTLINED, NULL, page->leads,
                  (struct tap){ "more-hosts", BOARD_TAP_MORE_HOSTS, page->next, false });
}

int board_view_choose_host(const struct board_look *look, struct rect rect)
{
    size_t order[BOARD_HOSTS], ready;
    int all = (int)board_hosts_offered(look->model, order, &ready), width, height, rows, stand, why_px;
    struct rect words, face;
    int columns = greatest(rect.w / panel_px(look->panel, look->panel->kind == PANEL_LOW ? 60 : 80), 1);
    int most = greatest((rect.h + look->gap) / (look->button_px + look->gap), 1);
    struct page page;

    if (all == 0)
        return view_nobody(look, rect);
    columns = most * columns < 2 ? 2 : columns; // a host and the way to the others
    page = page_of(look->model->sheet_first, look->model->sheet == BOARD_ALL_HOSTS ? all : (int)ready, all,
                   most * columns);
    stand = page.count + (page.next >= 0);
    rows = (stand + columns - 1) / columns;
    width = (rect.w - (columns - 1) * look->gap) / columns;
    height = board_row_height(look, rect.h, rows);
    words = words_place(look, (struct rect){ 0, 0, width, height }, &face);
    why_px = reasons_type(look, order + page.first, page.count, words.w);
    for (int i = 0; i < stand; i++) {
        struct rect at = { rect.x + i % columns * (width + look->gap),
                           rect.y + i / columns * (height + look->gap), width, height };

        if (i < page.count)
            view_host_button(look, at, order[page.first + i], why_px);
        else
            view_more(look, at, &page);
    }
    return rect.y + rows * (height + look->gap) - look->gap;
}
