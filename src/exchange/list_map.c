#include "exchange/list_map.h"

#include <stdlib.h>
#include <string.h>

#include "exchange/list_word.h"
#include "util/mem.h"

static bool map_parse(struct list_map *map, const char *text, struct err *err)
{
    const char *border = strrchr(text, '=');
    struct str keys = { 0 };

    map->column = border ? list_column_of(border + 1) : COLUMNS;
    if (border && border > text && map->column < COLUMNS) {
        map->header = mem_copy_bytes(text, (size_t)(border - text));
        return true;
    }
    list_column_keys(&keys);
    if (!border || border == text)
        err_set(err, ERR_USAGE, "--map \"%s\" is not \"Column=field\": the fields are %s", text,
                str_text(&keys));
    else
        err_set(err, ERR_USAGE, "--map knows no field \"%s\": use one of %s", border + 1, str_text(&keys));
    str_finish(&keys);
    return false;
}

bool list_maps_parse(struct list_map **maps, const char *const *texts, size_t count, struct err *err)
{
    size_t i;

    *maps = mem_new(count * sizeof **maps);
    for (i = 0; i < count; i++) {
        if (!map_parse(&(*maps)[i], texts[i], err)) {
            list_maps_free(*maps, count);
            *maps = NULL;
            return false;
        }
    }
    return true;
}

void list_maps_free(struct list_map *maps, size_t count)
{
    size_t i;

    for (i = 0; maps && i < count; i++)
        free(maps[i].header);
    free(maps);
}

// The column a map means, or `count`.
static size_t map_find(const struct list_map *map, char *const *headers, size_t count)
{
    struct str wanted = { 0 }, folded = { 0 };
    size_t i;

    for (i = 0; i < count && strcmp(headers[i], map->header) != 0; i++)
        ;
    if (i == count) {
        list_word_fold(&wanted, map->header);
        for (i = 0; i < count; i++) {
            list_word_fold(&folded, headers[i]);
            if (wanted.length > 0 && strcmp(str_text(&folded), str_text(&wanted)) == 0)
                break;
        }
    }
    str_finish(&wanted);
    str_finish(&folded);
    return i;
}

void list_map_apply(const struct list_map *maps, size_t map_count, char *const *headers,
                    enum list_column *columns, size_t count)
{
    size_t i, at;

    for (i = 0; i < map_count; i++) {
        at = map_find(&maps[i], headers, count);
        if (at < count)
            columns[at] = maps[i].column;
    }
}

const char *list_map_lost(const struct list_map *maps, size_t map_count, char *const *headers, size_t count)
{
    size_t i;

    for (i = 0; i < map_count; i++) {
        if (map_find(&maps[i], headers, count) == count)
            return maps[i].header;
    }
    return NULL;
}
