// What a tapped card asks: who goes, who has said hello, when, and what became of it. A sheet takes the
// place of the cards, so that nothing of it can be missed and nothing under it can be touched.
#include "ui/board_view_inside.h"

#include <stdio.h>

#include "ui/say.h"

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
    case BOARD_WHY:
        say_into(out, BOARD_WORDS, say("Why does %s need no welcome?"), guest);
        break;
    case BOARD_PIN:
        say_into(out, BOARD_WORDS, "%s", say("Only for hosts"));
        break;
    case BOARD_ALL_HOSTS:
        say_into(out, BOARD_WORDS, "%s", say("All hosts"));
        break;
    case BOARD_ONE_HOST:
        host = board_host(model, model->sheet_about);
        say_into(out, BOARD_WORDS, "%s", host ? host->shown : "");
        break;
    case BOARD_INTRODUCE:
        say_into(out, BOARD_WORDS, say("Whom should %s meet?"), model->greeted.guest);
        break;
    default:
        out[0] = '\0';
    }
}

static void say_about(char out[BOARD_WORDS], const struct board_model *model, const struct board_card *card)
{
    const struct board_help *help = board_help(model, model->sheet_about);
    const struct board_host *host = board_host(model, model->sheet_about);
    char facts[BOARD_FACTS][BOARD_LINE];

    out[0] = '\0';
    if (model->sheet == BOARD_ONE_HOST && host)
        board_join_facts(out, facts, board_say_why(facts, model, NULL, host));
    else if (model->sheet == BOARD_GONE)
        say_into(out, BOARD_WORDS, "%s",
                 say("The card leaves the board. At their next visit they are owed a hello."));
    else if (card)
        board_say_detail(out, card);
    else if (help)
        board_say_help(out, help);
}

// Whom they should meet, a line for each, where a sheet is about that and has room.
static void view_meets(const struct board_look *look, struct rect *rect, const struct board_card *card)
{
    const struct board_deed *greeted = &look->model->greeted;
    bool is_introduce = look->model->sheet == BOARD_INTRODUCE;
    const struct board_meet *meets = is_introduce ? greeted->meets : card ? card->meets : NULL;
    size_t count = is_introduce ? greeted->meet_count : card ? card->meet_count : 0;
    struct words words = { TEXT_PLAIN, look->small_px,         look->small_px * 2 / 3,
                           TEXT_START, look->panel->theme.ink, 1 };
    int line = board_line(look->small_px), rows = is_introduce ? 1 : 4; // of buttons, below
    char text[BOARD_WORDS];

    if (!is_introduce && look->model->sheet != BOARD_ON_THE_WAY)
        return;
    for (size_t i = 0; i < count && rect->h - line > (look->button_px + look->gap) * rows; i++) {
        board_say_meet(text, &meets[i]);
        board_line_draw(look, rect_cut_top(rect, line, 0), words, text);
    }
    if (count > 0)
        rect_cut_top(rect, 0, look->gap);
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

    top = rect_cut_top(rect, look->button_px, look->gap / 2);
    widget_pill(&look->scene, rect_cut_end(&top, look->button_px, look->gap), "close", NULL,
                (struct tap){ "close", BOARD_TAP_CLOSE, 0, false });
    say_question(text, look->model, card);
    board_line_draw(look, top, title, text);
    say_about(text, look->model, card);
    if (text[0])
        board_line_draw(look, rect_cut_top(rect, board_line(about_px), look->gap), about, text);
    else
        rect_cut_top(rect, 0, look->gap / 2);
    view_meets(look, rect, card);
    if (card && board_has_tags(look, card) && look->model->sheet == BOARD_WHO_GOES &&
        rect->h > (look->button_px + look->gap) * 3 + look->small_px * 5)
        rect_cut_top(rect,
                     board_tags(look, (struct rect){ rect->x, rect->y, rect->w, look->small_px * 4 }, card),
                     look->gap);
}

