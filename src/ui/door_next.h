// What the guests' window will most likely show after Hello, for whoever prepares it: Find me, and that with
// a letter typed. Pure.
#pragma once

#include "ui/door.h"

enum { DOOR_NEXTS = 2 };
// `step` counts from 0 to below DOOR_NEXTS. False when it does not show Hello now.
bool door_next(const struct door *door, int step, const struct panel *panel, struct draw_list *list);
