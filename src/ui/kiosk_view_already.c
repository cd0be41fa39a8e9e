// Already here: they were checked in before; or somebody of the same name was.
#include "ui/column.h"
#include "ui/kiosk_page.h"
#include "ui/kiosk_update.h"
#include "ui/kiosk_view_inside.h"
#include "ui/say.h"
#include "util/zone.h"

static void buttons_draw(const struct frame *frame, struct rect foot)
{
    int gap = panel_gap(&frame->panel), width = frame_mm(frame, frame->panel.kind == PANEL_LOW ? 70 : 82);
    struct rect done = rect_cut_end(&foot, width, gap), not_me = rect_cut_end(&foot, width, gap);

    widget_button(&frame->scene, not_me, BUTTON_OUTLINED, NULL, say("That wasn’t me"),
                  (struct tap){ .name = "not-me", .message = TAP_NOT_ME });
    widget_button(&frame->scene, done, BUTTON_PRIMARY, NULL, say("Done"),
                  (struct tap){ .name = "done", .message = TAP_DONE });
}

void kiosk_view_already(struct frame *frame)
{
    const struct kiosk_visit *visit = &frame->model->visit;
    char title[KIOSK_NAME + 64], text[128], clock[ZONE_TIME_SIZE];
    bool is_low = frame->panel.kind == PANEL_LOW;
    struct words headline = frame_words(frame, TEXT_STRONG, TYPE_HUGE, 4);
    struct column column;

    zone_format_clock(clock, frame->model->door.zone, visit->arrived_ms);
    say_into(title, sizeof title, say("Hello again,\n%s."), visit->call_name);
    say_into(text, sizeof text, say("You checked in at %s, and all is well."), clock);
    frame_lead(frame, FRAME_BRAND);
    struct rect body = frame->body,
                foot = rect_cut_bottom(&body, frame_button(frame), frame_mm(frame, is_low ? 3 : 8));

    headline.least_px = frame_type(frame, TYPE_SMALL);
    column_begin(&column, &frame->panel);
    column_words(&column, 0, headline, title);
    column_words(&column, frame_mm(frame, is_low ? 2 : 5), frame_quiet(frame, TYPE_TEXT), text);
    page_picture(frame, &body, column_height(&column, body.w));
    column_lay(&column, frame->scene.list, body, COLUMN_MIDDLE);
    buttons_draw(frame, foot);
}
