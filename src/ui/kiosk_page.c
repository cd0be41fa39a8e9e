#include "ui/kiosk_page.h"

static bool is_low(const struct frame *frame)
{
    return frame->panel.kind == PANEL_LOW;
}

static bool is_tall(const struct frame *frame)
{
    return frame->panel.kind == PANEL_TALL;
}

// In the middle, or as low as it goes where what is touched would be too high.
enum column_place page_place(const struct frame *frame, const struct column *column, int box_px,
                             struct rect *rest)
{
    int height = column_height(column, rest->w), bottom = rest->y + (rest->h + height) / 2;
    int least = frame->reach + box_px;

    if (height > rest->h || bottom >= least)
        return COLUMN_MIDDLE;
    rest->h = least - rest->y;
    return COLUMN_BOTTOM;
}

struct page page_lay(const struct frame *frame, const char *title, const char *text, int choices_px)
{
    struct page page;
    struct rect rest = frame->body;
    struct column column;
    int button = frame_button(frame);

    page.actions = rect_cut_bottom(&rest, button, frame_mm(frame, is_low(frame) ? 4 : 10));
    column_begin(&column, &frame->panel);
    column_words(&column, 0, frame_words(frame, TEXT_STRONG, is_tall(frame) ? TYPE_HUGE : TYPE_TITLE, 3),
                 title);
    column_words(&column, frame_mm(frame, is_low(frame) ? 1 : 4), frame_quiet(frame, TYPE_TEXT), text);
    column_box(&column, frame_mm(frame, is_low(frame) ? 5 : 12), choices_px, choices_px, &page.choices);
    enum column_place place = page_place(frame, &column, choices_px, &rest);

    column_lay(&column, frame->scene.list, rest, place);
    return page;
}

static int choice_height(const struct frame *frame)
{
    static const double heights_mm[] = {
        [PANEL_LOW] = 30, [PANEL_TALL] = 36, [PANEL_DESK] = 36, [PANEL_WIDE] = 44
    };

    return frame_mm(frame, heights_mm[frame->panel.kind]);
}

int page_choices_height(const struct frame *frame, int count)
{
    int height = choice_height(frame);

    if (count == 0)
        return 0;
    return is_tall(frame) ? count * height + (count - 1) * panel_gap(&frame->panel) : height;
}

struct rect page_choice(const struct frame *frame, const struct page *page, int index, int count)
{
    struct rect rect = page->choices;
    int gap = panel_gap(&frame->panel);

    if (is_tall(frame)) {
        int height = (rect.h - (count - 1) * gap) / count;

        return (struct rect){ rect.x, rect.y + index * (height + gap), rect.w, height };
    }
    int width = (rect.w - (count - 1) * gap) / count;

    return (struct rect){ rect.x + index * (width + gap), rect.y, width, rect.h };
}

struct rect page_action(const struct frame *frame, const struct page *page, int index, int count)
{
    struct rect rect = page->actions;
    int gap = panel_gap(&frame->panel), width = (rect.w - (count - 1) * gap) / count;
    int most = frame_mm(frame, count > 2 ? 84 : 116);

    if (count * most < rect.w * 85 / 100) // else they fill the row, flush with what is above
        width = most;
    return (struct rect){ rect.x + rect.w - (index + 1) * width - index * gap, rect.y, width, rect.h };
}

static int between(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

int page_radius(const struct frame *frame)
{
    return frame_mm(frame, is_low(frame) ? 7 : 12);
}

struct rect page_art(const struct frame *frame, struct rect *body, int words_px, int share)
{
    int gap = frame_mm(frame, is_low(frame) ? 8 : 14), width = body->h * 86 / 100, most;

    if (is_tall(frame))
        return rect_cut_top(body, between(body->h - words_px - gap, body->h * 22 / 100, body->w * 116 / 100),
                            gap);
    most = body->w * share / 100;
    return rect_cut_end(body, width < most ? width : most, gap);
}

void page_picture(const struct frame *frame, struct rect *body, int words_px)
{
    int share = frame->panel.larger_text ? 24 : is_low(frame) ? 30 : 35;

    if (!frame->model->high_contrast)
        frame_picture(frame, page_art(frame, body, words_px, share), page_radius(frame));
}
