// Hello: a greeting, the event, and one thing to do.
#include <stdio.h>

#include "ui/column.h"
#include "ui/kiosk_update.h"
#include "ui/kiosk_view_inside.h"
#include "ui/say.h"
#include "util/zone.h"

struct hello {
    char greeting[256], event[KIOSK_LINE + 256], clock[ZONE_TIME_SIZE];
    bool can_begin;
};

static void tell_event(const struct kiosk_model *model, struct hello *hello)
{
    const struct kiosk_door *door = &model->door;
    char doors[ZONE_TIME_SIZE], starts[ZONE_TIME_SIZE];

    if (model->now_ms >= door->programme_ms) {
        say_into(hello->event, sizeof hello->event,
                 say("%s · We have just begun; someone will show you to a seat."), door->name);
        return;
    }
    zone_format_clock(doors, door->zone, door->doors_ms);
    zone_format_clock(starts, door->zone, door->starts_ms);
    say_into(hello->event, sizeof hello->event, say("%s · doors open %s, we start at %s"), door->name, doors,
             starts);
}

static void tell_next(const struct kiosk_door *door, struct hello *hello)
{
    char day[ZONE_DAY_SIZE], clock[ZONE_TIME_SIZE];

    if (!door->has_next) {
        say_into(hello->event, sizeof hello->event, "%s", say("No event is planned here yet."));
        return;
    }
    zone_format_day(day, door->next_zone, door->next_starts_ms, say_language());
    zone_format_clock(clock, door->next_zone, door->next_starts_ms);
    say_into(hello->event, sizeof hello->event, say("Next: %s on %s at %s"), door->next_name, day, clock);
}

static void tell(const struct kiosk_model *model, struct hello *hello)
{
    const struct kiosk_door *door = &model->door;
    const char *zone = door->has_event ? door->zone : door->next_zone;

    *hello = (struct hello){ .can_begin = door->has_event };
    say_into(hello->greeting, sizeof hello->greeting,
             door->has_event ? say("%s.\nGlad you’re here.") : say("%s.\nSee you next time."),
             say_greeting(zone, model->now_ms));
    zone_format_clock(hello->clock, zone, model->now_ms);
    if (door->has_event)
        tell_event(model, hello);
    else if (door->is_known)
        tell_next(door, hello);
}

static double begin_mm(const struct frame *frame)
{
    static const double heights[] = {
        [PANEL_LOW] = 27, [PANEL_TALL] = 40, [PANEL_DESK] = 32, [PANEL_WIDE] = 43
    };

    return heights[frame->panel.kind];
}

static void begin_draw(const struct frame *frame, struct rect rect)
{
    rect.w = rect.w > frame_mm(frame, 230) ? frame_mm(frame, 230) : rect.w;
    widget_button(&frame->scene, rect, BUTTON_PRIMARY, "hand", say("Tap to check in"),
                  (struct tap){ .name = "check-in", .message = TAP_BEGIN });
}

static void scan_draw(const struct frame *frame, struct rect rect)
{
    struct words words = frame_quiet(frame, TYPE_SMALL);
    int size = rect.h;

    words.size_px = words.size_px * 115 / 100;
    words.lines = 2;
    draw_icon(frame->scene.list, frame_cut_left(&rect, size, size * 40 / 100), frame->panel.theme.quiet,
              "scan");
    words_fill(&frame->panel, frame->scene.list, rect, &words,
               say("or hold your code in front of the scanner"));
}

static void words_and_button(const struct frame *frame, const struct hello *hello, struct rect rect)
{
    struct column column;
    struct rect begin, scan;
    struct words headline = frame_words(frame, TEXT_STRONG, TYPE_HUGE, 0),
                 quiet = frame_quiet(frame, TYPE_TEXT);
    bool is_low = frame->panel.kind == PANEL_LOW;
    int line = frame_type(frame, TYPE_SMALL) * 15 / 10;

    headline.least_px = frame_type(frame, TYPE_TEXT);
    column_begin(&column, &frame->panel);
    column_words(&column, 0, headline, hello->greeting);
    column_words(&column, frame_mm(frame, is_low ? 2 : 5), quiet, hello->event);
    if (hello->can_begin) {
        column_box(&column, frame_mm(frame, is_low ? 6 : 14), frame_mm(frame, begin_mm(frame)),
                   frame_button(frame), &begin);
        column_box(&column, frame_mm(frame, is_low ? 4 : 9), line, line * 2 / 3, &scan);
    }
    column_lay(&column, frame->scene.list, rect,
               frame->panel.kind == PANEL_TALL ? COLUMN_BOTTOM : COLUMN_MIDDLE);
    if (hello->can_begin) {
        begin_draw(frame, begin);
        scan_draw(frame, scan);
    }
}

static void clock_draw(const struct frame *frame, struct rect rect, enum text_align align, const char *clock)
{
    struct words words = frame_quiet(frame, TYPE_SMALL);

    words.align = align;
    words_fill(&frame->panel, frame->scene.list, rect, &words, clock);
}

static void upright(const struct frame *frame, const struct hello *hello, struct rect body)
{
    struct rect art =
        frame_cut_top(&body, body.h * (frame->panel.larger_text ? 30 : 46) / 100, frame_mm(frame, 12));
    struct rect foot = frame->bar;

    draw_picture(frame->scene.list, art, frame_mm(frame, 12), "door");
    words_and_button(frame, hello, body);
    clock_draw(frame, foot, TEXT_START, hello->clock);
}

static void across(const struct frame *frame, const struct hello *hello, struct rect body)
{
    struct rect foot = frame_cut_bottom(&body, frame_type(frame, TYPE_SMALL), frame_mm(frame, 4));
    int width = body.h * 86 / 100, most = body.w * (frame->panel.larger_text ? 25 : 35) / 100;
    struct rect art = frame_cut_right(&body, width < most ? width : most, frame_mm(frame, 12));

    words_and_button(frame, hello, body);
    draw_picture(frame->scene.list, art, frame_mm(frame, frame->panel.kind == PANEL_LOW ? 7 : 12), "door");
    clock_draw(frame, foot, TEXT_END, hello->clock);
}

void kiosk_view_hello(struct frame *frame)
{
    struct hello hello;

    tell(frame->model, &hello);
    frame_lead(frame, FRAME_BRAND);
    if (!frame->model->door.is_known)
        return;
    if (frame->panel.kind == PANEL_TALL)
        upright(frame, &hello, frame->body);
    else
        across(frame, &hello, frame->body);
}
