#include "domain/host.h"

#include <string.h>

#include "util/id.h"

int host_colour_of(const char *name)
{
    return (int)(hash_bytes(name, strlen(name)) % HOST_COLOURS);
}

int host_next_colour(const size_t used[HOST_COLOURS], const char *name)
{
    int first = host_colour_of(name), best = first;

    for (int step = 1; step < HOST_COLOURS; step++) {
        int colour = (first + step) % HOST_COLOURS;

        if (used[colour] < used[best])
            best = colour;
    }
    return best;
}
