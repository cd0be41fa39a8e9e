// A draw list as a picture in a file. Needs fonts and icons, but no display.
#pragma once

#include "ui/draw_list.h"
#include "ui/metrics.h"
#include "util/err.h"

struct picture;

// `assets`: the folder with icons and pictures. ERR_CONFIG where there are no fonts.
bool picture_create(struct picture **picture, const char *assets, struct err *err);
void picture_destroy(struct picture *picture);

// How wide texts are in these pictures; good as long as the picture maker lives.
struct metrics picture_metrics(struct picture *picture);

// As PNG, of the list's own size. ERR_IO.
bool picture_write(struct picture *picture, const struct draw_list *list, const char *path, struct err *err);
