// Welcome: by name, and who is coming to say hello. Nothing is promised before it is written.
#include <stdio.h>

#include "ui/column.h"
#include "ui/kiosk_page.h"
#include "ui/kiosk_update.h"
#include "ui/kiosk_view_inside.h"
#include "ui/say.h"

static bool is_waiting(const struct kiosk_visit *visit)
{
    return visit->is_owed && !visit->is_greeted && !visit->is_dismissed;
}

static bool has_card(const struct kiosk_visit *visit)
{
    return is_waiting(visit) || (visit->is_greeted && visit->host_name[0]);
}

static void tell_host(const struct kiosk_visit *visit, char *out, size_t size)
{
    if (visit->is_greeted)
        say_into(out, size, say("You have met %s"), visit->host_name);
    else if (visit->host_name[0])
        say_into(out, size, say("%s is coming to say hello"), visit->host_name);
    else
        say_into(out, size, "%s",
                 visit->hosts_on_duty > 0 ? say("Someone is coming to say hello")
                                          : say("Please come in; we will find you"));
}

static const char *where(const struct kiosk_visit *visit)
{
    if (visit->is_greeted)
        return say("Have a good time.");
    if (visit->where[0])
        return visit->where;
    return visit->hosts_on_duty > 0 ? say("Please wait here for a moment.")
                                    : say("Somebody will say hello to you inside.");
}

static void card_draw(const struct frame *frame, struct rect card)
{
    const struct kiosk_visit *visit = &frame->model->visit;
    const struct theme *theme = &frame->panel.theme;
    bool is_low = frame->panel.kind == PANEL_LOW, shows_pin = !visit->is_greeted && visit->where[0];
    int pad = card.h * 18 / 100, face = card.h - 2 * pad, most = frame_mm(frame, is_low ? 20 : 34);
    char who[KIOSK_NAME + 64];
    struct column column;

    face = face < most ? face : most;
    widget_card(&frame->scene, card);
    widget_avatar(&frame->scene, (struct rect){ card.x + pad, card.y + (card.h - face) / 2, face, face },
                  visit->host_initials);
    card = (struct rect){ card.x + 2 * pad + face, card.y + pad / 2, card.w - face - 3 * pad, card.h - pad };
    tell_host(visit, who, sizeof who);
    struct words strong = frame_words(frame, TEXT_STRONG, TYPE_TEXT, 2),
                 quiet = frame_quiet(frame, TYPE_SMALL);
    struct rect place;

    strong.size_px = strong.size_px * (is_low ? 100 : 116) / 100;
    column_begin(&column, &frame->panel);
    column_words(&column, 0, strong, who);
    if (shows_pin)
        column_box(&column, frame_mm(frame, is_low ? 0 : 1), quiet.size_px * 14 / 10, quiet.size_px, &place);
    else
        column_words(&column, frame_mm(frame, is_low ? 0 : 1), quiet, where(visit));
    column_lay(&column, frame->scene.list, card, COLUMN_MIDDLE);
    if (shows_pin) {
        int icon = quiet.size_px * 11 / 10;

        draw_icon(frame->scene.list, (struct rect){ place.x, place.y + (place.h - icon) / 2, icon, icon },
                  theme->quiet, "pin");
        frame_cut_left(&place, icon, icon * 4 / 10);
        words_fill(&frame->panel, frame->scene.list, place, &quiet, where(visit));
    }
}

// ---- what is said

struct welcome {
    char name[KIOSK_NAME + 64], line[256];
};

static void tell(const struct kiosk_model *model, struct welcome *welcome)
{
    const struct kiosk_visit *visit = &model->visit;
    char count[16];

    if (!visit->is_saved) {
        say_into(welcome->name, sizeof welcome->name, "%s", say("One moment …"));
        welcome->line[0] = '\0';
        return;
    }
    say_into(welcome->name, sizeof welcome->name, say("%s,\n%s."),
             say_greeting(model->door.zone, model->now_ms), visit->call_name);
    say_ordinal(count, sizeof count, visit->visit_number);
    if (visit->visit_number > 1)
        say_into(welcome->line, sizeof welcome->line, say("Welcome back, your %s visit."), count);
    else
        say_into(welcome->line, sizeof welcome->line, "%s", say("Lovely to have you with us."));
}

// ---- what can be done

static bool can_bring(const struct kiosk_model *model)
{
    return model->door.walk_ins == WALK_INS_OPEN;
}

static void choices_draw(const struct frame *frame, struct rect rect)
{
    int count = is_waiting(&frame->model->visit) + can_bring(frame->model), gap = panel_gap(&frame->panel);
    struct rect half = count == 2 ? frame_cut_left(&rect, (rect.w - gap) / 2, gap) : rect;

    if (is_waiting(&frame->model->visit))
        widget_button(&frame->scene, half, BUTTON_OUTLINED, NULL, say("I’m fine, thank you"),
                      (struct tap){ .name = "fine", .message = TAP_FINE });
    if (can_bring(frame->model))
        widget_button(&frame->scene, rect, BUTTON_OUTLINED, NULL, say("Someone is with me"),
                      (struct tap){ .name = "with-me", .message = TAP_WITH_ME });
}

static void foot_draw(const struct frame *frame, struct rect foot)
{
    int width = frame_mm(frame, frame->panel.kind == PANEL_WIDE ? 70 : 60);
    struct rect done = frame_cut_right(&foot, width, panel_gap(&frame->panel));
    int least = frame_mm(frame, 15.5), link = foot.h < least ? least : foot.h;

    foot.w = foot.w < frame_mm(frame, 90) ? foot.w : frame_mm(frame, 90);
    widget_button(&frame->scene, (struct rect){ foot.x, foot.y, foot.w, link }, BUTTON_LINK, NULL,
                  say("Not you? Undo"), (struct tap){ .name = "undo", .message = TAP_UNDO });
    widget_button(&frame->scene, done, BUTTON_PRIMARY, NULL, say("Done"),
                  (struct tap){ .name = "done", .message = TAP_DONE });
}

