// Comma-separated values and their cousins. Reading takes what spreadsheets and ticket shops
// really write: any delimiter, CR, LF or both, line breaks in quotes, quotes that were never
// closed. Writing is RFC 4180. Nothing here knows what a column means. Home of libcsv.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "util/str.h"

// A quoted cell beyond these is a quote that was never meant: its line is at fault, and
// reading goes on with the next line.
enum { CSV_CELL_LINES = 50, CSV_CELL_BYTES = 32 * 1024 };
enum { CSV_CELLS = 1000 }; // the most cells of a row

struct csv_row {
    long line;       // 1-based line of the text where the row begins
    const char *raw; // the row in the text, without its line end
    size_t raw_length;
    size_t count;
    const char *const *cell; // NUL-terminated, NUL bytes left out
    const char *fault;       // NULL, or one clause on why there are no cells
};

struct csv_reader;

// Reads UTF-8 text, which must outlive the reader.
struct csv_reader *csv_reader_create(const char *text, size_t length, char delimiter);
void csv_reader_destroy(struct csv_reader *reader);

// The next row that is not an empty line, valid until the next call; NULL at the end.
const struct csv_row *csv_reader_next(struct csv_reader *reader);
void csv_reader_rewind(struct csv_reader *reader);

// How many bytes of the text have been read.
size_t csv_reader_position(const struct csv_reader *reader);

// The delimiter that a first line `sep=;` names (Excel writes and reads it), or '\0'.
char csv_named_delimiter(const char *text, size_t length);

struct csv_writer {
    struct str *out;
    char delimiter;
    bool guarded; // put ' before what a spreadsheet would take for a formula (CONTRACT 3)
    bool row_begun;
};

void csv_writer_cell(struct csv_writer *writer, const char *text); // NULL is an empty cell
void csv_writer_end(struct csv_writer *writer);                    // ends the row: CRLF

// The text without the guard that some program put before = + - @ TAB or CR.
const char *csv_unguarded(const char *text);
