// What every screen of the guests' window has in common: the ground, the controls that always stand
// in the same place, the sign of a demonstration, and the room that is left between them. On glass
// that reaches above what everybody can touch the controls stand at the bottom.
#pragma once

#include "ui/kiosk_model.h"
#include "ui/widgets.h"

struct frame {
    struct panel panel; // with the guest's wishes for contrast and size
    struct scene scene;
    const struct kiosk_model *model;
    struct rect body; // between the controls, within the margins
    struct rect bar;  // of the controls
    bool bar_is_low;  // at the bottom
    bool is_dense;    // a keyboard on low glass: the field shares the row of the controls
    int reach;        // the highest pixel that may be touched
};

enum frame_lead {
    FRAME_BRAND,   // the group's mark and name
    FRAME_BACK,    // "Back"
    FRAME_CHECKED, // the tick, and when
    FRAME_NOTHING
};

// `keyed`: a keyboard will stand below.
void frame_begin(struct frame *frame, const struct kiosk_model *model, const struct panel *panel, bool keyed,
                 struct draw_list *list);

// What leads the bar, and what ends it. Between the two calls the screen draws itself. The lead
// gives back what it leaves of the bar; a checked one, the place of the host's mark.
struct rect frame_lead(struct frame *frame, enum frame_lead lead);
void frame_trail(struct frame *frame);

int frame_mm(const struct frame *frame, double mm);
int frame_type(const struct frame *frame, enum type_size size);
int frame_button(const struct frame *frame); // height of a main button
struct words frame_words(const struct frame *frame, enum text_weight weight, enum type_size size, int lines);
struct words frame_quiet(const struct frame *frame, enum type_size size);

// The door, where there is room and nobody asked for high contrast: it is decoration.
void frame_picture(const struct frame *frame, struct rect rect, int radius);

// Glass so low that what can be done stands in one row.
bool frame_is_short(const struct frame *frame);

// The part of the rectangle that can be touched.
struct rect frame_touchable(const struct frame *frame, struct rect rect);
