// What the parts of Behind the scenes share: its measures. For ui/behind_view*.c only.
#pragma once

#include "ui/behind_update.h"
#include "ui/behind_view.h"
#include "ui/widgets.h"

struct behind_look {
    const struct behind_model *model;
    const struct panel *panel;
    struct scene scene;
    int gap, pad;
    int small_px, line_px; // em of type; from one line to the next
    int control_px;        // height of what is touched and is no main button
};

// Words of one line, quiet or not.
struct words behind_words(const struct behind_look *look, enum text_weight weight, int32_t colour);

// What the door says of itself, with what is out of order, and the code for phones where it has room.
void behind_view_facts(const struct behind_look *look, struct rect rect);
// The size of type at which what is said stands on a line each, in a card this wide; within reason.
int behind_facts_size(const struct behind_look *look, int width);

// What is tried: the scanner, the loudspeaker, the size of the glass.
int behind_tries_height(const struct behind_look *look);
void behind_view_tries(const struct behind_look *look, struct rect rect);
