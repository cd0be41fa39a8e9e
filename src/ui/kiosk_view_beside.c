// Beside the words of Welcome: one person to meet, and the way to the guest's own page; else the door.
#include "ui/column.h"
#include "ui/kiosk_page.h"
#include "ui/kiosk_view_inside.h"
#include "ui/say.h"

// A code is read by machines: dark on white, whatever the theme, with four modules of white around.
enum { CODE_GROUND = 0xFFFFFF, CODE_INK = 0x1B1F2A };

// What the code takes with its words below it; how much of its card it takes at most.
enum { UPRIGHT_MM = 90, CODE_PERCENT = 84 };

int kiosk_view_code_side(const struct frame *frame)
{
    static const double sides_mm[] = {
        [PANEL_LOW] = 34, [PANEL_TALL] = 36, [PANEL_DESK] = 34, [PANEL_WIDE] = 40
    };

    return frame_mm(frame, sides_mm[frame->panel.kind]);
}

void kiosk_view_code(const struct frame *frame, struct rect rect, const char *content)
{
    draw_shape(frame->scene.list, rect, rect.h / 16, CODE_GROUND);
    draw_qr(frame->scene.list, widget_inset(rect, rect.h * 8 / 100), CODE_INK, content);
}

// ---- the guest's own page

static int page_pad(const struct frame *frame)
{
    return frame_mm(frame, frame->panel.kind == PANEL_LOW ? 2 : 4);
}

static int page_height(const struct frame *frame)
{
    return kiosk_view_code_side(frame) + 2 * page_pad(frame);
}

static void page_say(const struct frame *frame, struct column *column, int gap)
{
    struct words strong = frame_words(frame, TEXT_STRONG, TYPE_TEXT, 2),
                 quiet = frame_quiet(frame, TYPE_SMALL);

    strong.align = quiet.align = TEXT_CENTRE;
    quiet.lines = 2;
    column_words(column, gap, strong, say("More on your phone"));
    column_words(column, gap / 3, quiet, say("People to meet, and your own card"));
}

// The code above its words, as large as they leave room for.
static void page_draw_upright(const struct frame *frame, struct rect card)
{
    int gap = frame_mm(frame, 4), most = card.w * CODE_PERCENT / 100, side;
    struct rect inside = widget_inset(card, frame_mm(frame, 6)), code;
    struct column column;

    column_begin(&column, &frame->panel);
    page_say(frame, &column, gap);
    side = inside.h - column_height(&column, inside.w) - gap;
    side = side < most ? side : most;
    column_begin(&column, &frame->panel);
    column_box(&column, 0, side, side * 2 / 3, &code);
    page_say(frame, &column, gap);
    column_lay(&column, frame->scene.list, inside, COLUMN_MIDDLE);
    kiosk_view_code(frame, (struct rect){ code.x + (code.w - code.h) / 2, code.y, code.h, code.h },
                    frame->model->visit.page);
}

static void page_draw_beside(const struct frame *frame, struct rect card)
{
    int side = kiosk_view_code_side(frame), pad = page_pad(frame);
    struct words strong = frame_words(frame, TEXT_STRONG, TYPE_SMALL, 3),
                 quiet = frame_quiet(frame, TYPE_SMALL);
    struct column column;

    quiet.lines = 3;
    card = widget_inset(card, pad);
    struct rect code = rect_cut_start(&card, side, pad);

    kiosk_view_code(frame, (struct rect){ code.x, code.y + (code.h - side) / 2, side, side },
                    frame->model->visit.page);
    column_begin(&column, &frame->panel);
    column_words(&column, 0, strong, say("More on your phone"));
    if (frame->panel.kind != PANEL_LOW)
        column_words(&column, pad / 3, quiet, say("People to meet, and your own card"));
    column_lay(&column, frame->scene.list, card, COLUMN_MIDDLE);
}

