// Shared libraries that few need, loaded when one of them is first needed. Linked, such a library costs every
// start of every command the time and the memory of all that it needs itself. One that was loaded stays.
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct late_function {
    const char *name;
    size_t at; // offset, in the caller's table, of the pointer to it
};

// Fills in the pointers of `table`. `libraries` are file names, the first that can be loaded is taken; NULL
// behind the last. False where there is none of them, or one without a function that is wanted.
bool late_load(const char *const *libraries, const struct late_function *functions, size_t count,
               void *table);
