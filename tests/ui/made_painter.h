// A painter for tests, with the machine's fonts and the drawings of the source tree.
#pragma once

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/assets_sdl.h"
#include "ui/paint_sdl.h"

enum { WIDTH = 480, HEIGHT = 320, RECTS = 12 };

static struct text_sdl *text;
static struct paint *painter;

static inline int set_up(void **state)
{
    struct err err = { 0 };
    char *folder = NULL;

    (void)state;
    if (!text_sdl_create(&text, &err) || !assets_find(&folder, &err) ||
        !paint_create(&painter, text, folder, &err))
        fprintf(stderr, "%s\n", err.text);
    free(folder);
    return painter ? 0 : 1;
}

static inline int tear_down(void **state)
{
    (void)state;
    paint_destroy(painter);
    text_sdl_destroy(text);
    return 0;
}

static inline uint32_t pixel(const SDL_Surface *surface, int x, int y)
{
    uint32_t value;

    memcpy(&value, (const uint8_t *)surface->pixels + y * surface->pitch + x * 4, sizeof value);
    return value & 0xFFFFFF;
}
