#include "ui/kiosk_form.h"

#include <stdio.h>

#include "ui/column.h"
#include "ui/keyboard.h"
#include "ui/kiosk_update.h"
#include "ui/say.h"

// What a field with its button and a row of answers take above the keys.
enum { DENSE_MM = 56 };

static struct rect cut_keys(const struct frame *frame, struct rect *rest)
{
    const struct panel *panel = &frame->panel;
    int height = keyboard_height(panel), gap = panel_gap(panel);
    struct rect keys;

    if (panel->kind == PANEL_LOW) { // there is no room for a margin below either
        keys = (struct rect){ 0, panel->height_px - height, panel->width_px, height };
        rest->h = keys.y - gap - rest->y;
        return keys;
    }
    if (frame->is_dense) {
        int most = rest->h - frame_mm(frame, 6) - gap - frame_mm(frame, DENSE_MM);

        height = height < most ? height : most;
        rest->h -= frame_mm(frame, 6);
    }
    keys = rect_cut_bottom(rest, height, gap);
    if (keyboard_is_edge_to_edge(panel)) {
        keys.x = 0;
        keys.w = panel->width_px;
    }
    return keys;
}

static struct form lay_dense(const struct frame *frame, struct rect bar, bool is_search)
{
    struct form form = { 0 };
    struct rect rest = frame->body;
    int gap = panel_gap(&frame->panel), button = frame_button(frame);

    form.keys = cut_keys(frame, &rest);
    if (is_search) {
        form.field = bar;
        form.side = rest;
        return form;
    }
    form.question = bar;
    form.field = rect_cut_top(&rest, button, gap);
    form.next = rect_cut_end(&form.field, form.field.w * 28 / 100, gap);
    form.side = rest;
    form.others = rect_cut_end(&form.side, form.side.w * 42 / 100, gap);
    if (form.others.h > button) // of glass that is nearly square
        form.others.h = button;
    return form;
}

static struct form lay_wide(const struct frame *frame, bool is_search)
{
    struct form form = { 0 };
    struct rect left = frame->body;
    int gap = panel_gap(&frame->panel), button = frame_mm(frame, 27);

    form.side = rect_cut_end(&left, left.w * 40 / 100, frame_mm(frame, 14));
    form.keys = cut_keys(frame, &left);
    left.h -= frame_mm(frame, 6);
    form.field = rect_cut_bottom(&left, button, frame_mm(frame, 6));
    form.question = left;
    form.side = frame_touchable(frame, form.side);
    if (is_search)
        return form;
    form.others = rect_cut_bottom(&form.side, button, gap);
    form.next = rect_cut_bottom(&form.side, button, frame_mm(frame, 8));
    return form;
}

static struct form lay_tall(const struct frame *frame, bool is_search)
{
    struct form form = { 0 };
    struct rect rest = frame->body;
    int gap = panel_gap(&frame->panel), button = frame_button(frame);
    int question = frame_mm(frame, frame->panel.larger_text ? 60 : 44), below = frame->reach - rest.y;

    form.keys = cut_keys(frame, &rest);
    form.question = rect_cut_top(&rest, question > below ? question : below, gap);
    form.field = rect_cut_top(&rest, button, gap);
    rest.h -= gap;
    if (!is_search) {
        form.others = rect_cut_bottom(&rest, button, gap);
        form.next = rect_cut_end(&form.others, form.others.w * 40 / 100, gap);
    }
    form.side = rest;
    return form;
}

struct form form_lay(const struct frame *frame, struct rect rest, bool is_search)
{
    if (frame->is_dense)
        return lay_dense(frame, rest, is_search);
    return frame->panel.kind == PANEL_TALL ? lay_tall(frame, is_search) : lay_wide(frame, is_search);
}

void form_keys(const struct frame *frame, const struct form *form, const struct kiosk_field *field)
{
    keyboard_view(&field->keyboard, &frame->scene, form->keys, TAP_KEY);
}

