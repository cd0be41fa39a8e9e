#include "ui/kiosk_view.h"

#include <stdio.h>

#include "ui/column.h"
#include "ui/kiosk_page.h"
#include "ui/kiosk_update.h"
#include "ui/kiosk_view_inside.h"
#include "ui/say.h"

static void (*const screens[KIOSK_SCREENS])(struct frame *frame) = {
    [KIOSK_HELLO] = kiosk_view_hello,     [KIOSK_FIND] = kiosk_view_find,
    [KIOSK_NEW] = kiosk_view_new,         [KIOSK_CONFIRM] = kiosk_view_confirm,
    [KIOSK_WELCOME] = kiosk_view_welcome, [KIOSK_ALREADY] = kiosk_view_already,
    [KIOSK_TROUBLE] = kiosk_view_trouble,
};

// ---- in place of the screen

void kiosk_view_privacy(struct frame *frame)
{
    int pad = frame_mm(frame, frame->panel.kind == PANEL_LOW ? 4 : 10);
    struct words words = frame_words(frame, TEXT_PLAIN, TYPE_TEXT, 0);
    struct words headline = frame_words(frame, TEXT_STRONG, TYPE_LARGE, 2);
    struct laid_words laid;

    frame_lead(frame, FRAME_BACK);
    struct rect card = frame->body, foot = rect_cut_bottom(&card, frame_button(frame), frame_mm(frame, 6));
    struct rect title = rect_cut_top(&card, headline.size_px * 13 / 10, frame_mm(frame, 2));

    words_lay_in(&frame->panel, &words, frame->model->door.privacy, card.w - 2 * pad, card.h - 2 * pad,
                 &laid);
    card.h = words_height(&laid) + 2 * pad;
    words_fill(&frame->panel, frame->scene.list, title, &headline, say("What we keep and why"));
    widget_card(&frame->scene, card);
    words_draw(frame->scene.list, widget_inset(card, pad), &words, &laid, frame->model->door.privacy);
    widget_button(&frame->scene, rect_cut_end(&foot, frame_mm(frame, 70), 0), BUTTON_PRIMARY, NULL,
                  say("Close"), (struct tap){ .name = "close", .message = TAP_PRIVACY });
}

void kiosk_view_options(struct frame *frame)
{
    frame_lead(frame, FRAME_BACK);
    struct page page = page_lay(frame, say("Easier to read?"), "", page_choices_height(frame, 2));

    widget_tick(&frame->scene, page_choice(frame, &page, 0, 2), frame->model->high_contrast,
                say("Higher contrast"), (struct tap){ .name = "contrast", .message = TAP_CONTRAST });
    widget_tick(&frame->scene, page_choice(frame, &page, 1, 2), frame->model->larger_text, say("Larger text"),
                (struct tap){ .name = "larger", .message = TAP_LARGER });
    widget_button(&frame->scene, page_action(frame, &page, 0, 2), BUTTON_PRIMARY, NULL, say("Done"),
                  (struct tap){ .name = "close", .message = TAP_OPTIONS });
}

void kiosk_view_still_there(struct frame *frame)
{
    int seconds = kiosk_seconds_left(frame->model);
    int height = frame_mm(frame, frame->panel.kind == PANEL_LOW ? 27 : 43);
    char text[160];
    struct rect rest = frame->body, stay;
    struct column column;

    say_into(text, sizeof text,
             seconds == 1 ? say("What you typed is cleared in %d second.")
                          : say("What you typed is cleared in %d seconds."),
             seconds);
    rest.y = frame->bar_is_low ? rest.y : frame->bar.y;
    rest.h = frame->body.y + frame->body.h - rest.y;
    column_begin(&column, &frame->panel);
    column_words(&column, 0, frame_words(frame, TEXT_STRONG, TYPE_HUGE, 2), say("Still there?"));
    column_words(&column, frame_mm(frame, 5), frame_quiet(frame, TYPE_TEXT), text);
    column_box(&column, frame_mm(frame, 16), height, frame_button(frame), &stay);
    enum column_place place = page_place(frame, &column, height, &rest);

    column_lay(&column, frame->scene.list, rest, place);
    if (frame_mm(frame, 230) < stay.w * 85 / 100)
        stay.w = frame_mm(frame, 230);
    widget_button(&frame->scene, stay, BUTTON_PRIMARY, NULL, say("I’m still here"),
                  (struct tap){ .name = "stay", .message = TAP_STAY });
}

// ---- over the screen

// Nothing can be tapped while a check-in is written; it is worth saying only if one can see it.
static void one_moment(const struct frame *frame)
{
    const struct panel *panel = &frame->panel;
    struct words words = frame_words(frame, TEXT_STRONG, TYPE_LARGE, 1);
    int width = frame_mm(frame, 150), height = frame_mm(frame, 40);

    if (width > panel->width_px * 8 / 10)
        width = panel->width_px * 8 / 10;
    struct rect card = { (panel->width_px - width) / 2, (panel->height_px - height) / 2, width, height };

    words.align = TEXT_CENTRE;
    widget_card(&frame->scene, card);
    words_fill(panel, frame->scene.list, widget_inset(card, height / 8), &words, say("One moment …"));
}

static bool is_typed(const struct kiosk_model *model)
{
    switch (model->screen) {
    case KIOSK_FIND:
        return true;
    case KIOSK_NEW:
        return kiosk_view_new_is_typed(model);
    case KIOSK_CONFIRM:
        return model->confirm.mends != CONFIRM_NOTHING;
    default:
        return false;
    }
}

void kiosk_view(const struct kiosk_model *model, const struct panel *panel, struct draw_list *list)
{
    struct frame frame;
    bool is_covered = model->asks_still_there || model->shows_options;

    frame_begin(&frame, model, panel, !is_covered && is_typed(model), list);
    if (model->asks_still_there) {
        kiosk_view_still_there(&frame);
        return;
    }
    if (model->shows_options)
        kiosk_view_options(&frame);
    else if (model->screen == KIOSK_NEW && model->new_here.shows_privacy)
        kiosk_view_privacy(&frame);
    else if (model->screen == KIOSK_NEW && model->new_here.shows_page)
        kiosk_view_page(&frame);
    else if (model->shows_pin)
        kiosk_view_pin(&frame);
    else
        screens[model->screen](&frame);
    frame_trail(&frame);
    if (model->is_busy && model->is_slow)
        one_moment(&frame);
}
