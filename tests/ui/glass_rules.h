// What must hold for every screen on every glass (docs of the look: physical sizes, reach, contrast),
// read off its draw list. Shared by the tests of the views.
#pragma once

#include "ui/draw_list.h"
#include "ui/panel.h"
#include "util/str.h"

// The four glasses on which every screen is tried: a ten-inch tablet, a desk, a portrait one, 4K.
struct glass {
    const char *name;
    int width_px, height_px;
    double width_mm;
};
enum { GLASSES = 4 };
extern const struct glass glasses[GLASSES];

// Without fonts. The theme is copied.
void glass_panel(const struct glass *glass, bool larger_text, enum theme_name theme, struct panel *panel);

// Adds a line for every rule that the list breaks:
// regions at least 15 mm in both directions, 2 mm apart, within the glass, under the reach line,
// with names of their own; texts within their rectangles and the glass, not over one another,
// 4.5:1 against what is behind them; edges of what can be touched and icons 3:1.
void glass_rules(const struct panel *panel, const struct draw_list *list, struct str *broken);
