// Reads a guest list, whatever program wrote it, row by row. The bytes are all in memory;
// nothing is stored, nobody is recognized: that is the import service's work. One bad row
// never stops the rest.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "domain/list_row.h"
#include "util/err.h"
#include "util/str.h"

struct list_reader_options {
    const char *encoding;    // as iconv names it, NULL: found out
    const char *zone;        // for times that name no offset
    bool month_first;        // what 3/4 means where neither the list nor its system says
    const char *const *maps; // "Column=field"
    size_t map_count;
};

struct list_reader;

// Refuses (ERR_INPUT) what is no list: nothing in it, no column that says who the guests are,
// a spreadsheet, a contact card; (ERR_USAGE) a map or an encoding that does not fit. The bytes
// and the options' texts must outlive the reader.
bool list_reader_open(struct list_reader **reader, const char *bytes, size_t length,
                      const struct list_reader_options *options, struct err *err);
void list_reader_close(struct list_reader *reader);

// The next row whose cells are not all empty; false at the end. Texts in *row are good until
// the next call. Every row that comes is one that was read: a guest, skipped or rejected.
bool list_reader_next(struct list_reader *reader, struct list_row *row);
void list_reader_rewind(struct list_reader *reader);

const char *list_reader_system(const struct list_reader *reader); // "eventbrite", …, else "list"

// The header as written, for a file of rejected rows.
size_t list_reader_columns(const struct list_reader *reader, const char *const **columns);

// The cells of the row that came last, as they stand; a row that could not be taken apart is
// one cell. Good until the next call.
size_t list_reader_cells(struct list_reader *reader, const char *const **cells);

// How many columns nobody understood; their headers, joined by ", ", are appended to `names`.
size_t list_reader_unknown(const struct list_reader *reader, struct str *names);

// For a bar: how much of the text has been read, 0 to 1000.
int list_reader_progress(const struct list_reader *reader);
