#include "util/late.h"

#include <dlfcn.h>
#include <string.h>

static void *open_first(const char *const *libraries)
{
    void *library = NULL;

    for (; !library && *libraries; libraries++)
        library = dlopen(*libraries, RTLD_NOW | RTLD_LOCAL);
    return library;
}

bool late_load(const char *const *libraries, const struct late_function *functions, size_t count, void *table)
{
    void *library = open_first(libraries);

    for (size_t i = 0; library && i < count; i++) {
        void *address = dlsym(library, functions[i].name);

        if (!address)
            return false;
        memcpy((char *)table + functions[i].at, &address, sizeof address);
    }
    return library != NULL;
}
