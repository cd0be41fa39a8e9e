// Finds the header of a guest list and what each of its columns means. Looks at the first
// rows only, with every delimiter, and keeps the reading that makes the most sense.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "exchange/list_column.h"
#include "exchange/list_system.h"
#include "util/err.h"

enum { LIST_HEADER_ROWS = 10 }; // the header is one of these rows

struct list_columns {
    const struct list_system *system;
    char delimiter;
    size_t rows_above; // rows that come before the first row of guests, header included
    size_t count;
    char **header;            // as written, cleaned
    enum list_column *column; // what each means
    bool has[COLUMNS];        // whether some column means this
};

// `maps` are "Column=field" texts that overrule everything else. Refuses with ERR_INPUT what
// has no row or no column that says who the guests are, and with ERR_USAGE a map that names no
// column of the list or no field; the sentences say what there is. Finish `columns` either way.
bool list_columns_find(struct list_columns *columns, const char *text, size_t length, const char *const *maps,
                       size_t map_count, struct err *err);

void list_columns_finish(struct list_columns *columns);