// Rows take the height that is there, within reason.
int board_row_height(const struct board_look *look, int height, int rows)
{
    int each = (height + look->gap) / rows - look->gap, most = look->button_px * 3 / 2;

    return each > most ? most : each < look->button_px ? look->button_px : each;
}

// ---- buttons below one another, or beside where it is wide

struct choice {
    enum button_look look;
    const char *text;
    struct tap tap;
};

// One size for all of them, that of the longest.
static int choices_type(const struct board_look *look, int width, int height, const struct choice choices[],
                        int count)
{
    struct rect rect = { 0, 0, width, height };
    int size_px = height;

    for (int i = 0; i < count; i++)
        size_px = least(size_px, widget_button_type(&look->scene, rect, NULL, choices[i].text));
    return size_px;
}

// As many beside one another as are needed for all to have their height.
static int view_choices(const struct board_look *look, struct rect rect, const struct choice choices[],
                        int count)
{
    int columns = rect.w >= panel_px(look->panel, 120) ? 2 : 1, rows, width, height;
    int room = greatest((rect.h + look->gap) / (look->button_px + look->gap), 1);
    struct scene scene = look->scene;

    columns = greatest(columns, (count + room - 1) / room);
    rows = (count + columns - 1) / columns;
    width = (rect.w - (columns - 1) * look->gap) / columns;
    height = board_row_height(look, rect.h, rows);
    scene.button_px = choices_type(look, width, height, choices, count);
    scene.keeps_px = true;
    for (int i = 0; i < count; i++)
        widget_button(&scene,
                      (struct rect){ rect.x + i % columns * (width + look->gap),
                                     rect.y + i / columns * (height + look->gap), width, height },
                      choices[i].look, NULL, choices[i].text, choices[i].tap);
    return rect.y + rows * (height + look->gap) - look->gap;
}

// Whom they were brought together with: a button for each.
static int add_introduced(struct choice choices[], const struct board_meet meets[], size_t count,
                          char texts[BOARD_MEETS][BOARD_WORDS], char names[BOARD_MEETS][40])
{
    for (size_t i = 0; i < count; i++) {
        say_into(texts[i], BOARD_WORDS, say("I introduced %s"), meets[i].shown);
        snprintf(names[i], sizeof names[i], "introduced-%zu", i + 1);
        choices[i] =
            (struct choice){ BUTTON_OUTLINED, texts[i], { names[i], BOARD_TAP_INTRODUCED, (int)i, false } };
    }
    return (int)count;
}

static int view_on_the_way(const struct board_look *look, struct rect rect, const struct board_card *card)
{
    char texts[BOARD_MEETS][BOARD_WORDS], names[BOARD_MEETS][40];
    struct choice choices[5 + BOARD_MEETS] = {
        { BUTTON_PRIMARY, say("I said hello"), { "hello", BOARD_TAP_HELLO, -1, false } },
        { BUTTON_OUTLINED, say("Somebody else said hello"), { "somebody", BOARD_TAP_SOMEBODY, 0, false } },
        { BUTTON_OUTLINED, say("Give back"), { "release", BOARD_TAP_RELEASE, 0, false } },
        { BUTTON_OUTLINED, say("Can’t find them"), { "gone", BOARD_TAP_GONE, 0, false } },
        { BUTTON_OUTLINED, say("No welcome needed"), { "dismiss", BOARD_TAP_DISMISS, 0, false } },
    };
    int count = 5 + add_introduced(choices + 5, card->meets, card->meet_count, texts, names);

    return view_choices(look, rect, choices, count);
}

static int view_introduce(const struct board_look *look, struct rect rect)
{
    const struct board_deed *greeted = &look->model->greeted;
    char texts[BOARD_MEETS][BOARD_WORDS], names[BOARD_MEETS][40];
    struct choice choices[BOARD_MEETS];
    int count = add_introduced(choices, greeted->meets, greeted->meet_count, texts, names);

    return view_choices(look, rect, choices, count);
}

