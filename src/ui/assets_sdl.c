#include "ui/assets_sdl.h"

#include <SDL2/SDL_image.h>
#include <stdlib.h>

#include "util/file.h"
#include "util/mem.h"
#include "util/str.h"

#ifndef USHER_ASSETS_BUILT
#define USHER_ASSETS_BUILT "assets"
#endif
#ifndef USHER_ASSETS_INSTALLED
#define USHER_ASSETS_INSTALLED "/usr/local/share/usher"
#endif

void image_destroy(void *image)
{
    if (image)
        free(((struct image *)image)->pixels);
    free(image);
}

// ---- where

static bool is_folder_of_assets(const char *folder)
{
    struct str path = { 0 };
    bool found;

    str_addf(&path, "%s/icons/mark.svg", folder);
    found = file_exists(path.at);
    str_finish(&path);
    return found;
}

bool assets_find(char **folder, struct err *err)
{
    const char *given = getenv("USHER_ASSETS");
    const char *places[] = { USHER_ASSETS_BUILT, USHER_ASSETS_INSTALLED };

    *folder = NULL;
    if (given && given[0]) {
        if (!is_folder_of_assets(given))
            return err_set(err, ERR_CONFIG,
                           "there are no drawings in %s: let USHER_ASSETS name the folder that holds icons/",
                           given);
        *folder = mem_copy_text(given);
        return true;
    }
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (is_folder_of_assets(places[i])) {
            *folder = mem_copy_text(places[i]);
            return true;
        }
    }
    return err_set(
        err, ERR_CONFIG,
        "Usher's drawings are neither in %s nor in %s: install Usher again, or let USHER_ASSETS name "
        "the folder that holds icons/",
        places[0], places[1]);
}

// ---- drawings

// The drawing in a size that one of width and height may leave open with 0.
static SDL_Surface *load(const char *folder, const char *kind, const char *name, int width, int height,
                         struct err *err)
{
    struct str path = { 0 };
    SDL_Surface *drawn = NULL, *surface = NULL;
    SDL_RWops *file;

    str_addf(&path, "%s/%s/%s.svg", folder, kind, name);
    file = SDL_RWFromFile(path.at, "rb");
    if (file) {
        drawn = IMG_LoadSizedSVG_RW(file, width, height);
        SDL_RWclose(file);
    }
    if (drawn)
        surface = SDL_ConvertSurfaceFormat(drawn, SDL_PIXELFORMAT_ARGB8888, 0);
    if (!surface)
        err_set(err, ERR_CONFIG, "the drawing %s is missing or damaged: install Usher again", path.at);
    SDL_FreeSurface(drawn);
    str_finish(&path);
    return surface;
}

static const uint32_t *row_of(const SDL_Surface *surface, int y)
{
    return (const uint32_t *)(const void *)((const uint8_t *)surface->pixels + y * surface->pitch);
}

bool assets_icon(struct stencil **icon, const char *folder, const char *name, int width, int height,
                 struct err *err)
{
    SDL_Surface *surface = load(folder, "icons", name, width, height, err);

    *icon = NULL;
    if (!surface)
        return false;
    *icon = stencil_create(surface->w, surface->h);
    (*icon)->left = (width - surface->w) / 2;
    (*icon)->top = (height - surface->h) / 2;
    for (int y = 0; y < surface->h; y++)
        for (int x = 0; x < surface->w; x++)
            stencil_row(*icon, y)[x] = (uint8_t)(row_of(surface, y)[x] >> 24);
    SDL_FreeSurface(surface);
    return true;
}

// ---- pictures

static uint32_t multiplied(uint32_t colour, uint32_t covered)
{
    uint32_t alpha = (colour >> 24) * covered / 255, out = alpha << 24;

    if (alpha == 255)
        return colour;
    for (int shift = 0; shift < 24; shift += 8)
        out |= ((colour >> shift & 0xFF) * alpha / 255) << shift;
    return out;
}

static struct image *cut_out(const SDL_Surface *surface, int width, int height, int radius)
{
    struct image *image = mem_new(sizeof *image);
    struct stencil *corner = stencil_corner(radius, 0);
    int left = (surface->w - width) / 2, top = (surface->h - height) / 2;

    image->width = width;
    image->height = height;
    image->pixels = mem_new((size_t)width * (size_t)height * sizeof *image->pixels);
    for (int y = 0; y < height; y++) {
        const uint32_t *row = row_of(surface, top + y) + left;
        int near_y = y < height - 1 - y ? y : height - 1 - y;

        for (int x = 0; x < width; x++) {
            int near_x = x < width - 1 - x ? x : width - 1 - x;
            bool is_corner = near_x < radius && near_y < radius;
            uint32_t covered = is_corner ? stencil_row(corner, near_y)[near_x] : 255;

            image->pixels[(size_t)y * (size_t)width + (size_t)x] = multiplied(row[x], covered);
        }
    }
    stencil_destroy(corner);
    return image;
}

// How wide the drawing has to be for both its width and its height to be enough: a small one
// tells its shape, up to one pixel.
static int width_to_cover(const SDL_Surface *small, int width, int height)
{
    int small_height = small->h > 1 ? small->h - 1 : 1;
    int needed = (height * small->w + small_height - 1) / small_height;

    return needed > width ? needed : width;
}

// Wide rectangles have a drawing of their own where there is one.
static char *name_for(const char *folder, const char *name, int width, int height)
{
    struct str path = { 0 };
    bool is_wide;

    str_addf(&path, "%s/pictures/%s-wide.svg", folder, name);
    is_wide = width > height && file_exists(path.at);
    str_finish(&path);
    str_addf(&path, "%s%s", name, is_wide ? "-wide" : "");
    return str_take(&path);
}

bool assets_picture(struct image **picture, const char *folder, const char *name, int width, int height,
                    int radius, struct err *err)
{
    enum { SMALL_PX = 100 };
    int most = (width < height ? width : height) / 2;
    char *file = name_for(folder, name, width, height);
    SDL_Surface *small = load(folder, "pictures", file, SMALL_PX, 0, err), *surface = NULL;

    *picture = NULL;
    if (small)
        surface = load(folder, "pictures", file, width_to_cover(small, width, height), 0, err);
    if (surface) {
        must(surface->w >= width && surface->h >= height);
        *picture = cut_out(surface, width, height, radius < most ? radius : most);
    }
    SDL_FreeSurface(small);
    SDL_FreeSurface(surface);
    free(file);
    return *picture != NULL;
}
