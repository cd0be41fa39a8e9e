#include "ui/window_sdl.h"

#include "ui/panel.h"

enum { CHANGES = 64 };

bool window_open(struct window *window, const struct window_place *place, struct err *err)
{
    bool is_full = place->width == 0;
    SDL_Rect bounds = { 0, 0, 0, 0 };
    Uint32 flags = SDL_WINDOW_SHOWN | (is_full ? SDL_WINDOW_FULLSCREEN_DESKTOP : SDL_WINDOW_RESIZABLE);

    if ((is_full ? SDL_GetDisplayBounds : SDL_GetDisplayUsableBounds)(place->display, &bounds) != 0)
        return err_set(err, ERR_CONFIG, "there is no display %d: choose one from 1 to %d", place->display + 1,
                       SDL_GetNumVideoDisplays());
    window->sdl = SDL_CreateWindow(place->title, bounds.x + (is_full ? 0 : place->x),
                                   bounds.y + (is_full ? 0 : place->y), is_full ? bounds.w : place->width,
                                   is_full ? bounds.h : place->height, flags);
    if (!window->sdl)
        return err_set(err, ERR_IO, "a window cannot be opened (%s): run Usher in a graphical session",
                       SDL_GetError());
    SDL_SetWindowMinimumSize(window->sdl, WINDOW_LEAST_WIDTH, WINDOW_LEAST_HEIGHT);
    window->number = SDL_GetWindowID(window->sdl);
    window->is_stale = true;
    return true;
}

void window_close(struct window *window)
{
    if (window->sdl)
        SDL_DestroyWindow(window->sdl);
    window->sdl = NULL;
}

void window_size(const struct window *window, int *width, int *height)
{
    SDL_GetWindowSize(window->sdl, width, height);
}

double window_width_mm(const struct window *window, double display_width_mm)
{
    int display = SDL_GetWindowDisplayIndex(window->sdl);
    SDL_Rect bounds = { 0, 0, 0, 0 };
    float across = 0, down = 0;
    int width, height;

    window_size(window, &width, &height);
    if (display < 0 || SDL_GetDisplayBounds(display, &bounds) != 0 || bounds.w <= 0)
        return 0;
    if (display_width_mm <= 0 && width == bounds.w && height == bounds.h &&
        SDL_GetDisplayDPI(display, NULL, &across, &down) == 0 && across > 0 && down > 0)
        return panel_width_mm(width, height, width * 25.4 / (double)across, height * 25.4 / (double)down);
    return display_width_mm > 0 ? display_width_mm * width / bounds.w : 0;
}

struct draw_list *window_list(struct window *window)
{
    return &window->lists[1 - window->shown];
}

const struct draw_list *window_shows(const struct window *window)
{
    return &window->lists[window->shown];
}

bool window_paint(struct window *window, struct paint *paint)
{
    const struct draw_list *before = window->is_stale ? NULL : &window->lists[window->shown];
    SDL_Surface *surface = SDL_GetWindowSurface(window->sdl);
    SDL_Rect changed[CHANGES];
    size_t count;

    window->shown = 1 - window->shown;
    window->is_stale = true;
    if (!surface)
        return false;
    count = paint_list(paint, surface, &window->lists[window->shown], before, changed, CHANGES);
    if (count > 0 && SDL_UpdateWindowSurfaceRects(window->sdl, changed, (int)count) != 0)
        return false;
    window->is_stale = false;
    return true;
}

void window_take_focus(struct window *window)
{
    if (SDL_GetWindowFlags(window->sdl) & SDL_WINDOW_INPUT_FOCUS)
        return;
    SDL_RaiseWindow(window->sdl);
    SDL_SetWindowInputFocus(window->sdl);
}
