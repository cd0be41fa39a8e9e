// One row of a list as one clean text for each meaning a column can have: cells of the same
// meaning joined, formula guards and placeholders gone, lists split and joined by "; ".
// Judges nothing: that is list_compose.
#pragma once

#include "exchange/list_columns.h"
#include "util/csv.h"
#include "util/str.h"

struct list_values {
    struct str of[COLUMNS];
};

// Takes the values of a row in place of those before.
void list_values_gather(struct list_values *values, const struct list_columns *columns,
                        const struct csv_row *row);

// "" where the row says nothing; valid until the next gather.
const char *list_value(const struct list_values *values, enum list_column column);

void list_values_finish(struct list_values *values);
