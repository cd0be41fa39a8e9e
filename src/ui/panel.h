// The glass people touch: its pixels, its size in millimetres, and what follows from both, the
// sizes of type and buttons. Every measure of a view comes from here.
#pragma once

#include <stdbool.h>

#include "ui/metrics.h"
#include "ui/theme.h"

// Heights of capitals, each 1.5 times the one before: 4.9, 7.3, 11, 16.4 and 24.6 mm at 600 mm;
// three quarters of that, but never under 4.8, on panels under 300 mm wide; half as much again
// where larger text is asked for.
enum type_size { TYPE_SMALL, TYPE_TEXT, TYPE_LARGE, TYPE_TITLE, TYPE_HUGE, TYPES };

enum panel_kind {
    PANEL_LOW,  // under 175 mm high: a ten-inch tablet
    PANEL_TALL, // higher than wide
    PANEL_DESK, // in between
    PANEL_WIDE, // 400 mm wide and more
};

// Where the scanner for codes stands, seen from the glass (display.scanner).
enum panel_scanner { SCANNER_BELOW, SCANNER_LEFT, SCANNER_RIGHT, SCANNER_NONE };

struct panel {
    int width_px, height_px;
    double px_per_mm;
    double bottom_mm; // of the glass, above the floor
    enum panel_kind kind;
    bool larger_text;
    enum panel_scanner scanner; // panel_init says below
    struct theme theme;
    const struct metrics *text; // not owned
};

// width_mm 0: what the display reported, else a guess from its pixels (see panel_width_mm). Glass under
// 190 by 130 mm, or of less than a pixel a millimetre, is taken for that.
void panel_init(struct panel *panel, int width_px, int height_px, double width_mm, double bottom_mm,
                bool larger_text, const struct theme *theme, const struct metrics *text);

// The reported size is believed if its shape is within 5 % of the pixels' and it has 1.2 to 14
// pixels a millimetre; else 217 mm for up to 1280 pixels of width and 345 mm above.
double panel_width_mm(int width_px, int height_px, double reported_width_mm, double reported_height_mm);

int panel_px(const struct panel *panel, double mm);             // rounded
int panel_type(const struct panel *panel, enum type_size size); // pixels to the em
double panel_button_mm(const struct panel *panel);              // least height of a main button
int panel_margin(const struct panel *panel);                    // from the glass's edge to anything
int panel_gap(const struct panel *panel);                       // between things, at least 2 mm
int panel_corner(const struct panel *panel);                    // radius of cards and buttons, 4 mm or more
// The highest pixel that may be touched: 1220 mm above the floor.
int panel_reach(const struct panel *panel);
