// Lines of text in the fonts of this machine, in any script: how wide they are and what they look
// like. Directions by FriBidi, fonts by fontconfig, shapes by SDL_ttf and HarfBuzz. For one thread.
#pragma once

#include <stdbool.h>

#include "ui/metrics.h"
#include "ui/stencil.h"
#include "util/err.h"

enum { TEXT_DISPLAY_PX = 40 }; // strong text is set in a display face from here on

struct text_sdl;

// Opens the fonts that every screen needs; ERR_CONFIG where there are none.
bool text_sdl_create(struct text_sdl **text, struct err *err);
void text_sdl_destroy(struct text_sdl *text);

// Widths as these fonts have them, good as long as `text` lives. A text is measured once for all
// sizes and remembered.
struct metrics text_sdl_metrics(struct text_sdl *text);

// The line as it is seen from left to right, to be laid at its left end and its baseline. Never
// NULL; of no width where there is nothing to see. The caller destroys it.
struct stencil *text_sdl_line(struct text_sdl *text, enum text_weight weight, int size_px, const char *line);

// Height of a capital in whole pixels, as it is painted.
int text_sdl_capitals(struct text_sdl *text, enum text_weight weight, int size_px);
