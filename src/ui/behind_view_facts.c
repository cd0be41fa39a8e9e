// What the door says of itself: for which event it stands, what it is joined to, and what is wrong.
#include "ui/behind_view_inside.h"

#include <stdio.h>
#include <string.h>

#include "ui/say.h"
#include "util/zone.h"

enum { FACTS = 6, TROUBLES_MOST = 3, QR_LEAST_MM = 26, QR_MOST_MM = 110 };

struct fact {
    const char *label;
    char said[2 * BEHIND_LINE];
};

// "7:30", or the day where it is another one.
static void say_when(char when[ZONE_DAY_SIZE], const struct behind_model *model, int64_t at_ms)
{
    const char *zone = model->shown.zone[0] ? model->shown.zone : "UTC";
    char today[ZONE_DAY_SIZE];

    zone_format_day(today, zone, model->now_ms, say_language());
    zone_format_day(when, zone, at_ms, say_language());
    if (strcmp(today, when) == 0)
        zone_format_clock(when, zone, at_ms);
}

static void say_event(struct fact *fact, const struct behind_model *model)
{
    const struct behind_shown *shown = &model->shown;
    char when[ZONE_DAY_SIZE];

    say_when(when, model, shown->starts_ms);
    if (!shown->event[0])
        say_into(fact->said, sizeof fact->said, "%s", say("none is planned"));
    else
        say_into(fact->said, sizeof fact->said, shown->is_next ? say("next: %s, %s") : say("%s, %s"),
                 shown->event, when);
}

static void say_others(struct fact *fact, const struct behind_model *model)
{
    const struct behind_shown *shown = &model->shown;
    char when[ZONE_DAY_SIZE];

    say_when(when, model, shown->other_ms);
    if (shown->others == 0)
        say_into(fact->said, sizeof fact->said, "%s", say("this one alone"));
    else if (shown->others == 1)
        say_into(fact->said, sizeof fact->said, say("also %s, %s"), shown->other, when);
    else
        say_into(fact->said, sizeof fact->said, say("%d others, last %s, %s"), shown->others, shown->other,
                 when);
}

// Whom to call; the rest of it is for the picture.
static void say_pages(struct fact *fact, const char *url)
{
    const char *slashes = strstr(url, "://"), *place = slashes ? slashes + 3 : url;

    if (url[0])
        snprintf(fact->said, sizeof fact->said, "%.*s", (int)strcspn(place, "/"), place);
    else
        say_into(fact->said, sizeof fact->said, "%s", say("no pages: usher run --web"));
}

static void say_facts(const struct behind_model *model, struct fact facts[FACTS])
{
    const struct behind_shown *shown = &model->shown;

    facts[0].label = say("Event");
    say_event(&facts[0], model);
    facts[1].label = say("Devices");
    say_others(&facts[1], model);
    facts[2].label = say("Network");
    say_into(facts[2].said, sizeof facts[2].said, "%s", shown->address[0] ? shown->address : say("none"));
    facts[3].label = say("Phones");
    say_pages(&facts[3], model->url);
    facts[4].label = say("Hub");
    say_into(facts[4].said, sizeof facts[4].said, "%s", say("none set, nothing to send"));
    facts[5].label = say("Printer");
    say_into(facts[5].said, sizeof facts[5].said, "%s", say("none set"));
}

static int label_width(int width)
{
    return width * 26 / 100;
}

// What is longer than that is smaller by itself.
int behind_facts_size(const struct behind_look *look, int width)
{
    int size_px = look->small_px, least_px = size_px * 3 / 4;
    struct fact facts[FACTS];

    width -= 2 * look->pad;
    if (!look->model->is_shown)
        return size_px;
    say_facts(look->model, facts);
    for (int i = 0; i < FACTS; i++)
        size_px = metrics_fit(look->panel->text, TEXT_PLAIN, size_px, least_px, facts[i].said,
                              width - label_width(width) - look->gap, 1);
    return size_px;
}

static void view_facts(const struct behind_look *look, struct rect *rest)
{
    const struct theme *theme = &look->panel->theme;
    struct words label = behind_words(look, TEXT_PLAIN, theme->quiet),
                 said = behind_words(look, TEXT_PLAIN, theme->ink);
    int label_w = label_width(rest->w);
    struct fact facts[FACTS];

    say_facts(look->model, facts);
    label.least_px = said.least_px = said.size_px / 2;
    for (int i = 0; i < FACTS && rest->h >= look->line_px; i++) {
        struct rect line = rect_cut_top(rest, look->line_px, 0);

        words_fill(look->panel, look->scene.list, rect_cut_start(&line, label_w, look->gap), &label,
                   facts[i].label);
        words_fill(look->panel, look->scene.list, line, &said, facts[i].said);
    }
}

// ---- what is out of order

static void view_trouble(const struct behind_look *look, struct rect line, const char *said)
{
    const struct theme *theme = &look->panel->theme;
    struct words words = behind_words(look, TEXT_PLAIN, theme->ink);
    bool is_well = look->model->shown.trouble_count == 0;
    struct rect place = rect_cut_start(&line, look->small_px, look->small_px / 2);

    place.y += (place.h - place.w) / 2;
    place.h = place.w;
    draw_icon(look->scene.list, place, is_well ? theme->primary : theme->attention_text,
              is_well ? "check" : "warn");
    words.lines = 2;
    words_fill(look->panel, look->scene.list, line, &words, said);
}

static void view_troubles(const struct behind_look *look, struct rect *rest)
{
    const struct behind_shown *shown = &look->model->shown;
    int height = look->line_px * 3 / 2, count = (int)shown->trouble_count, most = rest->h / height;
    char more[64];

    most = most < TROUBLES_MOST ? most : TROUBLES_MOST;
    if (count == 0 && rest->h >= look->line_px)
        view_trouble(look, rect_cut_top(rest, look->line_px, 0), say("Nothing is out of order."));
    for (int i = 0; i < count && i < most; i++) {
        bool is_last = i > 0 && i == most - 1 && count > most;

        say_into(more, sizeof more, say("%d more, see the board"), count - i);
        view_trouble(look, rect_cut_top(rest, height, 0), is_last ? more : shown->troubles[i]);
    }
}

// ---- the board on a phone

static void view_code(const struct behind_look *look, struct rect rest)
{
    const struct theme *theme = &look->panel->theme;
    int most = panel_px(look->panel, QR_MOST_MM), side = rest.h < most ? rest.h : most;
    struct words words = behind_words(look, TEXT_PLAIN, theme->quiet);
    struct rect code;

    if (side > rest.w / 2)
        side = rest.w / 2;
    if (!look->model->url[0] || side < panel_px(look->panel, QR_LEAST_MM))
        return;
    rest = rect_cut_top(&rest, side, 0);
    code = rect_cut_start(&rest, side, look->gap);
    draw_shape(look->scene.list, code, panel_corner(look->panel) / 2, 0xFFFFFF);
    draw_qr(look->scene.list, widget_inset(code, side / 10), 0x000000, look->model->url);
    words.lines = 4;
    words_fill(look->panel, look->scene.list, rest, &words,
               say("The board on a phone: scan this, and let it in on the board."));
}

void behind_view_facts(const struct behind_look *look, struct rect rect)
{
    widget_card(&look->scene, rect);
    if (!look->model->is_shown)
        return;
    rect = widget_inset(rect, look->pad);
    view_facts(look, &rect);
    rect_cut_top(&rect, 0, look->gap / 2);
    view_troubles(look, &rect);
    rect_cut_top(&rect, 0, look->gap);
    view_code(look, rect);
}
