// `--map "Column=field"`: an organizer's own word on what a column means.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "exchange/list_column.h"
#include "util/err.h"

struct list_map {
    char *header; // as the organizer wrote it
    enum list_column column;
};

// Makes `count` maps of as many texts; the last = is the border. ERR_USAGE, with all fields,
// when one has no = or names no field; then there is nothing to free.
bool list_maps_parse(struct list_map **maps, const char *const *texts, size_t count, struct err *err);
void list_maps_free(struct list_map *maps, size_t count);

// Gives the columns with these headers the meanings of the maps. The same text wins over the
// same text folded.
void list_map_apply(const struct list_map *maps, size_t map_count, char *const *headers,
                    enum list_column *columns, size_t count);

// The first map that fits none of the headers, or NULL.
const char *list_map_lost(const struct list_map *maps, size_t map_count, char *const *headers, size_t count);
