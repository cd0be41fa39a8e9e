#include "ui/text_sdl.h"

#include <stdlib.h>
#include <string.h>

#include "ui/runs_sdl.h"
#include "util/cache.h"
#include "util/mem.h"

enum { WIDTHS_KEPT = 4096 };

struct text_sdl {
    struct fonts *fonts;
    struct text_runs runs;  // of the line at hand
    struct cache *widths;   // use and text: pixels at the reference size, as a pointer to int
    struct cache *capitals; // use and size: pixels, the same
};

static enum font_use use_of(enum text_weight weight, int size_px)
{
    if (weight == TEXT_PLAIN)
        return FONT_TEXT;
    return size_px >= TEXT_DISPLAY_PX ? FONT_HEADLINE : FONT_NAME;
}

// The font of a run, told how to shape it.
static TTF_Font *font_of(struct text_sdl *text, const struct text_run *run, int size_px)
{
    TTF_Font *font = fonts_open(text->fonts, run->face, size_px);

    TTF_SetFontDirection(font, run->is_leftward ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    TTF_SetFontScriptName(font, run->script);
    return font;
}

// ---- widths

static int width_of_run(struct text_sdl *text, const struct text_run *run, const char *line)
{
    char *part = mem_copy_bytes(line + run->start, run->length);
    int width = 0;

    if (TTF_SizeUTF8(font_of(text, run, FONT_REFERENCE_PX), part, &width, NULL) != 0)
        width = 0;
    free(part);
    return width;
}

static int reference_width(struct text_sdl *text, enum font_use use, const char *line, size_t length)
{
    struct cache_key key = { .kind = (int)use, .text = line, .length = length };
    int *width = cache_get(text->widths, &key);

    if (!width) {
        width = mem_new(sizeof *width);
        text_runs_find(&text->runs, text->fonts, use, line, length);
        for (size_t i = 0; i < text->runs.count; i++)
            *width += width_of_run(text, &text->runs.at[i], line);
        cache_put(text->widths, &key, width, 1);
    }
    return *width;
}

static int measure(void *context, enum text_weight weight, int size_px, const char *line, size_t length)
{
    int64_t width = reference_width(context, use_of(weight, size_px), line, length);

    return width == 0 ? 0 : (int)((width * size_px + FONT_REFERENCE_PX - 1) / FONT_REFERENCE_PX) + 1;
}

struct metrics text_sdl_metrics(struct text_sdl *text)
{
    return (struct metrics){ .width = measure, .context = text };
}

// ---- lines

// SDL_ttf paints 256 shades of grey: a surface whose pixels are coverages.
static SDL_Surface *paint_run(struct text_sdl *text, const struct text_run *run, int size_px,
                              const char *line, int *ascent)
{
    char *part = mem_copy_bytes(line + run->start, run->length);
    TTF_Font *font = font_of(text, run, size_px);
    SDL_Surface *surface =
        TTF_RenderUTF8_Shaded(font, part, (SDL_Color){ 255, 255, 255, 255 }, (SDL_Color){ 0, 0, 0, 255 });

    *ascent = TTF_FontAscent(font);
    free(part);
    return surface;
}

static void add_run(struct stencil *stencil, int x, int y, const SDL_Surface *surface)
{
    for (int row = 0; row < surface->h; row++)
        memcpy(stencil_row(stencil, y + row) + x, (const uint8_t *)surface->pixels + row * surface->pitch,
               (size_t)surface->w);
}

struct painted_run {
    SDL_Surface *surface; // NULL: nothing to see
    int ascent;
};

static struct stencil *put_together(const struct painted_run *runs, size_t count)
{
    int width = 0, ascent = 0, descent = 0, x = 0;
    struct stencil *stencil;

    for (size_t i = 0; i < count; i++) {
        const SDL_Surface *surface = runs[i].surface;

        if (!surface)
            continue;
        width += surface->w;
        ascent = runs[i].ascent > ascent ? runs[i].ascent : ascent;
        descent = surface->h - runs[i].ascent > descent ? surface->h - runs[i].ascent : descent;
    }
    stencil = stencil_create(width, ascent + descent);
    stencil->top = -ascent;
    for (size_t i = 0; i < count; i++) {
        if (!runs[i].surface)
            continue;
        add_run(stencil, x, ascent - runs[i].ascent, runs[i].surface);
        x += runs[i].surface->w;
    }
    return stencil;
}

struct stencil *text_sdl_line(struct text_sdl *text, enum text_weight weight, int size_px, const char *line)
{
    struct painted_run *painted;
    struct stencil *stencil;
    size_t count;

    text_runs_find(&text->runs, text->fonts, use_of(weight, size_px), line, strlen(line));
    count = text->runs.count;
    painted = mem_new((count + 1) * sizeof *painted);
    for (size_t i = 0; i < count; i++)
        painted[i].surface = paint_run(text, &text->runs.at[i], size_px, line, &painted[i].ascent);
    stencil = put_together(painted, count);
    for (size_t i = 0; i < count; i++)
        SDL_FreeSurface(painted[i].surface);
    free(painted);
    return stencil;
}

int text_sdl_capitals(struct text_sdl *text, enum text_weight weight, int size_px)
{
    enum font_use use = use_of(weight, size_px);
    struct cache_key key = { .kind = (int)use, .a = size_px };
    int *height = cache_get(text->capitals, &key);

    if (!height) {
        TTF_Font *font = fonts_open(text->fonts, fonts_face(text->fonts, use, NULL, 'H'), size_px);

        height = mem_new(sizeof *height);
        if (TTF_GlyphMetrics32(font, 'H', NULL, NULL, NULL, height, NULL) != 0)
            *height = (int)(size_px * TEXT_CAPITALS + 0.5);
        cache_put(text->capitals, &key, height, 1);
    }
    return *height;
}

// ----

bool text_sdl_create(struct text_sdl **text, struct err *err)
{
    struct text_sdl *made = mem_new(sizeof *made);

    *text = NULL;
    if (!fonts_create(&made->fonts, err)) {
        free(made);
        return false;
    }
    made->widths = cache_create(WIDTHS_KEPT, free);
    made->capitals = cache_create(WIDTHS_KEPT, free);
    *text = made;
    return true;
}

void text_sdl_destroy(struct text_sdl *text)
{
    if (!text)
        return;
    cache_destroy(text->widths);
    cache_destroy(text->capitals);
    text_runs_finish(&text->runs);
    fonts_destroy(text->fonts);
    free(text);
}
