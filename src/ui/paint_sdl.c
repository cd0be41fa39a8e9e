#include "ui/paint_sdl.h"

#include <SDL2/SDL_image.h>
#include <stdlib.h>
#include <string.h>

#include "ui/damage.h"
#include "ui/gallery_sdl.h"
#include "ui/qr_sdl.h"
#include "ui/shape.h"
#include "util/cache.h"
#include "util/file.h"
#include "util/mem.h"

enum { STENCIL_BYTES = 48 << 20, RECTS = 24, SHORTER_SIDE = 1080 };

struct paint {
    struct text_sdl *text;
    char *assets;
    struct cache *stencils;
    struct gallery *gallery;
    SDL_Surface *between; // for targets in other formats than ours; NULL until there is one
    struct err trouble;
};

// What is painted with at the moment.
struct brush {
    struct paint *paint;
    const struct draw_list *list;
    double unit; // of shadows
};

// ---- things that are made once

static const struct stencil *kept(struct paint *paint, const struct cache_key *key, struct stencil *made)
{
    if (made)
        cache_put(paint->stencils, key, made, stencil_bytes(made));
    return made;
}

static struct cache_key key_of(enum stencil_kind kind, int a, int b, const char *text)
{
    return (struct cache_key){ .kind = (int)kind, .a = a, .b = b, .text = text, .length = strlen(text) };
}

static const struct stencil *line_of(struct paint *paint, const struct draw_item *item, const char *text)
{
    struct cache_key key = key_of(STENCIL_LINE, item->weight, item->size_px, text);
    const struct stencil *found = cache_get(paint->stencils, &key);

    if (found)
        return found;
    return kept(paint, &key, text_sdl_line(paint->text, (enum text_weight)item->weight, item->size_px, text));
}

static const struct stencil *icon_of(struct paint *paint, const struct draw_item *item, const char *name)
{
    struct cache_key key = key_of(STENCIL_ICON, item->rect.w, item->rect.h, name);
    const struct stencil *found = cache_get(paint->stencils, &key);
    struct stencil *made;

    if (found)
        return found;
    assets_icon(&made, paint->assets, name, item->rect.w, item->rect.h, &paint->trouble);
    return kept(paint, &key, made);
}

static const struct stencil *qr_of(struct paint *paint, const struct draw_item *item, const char *content)
{
    int size_px = item->rect.w < item->rect.h ? item->rect.w : item->rect.h;
    struct cache_key key = key_of(STENCIL_QR, size_px, 0, content);
    const struct stencil *found = cache_get(paint->stencils, &key);
    struct stencil *made;

    if (found)
        return found;
    qr_stencil(&made, content, size_px, &paint->trouble);
    return kept(paint, &key, made);
}

static struct gallery_wish wish_of(const struct draw_list *list, const struct draw_item *item)
{
    return (struct gallery_wish){ draw_item_text(list, item), item->rect.w, item->rect.h, item->radius };
}

// ---- items

struct point {
    int x, y;
};

// Left end and baseline: the middle of the capitals is the middle of the rectangle.
static struct point place_line(const struct brush *brush, const struct draw_item *item,
                               const struct stencil *line)
{
    int capitals = text_sdl_capitals(brush->paint->text, (enum text_weight)item->weight, item->size_px);
    int spare = item->rect.w - line->width;
    int before = item->align == TEXT_START ? 0 : item->align == TEXT_CENTRE ? spare / 2 : spare;

    return (struct point){ item->rect.x + before, item->rect.y + (item->rect.h + capitals) / 2 };
}

static void paint_frame(struct canvas *canvas, const struct brush *brush, const struct draw_item *item)
{
    struct draw_item frame = { .kind = DRAW_SHAPE, .rect = item->rect, .fill = DRAW_NONE, .edge_px = 1 };

    frame.edge = item->fill == DRAW_NONE ? 0 : item->fill;
    shape_paint(canvas, brush->paint->stencils, &frame, brush->unit);
}

static void paint_shape(struct canvas *canvas, const struct brush *brush, const struct draw_item *item)
{
    shape_paint(canvas, brush->paint->stencils, item, brush->unit);
}

static void paint_line(struct canvas *canvas, const struct brush *brush, const struct draw_item *item)
{
    const struct stencil *line = line_of(brush->paint, item, draw_item_text(brush->list, item));
    struct point at = place_line(brush, item, line);

    canvas_stencil(canvas, at.x, at.y, line, item->fill);
}

