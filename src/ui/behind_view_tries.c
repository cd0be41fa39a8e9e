// What whoever sets a door up can try here: the scanner, the loudspeaker, the size of the glass.
#include "ui/behind_view_inside.h"

#include <math.h>
#include <string.h>

#include "ui/column.h"
#include "ui/say.h"

enum { SCAN_LINES = 4, CODE_SHOWN = 16, WIDE_MM = 300 };

static const double card_mm = 85.6; // of a bank card: ISO/IEC 7810 ID-1

// ---- the scanner

static const struct {
    const char *listed, *unknown;
} kinds[BEHIND_KINDS] = {
    [BEHIND_TICKET] = { "A ticket on the event’s list.", "A ticket that is not on the event’s list." },
    [BEHIND_PASS] = { "A guest’s pass, on the event’s list.", "A pass that is not on the event’s list." },
    [BEHIND_SETUP] = { NULL, "A code that sets up another program’s app." },
    [BEHIND_CARD] = { NULL, "A contact card." },
    [BEHIND_TEXT] = { NULL, "A code that nobody here has." },
};

static void say_what(const struct behind_scan *scan, char *out, size_t size)
{
    bool is_listed = scan->guests > 0 && kinds[scan->kind].listed;

    if (!scan->text[0])
        say_into(out, size, "%s", say("Scan anything: nobody is checked in."));
    else if (!scan->is_looked_up)
        say_into(out, size, "%s", say("One moment…"));
    else if (!scan->is_known)
        say_into(out, size, "%s", say("It came, and could not be looked up now."));
    else
        say_into(out, size, "%s", say(is_listed ? kinds[scan->kind].listed : kinds[scan->kind].unknown));
}

// The beginning, where it is letters and figures; a contact card is somebody's own.
static void say_beginning(const struct behind_scan *scan, char out[CODE_SHOWN + 8])
{
    size_t length = 0;

    while (length < CODE_SHOWN && scan->text[length] > ' ' && scan->text[length] < 0x7F)
        length++;
    if (scan->kind == BEHIND_CARD)
        length = 0;
    memcpy(out, scan->text, length);
    strcpy(out + length, length == strlen(scan->text) ? "" : "…");
}

static void say_how(const struct behind_scan *scan, char *out, size_t size)
{
    char beginning[CODE_SHOWN + 8];

    out[0] = '\0';
    if (!scan->text[0])
        return;
    say_beginning(scan, beginning);
    say_into(out, size, say("%d characters in %d ms: %s"), scan->characters, scan->took_ms, beginning);
}

static int scan_height(const struct behind_look *look)
{
    return look->line_px * SCAN_LINES + 2 * look->pad;
}

static void view_scan(const struct behind_look *look, struct rect rect)
{
    const struct behind_scan *scan = &look->model->scan;
    const struct theme *theme = &look->panel->theme;
    struct words label = behind_words(look, TEXT_PLAIN, theme->quiet),
                 what = behind_words(look, TEXT_STRONG, theme->ink);
    char text[512], how[128];
    struct rect line;
    struct column column;

    widget_card(&look->scene, rect);
    rect = widget_inset(rect, look->pad);
    say_what(scan, text, sizeof text);
    say_how(scan, how, sizeof how);
    what.lines = 2;
    column_begin(&column, look->panel);
    column_box(&column, 0, look->line_px, look->small_px, &line);
    column_words(&column, look->gap / 4, what, text);
    column_words(&column, look->gap / 4, label, how);
    column_lay(&column, look->scene.list, rect, COLUMN_MIDDLE);
    draw_icon(look->scene.list,
              (struct rect){ line.x, line.y + (line.h - look->small_px) / 2, look->small_px, look->small_px },
              theme->quiet, "scan");
    rect_cut_start(&line, look->small_px, look->small_px / 2);
    words_fill(look->panel, look->scene.list, line, &label,
               scan->is_looked_up && scan->reading > 0
                   ? say("Scanner, in another keyboard’s layout: that is fine")
                   : say("Scanner"));
}

// ---- less and more

struct dial {
    const char *less, *more;
    int message, down, up; // the values that a tap asks for
    int least, most, now;
    const char *chime; // what is heard at it, if anything is
};

// As high as what is touched, in the middle of what there is.
static struct rect row(const struct behind_look *look, struct rect rect)
{
    return (struct rect){ rect.x, rect.y + (rect.h - look->control_px) / 2, rect.w, look->control_px };
}

