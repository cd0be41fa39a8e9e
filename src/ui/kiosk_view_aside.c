// Beside the questions of New here, where the glass has room: the door at first; then that they are
// in, that somebody is coming, and that nothing more has to be answered.
#include "ui/column.h"
#include "ui/kiosk_update.h"
#include "ui/kiosk_view_inside.h"
#include "ui/say.h"
#include "util/zone.h"

static void tell_host(const struct kiosk_visit *visit, char *out, size_t size)
{
    out[0] = '\0';
    if (!visit->is_owed || visit->is_greeted || visit->is_dismissed)
        return;
    if (visit->host_name[0])
        say_into(out, size, say("%s is coming to say hello."), visit->host_name);
    else if (visit->hosts_reachable > 0)
        say_into(out, size, "%s", say("Someone is coming to say hello."));
}

// The rest of the questions stand on the guest's own page as well.
static void page_draw(const struct frame *frame, struct rect rect)
{
    int side = kiosk_view_code_side(frame);
    struct words words = frame_words(frame, TEXT_STRONG, TYPE_SMALL, 3);
    struct rect code = rect_cut_start(&rect, side, frame_mm(frame, 6));

    kiosk_view_code(frame, (struct rect){ code.x, code.y + (code.h - side) / 2, side, side },
                    frame->model->visit.page);
    words_fill(&frame->panel, frame->scene.list, rect, &words, say("Or fill in the rest on your phone"));
}

static void checked(const struct frame *frame, struct rect rect)
{
    const struct theme *theme = &frame->panel.theme;
    char clock[ZONE_TIME_SIZE], title[128], host[KIOSK_NAME + 64];
    struct words headline = frame_words(frame, TEXT_STRONG, TYPE_LARGE, 2);
    struct rect disc, page;
    struct column column;
    int code = kiosk_view_code_side(frame);
    bool has_page = frame->model->visit.page[0] && rect.h > 3 * code;

    zone_format_clock(clock, frame->model->door.zone, frame->model->visit.arrived_ms);
    say_into(title, sizeof title, say("You’re checked in · %s"), clock);
    tell_host(&frame->model->visit, host, sizeof host);
    draw_shape(frame->scene.list, rect, frame_mm(frame, 12), theme->soft);
    column_begin(&column, &frame->panel);
    column_box(&column, 0, frame_mm(frame, 24), frame_mm(frame, 12), &disc);
    column_words(&column, frame_mm(frame, 6), headline, title);
    column_words(&column, frame_mm(frame, 2), frame_words(frame, TEXT_PLAIN, TYPE_TEXT, 0), host);
    column_words(&column, frame_mm(frame, 2), frame_quiet(frame, TYPE_TEXT),
                 say("The rest is up to you: skip whatever you like."));
    if (has_page)
        column_box(&column, frame_mm(frame, 6), code, code, &page);
    column_lay(&column, frame->scene.list, widget_inset(rect, frame_mm(frame, 12)), COLUMN_MIDDLE);
    disc.w = disc.h;
    draw_shape(frame->scene.list, disc, disc.h, theme->primary);
    draw_icon(frame->scene.list, widget_inset(disc, disc.h * 24 / 100), theme->on_primary, "check");
    if (has_page)
        page_draw(frame, page);
}

// Where the keys leave no room for a code, it has a screen of its own.
static void link_draw(const struct frame *frame, struct rect rect)
{
    int height = frame_mm(frame, 15.5);

    rect.y += (rect.h - height) / 2;
    rect.h = height;
    widget_button(&frame->scene, rect, BUTTON_LINK, NULL, say("Fill in on my phone"),
                  (struct tap){ .name = "phone", .message = TAP_PAGE });
}

void kiosk_view_page(struct frame *frame)
{
    bool is_tall = frame->panel.kind == PANEL_TALL;
    int gap = frame_mm(frame, 10), most = frame_mm(frame, 80);
    struct column column;

    frame_lead(frame, FRAME_BACK);
    struct rect body = frame->body, foot = rect_cut_bottom(&body, frame_button(frame), gap / 2);
    int half = (is_tall ? body.h : body.w) / 2, side = body.h < half ? body.h : half;

    side = side < most ? side : most;
    struct rect code = is_tall ? rect_cut_top(&body, side, gap) : rect_cut_end(&body, side, gap);

    code.y += (code.h - side) / 2;
    kiosk_view_code(frame, (struct rect){ code.x, code.y, side, side }, frame->model->visit.page);
    column_begin(&column, &frame->panel);
    column_words(&column, 0, frame_words(frame, TEXT_STRONG, TYPE_TITLE, 3), say("Fill in on my phone"));
    column_words(&column, gap / 3, frame_quiet(frame, TYPE_TEXT),
                 say("Scan this: the rest of the questions is there."));
    column_lay(&column, frame->scene.list, body, is_tall ? COLUMN_TOP : COLUMN_MIDDLE);
    widget_button(&frame->scene, rect_cut_end(&foot, frame_mm(frame, 70), 0), BUTTON_PRIMARY, NULL,
                  say("Close"), (struct tap){ .name = "close", .message = TAP_PAGE });
}

void kiosk_view_aside(struct frame *frame, struct rect rect)
{
    const struct kiosk_model *model = frame->model;

    if (frame->is_dense && model->new_here.is_checked_in && model->visit.page[0])
        link_draw(frame, rect);
    if (frame->is_dense || rect.h < frame_mm(frame, 60))
        return;
    if (frame->model->new_here.is_checked_in)
        checked(frame, rect);
    else
        frame_picture(frame, rect, frame_mm(frame, 12));
}
