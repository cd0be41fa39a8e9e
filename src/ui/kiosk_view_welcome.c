// Welcome: by name, and who is coming to say hello. Nothing is promised before it is written.
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
                 visit->hosts_reachable > 0 ? say("Someone is coming to say hello")
                                            : say("Please come in; we will find you"));
}

static const char *where(const struct kiosk_visit *visit)
{
    if (visit->is_greeted)
        return say("Have a good time.");
    if (visit->where[0])
        return visit->where;
    return visit->host_name[0] || visit->hosts_reachable > 0 ? say("Please wait here for a moment.")
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
    struct rect round = { card.x + pad, card.y + (card.h - face) / 2, face, face };

    if (visit->host_name[0])
        widget_host(&frame->scene, round, visit->host_initials, visit->host_colour);
    else
        widget_avatar(&frame->scene, round, "");
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
        rect_cut_start(&place, icon, icon * 4 / 10);
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

static int choice_count(const struct kiosk_model *model)
{
    return model->visit.is_saved ? is_waiting(&model->visit) + model->visit.may_ask + can_bring(model) : 0;
}

// Each half as wide, also when it stands alone.
static void choices_draw(const struct frame *frame, struct rect rect)
{
    bool may_ask = frame->model->visit.may_ask, has_first = may_ask || is_waiting(&frame->model->visit);
    const char *first = may_ask ? say("I’d like someone to say hello") : say("I’m fine, thank you"),
               *with_me = say("Someone is with me");
    struct rect next =
        rect_cut_start(&rect, (rect.w - panel_gap(&frame->panel)) / 2, panel_gap(&frame->panel));
    struct scene scene = frame->scene;
    int one = widget_button_type(&scene, next, NULL, first),
        other = widget_button_type(&scene, next, NULL, with_me);

    scene.button_px = one < other ? one : other;
    if (has_first) {
        widget_button(&scene, next, BUTTON_OUTLINED, NULL, first,
                      (struct tap){ .name = may_ask ? "someone" : "fine",
                                    .message = may_ask ? TAP_SOMEONE : TAP_FINE });
        next = rect;
    }
    if (can_bring(frame->model))
        widget_button(&scene, next, BUTTON_OUTLINED, NULL, with_me,
                      (struct tap){ .name = "with-me", .message = TAP_WITH_ME });
}

// On short glass everything that can be done stands in one row: the words need the height.
static void foot_draw(const struct frame *frame, struct rect foot)
{
    bool is_low = frame->panel.kind == PANEL_LOW, is_short = frame_is_short(frame);
    int gap = panel_gap(&frame->panel), link = frame_mm(frame, is_low ? 36 : is_short ? 56 : 90);
    struct rect done = rect_cut_end(&foot, frame_mm(frame, is_low ? 42 : is_short ? 60 : 70), gap);
    struct rect undo = rect_cut_start(&foot, link < foot.w ? link : foot.w, gap);

    widget_button(&frame->scene, undo, BUTTON_LINK, NULL, say("Not you? Undo"),
                  (struct tap){ .name = "undo", .message = TAP_UNDO });
    if (is_short)
        choices_draw(frame, foot);
    widget_button(&frame->scene, done, BUTTON_PRIMARY, NULL, say("Done"),
                  (struct tap){ .name = "done", .message = TAP_DONE });
}

// ---- layout

struct welcome_boxes {
    struct rect card, choices;
};

static void column_of(const struct frame *frame, const struct welcome *welcome, struct column *column,
                      struct welcome_boxes *boxes)
{
    bool is_low = frame->panel.kind == PANEL_LOW, shows_card = has_card(&frame->model->visit);
    bool is_large = !shows_card || frame->panel.kind == PANEL_TALL;
    struct words headline = frame_words(frame, TEXT_STRONG, is_large ? TYPE_HUGE : TYPE_TITLE, 4);

    headline.least_px = frame_type(frame, TYPE_SMALL);
    column_begin(column, &frame->panel);
    column_words(column, 0, headline, welcome->name);
    column_words(column, frame_mm(frame, is_low ? 1 : 4), frame_quiet(frame, TYPE_TEXT), welcome->line);
    if (shows_card)
        column_box(column, frame_mm(frame, is_low ? 4 : 10), frame_mm(frame, is_low ? 27 : 44),
                   frame_mm(frame, is_low ? 20 : 30), &boxes->card);
    if (choice_count(frame->model) > 0 && !frame_is_short(frame))
        column_box(column, shows_card ? panel_gap(&frame->panel) * 3 / 2 : frame_mm(frame, 14),
                   frame_button(frame), frame_button(frame), &boxes->choices);
}

static void standing(const struct frame *frame, const struct welcome *welcome)
{
    const struct kiosk_model *model = frame->model;
    bool is_low = frame->panel.kind == PANEL_LOW, is_tall = frame->panel.kind == PANEL_TALL;
    struct rect body = frame->body,
                foot = rect_cut_bottom(&body, frame_button(frame), frame_mm(frame, is_low ? 3 : 8));
    struct welcome_boxes boxes;
    struct column column;

    column_of(frame, welcome, &column, &boxes);
    kiosk_view_beside(frame, &body, column_height(&column, body.w));
    column_lay(&column, frame->scene.list, body, is_tall ? COLUMN_BOTTOM : COLUMN_MIDDLE);
    if (has_card(&model->visit))
        card_draw(frame, boxes.card);
    if (choice_count(model) > 0 && !frame_is_short(frame))
        choices_draw(frame, boxes.choices);
    if (model->visit.is_saved)
        foot_draw(frame, foot);
}

void kiosk_view_welcome(struct frame *frame)
{
    struct welcome welcome;
    struct rect rest = frame_lead(frame, frame->model->visit.is_saved ? FRAME_CHECKED : FRAME_BRAND);

    tell(frame->model, &welcome);
    if (frame->model->shows_hosts) {
        kiosk_view_hosts(frame);
        return;
    }
    standing(frame, &welcome);
    if (frame->model->visit.is_saved)
        kiosk_view_mark(frame, rest);
}
