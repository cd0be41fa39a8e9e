#include "ui/pin_pad.h"

#include <stdio.h>
#include <string.h>

#include "ui/say.h"
#include "util/zone.h"

enum { COLUMNS = 3, ROWS = 4 };

void pin_pad_open(struct pin_pad *pad)
{
    *pad = (struct pin_pad){ .wait_until_ms = pad->wait_until_ms };
}

static bool is_waiting(const struct pin_pad *pad, int64_t now_ms)
{
    return pad->wait_until_ms > now_ms;
}

bool pin_pad_key(struct pin_pad *pad, int key, int64_t now_ms)
{
    size_t length = strlen(pad->digits);

    if (pad->is_asked || is_waiting(pad, now_ms))
        return false;
    if (key >= 0 && key <= 9 && length < PIN_MOST) {
        pad->digits[length] = (char)('0' + key);
        pad->digits[length + 1] = '\0';
        pad->was_wrong = false;
    } else if (key == PIN_BACK && length > 0) {
        pad->digits[length - 1] = '\0';
    } else if (key == PIN_ENTER) {
        pad->is_asked = length >= PIN_LEAST;
    }
    return pad->is_asked;
}

int pin_pad_key_of(const char *text)
{
    return text[0] >= '0' && text[0] <= '9' && !text[1] ? text[0] - '0' : -1;
}

void pin_pad_answer(struct pin_pad *pad, bool right, int64_t wait_ms, int64_t now_ms)
{
    *pad = (struct pin_pad){ .was_wrong = !right,
                             .is_organizers = pad->is_organizers,
                             .wait_until_ms = wait_ms > 0 ? now_ms + wait_ms : 0 };
}

static int seconds_left(const struct pin_pad *pad, int64_t now_ms)
{
    return (int)((pad->wait_until_ms - now_ms + SECOND_MS - 1) / SECOND_MS);
}

int64_t pin_pad_deadline(const struct pin_pad *pad, int64_t now_ms)
{
    return is_waiting(pad, now_ms) ? pad->wait_until_ms - (seconds_left(pad, now_ms) - 1) * SECOND_MS : 0;
}

// ---- what it looks like

static void view_dots(const struct scene *scene, struct rect rect, size_t count)
{
    const struct theme *theme = &scene->panel->theme;
    size_t shown = count > PIN_LEAST ? count : PIN_LEAST;
    int dot = panel_px(scene->panel, 3.2), gap = dot * 4 / 5, all = (int)shown * (dot + gap) - gap;

    for (size_t i = 0; i < shown; i++) {
        struct rect at = { rect.x + (rect.w - all) / 2 + (int)i * (dot + gap), rect.y + (rect.h - dot) / 2,
                           dot, dot };
        struct draw_item *shape = draw_shape(scene->list, at, dot, i < count ? theme->ink : DRAW_NONE);

        shape->edge = theme->edge;
        shape->edge_px = (int16_t)(i < count ? 0 : widget_edge(scene->panel));
    }
}

static void view_said(const struct scene *scene, struct rect rect, const struct pin_pad *pad, int64_t now_ms)
{
    const struct theme *theme = &scene->panel->theme;
    int size = panel_type(scene->panel, TYPE_SMALL);
    bool is_wrong = pad->was_wrong || is_waiting(pad, now_ms);
    struct words words = {
        TEXT_PLAIN, size, size * 2 / 3, TEXT_CENTRE, is_wrong ? theme->attention_text : theme->quiet, 2
    };
    char text[128];

    if (is_waiting(pad, now_ms))
        say_into(text, sizeof text, say("Not the PIN. Again in %d s"), seconds_left(pad, now_ms));
    else
        say_into(text, sizeof text, "%s",
                 pad->is_asked        ? say("One moment…")
                 : pad->was_wrong     ? say("Not the PIN. Try again")
                 : pad->is_organizers ? say("The PIN of the organizers")
                                      : say("The PIN of the hosts"));
    words_fill(scene->panel, scene->list, rect, &words, text);
}

static void view_key(const struct scene *scene, struct rect rect, const struct pin_pad *pad, int key,
                     struct tap tap)
{
    char name[16], digit[2] = { (char)('0' + key % 10), '\0' };
    bool is_digit = key < PIN_BACK;

    snprintf(name, sizeof name,
             key == PIN_BACK    ? "pin-back"
             : key == PIN_ENTER ? "pin-enter"
                                : "pin-%d",
             key);
    tap.name = name;
    if (key == PIN_ENTER)
        tap.off = tap.off || strlen(pad->digits) < PIN_LEAST;
    widget_button(scene, rect, key == PIN_ENTER && !tap.off ? BUTTON_PRIMARY : BUTTON_OUTLINED,
                  is_digit           ? NULL
                  : key == PIN_ENTER ? "check"
                                     : "backspace",
                  is_digit ? digit : NULL, tap);
}

static void view_keys(const struct scene *scene, struct rect rect, const struct pin_pad *pad, int64_t now_ms,
                      int message)
{
    static const int keys[PIN_KEYS] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, PIN_BACK, 0, PIN_ENTER };
    int gap = panel_gap(scene->panel);
    int width = (rect.w - (COLUMNS - 1) * gap) / COLUMNS, height = (rect.h - (ROWS - 1) * gap) / ROWS;
    bool is_off = pad->is_asked || is_waiting(pad, now_ms);

    for (int i = 0; i < PIN_KEYS; i++)
        view_key(scene,
                 (struct rect){ rect.x + i % COLUMNS * (width + gap), rect.y + i / COLUMNS * (height + gap),
                                width, height },
                 pad, keys[i], (struct tap){ "", message, keys[i], is_off });
}

// Keys no larger than a hand needs, in the shape of a telephone's.
static struct rect keys_within(const struct panel *panel, struct rect rect)
{
    int gap = panel_gap(panel), width = panel_px(panel, 30) * COLUMNS + gap * (COLUMNS - 1),
        height = panel_px(panel, 22) * ROWS + gap * (ROWS - 1);

    if (rect.w > width)
        rect = (struct rect){ rect.x + (rect.w - width) / 2, rect.y, width, rect.h };
    rect.h = rect.h > height ? height : rect.h;
    return rect;
}

struct rect pin_pad_view(const struct scene *scene, struct rect rect, const struct pin_pad *pad,
                         int64_t now_ms, int message)
{
    const struct panel *panel = scene->panel;
    int line = panel_type(panel, TYPE_SMALL) * 3, dots = panel_px(panel, 9), gap = panel_gap(panel);
    bool is_beside = rect.h - line - dots - gap < panel_px(panel, 15) * ROWS + gap * (ROWS - 1);
    struct rect words = rect, keys = rect;

    if (is_beside) {
        keys.x += rect.w / 2;
        keys.w = rect.w - rect.w / 2;
        words = (struct rect){ rect.x, rect.y + (rect.h - line - dots) / 2, rect.w / 2 - gap, line + dots };
    } else {
        keys.y += line + dots + gap;
        keys.h -= line + dots + gap;
        words.h = line + dots;
    }
    keys = keys_within(panel, keys);
    view_dots(scene, (struct rect){ words.x, words.y, words.w, dots }, strlen(pad->digits));
    view_said(scene, (struct rect){ words.x, words.y + dots, words.w, line }, pad, now_ms);
    view_keys(scene, keys, pad, now_ms, message);
    rect.h = keys.y + keys.h - rect.y;
    return rect;
}