void form_question(const struct frame *frame, struct rect rect, const char *question, const char *why,
                   bool is_warning)
{
    struct column column;
    bool is_dense = frame->is_dense;
    struct words words = frame_words(frame, TEXT_STRONG, is_dense ? TYPE_LARGE : TYPE_TITLE, 2);

    struct words below = frame_quiet(frame, is_dense ? TYPE_SMALL : TYPE_TEXT);

    words.least_px = frame_type(frame, TYPE_SMALL);
    if (is_warning)
        below.colour = frame->panel.theme.attention_text;
    column_begin(&column, &frame->panel);
    column_words(&column, 0, words, question);
    column_words(&column, is_dense ? 0 : frame_mm(frame, 2), below, why);
    column_lay(&column, frame->scene.list, rect, is_dense ? COLUMN_MIDDLE : COLUMN_BOTTOM);
}

void form_search(const struct frame *frame, struct rect rect, const char *question, const char *why)
{
    struct words quiet = frame_quiet(frame, TYPE_TEXT);
    int lines = quiet.size_px * 275 / 100, most = rect.h * 45 / 100;
    struct rect below = rect_cut_bottom(&rect, lines < most ? lines : most, frame_mm(frame, 2));
    struct column column;

    form_question(frame, rect, question, "", false);
    column_begin(&column, &frame->panel);
    column_words(&column, 0, quiet, why);
    column_lay(&column, frame->scene.list, below, COLUMN_TOP);
}

// ---- people to choose from

static const struct {
    int columns, rows;
    double narrow_mm, least_mm, most_mm; // a row's least width; its height
} grids[] = {
    [PANEL_LOW] = { 2, 2, 56, 15.5, 18.4 },
    [PANEL_TALL] = { 1, 6, 56, 18, 31 },
    [PANEL_DESK] = { 3, 2, 76, 18, 26 },
    [PANEL_WIDE] = { 1, 6, 56, 20, 32 },
};

static int column_count(const struct frame *frame, struct rect side)
{
    int most = grids[frame->panel.kind].columns,
        count = side.w / frame_mm(frame, grids[frame->panel.kind].narrow_mm);

    return count < 1 ? 1 : count < most ? count : most;
}

static int row_count(const struct frame *frame, struct rect side)
{
    int gap = panel_gap(&frame->panel), least = frame_mm(frame, grids[frame->panel.kind].least_mm);
    int most = grids[frame->panel.kind].rows, count = (side.h + gap) / (least + gap);

    return count < 1 ? 1 : count < most ? count : most;
}

int form_cells(const struct frame *frame, struct rect side)
{
    return column_count(frame, side) * row_count(frame, side);
}

struct rect form_cell(const struct frame *frame, struct rect side, int index)
{
    int columns = column_count(frame, side), rows = row_count(frame, side);
    int gap = panel_gap(&frame->panel), most = frame_mm(frame, grids[frame->panel.kind].most_mm);
    int width = (side.w - (columns - 1) * gap) / columns, height = (side.h - (rows - 1) * gap) / rows;

    if (height > most)
        height = most;
    return (struct rect){ side.x + index % columns * (width + gap), side.y + index / columns * (height + gap),
                          width, height };
}

static const char *row_detail(const struct kiosk_row *row, char *out, size_t size)
{
    switch (row->kind) {
    case FIND_PLUS:
        if (row->places == 1)
            say_into(out, size, "%s", say("One place is kept. And your name?"));
        else
            say_into(out, size, say("%d places are kept. And your name?"), row->places);
        return out;
    case FIND_SEVERAL:
        return say("Several people have this name");
    default:
        return row->detail;
    }
}

void form_row(const struct frame *frame, struct rect rect, int index, const struct kiosk_row *row)
{
    char name[16], detail[KIOSK_LINE];

    snprintf(name, sizeof name, "row-%d", index + 1);
    widget_row(&frame->scene, rect, row->kind == FIND_GUEST ? row->initials : "", row->shown,
               row_detail(row, detail, sizeof detail),
               (struct tap){ .name = name, .message = TAP_ROW, .number = index });
}
