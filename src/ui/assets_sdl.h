// Usher's own drawings, SVG files in assets/icons and assets/pictures: where they are and what
// they look like at a size.
#pragma once

#include "ui/stencil.h"
#include "util/err.h"

struct image {
    int width, height;
    uint32_t *pixels; // 0xAARRGGBB, colours multiplied with alpha
};

void image_destroy(void *image);

// The folder: $USHER_ASSETS, else that of the source tree, else PREFIX/share/usher, whichever is
// there. ERR_CONFIG names those that were tried. The caller frees *folder.
bool assets_find(char **folder, struct err *err);

// FOLDER/icons/NAME.svg, as much as it covers of each pixel; stands in the middle of the size.
// ERR_CONFIG where it is missing or is no drawing. The caller destroys it.
bool assets_icon(struct stencil **icon, const char *folder, const char *name, int width, int height,
                 struct err *err);

// FOLDER/pictures/NAME.svg, or NAME-wide.svg for what is wider than high: covers the size whole, what
// is too wide or too high is cut off on both sides, the corners to `radius`. Fails as above. The
// caller calls image_destroy.
bool assets_picture(struct image **picture, const char *folder, const char *name, int width, int height,
                    int radius, struct err *err);
