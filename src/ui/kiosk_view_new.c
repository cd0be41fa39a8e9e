// New here: one question after the other, each with as little as it takes to answer it.
#include <stdio.h>

#include "ui/kiosk_form.h"
#include "ui/kiosk_page.h"
#include "ui/kiosk_update.h"
#include "ui/kiosk_view_inside.h"
#include "ui/say.h"

enum takes { TAKES_CHOICE, TAKES_WORDS, TAKES_TWO_FIELDS, TAKES_CHIPS, TAKES_PERSON };

static const struct {
    enum takes takes;
    const char *question, *why, *hint;
} steps[NEW_STEPS] = {
    [NEW_NAME] = { TAKES_WORDS, "What’s your name?", "", "first and last name" },
    [NEW_WHOSE_PLACE] = { TAKES_PERSON, "Whose place are you taking?", "", "the name on the list" },
    [NEW_COMPANY] = { TAKES_TWO_FIELDS, "Where do you work?", "", "company" },
    [NEW_SEEN_BEFORE] = { TAKES_CHOICE, "Have you been here before?", "Somebody of your name has.", "" },
    [NEW_INVITED_BY] = { TAKES_PERSON, "Who invited you?", "So that they know you are here.", "their name" },
    [NEW_CALL_NAME] = { TAKES_WORDS, "What should we call you?", "As you would say it yourself.", "" },
    [NEW_CONTACT] = { TAKES_WORDS, "How can we reach you?", "To invite you again; nobody else sees it.",
                      "e-mail or phone" },
    [NEW_TOPICS] = { TAKES_CHIPS, "What do you care about?",
                     "So that we can introduce you to the right people.", "one topic at a time" },
    [NEW_SEEKS] = { TAKES_CHIPS, "What are you looking for?", "Somebody here may have it.",
                    "an accountant, a job …" },
    [NEW_OFFERS] = { TAKES_CHIPS, "What can you help with?", "Somebody here may need it.",
                     "design, bookkeeping …" },
    [NEW_INTRODUCE] = { TAKES_CHOICE, "May we introduce you?", "To one or two people you should know.", "" },
    [NEW_CONSENTS] = { TAKES_CHOICE, "May we stay in touch?", "Tick what you like. Nothing is fine, too.",
                       "" },
};

static const char *const consents[KIOSK_CONSENTS] = {
    [CONSENT_KEEP_CONTACT] = "Yes, write to me about the next events",
    [CONSENT_SHARE_CONTACT] = "Yes, give my contact to people I am introduced to",
};

bool kiosk_view_new_is_typed(const struct kiosk_model *model)
{
    return steps[model->new_here.step].takes != TAKES_CHOICE && !model->new_here.shows_privacy;
}

static const char *question(const struct kiosk_new *new_here, char *out, size_t size)
{
    if (new_here->step != NEW_NAME || !new_here->plus_of_name[0])
        return say(steps[new_here->step].question);
    say_into(out, size, say("Guest of %s: and your name?"), new_here->plus_of_name);
    return out;
}

// Once they are in, it stands above every question: nothing depends on the answers.
static const char *why(const struct kiosk_new *new_here, char *out, size_t size)
{
    const char *reason = steps[new_here->step].why;

    if (new_here->step == NEW_COMPANY && new_here->in_place_of_name[0])
        say_into(out, size, say("You are here for %s."), new_here->in_place_of_name);
    else
        say_into(out, size, "%s", reason[0] ? say(reason) : "");
    return out;
}

// ---- what is answered on the glass

static void secondary(const struct frame *frame, struct rect rect, const char *text, const char *name,
                      enum kiosk_message message)
{
    widget_button(&frame->scene, rect, BUTTON_OUTLINED, NULL, text,
                  (struct tap){ .name = name, .message = message });
}

static void skip_draw(const struct frame *frame, struct rect others)
{
    struct rect half = others;

    if (frame->model->new_here.is_checked_in) {
        half = frame_cut_left(&others, (others.w - panel_gap(&frame->panel)) / 2, panel_gap(&frame->panel));
        secondary(frame, others, say("That’s all"), "enough", TAP_ENOUGH);
    }
    secondary(frame, half, say("Skip"), "skip", TAP_SKIP);
}

