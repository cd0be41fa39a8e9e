// New here: one question after the other, each with as little as it takes to answer it.
#include <stdio.h>

#include "ui/kiosk_form.h"
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

bool kiosk_view_new_is_typed(const struct kiosk_model *model)
{
    return steps[model->new_here.step].takes != TAKES_CHOICE && !model->new_here.shows_privacy &&
           !model->new_here.shows_page;
}

static const char *question(const struct kiosk_new *new_here, char *out, size_t size)
{
    if (new_here->step != NEW_NAME || !new_here->plus_of_name[0])
        return say(steps[new_here->step].question);
    say_into(out, size, say("Guest of %s: and your name?"), new_here->plus_of_name);
    return out;
}

static const char *why(const struct kiosk_new *new_here, char *out, size_t size)
{
    const char *reason = steps[new_here->step].why;

    if (new_here->looks_wrong)
        reason = new_here->step == NEW_NAME
                     ? "Please type it first, then tap Next."
                     : "That looks neither like an e-mail address nor like a phone number.";
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
                  (struct tap){ .name = name, .message = (int)message });
}

// Who has chosen words skips nothing any more: on low glass the words have that room.
static bool chips_have_room_of_skip(const struct frame *frame)
{
    const struct kiosk_new *new_here = &frame->model->new_here;

    return frame->is_dense && steps[new_here->step].takes == TAKES_CHIPS && new_here->chip_count > 0;
}

static void skip_draw(const struct frame *frame, struct rect others)
{
    int gap = panel_gap(&frame->panel);

    if (!frame->model->new_here.is_checked_in) {
        secondary(frame, others, say("Skip"), "skip", TAP_SKIP);
        return;
    }
    if (!chips_have_room_of_skip(frame))
        secondary(frame, rect_cut_start(&others, (others.w - gap) / 2, gap), say("Skip"), "skip", TAP_SKIP);
    secondary(frame, others, say("That’s all"), "enough", TAP_ENOUGH);
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
        rect_cut_start(&rect, (rect.w - panel_gap(&frame->panel)) / 2, panel_gap(&frame->panel));

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
            rect_cut_end(&rect, widget_button_width(&frame->scene, rect.h, "plus", say("Add"), rect.w / 3),
                         panel_gap(&frame->panel));

        widget_button(&frame->scene, add, BUTTON_OUTLINED, "plus", say("Add"),
                      (struct tap){ .name = "add", .message = TAP_ADD });
    }
    widget_field(&frame->scene, rect, new_here->field.text, hint[0] ? say(hint) : "", true,
                 (struct tap){ .name = "field" });
}

// ---- what belongs to the answer

static void found_draw(struct frame *frame, struct rect side)
{
    const struct kiosk_found *found = &frame->model->new_here.found;
    int cells = form_cells(frame, side);

    for (int i = 0; i < (int)found->count && i < cells; i++)
        form_row(frame, form_cell(frame, side, i), i, &found->rows[i]);
    if (found->count == 0)
        kiosk_view_aside(frame, side);
}

// From left to right, then on the next line, each at most so wide. False: the room is too small.
static bool chips_flow(const struct frame *frame, struct rect side, int most, struct rect chips[KIOSK_CHIPS])
{
    const struct kiosk_new *new_here = &frame->model->new_here;
    int gap = panel_gap(&frame->panel), height = frame_mm(frame, 15.5), x = side.x, y = side.y;

    for (size_t i = 0; i < new_here->chip_count; i++) {
        int width = widget_chip_width(&frame->scene, height, new_here->chips[i], most);

        width = width < height ? height : width;
        if (x + width > side.x + side.w && x > side.x) {
            x = side.x;
            y += height + gap;
        }
        chips[i] = (struct rect){ x, y, width, height };
        x += width + gap;
    }
    return y + height <= side.y + side.h;
}

static void chips_draw(struct frame *frame, struct rect side)
{
    const struct kiosk_new *new_here = &frame->model->new_here;
    struct rect chips[KIOSK_CHIPS];
    char name[32];

    for (int most = side.w; !chips_flow(frame, side, most, chips) && most > frame_mm(frame, 15.5);)
        most = most * 9 / 10;
    for (size_t i = 0; i < new_here->chip_count; i++) {
        snprintf(name, sizeof name, "chip-%zu", i + 1);
        widget_chip(&frame->scene, chips[i], new_here->chips[i],
                    (struct tap){ .name = name, .message = TAP_CHIP, .number = (int)i });
    }
    if (new_here->chip_count == 0)
        kiosk_view_aside(frame, side);
}

static void name_aside(struct frame *frame, struct rect side)
{
    struct rect link = side;

    link.h = frame_mm(frame, 15.5);
    if (!frame->is_dense)
        link = rect_cut_bottom(&side, link.h, frame_mm(frame, 2));
    else
        link.y += (side.h - link.h) / 2;
    kiosk_view_aside(frame, side);
    if (frame->model->door.privacy[0])
        widget_button(&frame->scene, link, BUTTON_LINK, NULL, say("What we keep and why"),
                      (struct tap){ .name = "privacy", .message = TAP_PRIVACY });
}

static void side_draw(struct frame *frame, struct rect side)
{
    const struct kiosk_new *new_here = &frame->model->new_here;

    if (steps[new_here->step].takes == TAKES_PERSON)
        found_draw(frame, side);
    else if (steps[new_here->step].takes == TAKES_CHIPS)
        chips_draw(frame, side);
    else if (new_here->step == NEW_NAME)
        name_aside(frame, side);
    else
        kiosk_view_aside(frame, side);
}

static void typed_step(struct frame *frame)
{
    const struct kiosk_new *new_here = &frame->model->new_here;
    struct form form = form_lay(frame, frame_lead(frame, FRAME_BACK), false);
    char asked[KIOSK_NAME + 64], reason[KIOSK_LINE + 64];

    if (chips_have_room_of_skip(frame)) {
        int more = form.others.w / 2;

        form.side.w += more;
        form.others.x += more;
        form.others.w -= more;
    }
    form_question(frame, form.question, question(new_here, asked, sizeof asked),
                  why(new_here, reason, sizeof reason), new_here->looks_wrong);
    field_draw(frame, form.field);
    side_draw(frame, form.side);
    actions_draw(frame, &form);
    form_keys(frame, &form, &new_here->field);
}

void kiosk_view_new(struct frame *frame)
{
    enum new_step step = frame->model->new_here.step;

    if (kiosk_view_new_is_typed(frame->model))
        typed_step(frame);
    else
        kiosk_view_chosen(frame, say(steps[step].question), say(steps[step].why));
}
