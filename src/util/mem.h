// Memory that is always there: out of memory ends the program (the file is safe,
// every write is a transaction). Whoever gets a pointer from here calls free().
#pragma once

#include <stddef.h>

void *mem_new(size_t size); // zeroed
void *mem_resize(void *at, size_t size);
char *mem_copy_text(const char *text);               // NULL gives NULL
char *mem_copy_bytes(const void *at, size_t length); // with a NUL behind

// Makes room for `needed` elements of `size` bytes; *room is in elements and grows by doubling.
void *mem_grow(void *at, size_t *room, size_t needed, size_t size);
