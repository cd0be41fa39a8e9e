// Sentences and names laid into rectangles: as large as asked if that fits, then smaller, then on
// more lines; never cut. Line breaks in the text are kept.
#pragma once

#include "ui/draw_list.h"
#include "ui/panel.h"

enum { WORDS_LINES = 64 };

struct words {
    enum text_weight weight;
    int size_px, least_px; // least_px: where words begin to be broken, or more lines taken
    enum text_align align;
    int32_t colour;
    int lines; // wanted at most, counted over line breaks; 0: as many as the height holds
};

// The text at a size: its lines as places in it.
struct laid_words {
    int size_px, line_px;
    size_t count;
    size_t starts[WORDS_LINES], lengths[WORDS_LINES];
};

// The largest size at which the text stands within the width and the lines. Words stay whole
// down to least_px.
void words_lay(const struct panel *panel, const struct words *words, const char *text, int width_px,
               struct laid_words *laid);
// The same, within a height, too.
void words_lay_in(const struct panel *panel, const struct words *words, const char *text, int width_px,
                  int height_px, struct laid_words *laid);
int words_height(const struct laid_words *laid);

// From the top of the rectangle; returns the height used.
int words_draw(struct draw_list *list, struct rect rect, const struct words *words,
               const struct laid_words *laid, const char *text);

// Within the rectangle, shrunk until width and height hold it, in the middle of its height.
void words_fill(const struct panel *panel, struct draw_list *list, struct rect rect,
                const struct words *words, const char *text);
