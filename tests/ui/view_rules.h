// What holds on every screen, whatever is on it: things are large enough to be touched, far enough
// apart, within reach; words fit, are read easily, and lie over nothing else.
#pragma once

#include "ui/draw_list.h"
#include "ui/panel.h"
#include "util/str.h"

// Sheets of glass on which screens are tried: first the four for which the rules are written (SCREENS 1),
// then a desk's, narrow ones, and two whose shape is all of the trouble.
struct view_glass {
    const char *name;
    int width, height; // pixels
    double width_mm;
};
enum { VIEW_GLASSES_MEANT = 4, VIEW_GLASSES = 9 };
extern const struct view_glass view_glasses[VIEW_GLASSES];

// Such a sheet 800 mm above the floor, with measures of text that are the same everywhere.
struct panel view_panel(size_t glass, bool larger_text, enum theme_name theme);

// Adds a line to `wrong` for each rule that the list breaks. `floats`: something lies over the
// screen on purpose, as One moment does.
void view_rules(const struct panel *panel, const struct draw_list *list, bool floats, struct str *wrong);

// Every character of the name is on the screen, in its order, whatever lines it was broken into.
bool view_shows(const struct draw_list *list, const char *name);
