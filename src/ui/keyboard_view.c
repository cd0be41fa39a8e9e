// The keyboard as it is seen: keys on one grid, so that rows stagger by half a key.
#include "ui/keyboard.h"

#include <stdio.h>
#include <string.h>

#include "ui/keyboard_table.h"
#include "ui/widgets.h"

enum { EDGE_TO_EDGE_MM = 230 };

struct keys {
    const struct keyboard_state *state;
    const struct scene *scene;
    const struct panel *panel;
    struct draw_list *list;
    struct rect inside; // of the tray
    int message, pressed, gap, key_height;
};

static double key_mm(const struct panel *panel)
{
    static const double heights_mm[] = {
        [PANEL_LOW] = 15, [PANEL_TALL] = 21, [PANEL_DESK] = 20, [PANEL_WIDE] = 22
    };

    return heights_mm[panel->kind];
}

// Every millimetre counts on small glass: the tray goes to its edges.
static bool is_tight(const struct panel *panel)
{
    return panel->kind == PANEL_LOW || keyboard_is_edge_to_edge(panel);
}

// Rounded up: keys that are 15 mm on paper are 15 mm on the glass.
static int gap_px(const struct panel *panel)
{
    return panel_px(panel, is_tight(panel) ? 2.2 : 3);
}

static int tray_px(const struct panel *panel)
{
    return panel_px(panel, is_tight(panel) ? 3 : 4.5);
}

bool keyboard_is_edge_to_edge(const struct panel *panel)
{
    return panel->width_px < EDGE_TO_EDGE_MM * panel->px_per_mm;
}

int keyboard_height(const struct panel *panel)
{
    int key = panel_px(panel, key_mm(panel) + 0.2);

    return KEYBOARD_ROWS * key + (KEYBOARD_ROWS - 1) * gap_px(panel) + 2 * tray_px(panel);
}

static struct rect row_rect(const struct keys *keys, int row)
{
    return (struct rect){ keys->inside.x, keys->inside.y + row * (keys->key_height + keys->gap),
                          keys->inside.w, keys->key_height };
}

// ---- one key

static void label(const struct keys *keys, struct rect rect, int32_t colour, const char *text)
{
    const struct panel *panel = keys->panel;
    bool is_letter = strlen(text) <= 3 && text[0] != '@';
    int share = is_letter ? 46 : 34, room = rect.w - panel_px(panel, 3);
    int size = rect.h * (panel->larger_text ? share * 4 / 3 : share) / 100;

    size = metrics_fit(panel->text, TEXT_PLAIN, size, size / 3, text, room, 1);
    draw_text(keys->list, rect, TEXT_PLAIN, size, TEXT_CENTRE, colour, text);
}

static void icon(const struct keys *keys, struct rect rect, int32_t colour, const char *name)
{
    int size = keys->key_height * 42 / 100;

    draw_icon(keys->list,
              (struct rect){ rect.x + (rect.w - size) / 2, rect.y + (rect.h - size) / 2, size, size }, colour,
              name);
}

static void face(const struct keys *keys, struct rect rect, const struct key *key, int32_t colour)
{
    const struct keyboard_state *state = keys->state;
    static const char *const shift_icons[] = { "shift", "shift", "shift-lock" };

    switch (key->act) {
    case KEY_SHIFT:
        icon(keys, rect, colour, shift_icons[state->shift]);
        break;
    case KEY_BACKSPACE:
        icon(keys, rect, colour, "backspace");
        break;
    case KEY_CLEAR:
        label(keys, rect, colour, "Clear");
        break;
    case KEY_SYMBOLS:
        label(keys, rect, colour, state->layer == KEYBOARD_SYMBOLS ? "abc" : "@ 1 #");
        break;
    case KEY_ACCENTS:
        label(keys, rect, colour, state->layer == KEYBOARD_ACCENTS ? "abc" : "é");
        break;
    case KEY_SPACE:
        break;
    default:
        label(keys, rect, colour, state->shift != SHIFT_OFF ? key->upper : key->lower);
    }
}

static bool is_lit(const struct keys *keys, int number, const struct key *key)
{
    return number == keys->pressed || (number == keys->state->held && number != 0) ||
           (key->act == KEY_SHIFT && keys->state->shift != SHIFT_OFF);
}

static int key_radius(const struct panel *panel)
{
    return panel_px(panel, panel->kind == PANEL_LOW ? 2.5 : 4);
}

