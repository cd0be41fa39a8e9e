#include "ui/kiosk_page.h"

#include "ui/column.h"

struct page page_lay(const struct frame *frame, const char *title, const char *text)
{
    struct page page;
    struct rect rest = frame->body;
    struct column column;
    bool is_low = frame->panel.kind == PANEL_LOW, is_tall = frame->panel.kind == PANEL_TALL;
    int gap = frame_mm(frame, is_low ? 4 : 10), button = frame_button(frame);

    page.actions = frame_cut_bottom(&rest, button, gap);
    page.choices = frame_cut_bottom(&rest, rest.h * (is_tall ? 50 : is_low ? 52 : 46) / 100, gap);
    column_begin(&column, &frame->panel);
    column_words(&column, 0, frame_words(frame, TEXT_STRONG, is_tall ? TYPE_HUGE : TYPE_TITLE, 3), title);
    column_words(&column, frame_mm(frame, is_low ? 1 : 5), frame_quiet(frame, TYPE_TEXT), text);
    column_lay(&column, frame->scene.list, rest, is_low ? COLUMN_MIDDLE : COLUMN_BOTTOM);
    page.choices = frame_touchable(frame, page.choices);
    return page;
}

struct rect page_choice(const struct frame *frame, const struct page *page, int index, int count)
{
    struct rect rect = page->choices;
    int gap = panel_gap(&frame->panel), most = frame_mm(frame, frame->panel.kind == PANEL_LOW ? 30 : 46);
    bool is_stacked = frame->panel.kind == PANEL_TALL;
    int width = is_stacked ? rect.w : (rect.w - (count - 1) * gap) / count;
    int height = is_stacked ? (rect.h - (count - 1) * gap) / count : rect.h;

    height = height < most ? height : most;
    return (struct rect){ rect.x + (is_stacked ? 0 : index * (width + gap)),
                          rect.y + (is_stacked ? index * (height + gap) : 0), width, height };
}

struct rect page_action(const struct frame *frame, const struct page *page, int index, int count)
{
    struct rect rect = page->actions;
    int gap = panel_gap(&frame->panel), width = (rect.w - (count - 1) * gap) / count;
    int most = frame_mm(frame, 120);

    width = width < most ? width : most;
    return (struct rect){ rect.x + rect.w - (index + 1) * width - index * gap, rect.y, width, rect.h };
}
