// Makes what the next screens need while nobody touches anything: else whoever taps first waits until letters
// of many sizes have been drawn for the first time. In slices; when all is made it does nothing.
#pragma once

#include "ui/door.h"
#include "ui/paint_sdl.h"

struct warm {               // begins with zeroes
    struct panel panel;     // for which it is made
    struct metrics metrics; // of the panel
    struct draw_list *list; // in hand; NULL: none
    size_t item;            // of it, the next
    int step;               // of door_next
    bool is_done;
};

// `panel` is that of the guests' window as it is shown. What was made for another one does not count.
void warm_begin(struct warm *warm, const struct panel *panel);
// A slice of a few milliseconds; false when there is nothing left to be made, or no saying what.
bool warm_work(struct warm *warm, const struct door *door, struct paint *paint);
void warm_finish(struct warm *warm);
