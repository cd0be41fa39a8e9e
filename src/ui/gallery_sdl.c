#include "ui/gallery_sdl.h"

#include <SDL2/SDL.h>
#include <stdlib.h>
#include <string.h>

#include "util/cache.h"
#include "util/mem.h"
#include "util/thread.h"

enum { PICTURE_BYTES = 64 << 20 };

struct gallery {
    char *assets;
    struct cache *pictures;
    bool is_making; // all below is the thread's meanwhile
    pthread_t maker;
    struct gallery_wish wish;
    char *name; // the wish's
    struct image *made;
};

static struct cache_key key_of(const struct gallery_wish *wish)
{
    return (struct cache_key){ .kind = wish->radius,
                               .a = wish->width,
                               .b = wish->height,
                               .text = wish->name,
                               .length = strlen(wish->name) };
}

static void keep(struct gallery *gallery, const struct gallery_wish *wish, struct image *picture)
{
    struct cache_key key = key_of(wish);

    cache_put(gallery->pictures, &key, picture,
              (size_t)wish->width * (size_t)wish->height * sizeof *picture->pixels);
}

static const struct image *find(struct gallery *gallery, const struct gallery_wish *wish)
{
    struct cache_key key = key_of(wish);

    return cache_get(gallery->pictures, &key);
}

static bool make(const struct gallery *gallery, const struct gallery_wish *wish, struct image **picture,
                 struct err *err)
{
    return assets_picture(picture, gallery->assets, wish->name, wish->width, wish->height, wish->radius, err);
}

// ---- meanwhile

static void *make_wished(void *context)
{
    struct gallery *gallery = context;

    make(gallery, &gallery->wish, &gallery->made, NULL); // what is wrong is said when it is painted
    SDL_TLSCleanup();
    return NULL;
}

static void end_making(struct gallery *gallery)
{
    if (!gallery->is_making)
        return;
    pthread_join(gallery->maker, NULL);
    gallery->is_making = false;
    if (gallery->made)
        keep(gallery, &gallery->wish, gallery->made);
    gallery->made = NULL;
    free(gallery->name);
}

static bool is_made_now(const struct gallery *gallery, const struct gallery_wish *wish)
{
    const struct gallery_wish *now = &gallery->wish;

    return gallery->is_making && now->width == wish->width && now->height == wish->height &&
           now->radius == wish->radius && strcmp(now->name, wish->name) == 0;
}

bool gallery_begin(struct gallery *gallery, const struct gallery_wish *wish)
{
    if (is_made_now(gallery, wish))
        return true;
    if (find(gallery, wish))
        return false;
    end_making(gallery);
    gallery->wish = *wish;
    gallery->wish.name = gallery->name = mem_copy_text(wish->name);
    gallery->is_making = thread_start(&gallery->maker, make_wished, gallery, NULL);
    if (!gallery->is_making)
        free(gallery->name);
    return gallery->is_making;
}

const struct image *gallery_get(struct gallery *gallery, const struct gallery_wish *wish, struct err *err)
{
    struct image *made;
    const struct image *picture;

    if (is_made_now(gallery, wish))
        end_making(gallery);
    picture = find(gallery, wish);
    if (picture || !make(gallery, wish, &made, err))
        return picture;
    keep(gallery, wish, made);
    return made;
}

// ----

struct gallery *gallery_create(const char *assets_folder)
{
    struct gallery *gallery = mem_new(sizeof *gallery);

    gallery->assets = mem_copy_text(assets_folder);
    gallery->pictures = cache_create(PICTURE_BYTES, image_destroy);
    return gallery;
}

void gallery_destroy(struct gallery *gallery)
{
    if (!gallery)
        return;
    end_making(gallery);
    cache_destroy(gallery->pictures);
    free(gallery->assets);
    free(gallery);
}
