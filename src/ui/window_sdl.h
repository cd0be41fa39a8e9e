// One window of the door: opened, measured, painted, never knowing what it shows. Paints what
// differs from what stands on the glass; after a new size, or where the surface was lost, everything.
#pragma once

#include <SDL2/SDL.h>
#include <stdbool.h>

#include "ui/draw_list.h"
#include "ui/paint_sdl.h"
#include "util/err.h"

enum { WINDOW_LEAST_WIDTH = 480, WINDOW_LEAST_HEIGHT = 320 };

struct window_place {
    const char *title;
    int display;       // counted from 0
    int width, height; // of a window; 0: the whole display
    int x, y;          // of a window, in the part of its display that is free for windows
};

struct window {
    SDL_Window *sdl; // NULL while closed
    Uint32 number;   // SDL's, in events
    struct draw_list lists[2];
    int shown;     // which of them stands on the glass
    bool is_stale; // nothing that stands there can be relied on
};

// ERR_IO, with what to do, where no window can be opened.
bool window_open(struct window *window, const struct window_place *place, struct err *err);
void window_close(struct window *window); // a zeroed or closed one is fine

void window_size(const struct window *window, int *width, int *height);
// What a millimetre measure of this window starts from: `width_mm` of the whole display (0: what it
// reports), in proportion where the window is smaller. 0: nobody knows.
double window_width_mm(const struct window *window, double display_width_mm);

// Fill `lists[1 - shown]` (window_list), then paint it. False when the surface was lost: paint again.
struct draw_list *window_list(struct window *window);
bool window_paint(struct window *window, struct paint *paint);
const struct draw_list *window_shows(const struct window *window); // what fingers mean

void window_take_focus(struct window *window);
