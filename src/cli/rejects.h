// The file of rows that an import could not take: the list's own columns behind the line and
// the reason, so that it can be mended and imported in its turn.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "util/err.h"
#include "util/str.h"

struct rejects {
    struct str text;
    size_t count;
};

void rejects_add(struct rejects *rejects, const char *const *header, size_t header_count, long line,
                 const char *reason, const char *const *cells, size_t cell_count);

// Writes FILE.rejects.csv beside the list, or in the current folder where that cannot be or
// the list came by standard input ("-") or a pipe. The path, which the caller frees; NULL when there is
// nothing to write, or with *err set when neither place takes it.
char *rejects_write(const struct rejects *rejects, const char *list, struct err *err);

void rejects_finish(struct rejects *rejects);
