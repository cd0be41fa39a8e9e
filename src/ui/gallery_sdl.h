// Pictures in the sizes in which they are painted, kept up to a limit. One takes longer than all else on a
// screen: a thread can make it meanwhile.
#pragma once

#include "ui/assets_sdl.h"

struct gallery;

struct gallery *gallery_create(const char *assets_folder);
void gallery_destroy(struct gallery *gallery);

struct gallery_wish {
    const char *name;
    int width, height, radius;
};

// Has it made, unless it is there. True while it is being made: there is time for something else.
bool gallery_begin(struct gallery *gallery, const struct gallery_wish *wish);
// Waits for it where it is being made, makes it where it is not there. NULL, with what to do, where it cannot
// be. The gallery's, good until the next call.
const struct image *gallery_get(struct gallery *gallery, const struct gallery_wish *wish, struct err *err);