// ---- layout

static void words_and_card(const struct frame *frame, const struct welcome *welcome, struct rect rect)
{
    const struct kiosk_visit *visit = &frame->model->visit;
    bool is_low = frame->panel.kind == PANEL_LOW, shows_card = has_card(visit);
    bool shows_choices = visit->is_saved && (is_waiting(visit) || can_bring(frame->model));
    struct words headline = frame_words(
        frame, TEXT_STRONG, shows_card && frame->panel.kind != PANEL_TALL ? TYPE_TITLE : TYPE_HUGE, 4);
    struct rect card, choices;
    struct column column;

    headline.least_px = frame_type(frame, TYPE_SMALL);
    column_begin(&column, &frame->panel);
    column_words(&column, 0, headline, welcome->name);
    column_words(&column, frame_mm(frame, is_low ? 1 : 4), frame_quiet(frame, TYPE_TEXT), welcome->line);
    if (shows_card)
        column_box(&column, frame_mm(frame, is_low ? 3 : 10), frame_mm(frame, is_low ? 27 : 46),
                   frame_mm(frame, is_low ? 18 : 26), &card);
    if (shows_choices)
        column_box(&column, shows_card ? panel_gap(&frame->panel) * 3 / 2 : frame_mm(frame, is_low ? 5 : 16),
                   frame_button(frame), frame_button(frame), &choices);
    column_lay(&column, frame->scene.list, rect,
               frame->panel.kind == PANEL_TALL ? COLUMN_BOTTOM : COLUMN_MIDDLE);
    if (shows_card)
        card_draw(frame, card);
    if (shows_choices)
        choices_draw(frame, choices);
}

static void upright(const struct frame *frame, const struct welcome *welcome, struct rect body)
{
    struct rect foot = frame_cut_bottom(&body, frame_button(frame), frame_mm(frame, 12));
    struct rect art =
        frame_cut_top(&body, body.h * (frame->panel.larger_text ? 22 : 38) / 100, frame_mm(frame, 10));

    draw_picture(frame->scene.list, art, frame_mm(frame, 12), "door");
    words_and_card(frame, welcome, body);
    if (frame->model->visit.is_saved)
        foot_draw(frame, foot);
}

static void across(const struct frame *frame, const struct welcome *welcome, struct rect body)
{
    bool is_low = frame->panel.kind == PANEL_LOW;
    struct rect foot = frame_cut_bottom(&body, frame_button(frame), frame_mm(frame, is_low ? 3 : 8));
    int share = frame->panel.larger_text || is_low ? 26 : 32, width = body.h * 86 / 100,
        most = body.w * share / 100;
    struct rect art = frame_cut_right(&body, width < most ? width : most, frame_mm(frame, is_low ? 8 : 16));

    words_and_card(frame, welcome, body);
    draw_picture(frame->scene.list, art, frame_mm(frame, is_low ? 7 : 12), "door");
    if (frame->model->visit.is_saved)
        foot_draw(frame, foot);
}

// ---- a host who stands there says so

static void hosts(struct frame *frame)
{
    const struct kiosk_hosts *known = &frame->model->hosts;
    struct page page = page_lay(frame, say("Who has said hello?"), "");
    int columns = frame->panel.kind == PANEL_TALL ? 2 : 4, gap = panel_gap(&frame->panel);
    int width = (page.choices.w - (columns - 1) * gap) / columns, lines = KIOSK_HOSTS / columns;
    int height = (page.choices.h - (lines - 1) * gap) / lines;
    char name[32];

    for (int i = 0; i < (int)known->count; i++) {
        struct rect cell = { page.choices.x + i % columns * (width + gap),
                             page.choices.y + i / columns * (height + gap), width, height };

        snprintf(name, sizeof name, "host-%d", i + 1);
        widget_row(&frame->scene, cell, known->rows[i].initials, known->rows[i].shown, "",
                   (struct tap){ .name = name, .message = TAP_HOST, .number = i });
    }
    widget_button(&frame->scene, page_action(frame, &page, 0, 1), BUTTON_OUTLINED, NULL, say("Back"),
                  (struct tap){ .name = "back", .message = TAP_BACK });
}

// Held for a second it asks who has said hello; to everybody else it is the mark of the house.
static void host_mark(const struct frame *frame, struct rect rest)
{
    struct rect mark = { rest.x + rest.w - rest.h, rest.y, rest.h, rest.h };

    draw_icon(frame->scene.list, widget_inset(mark, rest.h * 28 / 100), frame->panel.theme.quiet, "mark");
    widget_region(&frame->scene, mark, rest.h / 2,
                  (struct tap){ .name = "host-mark", .message = TAP_HOST_MARK });
}

void kiosk_view_welcome(struct frame *frame)
{
    struct welcome welcome;
    struct rect rest = frame_lead(frame, frame->model->visit.is_saved ? FRAME_CHECKED : FRAME_BRAND);

    tell(frame->model, &welcome);
    if (frame->model->shows_hosts) {
        hosts(frame);
        return;
    }
    if (frame->panel.kind == PANEL_TALL)
        upright(frame, &welcome, frame->body);
    else
        across(frame, &welcome, frame->body);
    if (frame->model->visit.is_saved)
        host_mark(frame, rest);
}
