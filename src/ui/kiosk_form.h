// Where things stand on a screen with a keyboard: the question, the field, what belongs to it (people
// to choose, words chosen, an explanation), what can be done, the keys. Low glass keeps all in
// three rows above the keys; wide glass has the answers beside them; else they are stacked.
#pragma once

#include "ui/kiosk_frame.h"

struct form {
    struct rect question, field, side, next, others, keys;
};

// `rest` is what the lead left of the bar. A search has no question of its own on low glass and
// nothing to do but choose: all the room is for what was found.
struct form form_lay(const struct frame *frame, struct rect rest, bool is_search);

void form_keys(const struct frame *frame, const struct form *form, const struct kiosk_field *field);

// A large question, with a quieter line below it that may be "".
void form_question(const struct frame *frame, struct rect rect, const char *question, const char *why,
                   bool is_warning);

// The same over words that come and go: two lines are kept for them, so that nothing jumps.
void form_search(const struct frame *frame, struct rect rect, const char *question, const char *why);

// People to choose from, in as many columns as the glass has: cell `index` of the rectangle.
struct rect form_cell(const struct frame *frame, struct rect side, int index);
int form_cells(const struct frame *frame, struct rect side); // how many there are

// One person, TAP_ROW; the region is "row-1" for index 0.
void form_row(const struct frame *frame, struct rect rect, int index, const struct kiosk_row *row);
