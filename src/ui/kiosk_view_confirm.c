// Is this you? Who was found, with what is known of them and may be mended.
#include "ui/column.h"
#include "ui/kiosk_form.h"
#include "ui/kiosk_page.h"
#include "ui/kiosk_update.h"
#include "ui/kiosk_view_inside.h"
#include "ui/say.h"

static const struct {
    const char *question, *mend, *empty; // empty: stands where nothing is known
} parts[CONFIRM_PARTS] = {
    [CONFIRM_NAME] = { "How is your name written?", "mend-name", "" },
    [CONFIRM_COMPANY] = { "Where do you work?", "mend-company", "Your company" },
    [CONFIRM_TOPICS] = { "What do you care about?", "mend-topics", "Topics you care about" },
};

static void line_draw(const struct frame *frame, struct rect rect, enum confirm_part part, struct words words)
{
    const struct kiosk_confirm *confirm = &frame->model->confirm;
    const char *text = confirm->text[part];
    int size = rect.h;
    struct rect pill = rect_cut_end(&rect, size, panel_gap(&frame->panel));

    if (!text[0]) {
        text = say(parts[part].empty);
        words.colour = frame->panel.theme.quiet;
    }
    words_fill(&frame->panel, frame->scene.list, rect, &words, text);
    widget_pill(&frame->scene, pill, "pencil", NULL,
                (struct tap){ .name = parts[part].mend, .message = TAP_MEND, .number = (int)part });
}

static void lines_draw(const struct frame *frame, struct rect rect)
{
    int gap = panel_gap(&frame->panel), height = (rect.h - 2 * gap) / 3, most = frame_mm(frame, 22);
    enum type_size name = frame->panel.kind == PANEL_LOW ? TYPE_TEXT : TYPE_LARGE;

    height = height < most ? height : most;
    rect.y += (rect.h - 3 * height - 2 * gap) / 2;
    line_draw(frame, rect_cut_top(&rect, height, gap), CONFIRM_NAME,
              frame_words(frame, TEXT_STRONG, name, 2));
    line_draw(frame, rect_cut_top(&rect, height, gap), CONFIRM_COMPANY,
              frame_words(frame, TEXT_PLAIN, TYPE_TEXT, 2));
    line_draw(frame, rect_cut_top(&rect, height, gap), CONFIRM_TOPICS, frame_quiet(frame, TYPE_TEXT));
}

static int card_height(const struct frame *frame)
{
    if (frame->panel.kind == PANEL_LOW)
        return frame_mm(frame, 3 * 15.5 + 2 * 2.3 + 2 * 2);
    return frame_mm(frame, frame_is_short(frame) ? 3 * 15.5 + 2 * 4.1 + 2 * 5 : 3 * 19 + 2 * 4.1 + 2 * 8);
}

static void card_draw(const struct frame *frame, struct rect card)
{
    bool is_low = frame->panel.kind == PANEL_LOW;
    int pad = frame_mm(frame, is_low                  ? 2
                              : frame_is_short(frame) ? 5
                                                      : 8),
        face = card.h - 2 * pad, most = frame_mm(frame, is_low ? 26 : 44);

    widget_card(&frame->scene, card);
    card = widget_inset(card, pad);
    face = face < most ? face : most;
    struct rect at = rect_cut_start(&card, face, is_low ? 2 * pad : pad);
    at.y += (at.h - face) / 2;
    at.h = face;
    widget_avatar(&frame->scene, at, frame->model->confirm.row.initials);
    lines_draw(frame, card);
}

static void asking(struct frame *frame)
{
    frame_lead(frame, FRAME_BACK);
    struct page page = page_lay(frame, say("Is this you?"), "", card_height(frame));

    card_draw(frame, page.choices);
    widget_button(&frame->scene, page_action(frame, &page, 1, 2), BUTTON_OUTLINED, NULL, say("That’s not me"),
                  (struct tap){ .name = "no", .message = TAP_NO });
    widget_button(&frame->scene, page_action(frame, &page, 0, 2), BUTTON_PRIMARY, "check",
                  say("Yes, check me in"), (struct tap){ .name = "yes", .message = TAP_YES });
}

static void mending(struct frame *frame)
{
    const struct kiosk_confirm *confirm = &frame->model->confirm;
    struct form form = form_lay(frame, frame_lead(frame, FRAME_BACK), false);

    form_question(frame, form.question, say(parts[confirm->mends].question), "", false);
    kiosk_view_aside(frame, form.side);
    widget_field(&frame->scene, form.field, confirm->field.text, "", true, (struct tap){ .name = "field" });
    widget_button(&frame->scene, form.next, BUTTON_PRIMARY, "check", say("Keep this"),
                  (struct tap){ .name = "next", .message = TAP_NEXT });
    form_keys(frame, &form, &confirm->field);
}

void kiosk_view_confirm(struct frame *frame)
{
    if (frame->model->confirm.mends != CONFIRM_NOTHING)
        mending(frame);
    else
        asking(frame);
}