static void actions_draw(const struct frame *frame, const struct form *form)
{
    const struct kiosk_new *new_here = &frame->model->new_here;
    const char *text = new_here->step == NEW_COMPANY ? say("Check me in") : say("Next");

    if (new_here->step != NEW_WHOSE_PLACE)
        widget_button(&frame->scene, form->next, BUTTON_PRIMARY,
                      new_here->step == NEW_COMPANY ? "check" : NULL, text,
                      (struct tap){ .name = "next", .message = TAP_NEXT });
    if (new_here->step != NEW_NAME)
        skip_draw(frame, form->others);
    else if (!new_here->plus_of[0])
        widget_button(&frame->scene, form->others, BUTTON_OUTLINED, new_here->is_for_someone ? "check" : NULL,
                      say("I’m here for someone"),
                      (struct tap){ .name = "for-someone", .message = TAP_FOR_SOMEONE });
}

static void two_fields(const struct frame *frame, struct rect rect)
{
    const struct kiosk_new *new_here = &frame->model->new_here;
    struct rect company =
        frame_cut_left(&rect, (rect.w - panel_gap(&frame->panel)) / 2, panel_gap(&frame->panel));

    widget_field(&frame->scene, company, new_here->active == 0 ? new_here->field.text : new_here->company,
                 say("company"), new_here->active == 0,
                 (struct tap){ .name = "field", .message = TAP_FIELD });
    widget_field(&frame->scene, rect, new_here->active == 1 ? new_here->field.text : new_here->title,
                 say("what you do"), new_here->active == 1,
                 (struct tap){ .name = "field-title", .message = TAP_FIELD, .number = 1 });
}

static void field_draw(const struct frame *frame, struct rect rect)
{
    const struct kiosk_new *new_here = &frame->model->new_here;
    const char *hint = steps[new_here->step].hint;

    if (steps[new_here->step].takes == TAKES_TWO_FIELDS) {
        two_fields(frame, rect);
        return;
    }
    if (steps[new_here->step].takes == TAKES_CHIPS) {
        struct rect add =
            frame_cut_right(&rect, widget_button_width(&frame->scene, rect.h, "plus", say("Add"), rect.w / 3),
                            panel_gap(&frame->panel));

        widget_button(&frame->scene, add, BUTTON_OUTLINED, "plus", say("Add"),
                      (struct tap){ .name = "add", .message = TAP_ADD });
    }
    widget_field(&frame->scene, rect, new_here->field.text, hint[0] ? say(hint) : "", true,
                 (struct tap){ .name = "field" });
}

// ---- what belongs to the answer

static void found_draw(const struct frame *frame, struct rect side)
{
    const struct kiosk_found *found = &frame->model->new_here.found;
    int cells = form_cells(frame, side);

    for (int i = 0; i < (int)found->count && i < cells; i++)
        form_row(frame, form_cell(frame, side, i), i, &found->rows[i]);
}

// From left to right, then on the next line; what does not fit gets narrower chips.
static void chips_draw(const struct frame *frame, struct rect side)
{
    const struct kiosk_new *new_here = &frame->model->new_here;
    int gap = panel_gap(&frame->panel), height = frame_mm(frame, 15.5),
        rows = (side.h + gap) / (height + gap);
    int columns = rows > 0 ? (KIOSK_CHIPS + rows - 1) / rows : KIOSK_CHIPS, x = side.x, y = side.y;
    int most = rows >= 4 ? side.w : (side.w - (columns - 1) * gap) / columns;
    char name[32];

    for (size_t i = 0; i < new_here->chip_count; i++) {
        int width = widget_chip_width(&frame->scene, height, new_here->chips[i], most);

        if (width < height)
            width = height;
        if (x + width > side.x + side.w && x > side.x) {
            x = side.x;
            y += height + gap;
        }
        snprintf(name, sizeof name, "chip-%zu", i + 1);
        widget_chip(&frame->scene, (struct rect){ x, y, width, height }, new_here->chips[i],
                    (struct tap){ .name = name, .message = TAP_CHIP, .number = (int)i });
        x += width + gap;
    }
}

static void privacy_link(const struct frame *frame, struct rect side)
{
    struct rect link = side;

    link.h = frame_mm(frame, 15.5);
    if (frame->panel.kind == PANEL_TALL || frame->panel.kind == PANEL_WIDE)
        link.y += side.h - link.h;
    widget_button(&frame->scene, link, BUTTON_LINK, NULL, say("What we keep and why"),
                  (struct tap){ .name = "privacy", .message = TAP_PRIVACY });
}

