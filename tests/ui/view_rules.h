// What holds on every screen, whatever is on it: things are large enough to be touched, far enough
// apart, within reach; words fit, are read easily, and lie over nothing else.
#pragma once

#include "ui/draw_list.h"
#include "ui/panel.h"
#include "util/str.h"

// Adds a line to `wrong` for each rule that the list breaks. `floats`: something lies over the
// screen on purpose, as One moment does.
void view_rules(const struct panel *panel, const struct draw_list *list, bool floats, struct str *wrong);

// Every character of the name is on the screen, in its order, whatever lines it was broken into.
bool view_shows(const struct draw_list *list, const char *name);