static int view_why(const struct board_look *look, struct rect rect)
{
    const char *const texts[BOARD_WHYS] = { say("Knows people here"), say("Is no guest"),
                                            say("Would rather not"), say("Checked in by mistake") };
    char names[BOARD_WHYS][24];
    struct choice choices[BOARD_WHYS];

    for (int i = 0; i < BOARD_WHYS; i++) {
        snprintf(names[i], sizeof names[i], "why-%d", i + 1);
        choices[i] = (struct choice){ BUTTON_OUTLINED, texts[i], { names[i], BOARD_TAP_WHY, i, false } };
    }
    return view_choices(look, rect, choices, BOARD_WHYS);
}

static int view_one_host(const struct board_look *look, struct rect rect)
{
    const struct board_host *host = board_host(look->model, look->model->sheet_about);
    struct choice choices[] = {
        { BUTTON_PRIMARY, say("Not now: rest for ten minutes"), { "rest", BOARD_TAP_REST, 0, false } },
        { BUTTON_OUTLINED, say("Off duty"), { "duty-off", BOARD_TAP_DUTY, 0, false } },
    };

    if (host && board_host_rests(look->model, host))
        choices[0] =
            (struct choice){ BUTTON_PRIMARY, say("Back again"), { "back", BOARD_TAP_BACK, 0, false } };
    if (host && host->on_duty)
        return view_choices(look, rect, choices, 2);
    choices[0] = (struct choice){ BUTTON_PRIMARY, say("On duty"), { "duty-on", BOARD_TAP_DUTY, 1, false } };
    return view_choices(look, rect, choices, 1);
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

// Under the hosts: somebody was there first, or nobody need go.
static int view_who(const struct board_look *look, struct rect rect)
{
    const struct choice choices[] = {
        { BUTTON_OUTLINED,
          say("Somebody has said hello already"),
          { "somebody", BOARD_TAP_SOMEBODY, 0, false } },
        { BUTTON_OUTLINED, say("No welcome needed"), { "dismiss", BOARD_TAP_DISMISS, 0, false } },
    };
    int end, gap = look->gap * 2, columns = rect.w >= panel_px(look->panel, 120) ? 2 : 1;
    int height = columns == 2 ? look->button_px : look->button_px * 2 + look->gap;

    if (look->model->sheet != BOARD_WHO_GOES || look->model->shown.host_count == 0)
        return board_view_choose_host(look, rect);
    rect.h -= height + gap;
    end = board_view_choose_host(look, rect) + gap;
    return view_choices(look, (struct rect){ rect.x, end, rect.w, height }, choices, 2);
}

static int view_pin(const struct board_look *look, struct rect rect)
{
    struct rect used =
        pin_pad_view(&look->scene, rect, &look->model->pin, look->model->now_ms, BOARD_TAP_KEY);

    return used.y + used.h;
}

static int view_matter(const struct board_look *look, struct rect rect, const struct board_card *card)
{
    switch (look->model->sheet) {
    case BOARD_ON_THE_WAY:
        return view_on_the_way(look, rect, card);
    case BOARD_WHEN:
        return view_when(look, rect);
    case BOARD_GONE:
        return view_gone(look, rect);
    case BOARD_WHY:
        return view_why(look, rect);
    case BOARD_PIN:
        return view_pin(look, rect);
    case BOARD_ONE_HOST:
        return view_one_host(look, rect);
    case BOARD_INTRODUCE:
        return view_introduce(look, rect);
    default:
        return view_who(look, rect);
    }
}

void board_view_sheet(const struct board_look *look, struct rect rect)
{
    const struct board_card *card = board_card(look->model, look->model->sheet_about);
    struct draw_item *ground = draw_shape(look->scene.list, rect, look->corner, look->panel->theme.card);
    int top = rect.y;

    ground->edge = look->panel->theme.edge;
    ground->edge_px = (int16_t)widget_edge(look->panel);
    rect = widget_inset(rect, look->pad);
    view_sheet_head(look, &rect, card);
    ground->rect.h = view_matter(look, rect, card) + look->pad - top; // as high as what stands on it
}
