#include "web/assets.h"

#include <dirent.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "util/file.h"
#include "util/mem.h"
#include "util/str.h"

struct web_assets {
    struct web_asset *files;
    size_t count, room;
};

static const struct {
    const char *ending, *type;
} types[] = {
    { ".css", "text/css" },      { ".js", "text/javascript" },
    { ".svg", "image/svg+xml" }, { ".webmanifest", "application/manifest+json" },
    { ".png", "image/png" },     { ".woff2", "font/woff2" },
};

static const char *type_of(const char *name)
{
    size_t length = strlen(name);

    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        size_t ending = strlen(types[i].ending);

        if (length > ending && strcmp(name + length - ending, types[i].ending) == 0)
            return types[i].type;
    }
    return NULL;
}

static bool read_one(struct web_assets *assets, const char *folder, const char *name, struct err *err)
{
    struct web_asset file = { .type = type_of(name) };
    struct str path = { 0 }, bytes = { 0 };
    bool done = true;

    if (!file.type)
        return true;
    str_addf(&path, "%s/web/%s", folder, name);
    done = file_read(&bytes, path.at, err);
    if (done) {
        file.name = mem_copy_text(name);
        file.length = bytes.length;
        file.at = bytes.at ? str_take(&bytes) : mem_copy_text("");
        assets->files = mem_grow(assets->files, &assets->room, assets->count + 1, sizeof *assets->files);
        assets->files[assets->count++] = file;
    }
    str_finish(&path);
    str_finish(&bytes);
    return done;
}

bool web_assets_read(struct web_assets **out, const char *folder, struct err *err)
{
    struct web_assets *assets = *out = mem_new(sizeof *assets);
    struct str path = { 0 };
    struct dirent *entry;
    DIR *listing;
    bool done;

    str_addf(&path, "%s/web", folder);
    listing = opendir(path.at);
    done =
        listing || err_set(err, ERR_CONFIG, "the pages' files are not in %s: install Usher again", path.at);
    while (done && (entry = readdir(listing)))
        done = read_one(assets, folder, entry->d_name, err);
    if (listing)
        closedir(listing);
    str_finish(&path);
    if (!done) {
        web_assets_destroy(assets);
        *out = NULL;
    }
    return done;
}

void web_assets_destroy(struct web_assets *assets)
{
    if (!assets)
        return;
    for (size_t i = 0; i < assets->count; i++) {
        free((void *)(uintptr_t)assets->files[i].name);
        free((void *)(uintptr_t)assets->files[i].at);
    }
    free(assets->files);
    free(assets);
}

const struct web_asset *web_assets_find(const struct web_assets *assets, const char *name)
{
    for (size_t i = 0; i < assets->count; i++) {
        if (strcmp(assets->files[i].name, name) == 0)
            return &assets->files[i];
    }
    return NULL;
}
