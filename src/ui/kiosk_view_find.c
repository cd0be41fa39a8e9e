// Find me: one field, the people it may mean, and the way out for whoever is not among them.
#include <stdio.h>

#include "ui/kiosk_form.h"
#include "ui/kiosk_update.h"
#include "ui/kiosk_view_inside.h"
#include "ui/say.h"

static const char *hint(const struct kiosk_model *model)
{
    const struct kiosk_find *find = &model->find;
    static const char *const says[FIND_SAYS] = {
        [FIND_KEEP_TYPING] = "Please keep typing …",
        [FIND_SHOW_ROWS] = "Tap your name.",
        [FIND_ADD_COMPANY] = "Several people have this name. Please add your company after it.",
        [FIND_NOBODY] = "Nobody by that name so far. Try your family name, your company or your e-mail.",
    };

    if (model->is_host_called)
        return say("A host is coming to help you.");
    if (find->field.length == 0)
        return say("Begin to type, then tap your name.");
    return say(says[find->found.say]);
}

static void not_listed(const struct frame *frame, struct rect rect)
{
    widget_button(&frame->scene, rect, BUTTON_DASHED, NULL, say("I’m not on the list"),
                  (struct tap){ .name = "not-listed", .message = TAP_NOT_LISTED });
}

// The last cell is the way out, wherever there is no room for it beside the field.
static void found_draw(const struct frame *frame, struct rect side)
{
    const struct kiosk_find *find = &frame->model->find;
    bool is_low = frame->panel.kind == PANEL_LOW;
    int cells = form_cells(frame, side) - (is_low ? 0 : 1), count = (int)find->found.count;
    struct rect first = form_cell(frame, side, 0), last = form_cell(frame, side, cells - 1);

    if (count > cells)
        count = cells;
    for (int i = 0; i < count; i++)
        form_row(frame, form_cell(frame, side, i), i, &find->found.rows[i]);
    if (count == 0 && frame->is_dense) {
        struct words words = frame_quiet(frame, TYPE_TEXT);

        words_fill(
            &frame->panel, frame->scene.list,
            (struct rect){ side.x, side.y, (is_low ? side.x + side.w : last.x + last.w) - side.x, first.h },
            &words, hint(frame->model));
    }
    if (count == 0 && !frame->is_dense && find->field.length == 0)
        frame_picture(frame, (struct rect){ side.x, side.y, side.w, last.y + last.h - side.y },
                      frame_mm(frame, 12));
    if (!is_low)
        not_listed(frame, form_cell(frame, side, cells));
}

void kiosk_view_find(struct frame *frame)
{
    const struct kiosk_field *field = &frame->model->find.field;
    struct form form = form_lay(frame, frame_lead(frame, FRAME_BACK), true);

    if (frame->panel.kind == PANEL_LOW)
        not_listed(frame, rect_cut_end(&form.field, form.field.w * 38 / 100, panel_gap(&frame->panel)));
    if (!frame->is_dense)
        form_search(frame, form.question, say("What’s your name?"), hint(frame->model));
    widget_field(&frame->scene, form.field, field->text, say("your name, company or e-mail"), true,
                 (struct tap){ .name = "field" });
    found_draw(frame, form.side);
    form_keys(frame, &form, field);
}
