#include "util/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "util/err.h"

void *mem_new(size_t size)
{
    void *at = calloc(1, size ? size : 1);

    must(at != NULL);
    return at;
}

void *mem_resize(void *at, size_t size)
{
    at = realloc(at, size ? size : 1);
    must(at != NULL);
    return at;
}

char *mem_copy_text(const char *text)
{
    return text ? mem_copy_bytes(text, strlen(text)) : NULL;
}

char *mem_copy_bytes(const void *at, size_t length)
{
    char *copy = mem_resize(NULL, length + 1);

    if (length > 0)
        memcpy(copy, at, length);
    copy[length] = '\0';
    return copy;
}

void *mem_grow(void *at, size_t *room, size_t needed, size_t size)
{
    size_t wanted = *room ? *room : 16;

    if (needed <= *room)
        return at;
    while (wanted < needed)
        wanted *= 2;
    must(wanted <= SIZE_MAX / size);
    *room = wanted;
    return mem_resize(at, wanted * size);
}
