// Already here: they were checked in before; or somebody of the same name was.
#include "ui/kiosk_page.h"
#include "ui/kiosk_update.h"
#include "ui/kiosk_view_inside.h"
#include "ui/say.h"
#include "util/zone.h"

void kiosk_view_already(struct frame *frame)
{
    const struct kiosk_visit *visit = &frame->model->visit;
    char title[KIOSK_NAME + 64], text[128], clock[ZONE_TIME_SIZE];

    zone_format_clock(clock, frame->model->door.zone, visit->arrived_ms);
    say_into(title, sizeof title, say("Hello again,\n%s."), visit->call_name);
    say_into(text, sizeof text, say("You checked in at %s. Everything is fine."), clock);
    frame_lead(frame, FRAME_BRAND);
    struct page page = page_lay(frame, title, text);

    widget_button(&frame->scene, page_action(frame, &page, 1, 2), BUTTON_OUTLINED, NULL,
                  say("That wasn’t me"), (struct tap){ .name = "not-me", .message = TAP_NOT_ME });
    widget_button(&frame->scene, page_action(frame, &page, 0, 2), BUTTON_PRIMARY, NULL, say("Done"),
                  (struct tap){ .name = "done", .message = TAP_DONE });
}
