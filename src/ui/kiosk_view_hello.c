// Hello: a greeting, the event, and one thing to do.
#include <string.h>

#include "ui/column.h"
#include "ui/kiosk_page.h"
#include "ui/kiosk_update.h"
#include "ui/kiosk_view_inside.h"
#include "ui/say.h"
#include "util/zone.h"

// Between an event and its times; a line break takes its place where they do not fit one line.
#define EVENT_BREAK " · "

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
    say_into(hello->event, sizeof hello->event, say("Next: %s · %s at %s"), door->next_name, day, clock);
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
    int most = frame_mm(frame, 230);

    if (most < rect.w * 85 / 100)
        rect.w = most;
    widget_button(&frame->scene, rect, BUTTON_PRIMARY, "hand", say("Tap to check in"),
                  (struct tap){ .name = "check-in", .message = TAP_BEGIN });
}

static struct rect square_left(struct rect *rest, int size, int gap)
{
    struct rect cut = rect_cut_start(rest, size, gap);

    return (struct rect){ cut.x, cut.y + (cut.h - size) / 2, size, size };
}

// In words, and as a picture: the code, and where it is to be held.
static void scan_draw(const struct frame *frame, struct rect rect)
{
    static const struct {
        const char *text, *icon;
        bool is_left;
    } places[] = {
        [SCANNER_BELOW] = { "or hold your code in front of the scanner below", "down", false },
        [SCANNER_LEFT] = { "or hold your code in front of the scanner on the left", "back", true },
        [SCANNER_RIGHT] = { "or hold your code in front of the scanner on the right", "next", false },
    };
    enum panel_scanner place = frame->panel.scanner;
    const char *text = say(places[place].text);
    int32_t quiet = frame->panel.theme.quiet;
    struct words words = frame_quiet(frame, TYPE_SMALL);
    int size;

    words.size_px = words.size_px * 115 / 100;
    size = rect.h < words.size_px * 5 / 4 ? rect.h : words.size_px * 5 / 4;
    words.lines = 1;
    words.least_px = words.size_px / 2;
    if (places[place].is_left)
        draw_icon(frame->scene.list, square_left(&rect, size, size / 8), quiet, places[place].icon);
    draw_icon(frame->scene.list, square_left(&rect, size, size * 2 / 5), quiet, "scan");
    if (!places[place].is_left) {
        struct laid_words laid;

        words_lay_in(&frame->panel, &words, text, rect.w - size * 5 / 4, rect.h, &laid);
        int wanted = metrics_width(frame->panel.text, TEXT_PLAIN, laid.size_px, text) + size * 5 / 4;

        rect.w = wanted < rect.w ? wanted : rect.w;
        struct rect arrow = { rect.x + rect.w - size, rect.y, size, rect.h };

        rect.w -= size;
        draw_icon(frame->scene.list, square_left(&arrow, size, 0), quiet, places[place].icon);
    }
    words_fill(&frame->panel, frame->scene.list, rect, &words, text);
}

struct hello_boxes {
    struct rect begin, scan;
};

static void column_of(const struct frame *frame, const struct hello *hello, struct column *column,
                      struct hello_boxes *boxes)
{
    bool is_low = frame->panel.kind == PANEL_LOW;
    struct words headline = frame_words(frame, TEXT_STRONG, is_low ? TYPE_TITLE : TYPE_HUGE, 2);
    int line = frame_type(frame, TYPE_SMALL) * 17 / 10;

    headline.least_px = frame_type(frame, TYPE_SMALL);
    column_begin(column, &frame->panel);
    column_words(column, 0, headline, hello->greeting);
    column_words(column, frame_mm(frame, is_low ? 2 : 5), frame_quiet(frame, TYPE_TEXT), hello->event);
    if (!hello->can_begin)
        return;
    column_box(column, frame_mm(frame, is_low ? 5 : 14), frame_mm(frame, begin_mm(frame)),
               frame_mm(frame, begin_mm(frame) * 0.8), &boxes->begin);
    if (frame->panel.scanner != SCANNER_NONE)
        column_box(column, frame_mm(frame, is_low ? 4 : 8), line, line * 2 / 3, &boxes->scan);
}

// In one line, or the event and its times below one another: never a line with half a time.
static void break_event(const struct frame *frame, char *event, int width_px)
{
    int size = frame_type(frame, TYPE_TEXT);
    char *dot = strstr(event, EVENT_BREAK);

    if (dot && metrics_width(frame->panel.text, TEXT_PLAIN, size, event) > width_px) {
        dot[0] = '\n';
        memmove(dot + 1, dot + strlen(EVENT_BREAK), strlen(dot + strlen(EVENT_BREAK)) + 1);
    }
}

static void clock_draw(const struct frame *frame, struct rect rect, enum text_align align, const char *clock)
{
    struct words words = frame_quiet(frame, TYPE_SMALL);

    words.align = align;
    words_fill(&frame->panel, frame->scene.list, rect, &words, clock);
}

// Held for three seconds it is an organizer's: nobody else touches a clock. As large as a finger, down to the
// edge of the glass where it stands at the foot.
static void clock_region(const struct frame *frame, struct rect rect, const char *clock)
{
    int width = metrics_width(frame->panel.text, TEXT_PLAIN, frame_type(frame, TYPE_SMALL), clock),
        least = frame_mm(frame, 15.5), top = frame->panel.height_px - least;

    width = width < least ? least : width;
    top = rect.y < top ? rect.y : top;
    if (!frame->bar_is_low)
        rect = (struct rect){ rect.x + rect.w - width, top, width, frame->panel.height_px - top };
    rect.w = width;
    widget_region(&frame->scene, rect, frame_mm(frame, 4),
                  (struct tap){ .name = "clock", .message = TAP_CLOCK });
}

// The group's own mark is the hosts', where it can be touched; last in order, as it is for no guest.
static void host_mark(const struct frame *frame, struct rect bar)
{
    if (frame->bar_is_low)
        kiosk_view_mark(frame, bar);
    else
        widget_region(&frame->scene, (struct rect){ bar.x, bar.y, bar.h, bar.h }, bar.h / 2,
                      (struct tap){ .name = "host-mark", .message = TAP_HOST_MARK });
}

void kiosk_view_hello(struct frame *frame)
{
    struct hello hello;
    struct hello_boxes boxes;
    struct column column;
    bool is_tall = frame->panel.kind == PANEL_TALL;

    tell(frame->model, &hello);
    struct rect bar = frame_lead(frame, FRAME_BRAND);

    if (!frame->model->door.is_known)
        return;
    struct rect body = frame->body, foot = frame->bar;

    if (!frame->bar_is_low)
        foot = rect_cut_bottom(&body, frame_type(frame, TYPE_SMALL), frame_mm(frame, 4));
    column_of(frame, &hello, &column, &boxes);
    page_picture(frame, &body, column_height(&column, body.w));
    break_event(frame, hello.event, body.w);
    column_lay(&column, frame->scene.list, body, is_tall ? COLUMN_BOTTOM : COLUMN_MIDDLE);
    if (hello.can_begin) {
        begin_draw(frame, boxes.begin);
        if (frame->panel.scanner != SCANNER_NONE)
            scan_draw(frame, boxes.scan);
    }
    clock_draw(frame, foot, frame->bar_is_low ? TEXT_START : TEXT_END, hello.clock);
    if (!frame->model->has_board)
        host_mark(frame, bar);
    clock_region(frame, foot, hello.clock);
}
