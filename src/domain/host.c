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

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

static bool is_tag(const char *tag, size_t length)
{
    size_t first = strspn(tag, LETTERS);

    return (first == 2 || first == 3) && strspn(tag, LETTERS "0123456789-_") == length &&
           (first == length || tag[first] == '-' || tag[first] == '_') && !strchr("-_", tag[length - 1]);
}

bool host_languages_check(const char *joined, struct err *err)
{
    while (*joined) {
        size_t length = strcspn(joined, ";");

        if (!is_tag(joined, length))
            return err_set(err, ERR_REFUSED,
                           "'%.*s' is not the tag of a language: write it like de, fr or pt-BR", (int)length,
                           joined);
        joined += length;
        joined += strspn(joined, "; ");
    }
    return true;
}
