// Plays draw lists onto surfaces: a window's, or one in memory where there is no display. Shapes,
// lines, icons and pictures are made when they are first needed and kept up to a limit; a list
// that follows another one costs what changed. For one thread.
#pragma once

#include <SDL2/SDL.h>

#include "ui/draw_list.h"
#include "ui/text_sdl.h"
#include "util/err.h"

struct paint;

// `text` stays the caller's and outlives the painter; the folder is that of assets_find.
// ERR_CONFIG where it holds no drawings.
bool paint_create(struct paint **paint, struct text_sdl *text, const char *assets_folder, struct err *err);
void paint_destroy(struct paint *paint);

// Paints what differs from `before`, which is what the surface shows (NULL: paints everything).
// Writes the rectangles painted, at most `most`, for SDL_UpdateWindowSurfaceRects; gives their
// number. `changed` may be NULL with `most` 0: all of it may have changed then.
size_t paint_list(struct paint *paint, SDL_Surface *target, const struct draw_list *list,
                  const struct draw_list *before, SDL_Rect *changed, size_t most);

// Makes and keeps what painting this item of the list will need: letters that are drawn for the first time
// take long, and there is time while nobody touches. A picture is begun, and made by a thread.
void paint_prepare(struct paint *paint, const struct draw_list *list, size_t item);
size_t paint_held(const struct paint *paint); // bytes of all that is kept so, without pictures

// The last thing that could not be painted (a missing drawing, too long a QR code), which shows as
// an empty frame; kind ERR_NONE if there was none.
const struct err *paint_trouble(const struct paint *paint);

// A surface that needs no display; NULL never. The caller calls SDL_FreeSurface.
SDL_Surface *paint_surface(int width, int height);
bool paint_save_png(SDL_Surface *surface, const char *path, struct err *err);
