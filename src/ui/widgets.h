// The things screens are made of: buttons, cards, fields, rows. Each adds its shapes and, where
// it can be touched, one region, and looks pressed or focused by itself. No layout beyond its own
// rectangle, no sentence of its own.
#pragma once

#include "ui/draw_list.h"
#include "ui/panel.h"
#include "ui/words.h"

// Where widgets draw, and what a finger or the keyboard's focus does there now.
struct scene {
    const struct panel *panel;
    struct draw_list *list;
    int pressed_message, pressed_number; // message 0 for none
    int focus;                           // index of a region, -1 for none
    int button_px;                       // most of the type of buttons that stand together; 0: any
    bool keeps_px;                       // that type has room: rather on two lines than smaller
};

// The region of a widget: its name, and what it sends.
struct tap {
    const char *name;
    int message, number;
    bool off;
};

enum button_look {
    BUTTON_PRIMARY,  // the one thing to do
    BUTTON_OUTLINED, // the others
    BUTTON_DASHED,   // a way out of a list: I'm not on it
    BUTTON_LINK      // quiet and underlined, no box
};

// Edges of things that stand on a ground of their own colour, half a millimetre.
int widget_edge(const struct panel *panel);
// A rectangle smaller by this much on all sides.
struct rect widget_inset(struct rect rect, int by);

// A region and its focus ring: 1 mm wide, 1 mm outside. Widgets call it; views for what is no widget.
struct draw_region *widget_region(const struct scene *scene, struct rect rect, int radius, struct tap tap);
bool widget_is_pressed(const struct scene *scene, struct tap tap);
// An edged shape that shows whether it is pressed.
struct draw_item *widget_pressable(const struct scene *scene, struct rect rect, int radius, int32_t fill,
                                   struct tap tap);

// `icon` NULL: none. The text shrinks, then takes two lines.
void widget_button(const struct scene *scene, struct rect rect, enum button_look look, const char *icon,
                   const char *text, struct tap tap);
// The size of its text: for buttons that stand together and shall look alike.
int widget_button_type(const struct scene *scene, struct rect rect, const char *icon, const char *text);
// What a button of this height with this text wants to be wide; at most `most`.
int widget_button_width(const struct scene *scene, int height, const char *icon, const char *text, int most);

// Round controls at the edges of a screen; `text` NULL or `icon` NULL, not both.
void widget_pill(const struct scene *scene, struct rect rect, const char *icon, const char *text,
                 struct tap tap);
int widget_pill_width(const struct scene *scene, int height, const char *icon, const char *text);

void widget_card(const struct scene *scene, struct rect rect);
void widget_avatar(const struct scene *scene, struct rect rect, const char *initials);
// A host's initials on their own colour, 0 to 7.
void widget_host(const struct scene *scene, struct rect rect, const char *initials, int colour);

// What is typed, with the caret at its end; the end is what stays in sight, on two lines if it
// must. `hint` stands at the end of the field, or alone while it is empty.
void widget_field(const struct scene *scene, struct rect rect, const char *text, const char *hint,
                  bool is_active, struct tap tap);

// A person to be chosen: initials, name, and what tells them apart.
void widget_row(const struct scene *scene, struct rect rect, const char *initials, const char *name,
                const char *detail, struct tap tap);

// A word that one tap takes away; `width` of it at this height.
void widget_chip(const struct scene *scene, struct rect rect, const char *text, struct tap tap);
int widget_chip_width(const struct scene *scene, int height, const char *text, int most);

// A line with a box to tick.
void widget_tick(const struct scene *scene, struct rect rect, bool is_ticked, const char *text,
                 struct tap tap);