static void key_view(const struct keys *keys, struct rect rect, int number, const struct key *key)
{
    const struct theme *theme = &keys->panel->theme;
    bool lit = is_lit(keys, number, key), is_quiet = key->act != KEY_TYPES && key->act != KEY_SPACE;
    int radius = key_radius(keys->panel);
    int32_t fill = number == keys->pressed ? theme->primary_pressed
                   : lit                   ? theme->primary
                   : is_quiet              ? theme->key_quiet
                                           : theme->card;
    struct rect below = { rect.x, rect.y + panel_px(keys->panel, 0.5), rect.w, rect.h };
    struct draw_region *region;
    char name[KEY_TEXT + 16];

    if (theme->has_shadow)
        draw_shape(keys->list, below, radius, theme->key_quiet);
    struct draw_item *shape = draw_shape(keys->list, rect, radius, fill);
    if (theme->card == theme->ground && !lit) {
        shape->edge = theme->edge;
        shape->edge_px = (int16_t)panel_px(keys->panel, 0.5);
    }
    face(keys, rect, key, lit ? theme->on_primary : theme->ink);
    snprintf(name, sizeof name, "%s-%s", number < KEY_ACCENTS_FROM ? "key" : "accent", key_name(key));
    region = widget_region(keys->scene, rect, radius,
                           (struct tap){ .name = name, .message = keys->message, .number = number });
    region->on_down = true;
}

// ---- rows

// On a grid of tenths of a key: a key of t tenths with its gap is t tenths of a column.
static int grid_x(const struct keys *keys, int tenths)
{
    return keys->inside.x + (int)((long)(keys->inside.w + keys->gap) * tenths / 100);
}

static void row_view(const struct keys *keys, int row)
{
    int numbers = keyboard_row_count(keys->state, row), taken = 0, fillers = 0;
    struct rect rect = row_rect(keys, row);
    struct key key;

    for (int column = 0; column < numbers; column++) {
        keyboard_key_at(keys->state, keyboard_number(row, column), &key);
        taken += key.tenths;
        fillers += key.tenths == 0;
    }
    int at = fillers > 0 ? 0 : (100 - taken) / 2;
    for (int column = 0; column < numbers; column++) {
        int number = keyboard_number(row, column);

        keyboard_key_at(keys->state, number, &key);
        int tenths = key.tenths > 0 ? key.tenths : 100 - taken;
        rect.x = grid_x(keys, at);
        rect.w = grid_x(keys, at + tenths) - keys->gap - rect.x;
        key_view(keys, rect, number, &key);
        at += tenths;
    }
}

// One card over the row, the letter itself first: what is tapped takes its place.
static void accents_view(const struct keys *keys, int row)
{
    const struct theme *theme = &keys->panel->theme;
    int count = keyboard_accent_count(keys->state);
    struct keyboard_state shown = *keys->state;
    struct keys inner = *keys;
    struct rect rect = row_rect(keys, row);
    struct key key;

    shown.shift = keys->state->typed_capital ? SHIFT_ONCE : SHIFT_OFF;
    inner.state = &shown;
    int first = (100 - 10 * count) / 2, around = keys->gap * 2 / 3;

    rect.x = grid_x(keys, first);
    rect.w = grid_x(keys, first + 10 * count) - keys->gap - rect.x;
    draw_shape(keys->list,
               (struct rect){ rect.x - around, rect.y - around, rect.w + 2 * around, rect.h + 2 * around },
               key_radius(keys->panel) + around, theme->primary);
    for (int i = 0; i < count; i++) {
        int at = first + 10 * i;

        keyboard_key_at(&shown, KEY_ACCENTS_FROM + i, &key);
        rect.x = grid_x(keys, at);
        rect.w = grid_x(keys, at + 10) - keys->gap - rect.x;
        key_view(&inner, rect, KEY_ACCENTS_FROM + i, &key);
    }
}

void keyboard_view(const struct keyboard_state *state, const struct scene *scene, struct rect rect,
                   int message)
{
    const struct panel *panel = scene->panel;
    struct keys keys = { .state = state,
                         .scene = scene,
                         .panel = panel,
                         .list = scene->list,
                         .inside = widget_inset(rect, tray_px(panel)),
                         .message = message,
                         .pressed = scene->pressed_message == message ? scene->pressed_number : 0,
                         .gap = gap_px(panel) };

    keys.key_height = (keys.inside.h - (KEYBOARD_ROWS - 1) * keys.gap) / KEYBOARD_ROWS;
    draw_shape(scene->list, rect, panel_px(panel, panel->kind == PANEL_LOW ? 5 : 8), panel->theme.soft);
    for (int row = 0; row < KEYBOARD_ROWS; row++) {
        if (row == keyboard_accents_row(state))
            accents_view(&keys, row);
        else
            row_view(&keys, row);
    }
}