static void wrong_draw(const struct frame *frame, struct rect side)
{
    struct words words = frame_words(frame, TEXT_STRONG, TYPE_SMALL, 0);
    int size = words.size_px * 13 / 10, most = frame_mm(frame, 30);

    side.h = side.h < most ? side.h : most;
    words.colour = frame->panel.theme.attention_text;
    draw_icon(frame->scene.list, (struct rect){ side.x, side.y + (side.h - size) / 2, size, size },
              words.colour, "warn");
    frame_cut_left(&side, size, size / 2);
    words_fill(&frame->panel, frame->scene.list, side, &words,
               say("That looks neither like an e-mail address nor like a phone number."));
}

static void side_draw(const struct frame *frame, struct rect side)
{
    const struct kiosk_new *new_here = &frame->model->new_here;

    if (new_here->looks_wrong)
        wrong_draw(frame, side);
    else if (steps[new_here->step].takes == TAKES_PERSON)
        found_draw(frame, side);
    else if (steps[new_here->step].takes == TAKES_CHIPS)
        chips_draw(frame, side);
    else if (new_here->step == NEW_NAME && frame->model->door.privacy[0])
        privacy_link(frame, side);
}

static void typed_step(struct frame *frame)
{
    const struct kiosk_new *new_here = &frame->model->new_here;
    struct form form = form_lay(frame, frame_lead(frame, FRAME_BACK), false);
    char asked[KIOSK_NAME + 64], reason[KIOSK_LINE + 64];

    form_question(frame, form.question, question(new_here, asked, sizeof asked),
                  why(new_here, reason, sizeof reason));
    field_draw(frame, form.field);
    side_draw(frame, form.side);
    actions_draw(frame, &form);
    form_keys(frame, &form, &new_here->field);
}

// ---- what is answered by a tap

static void seen_before(const struct frame *frame, struct page *page)
{
    const struct kiosk_alike *alike = &frame->model->new_here.alike;
    char name[32];

    for (size_t i = 0; i < alike->count; i++) {
        snprintf(name, sizeof name, "row-%zu", i + 1);
        widget_row(&frame->scene, page_choice(frame, page, (int)i, (int)alike->count + 1), "",
                   alike->rows[i].shown, alike->rows[i].hint,
                   (struct tap){ .name = name, .message = TAP_ROW, .number = (int)i });
    }
    secondary(frame, page_choice(frame, page, (int)alike->count, (int)alike->count + 1),
              say("No, this is my first time"), "no", TAP_NO);
}

static void introduce(const struct frame *frame, struct page *page)
{
    secondary(frame, page_choice(frame, page, 0, 2), say("Yes, please"), "yes", TAP_YES);
    secondary(frame, page_choice(frame, page, 1, 2), say("Not today"), "no", TAP_NO);
}

static void consent(const struct frame *frame, struct page *page)
{
    char name[32];

    for (int i = 0; i < KIOSK_CONSENTS; i++) {
        snprintf(name, sizeof name, "consent-%d", i + 1);
        widget_tick(&frame->scene, page_choice(frame, page, i, KIOSK_CONSENTS),
                    frame->model->new_here.ticked[i], say(consents[i]),
                    (struct tap){ .name = name, .message = TAP_CONSENT, .number = i });
    }
}

static void chosen_step(struct frame *frame)
{
    enum new_step step = frame->model->new_here.step;
    struct rect rest = frame_lead(frame, FRAME_BACK);
    struct page page = page_lay(frame, say(steps[step].question), say(steps[step].why));
    struct rect actions = page.actions;

    (void)rest;
    if (step == NEW_SEEN_BEFORE)
        seen_before(frame, &page);
    else if (step == NEW_INTRODUCE)
        introduce(frame, &page);
    else
        consent(frame, &page);
    if (step == NEW_CONSENTS)
        widget_button(&frame->scene, frame_cut_right(&actions, actions.w / 3, panel_gap(&frame->panel)),
                      BUTTON_PRIMARY, NULL, say("Next"), (struct tap){ .name = "next", .message = TAP_NEXT });
    skip_draw(frame, actions);
}

void kiosk_view_new(struct frame *frame)
{
    if (kiosk_view_new_is_typed(frame->model))
        typed_step(frame);
    else
        chosen_step(frame);
}