// What is set, and at the end of the row less and more of it.
static void view_dial(const struct behind_look *look, struct rect rect, const struct dial *dial,
                      const char *text)
{
    struct words words = behind_words(look, TEXT_STRONG, look->panel->theme.ink);
    struct rect more = rect_cut_end(&rect, look->control_px, look->gap),
                less = rect_cut_end(&rect, look->control_px, look->gap);

    words.lines = 2;
    if (dial->chime) {
        struct rect bell = rect_cut_end(&rect, look->control_px, look->gap);

        widget_pill(&look->scene, bell, "bell", NULL,
                    (struct tap){ dial->chime, BEHIND_TAP_CHIME, 0, false });
    }
    words_fill(look->panel, look->scene.list, rect, &words, text);
    widget_pill(&look->scene, less, "minus", NULL,
                (struct tap){ dial->less, dial->message, dial->down, dial->now <= dial->least });
    widget_pill(&look->scene, more, "plus", NULL,
                (struct tap){ dial->more, dial->message, dial->up, dial->now >= dial->most });
}

static int within(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

static void view_volume(const struct behind_look *look, struct rect rect)
{
    int now = look->model->shown.volume;
    const struct dial dial = { "quieter",
                               "louder",
                               BEHIND_TAP_VOLUME,
                               within(now - BEHIND_LOUDER, 0, 100),
                               within(now + BEHIND_LOUDER, 0, 100),
                               0,
                               100,
                               now,
                               "chime" };
    char text[64];

    say_into(text, sizeof text, say("Sound %d %%"), now);
    view_dial(look, rect, &dial, text);
}

static void view_width(const struct behind_look *look, struct rect rect)
{
    int now = (int)lround(look->panel->width_px / look->panel->px_per_mm), step = now < WIDE_MM ? 2 : 5;
    const struct dial dial = { "narrower",
                               "wider",
                               BEHIND_TAP_WIDTH,
                               within(now - step, 1, 5000),
                               within(now + step, 1, 5000),
                               1,
                               5000,
                               now,
                               NULL };
    char text[64];

    say_into(text, sizeof text, say("Glass %d mm"), now);
    view_dial(look, rect, &dial, text);
}

// As wide as a bank card if the glass is as wide as it is said to be; a line each centimetre, the fifth
// longer.
static void view_ruler(const struct behind_look *look, struct rect rect)
{
    const struct theme *theme = &look->panel->theme;
    int width = panel_px(look->panel, card_mm), thick = widget_edge(look->panel) * 2;
    struct words words = behind_words(look, TEXT_PLAIN, theme->quiet);
    int x = rect.x, high = rect.h - look->line_px;

    draw_shape(look->scene.list, (struct rect){ x, rect.y, width, thick }, 0, theme->ink);
    for (int cm = 1; cm <= 8; cm++)
        draw_shape(look->scene.list,
                   (struct rect){ x + panel_px(look->panel, cm * 10) - thick / 2, rect.y, thick,
                                  cm == 5 ? high * 8 / 10 : high / 2 },
                   0, theme->ink);
    draw_shape(look->scene.list, (struct rect){ x, rect.y, thick, high }, 0, theme->ink);
    draw_shape(look->scene.list, (struct rect){ x + width - thick, rect.y, thick, high }, 0, theme->ink);
    words_fill(look->panel, look->scene.list, (struct rect){ rect.x, rect.y + high, rect.w, look->line_px },
               &words,
               look->model->refusal[0] ? look->model->refusal : say("Is a bank card as wide as this?"));
}

static int ruler_height(const struct behind_look *look)
{
    return look->line_px + panel_px(look->panel, 8);
}

// On low glass the two stand on one card.
static int between_dials(const struct behind_look *look)
{
    return look->gap + (look->panel->kind == PANEL_LOW ? 0 : 2 * look->pad);
}

static int dials_height(const struct behind_look *look)
{
    return 2 * look->pad + 2 * look->control_px + between_dials(look) + look->gap + ruler_height(look);
}

// `spare`: what each of them takes of what is left.
static void view_dials(const struct behind_look *look, struct rect rect, int spare)
{
    struct rect inside = widget_inset(rect, look->pad),
                volume = rect_cut_top(&inside, look->control_px + spare, between_dials(look));

    if (look->panel->kind != PANEL_LOW)
        widget_card(&look->scene, rect_cut_top(&rect, look->control_px + spare + 2 * look->pad, look->gap));
    widget_card(&look->scene, rect);
    view_volume(look, row(look, volume));
    rect_cut_top(&inside, 0, spare / 3);
    view_width(look, rect_cut_top(&inside, look->control_px, look->gap + spare / 3));
    inside.h = ruler_height(look);
    view_ruler(look, inside);
}

int behind_tries_height(const struct behind_look *look)
{
    return scan_height(look) + look->gap + dials_height(look);
}

void behind_view_tries(const struct behind_look *look, struct rect rect)
{
    int spare = look->panel->kind == PANEL_LOW ? 0 : (rect.h - behind_tries_height(look)) / 3;

    spare = spare > 0 ? spare : 0;
    struct rect dials = rect_cut_bottom(&rect, dials_height(look) + 2 * spare, look->gap);

    view_scan(look, rect);
    view_dials(look, dials, spare);
}