static void paint_icon(struct canvas *canvas, const struct brush *brush, const struct draw_item *item)
{
    const struct stencil *icon = icon_of(brush->paint, item, draw_item_text(brush->list, item));

    if (icon)
        canvas_stencil(canvas, item->rect.x, item->rect.y, icon, item->fill);
    else
        paint_frame(canvas, brush, item);
}

static void paint_picture(struct canvas *canvas, const struct brush *brush, const struct draw_item *item)
{
    struct gallery_wish wish = wish_of(brush->list, item);
    const struct image *picture = gallery_get(brush->paint->gallery, &wish, &brush->paint->trouble);

    if (picture)
        canvas_image(canvas, item->rect, picture->pixels, picture->width);
    else
        paint_frame(canvas, brush, item);
}

static void paint_qr(struct canvas *canvas, const struct brush *brush, const struct draw_item *item)
{
    const struct stencil *code = qr_of(brush->paint, item, draw_item_text(brush->list, item));

    if (code)
        canvas_stencil(canvas, item->rect.x, item->rect.y, code, item->fill);
    else
        paint_frame(canvas, brush, item);
}

static void (*const painters[])(struct canvas *, const struct brush *, const struct draw_item *) = {
    [DRAW_SHAPE] = paint_shape,     [DRAW_TEXT_RUN] = paint_line, [DRAW_ICON] = paint_icon,
    [DRAW_PICTURE] = paint_picture, [DRAW_QR] = paint_qr,
};

static struct rect bounds_of(const struct brush *brush, const struct draw_item *item)
{
    const struct stencil *line;
    struct point at;

    if (item->kind == DRAW_SHAPE)
        return shape_bounds(item, brush->unit);
    if (item->kind != DRAW_TEXT_RUN)
        return item->rect;
    line = line_of(brush->paint, item, draw_item_text(brush->list, item));
    at = place_line(brush, item, line);
    return (struct rect){ at.x + line->left, at.y + line->top, line->width, line->height };
}

// ---- lists

static struct brush brush_of(struct paint *paint, const struct draw_list *list)
{
    int shorter = list->width < list->height ? list->width : list->height;

    return (struct brush){ .paint = paint, .list = list, .unit = (double)shorter / SHORTER_SIDE };
}

// Painted nowhere; true where it is a picture that is being made.
static bool prepare(const struct brush *brush, const struct draw_item *item)
{
    struct canvas nowhere = { .clip = { 0, 0, 0, 0 } };
    struct gallery_wish wish;

    if (item->kind == DRAW_PICTURE) {
        wish = wish_of(brush->list, item);
        return gallery_begin(brush->paint->gallery, &wish);
    }
    painters[item->kind](&nowhere, brush, item);
    return false;
}

void paint_prepare(struct paint *paint, const struct draw_list *list, size_t item)
{
    struct brush brush = brush_of(paint, list);

    prepare(&brush, &list->items[item]);
}

// What is new on a screen is made while its picture is.
static void prepare_beside_picture(const struct brush *brush)
{
    const struct draw_list *list = brush->list;
    bool is_making = false;

    for (size_t i = 0; i < list->item_count && !is_making; i++)
        is_making = list->items[i].kind == DRAW_PICTURE && prepare(brush, &list->items[i]);
    for (size_t i = 0; i < list->item_count && is_making; i++)
        prepare(brush, &list->items[i]);
}

size_t paint_held(const struct paint *paint)
{
    return cache_cost(paint->stencils);
}

static void find_bounds(const struct brush *brush, struct rect bounds[])
{
    for (size_t i = 0; i < brush->list->item_count; i++)
        bounds[i] = bounds_of(brush, &brush->list->items[i]);
}

static size_t find_damage(struct paint *paint, const struct brush *brush, const struct rect bounds[],
                          const struct draw_list *before, struct rect *out, size_t most)
{
    struct rect bounds_before[DRAW_ITEMS];
    struct brush brush_before;

    if (!before) {
        out[0] = (struct rect){ 0, 0, brush->list->width, brush->list->height };
        return 1;
    }
    brush_before = brush_of(paint, before);
    find_bounds(&brush_before, bounds_before);
    return damage_find(before, bounds_before, brush->list, bounds, out, most);
}

