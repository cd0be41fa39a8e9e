// The questions of New here that are answered by a tap, without a keyboard.
#include <stdio.h>

#include "ui/kiosk_page.h"
#include "ui/kiosk_update.h"
#include "ui/kiosk_view_inside.h"
#include "ui/say.h"

static const char *const consents[KIOSK_CONSENTS] = {
    [CONSENT_KEEP_CONTACT] = "Yes, write to me about the next events",
    [CONSENT_SHARE_CONTACT] = "Yes, give my contact to people I am introduced to",
};

static void choice(const struct frame *frame, const struct page *page, int index, int count, const char *text,
                   struct tap tap)
{
    widget_button(&frame->scene, page_choice(frame, page, index, count), BUTTON_OUTLINED, NULL, text, tap);
}

static void seen_before(const struct frame *frame, const struct page *page)
{
    const struct kiosk_alike *alike = &frame->model->new_here.alike;
    int count = (int)alike->count + 1;
    char name[32];

    for (int i = 0; i + 1 < count; i++) {
        snprintf(name, sizeof name, "row-%d", i + 1);
        widget_row(&frame->scene, page_choice(frame, page, i, count), "", alike->rows[i].shown,
                   alike->rows[i].hint, (struct tap){ .name = name, .message = TAP_ROW, .number = i });
    }
    choice(frame, page, count - 1, count, say("No, this is my first time"),
           (struct tap){ .name = "no", .message = TAP_NO });
}

static void introduce(const struct frame *frame, const struct page *page)
{
    choice(frame, page, 0, 2, say("Yes, please"), (struct tap){ .name = "yes", .message = TAP_YES });
    choice(frame, page, 1, 2, say("Not today"), (struct tap){ .name = "no", .message = TAP_NO });
}

static void consent(const struct frame *frame, const struct page *page)
{
    char name[32];

    for (int i = 0; i < KIOSK_CONSENTS; i++) {
        snprintf(name, sizeof name, "consent-%d", i + 1);
        widget_tick(&frame->scene, page_choice(frame, page, i, KIOSK_CONSENTS),
                    frame->model->new_here.ticked[i], say(consents[i]),
                    (struct tap){ .name = name, .message = TAP_CONSENT, .number = i });
    }
}

static void actions_draw(const struct frame *frame, const struct page *page, bool has_next)
{
    int count = has_next ? 3 : 2;

    widget_button(&frame->scene, page_action(frame, page, count - 1, count), BUTTON_OUTLINED, NULL,
                  say("Skip"), (struct tap){ .name = "skip", .message = TAP_SKIP });
    widget_button(&frame->scene, page_action(frame, page, count - 2, count), BUTTON_OUTLINED, NULL,
                  say("That’s all"), (struct tap){ .name = "enough", .message = TAP_ENOUGH });
    if (has_next)
        widget_button(&frame->scene, page_action(frame, page, 0, count), BUTTON_PRIMARY, NULL, say("Next"),
                      (struct tap){ .name = "next", .message = TAP_NEXT });
}

void kiosk_view_chosen(struct frame *frame, const char *question, const char *why)
{
    enum new_step step = frame->model->new_here.step;
    int count = step == NEW_SEEN_BEFORE ? (int)frame->model->new_here.alike.count + 1 : 2;

    frame_lead(frame, FRAME_BACK);
    struct page page = page_lay(frame, question, why, page_choices_height(frame, count));

    if (step == NEW_SEEN_BEFORE)
        seen_before(frame, &page);
    else if (step == NEW_INTRODUCE)
        introduce(frame, &page);
    else
        consent(frame, &page);
    actions_draw(frame, &page, step == NEW_CONSENTS);
}
