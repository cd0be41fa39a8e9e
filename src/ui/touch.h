// What fingers, mouse and keys mean over the draw list that stands on the glass: a region is
// pressed, left, tapped, or gets the focus. Pure: knows neither windows nor what a region does.
//
// A tap is a finger that goes up inside the region in which it went down; sliding off cancels for
// good, and so does a region that names somebody else by then. Regions that act on down (the
// keyboard's keys) act at once. Of two fingers the first counts, except on such keys: there
// each finger types, as on every keyboard.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/draw_list.h"

enum touch_move { TOUCH_DOWN, TOUCH_MOVE, TOUCH_UP, TOUCH_LOST }; // LOST: the window lost the finger

struct touch_point {
    enum touch_move move;
    int64_t finger; // 0 for the mouse
    int x, y;
};

enum touch_key { TOUCH_NEXT, TOUCH_PREVIOUS, TOUCH_ACT };

enum touch_does {
    TOUCH_PRESSES,  // a finger lies on it
    TOUCH_RELEASES, // and has left it
    TOUCH_TAPS,
    TOUCH_FOCUSES, // `number` is the index of the region
};

struct touch_deed {
    enum touch_does does;
    int message, number; // of the region
};

enum { TOUCH_DEEDS = 3, TOUCH_NO_FOCUS = -1 };

// Which finger lies where; zeroes at first.
struct touch {
    bool is_down, acts_on_down;
    int64_t finger;
    int message, number;
    uint64_t names; // of the texts that stood in the region when the finger came
};

// What a finger did, in order: up to TOUCH_DEEDS; returns how many.
size_t touch_point(struct touch *touch, const struct draw_list *list, const struct touch_point *point,
                   struct touch_deed deeds[TOUCH_DEEDS]);

// What a key does: moves the focus through the list's order, round at its ends and past what is
// off, or taps what has it. False: nothing (no region, or no focus to act on).
bool touch_key(const struct draw_list *list, int focus, enum touch_key key, struct touch_deed *deed);