static void page_draw(const struct frame *frame, struct rect card)
{
    widget_card(&frame->scene, card);
    if (card.h > page_height(frame))
        page_draw_upright(frame, card);
    else
        page_draw_beside(frame, card);
}

// ---- somebody to meet

static void meet_draw(const struct frame *frame, struct rect card)
{
    const struct kiosk_meet *meet = &frame->model->visit.meet;
    char who[KIOSK_NAME + KIOSK_LINE + 16];
    int pad = frame_mm(frame, frame->panel.kind == PANEL_LOW ? 4 : 6);
    struct words strong = frame_words(frame, TEXT_STRONG, TYPE_SMALL, 3),
                 quiet = frame_quiet(frame, TYPE_SMALL);
    struct column column;

    strong.size_px = strong.size_px * (frame->panel.kind == PANEL_LOW ? 100 : 125) / 100;
    quiet.lines = 3;
    if (meet->company[0])
        say_into(who, sizeof who, say("%s from %s"), meet->shown, meet->company);
    else
        say_into(who, sizeof who, "%s", meet->shown);
    struct draw_item *shape =
        draw_shape(frame->scene.list, card, panel_corner(&frame->panel), frame->panel.theme.soft);

    if (frame->model->high_contrast) {
        shape->edge = frame->panel.theme.edge;
        shape->edge_px = (int16_t)widget_edge(&frame->panel);
    }
    column_begin(&column, &frame->panel);
    column_words(&column, 0, quiet, say("You could meet"));
    column_words(&column, pad / 4, strong, who);
    column_words(&column, pad / 4, quiet, meet->because);
    column_lay(&column, frame->scene.list, widget_inset(card, pad), COLUMN_MIDDLE);
}

// ---- together

struct beside {
    struct rect meet, page, art; // h 0: not there
};

// Below one another, the picture in the room that is left above; on tall glass beside one another.
static struct beside lay(const struct frame *frame, struct rect rect)
{
    bool meets = frame->model->visit.meet.guest[0], has_page = frame->model->visit.page[0];
    bool is_low = frame->panel.kind == PANEL_LOW;
    int gap = panel_gap(&frame->panel), height = page_height(frame);
    struct beside beside = { .art = rect };

    if (frame->panel.kind == PANEL_TALL) {
        struct rect row = rect_cut_bottom(&beside.art, height, gap);

        if (has_page)
            beside.page = meets ? rect_cut_end(&row, (row.w - gap) / 2, gap) : row;
        if (meets)
            beside.meet = row;
        return beside;
    }
    // the code takes what there is: a picture between two cards would be a strip
    if (has_page && rect.h - (meets ? height + gap : 0) > frame_mm(frame, UPRIGHT_MM)) {
        if (meets)
            beside.meet = rect_cut_top(&beside.art, height, gap);
        beside.page = rect_cut_top(&beside.art, beside.art.h, 0);
        return beside;
    }
    if (has_page)
        beside.page = rect_cut_bottom(&beside.art, height, gap);
    if (meets && has_page && is_low)
        beside.meet = rect_cut_bottom(&beside.art, beside.art.h, 0);
    else if (meets)
        beside.meet = rect_cut_bottom(&beside.art, beside.art.h < 2 * height ? beside.art.h : height, gap);
    return beside;
}

void kiosk_view_beside(const struct frame *frame, struct rect *body, int words_px)
{
    const struct kiosk_model *model = frame->model;
    struct beside beside;

    if (!model->visit.is_saved || (!model->visit.page[0] && !model->visit.meet.guest[0])) {
        page_picture(frame, body, words_px);
        return;
    }
    beside = lay(frame, page_art(frame, body, words_px, frame->panel.kind == PANEL_LOW ? 31 : 35));
    if (beside.meet.h > 0)
        meet_draw(frame, beside.meet);
    if (beside.page.h > 0)
        page_draw(frame, beside.page);
    if (!model->high_contrast && beside.art.h > frame_mm(frame, 25))
        frame_picture(frame, beside.art, page_radius(frame));
}
