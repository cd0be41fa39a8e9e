// The files of assets/web, read once when the server starts: styles, the script, icons, the manifest. Only
// what was read is served, so that no path of a request ever becomes one of a disk.
#pragma once

#include <stddef.h>

#include "util/err.h"

struct web_assets;

struct web_asset {
    const char *name, *type;
    const char *at;
    size_t length;
};

// FOLDER/web. ERR_CONFIG where it is missing.
bool web_assets_read(struct web_assets **assets, const char *folder, struct err *err);
void web_assets_destroy(struct web_assets *assets);                                         // NULL is fine
const struct web_asset *web_assets_find(const struct web_assets *assets, const char *name); // NULL for none
