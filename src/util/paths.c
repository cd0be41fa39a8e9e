#include "util/paths.h"

#include <stdlib.h>

#include "util/str.h"

static char *place(const char *variable, const char *below_home, const char *name)
{
    const char *folder = getenv(variable);
    const char *home = getenv("HOME");
    struct str path = { 0 };

    if (folder && folder[0] == '/')
        str_addf(&path, "%s/%s", folder, name);
    else if (home && home[0] == '/')
        str_addf(&path, "%s/%s/%s", home, below_home, name);
    else
        return NULL;
    return str_take(&path);
}

char *paths_data(const char *name)
{
    return place("XDG_DATA_HOME", ".local/share", name);
}

char *paths_settings(const char *name)
{
    return place("XDG_CONFIG_HOME", ".config", name);
}
