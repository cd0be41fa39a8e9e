// Words and boxes below one another in a rectangle, with the gaps a screen asks for. Where they
// do not fit, type and gaps shrink together until they do: a screen states its wishes once and
// holds for every size, name and language.
#pragma once

#include "ui/words.h"

enum { COLUMN_BLOCKS = 12 };

struct block {
    struct words words;
    const char *text;      // NULL: a box
    int gap_px, height_px; // above it, not above the first; of a box
    int least_px;          // of a box
    struct rect *box;      // where it came to stand
};

struct column {
    const struct panel *panel;
    size_t count;
    struct block blocks[COLUMN_BLOCKS];
};

enum column_place { COLUMN_TOP, COLUMN_MIDDLE, COLUMN_BOTTOM };

void column_begin(struct column *column, const struct panel *panel);
// The text is read when the column is laid; "" adds nothing.
void column_words(struct column *column, int gap_px, struct words words, const char *text);
// A place of `height_px`, of `least_px` where there is little room; *box is set when laid.
void column_box(struct column *column, int gap_px, int height_px, int least_px, struct rect *box);

// What it would like to have at this width, without any shrinking.
int column_height(const struct column *column, int width_px);
// Draws the words and sets the boxes, each as wide as the rectangle; returns what was used of it.
struct rect column_lay(struct column *column, struct draw_list *list, struct rect rect,
                       enum column_place place);