static void paint_part(struct canvas *canvas, const struct brush *brush, const struct rect bounds[])
{
    canvas_fill(canvas, canvas->clip, brush->list->ground);
    for (size_t i = 0; i < brush->list->item_count; i++) {
        const struct draw_item *item = &brush->list->items[i];

        if (!rect_is_empty(rect_common(bounds[i], canvas->clip)))
            painters[item->kind](canvas, brush, item);
    }
}

static bool is_ours(const SDL_PixelFormat *format)
{
    return format->BytesPerPixel == 4 && format->Rmask == 0xFF0000 && format->Gmask == 0xFF00 &&
           format->Bmask == 0xFF;
}

// The surface to paint on: the target, or one beside it that is copied over.
static SDL_Surface *surface_for(struct paint *paint, SDL_Surface *target)
{
    if (is_ours(target->format))
        return target;
    if (paint->between && (paint->between->w != target->w || paint->between->h != target->h)) {
        SDL_FreeSurface(paint->between);
        paint->between = NULL;
    }
    if (!paint->between)
        paint->between = paint_surface(target->w, target->h);
    return paint->between;
}

size_t paint_list(struct paint *paint, SDL_Surface *target, const struct draw_list *list,
                  const struct draw_list *before, SDL_Rect *changed, size_t most)
{
    struct brush brush = brush_of(paint, list);
    SDL_Surface *surface = surface_for(paint, target);
    struct canvas canvas = { .pixels = surface->pixels, .stride = surface->pitch / 4 };
    struct rect screen = { 0, 0, surface->w, surface->h }, parts[RECTS], bounds[DRAW_ITEMS];
    size_t count;

    prepare_beside_picture(&brush);
    find_bounds(&brush, bounds);
    count = find_damage(paint, &brush, bounds, before, parts, most > 0 && most < RECTS ? most : RECTS);
    for (size_t i = 0; i < count; i++) {
        SDL_Rect part;

        canvas.clip = rect_common(parts[i], screen);
        part = (SDL_Rect){ canvas.clip.x, canvas.clip.y, canvas.clip.w, canvas.clip.h };
        paint_part(&canvas, &brush, bounds);
        if (surface != target)
            SDL_BlitSurface(surface, &part, target, &(SDL_Rect){ part.x, part.y, part.w, part.h });
        if (i < most)
            changed[i] = part;
    }
    return count;
}

const struct err *paint_trouble(const struct paint *paint)
{
    return &paint->trouble;
}

// ----

bool paint_create(struct paint **paint, struct text_sdl *text, const char *assets_folder, struct err *err)
{
    struct paint *made = mem_new(sizeof *made);
    struct stencil *mark;

    *paint = NULL;
    if (!assets_icon(&mark, assets_folder, "mark", 24, 24, err)) {
        free(made);
        return false;
    }
    stencil_destroy(mark);
    made->text = text;
    made->assets = mem_copy_text(assets_folder);
    made->stencils = cache_create(STENCIL_BYTES, stencil_destroy);
    made->gallery = gallery_create(assets_folder);
    *paint = made;
    return true;
}

void paint_destroy(struct paint *paint)
{
    if (!paint)
        return;
    cache_destroy(paint->stencils);
    gallery_destroy(paint->gallery);
    SDL_FreeSurface(paint->between);
    free(paint->assets);
    free(paint);
}

SDL_Surface *paint_surface(int width, int height)
{
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_XRGB8888);

    must(surface != NULL); // nothing but memory is needed
    return surface;
}

// In memory first: SDL does not say that a disk was full.
bool paint_save_png(SDL_Surface *surface, const char *path, struct err *err)
{
    size_t room = ((size_t)surface->w * 4 + 1) * (size_t)surface->h / 100 * 102 + (1 << 16); // nothing packed
    char *bytes = mem_new(room);
    SDL_RWops *memory = SDL_RWFromMem(bytes, (int)room);
    bool done = memory && IMG_SavePNG_RW(surface, memory, 0) == 0;

    if (!done)
        err_set(err, ERR_INTERNAL, "the picture %s cannot be made (%s): try a smaller one", path,
                SDL_GetError());
    done = done && file_replace(path, bytes, (size_t)SDL_RWtell(memory), err);
    if (memory)
        SDL_RWclose(memory);
    free(bytes);
    return done;
}
