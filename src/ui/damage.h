// Which parts of a screen look different in another draw list: the only parts that have to be
// painted. A grid is laid over both; a cell has changed when what lies in it has.
#pragma once

#include "ui/draw_list.h"

// The bounds are those of the items of each list: all the pixels that they may touch. Writes at
// most `most` rectangles (1 or more), whole within the screen; gives their number. Lists of
// different size or ground differ everywhere.
size_t damage_find(const struct draw_list *before, const struct rect *before_bounds,
                   const struct draw_list *after, const struct rect *after_bounds, struct rect *out,
                   size_t most);
