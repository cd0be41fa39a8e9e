#include "ui/picture_sdl.h"

#include <SDL2/SDL.h>
#include <stdlib.h>

#include "ui/paint_sdl.h"
#include "ui/text_sdl.h"
#include "util/mem.h"

struct picture {
    struct text_sdl *text;
    struct paint *paint;
};

bool picture_create(struct picture **made, const char *assets, struct err *err)
{
    struct picture *picture = mem_new(sizeof *picture);

    if (text_sdl_create(&picture->text, err) && paint_create(&picture->paint, picture->text, assets, err)) {
        *made = picture;
        return true;
    }
    picture_destroy(picture);
    return false;
}

void picture_destroy(struct picture *picture)
{
    if (!picture)
        return;
    paint_destroy(picture->paint);
    text_sdl_destroy(picture->text);
    free(picture);
}

struct metrics picture_metrics(struct picture *picture)
{
    return text_sdl_metrics(picture->text);
}

bool picture_write(struct picture *picture, const struct draw_list *list, const char *path, struct err *err)
{
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, list->width, list->height, 32, SDL_PIXELFORMAT_RGB888);
    bool ok;

    if (!surface)
        return err_set(err, ERR_INPUT, "a picture of %d by %d pixels cannot be made: choose a smaller size",
                       list->width, list->height);
    paint_list(picture->paint, surface, list, NULL, NULL, 0);
    ok = paint_save_png(surface, path, err);
    SDL_FreeSurface(surface);
    return ok;
}
