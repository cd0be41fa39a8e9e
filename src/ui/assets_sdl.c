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

// ---- pictures: drawn at twice the size, for smoother edges than the drawer's own

static uint32_t channel(uint32_t colour, int shift)
{
    return colour >> shift & 0xFF;
}

// The mean of two by two pixels, of which `covered` of 255 is to be seen.
static uint32_t shrunk(const uint32_t *upper, const uint32_t *lower, uint32_t covered)
{
    uint32_t four[] = { upper[0], upper[1], lower[0], lower[1] };
    uint32_t sums[4] = { 0 }, out = 0;

    for (int i = 0; i < 4; i++) {
        uint32_t alpha = channel(four[i], 24);

        sums[3] += alpha * 255;
        for (int k = 0; k < 3; k++)
            sums[k] += channel(four[i], k * 8) * alpha;
    }
    for (int k = 0; k < 4; k++)
        out |= (sums[k] / 4 * covered / 255 / 255) << (k * 8);
    return out;
}

static struct image *cut_out(const SDL_Surface *twice, int width, int height, int radius)
{
    struct image *image = mem_new(sizeof *image);
    struct stencil *corner = stencil_corner(radius, 0);
    int left = (twice->w - 2 * width) / 2, top = (twice->h - 2 * height) / 2;

    image->width = width;
    image->height = height;
    image->pixels = mem_new((size_t)width * (size_t)height * sizeof *image->pixels);
    for (int y = 0; y < height; y++) {
        const uint32_t *upper = row_of(twice, top + 2 * y) + left,
                       *lower = row_of(twice, top + 2 * y + 1) + left;
        int near_y = y < height - 1 - y ? y : height - 1 - y;

        for (int x = 0; x < width; x++) {
            int near_x = x < width - 1 - x ? x : width - 1 - x;
            bool is_corner = near_x < radius && near_y < radius;
            uint32_t covered = is_corner ? stencil_row(corner, near_y)[near_x] : 255;

            image->pixels[(size_t)y * (size_t)width + (size_t)x] =
                shrunk(upper + 2 * x, lower + 2 * x, covered);
        }
    }
    stencil_destroy(corner);
    return image;
}

bool assets_picture(struct image **picture, const char *folder, const char *name, int width, int height,
                    int radius, struct err *err)
{
    int most = (width < height ? width : height) / 2;
    SDL_Surface *twice = load(folder, "pictures", name, 2 * width, 0, err);

    *picture = NULL;
    if (twice && twice->h < 2 * height) {
        SDL_FreeSurface(twice);
        twice = load(folder, "pictures", name, 0, 2 * height, err);
    }
    if (!twice)
        return false;
    if (twice->w < 2 * width || twice->h < 2 * height) {
        SDL_FreeSurface(twice);
        return err_set(err, ERR_CONFIG, "the drawing %s has no size of its own", name);
    }
    *picture = cut_out(twice, width, height, radius < most ? radius : most);
    SDL_FreeSurface(twice);
    return true;
}
