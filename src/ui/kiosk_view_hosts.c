// What hosts see of the guests' window: who has said hello, and the PIN that shows them the board.
#include <stdio.h>

#include "ui/column.h"
#include "ui/kiosk_page.h"
#include "ui/kiosk_update.h"
#include "ui/kiosk_view_inside.h"
#include "ui/say.h"

void kiosk_view_mark(const struct frame *frame, struct rect rest)
{
    struct rect mark = { rest.x + rest.w - rest.h, rest.y, rest.h, rest.h };

    draw_icon(frame->scene.list, widget_inset(mark, rest.h * 28 / 100), frame->panel.theme.quiet, "mark");
    widget_region(&frame->scene, mark, rest.h / 2,
                  (struct tap){ .name = "host-mark", .message = TAP_HOST_MARK });
}

// ---- I said hello

static void host_draw(const struct frame *frame, struct rect cell, size_t index)
{
    const struct kiosk_hosts *known = &frame->model->hosts;
    int pad = cell.h * 16 / 100, face = cell.h - 2 * pad, most = cell.w * 3 / 10;
    struct words words = frame_words(frame, TEXT_STRONG, TYPE_TEXT, 2);
    char name[32];

    snprintf(name, sizeof name, "host-%zu", index + 1);
    widget_pressable(&frame->scene, cell, panel_corner(&frame->panel), frame->panel.theme.card,
                     (struct tap){ .name = name, .message = TAP_HOST, .number = (int)index });
    face = face < most ? face : most;
    widget_host(&frame->scene, (struct rect){ cell.x + pad, cell.y + (cell.h - face) / 2, face, face },
                known->rows[index].initials, known->rows[index].colour);
    cell = (struct rect){ cell.x + face + 2 * pad, cell.y + pad / 2, cell.w - face - 3 * pad, cell.h - pad };
    words_fill(&frame->panel, frame->scene.list, cell, &words, known->rows[index].shown);
}

static void hosts_draw(struct frame *frame, const struct page *page, int height)
{
    const struct kiosk_hosts *known = &frame->model->hosts;
    int columns = frame->panel.kind == PANEL_TALL ? 2 : 4, gap = panel_gap(&frame->panel);
    int width = (page->choices.w - (columns - 1) * gap) / columns;

    for (int i = 0; i < KIOSK_HOSTS_SHOWN && frame->model->hosts_first + (size_t)i < known->count; i++)
        host_draw(frame,
                  (struct rect){ page->choices.x + i % columns * (width + gap),
                                 page->choices.y + i / columns * (height + gap), width, height },
                  frame->model->hosts_first + (size_t)i);
}

void kiosk_view_hosts(struct frame *frame)
{
    static const double heights_mm[] = {
        [PANEL_LOW] = 21, [PANEL_TALL] = 26, [PANEL_DESK] = 26, [PANEL_WIDE] = 40
    };
    size_t count = frame->model->hosts.count, next = frame->model->hosts_first + KIOSK_HOSTS_SHOWN;
    int lines = frame->panel.kind == PANEL_TALL ? KIOSK_HOSTS_SHOWN / 2 : KIOSK_HOSTS_SHOWN / 4;
    int height = frame_mm(frame, heights_mm[frame->panel.kind]);
    int actions = count > KIOSK_HOSTS_SHOWN ? 2 : 1;
    struct page page = page_lay(frame, say("Who has said hello?"), "",
                                lines * height + (lines - 1) * panel_gap(&frame->panel));

    hosts_draw(frame, &page, height);
    if (actions == 2)
        widget_button(
            &frame->scene, page_action(frame, &page, 1, 2), BUTTON_OUTLINED, NULL, say("Somebody else"),
            (struct tap){ .name = "more", .message = TAP_HOSTS, .number = next < count ? (int)next : 0 });
    widget_button(&frame->scene, page_action(frame, &page, 0, actions), BUTTON_OUTLINED, NULL, say("Back"),
                  (struct tap){ .name = "back", .message = TAP_BACK });
}

// ---- a PIN: the board, for a while, or behind the scenes

static const struct {
    const char *title, *none, *why;
} pins[] = {
    [KIOSK_PIN_BOARD] = { "The board, for half a minute", "There is no PIN for hosts yet.",
                          "With one, hosts see the board here for half a minute.\n"
                          "To set it, type on this machine: usher pin set host" },
    [KIOSK_PIN_BEHIND] = { "Behind the scenes", "There is no PIN for organizers yet.",
                           "With one, organizers see here how this door is set up.\n"
                           "To set it, type on this machine: usher pin set organizer" },
};

static void no_pin(struct frame *frame)
{
    enum kiosk_pin whose = frame->model->shows_pin;
    struct page page = page_lay(frame, say(pins[whose].none), say(pins[whose].why), 0);

    widget_button(&frame->scene, page_action(frame, &page, 0, 1), BUTTON_PRIMARY, NULL, say("Close"),
                  (struct tap){ .name = "close", .message = TAP_BACK });
}

void kiosk_view_pin(struct frame *frame)
{
    const struct kiosk_model *model = frame->model;
    bool is_behind = model->shows_pin == KIOSK_PIN_BEHIND;
    struct words title = frame_words(frame, TEXT_STRONG, TYPE_LARGE, 2);
    struct rect rest, pad;
    struct column column;
    int height = frame_mm(frame, 112) + frame_type(frame, TYPE_SMALL) * 3;

    frame_lead(frame, FRAME_BACK);
    if (is_behind ? !model->door.has_organizer_pin : !model->door.has_pin) {
        no_pin(frame);
        return;
    }
    rest = frame->body;
    title.align = TEXT_CENTRE;
    column_begin(&column, &frame->panel);
    if (frame->panel.kind != PANEL_LOW && !frame->panel.larger_text)
        column_words(&column, 0, title, say(pins[model->shows_pin].title));
    column_box(&column, frame_mm(frame, 6), height, frame_mm(frame, 70), &pad);
    enum column_place place = page_place(frame, &column, height, &rest);

    column_lay(&column, frame->scene.list, rest, place);
    pin_pad_view(&frame->scene, frame_touchable(frame, pad), &model->pin, model->now_ms, TAP_PIN);
}
