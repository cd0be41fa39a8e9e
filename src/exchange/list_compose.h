// From what a row says to what it means: who it is, whether they are expected, whether they
// came. The rules are those of FORMATS 1. Knows no file and no store.
#pragma once

#include "domain/list_row.h"
#include "exchange/list_values.h"
#include "exchange/list_word.h"
#include "util/err.h"

struct list_composer {
    const struct list_columns *columns;
    const char *zone; // for times without an offset
    bool month_first; // what 3/4 means in the columns of times
    struct list_values values;
    struct list_word word[COLUMNS]; // the last word of each column
    struct str name, ticket, code[LIST_CODES];
    struct str given, family; // out of "Last, First"
    struct err err;           // keeps the text of a reason
};

// Fills all of *row except `line`; its texts are good until the next call.
void list_compose(struct list_composer *composer, const struct csv_row *cells, struct list_row *row);

void list_composer_finish(struct list_composer *composer);
