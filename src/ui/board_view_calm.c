// The board while nobody waits: what that means, and what comes next.
#include "ui/board_view_inside.h"

#include <stdio.h>

#include "ui/column.h"
#include "ui/say.h"
#include "util/zone.h"

static const char *say_calm(const struct board_shown *shown)
{
    if (!shown->has_event)
        return say("No event is on now.");
    if (shown->arrived == 0)
        return say("Nobody has arrived yet.");
    return shown->owed > 0 && shown->greeted == shown->owed ? say("Everyone has been greeted.")
                                                            : say("Nobody is waiting.");
}

static void say_when(char out[BOARD_WORDS], const char *format, const struct board_event *event,
                     int64_t at_ms)
{
    char clock[ZONE_TIME_SIZE];

    zone_format_clock(clock, event->zone[0] ? event->zone : "UTC", at_ms);
    snprintf(out, BOARD_WORDS, format, clock);
}

static void say_calm_more(char out[BOARD_WORDS], const struct board_model *model)
{
    const struct board_shown *shown = &model->shown;
    char day[ZONE_DAY_SIZE];

    if (shown->has_event && shown->arrived > 0)
        say_into(out, BOARD_WORDS, "%s", say("First-time guests will appear here."));
    else if (shown->has_event && shown->event.doors_ms > model->now_ms)
        say_when(out, say("Doors open at %s."), &shown->event, shown->event.doors_ms);
    else if (shown->has_event)
        say_when(out,
                 shown->event.starts_ms > model->now_ms ? say("It starts at %s.") : say("It began at %s."),
                 &shown->event, shown->event.starts_ms);
    else if (shown->has_next) {
        zone_format_day(day, shown->next.zone[0] ? shown->next.zone : "UTC", shown->next.starts_ms,
                        say_language());
        say_into(out, BOARD_WORDS, say("Next: %s, %s"), shown->next.name, day);
    } else
        say_into(out, BOARD_WORDS, "%s", say("None is planned."));
}

void board_view_calm(const struct board_look *look, struct rect rect)
{
    const struct theme *theme = &look->panel->theme;
    struct words title = { TEXT_STRONG, panel_type(look->panel, TYPE_TITLE), 0, TEXT_CENTRE, theme->ink, 2 };
    struct words more = { TEXT_PLAIN, look->text_px, 0, TEXT_CENTRE, theme->quiet, 2 };
    char text[BOARD_WORDS];
    struct column column;
    struct rect picture;
    int size = rect.h * 30 / 100;
    bool is_all_well = look->model->shown.has_event && look->model->shown.arrived > 0;

    if (!look->model->is_shown)
        return;
    say_calm_more(text, look->model);
    column_begin(&column, look->panel);
    column_box(&column, 0, size, 0, &picture);
    column_words(&column, look->pad * 3 / 2, title, say_calm(&look->model->shown));
    column_words(&column, look->gap, more, text);
    column_lay(&column, look->scene.list, rect, COLUMN_MIDDLE);
    picture = (struct rect){ picture.x + (picture.w - picture.h) / 2, picture.y, picture.h, picture.h };
    draw_shape(look->scene.list, picture, picture.h,
               is_all_well ? board_mix(theme->ground, theme->primary, 14) : theme->card);
    draw_icon(look->scene.list, widget_inset(picture, picture.h * 28 / 100),
              is_all_well ? theme->primary : theme->quiet, is_all_well ? "check" : "clock");
}
