#include "util/csv.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "util/err.h"
#include "util/mem.h"

enum { OPTIONS = CSV_APPEND_NULL | CSV_STRICT_FINI, STRICT_OPTIONS = OPTIONS | CSV_STRICT };

struct csv_reader {
    const char *text, *end;
    const char *at;   // the next line to read
    const char *feed; // the first line feed at or after `at`, or NULL where that is not known
    long line;        // number of the line at `at`
    char delimiter;
    struct csv_parser parser;

    struct str bytes;     // the cells of the row, one after the other
    size_t *offset;       // where each begins
    const char **pointer; // the same, once `bytes` has stopped moving
    size_t room, pointer_room;
    long cell_line; // line where the cell now being read begins
    bool ended;     // the row is complete
    struct csv_row row;
};

static const char fault_quote[] = "a quotation mark in it is not closed";
static const char fault_long[] = "a cell in it is longer than 32 KiB";
static const char fault_wide[] = "it has more than 1000 cells";

static void take_cell(void *cell, size_t length, void *data)
{
    struct csv_reader *reader = data;
    struct csv_row *row = &reader->row;
    const char *from = cell;
    const char *nul;

    reader->cell_line = reader->line;
    if (length > CSV_CELL_BYTES)
        row->fault = fault_long;
    if (row->count == CSV_CELLS)
        row->fault = fault_wide;
    if (row->fault)
        return;
    reader->offset = mem_grow(reader->offset, &reader->room, row->count + 1, sizeof *reader->offset);
    reader->offset[row->count++] = reader->bytes.length;
    while ((nul = memchr(from, '\0', length))) {
        str_add_bytes(&reader->bytes, from, (size_t)(nul - from));
        length -= (size_t)(nul - from) + 1;
        from = nul + 1;
    }
    str_add_bytes(&reader->bytes, from, length);
    str_add_char(&reader->bytes, '\0');
}

static void take_end(int end, void *data)
{
    struct csv_reader *reader = data;

    (void)end;
    reader->ended = true;
}

// The end of the line at `at`, behind its CR, LF or CRLF.
static const char *line_end(struct csv_reader *reader)
{
    const char *at = reader->at;
    const char *carriage_return;

    if (!reader->feed || reader->feed < at) {
        reader->feed = memchr(at, '\n', (size_t)(reader->end - at));
        if (!reader->feed)
            reader->feed = reader->end;
    }
    carriage_return = memchr(at, '\r', (size_t)(reader->feed - at));
    if (carriage_return)
        return carriage_return + 1 == reader->feed && reader->feed < reader->end ? reader->feed + 1
                                                                                 : carriage_return + 1;
    return reader->feed < reader->end ? reader->feed + 1 : reader->end;
}

static void parser_begin(struct csv_reader *reader)
{
    csv_free(&reader->parser);
    must(csv_init(&reader->parser, STRICT_OPTIONS) == 0);
    csv_set_delim(&reader->parser, (unsigned char)reader->delimiter);
}

// Feeds one line. Strictly, because lenient parsing reads on over a quote in the middle of a
// quoted cell and swallows rows; but a quote inside a cell without quotes is only a character.
static bool feed_line(struct csv_reader *reader, const char *end)
{
    const char *at = reader->at;

    while (at < end) {
        at += csv_parse(&reader->parser, at, (size_t)(end - at), take_cell, take_end, reader);
        if (at == end)
            break;
        must(csv_error(&reader->parser) == CSV_EPARSE);
        if (reader->parser.quoted)
            return false;
        csv_set_opts(&reader->parser, OPTIONS);
        at += csv_parse(&reader->parser, at, 1, take_cell, take_end, reader);
        csv_set_opts(&reader->parser, STRICT_OPTIONS);
    }
    reader->at = end;
    reader->line++;
    if (end == reader->end)
        return csv_fini(&reader->parser, take_cell, take_end, reader) == 0;
    return true;
}

static bool is_endless(const struct csv_reader *reader)
{
    return reader->line - reader->cell_line >= CSV_CELL_LINES || reader->parser.entry_pos > CSV_CELL_BYTES;
}

static void row_begin(struct csv_reader *reader)
{
    reader->row = (struct csv_row){ .line = reader->line, .raw = reader->at };
    reader->cell_line = reader->line;
    reader->ended = false;
    str_clear(&reader->bytes);
}

// Gives up on a row whose quote is not closed: it is one line, and the next line is a row again.
static void row_fail(struct csv_reader *reader)
{
    reader->at = reader->row.raw;
    reader->line = reader->row.line + 1;
    reader->feed = NULL;
    reader->at = line_end(reader);
    reader->row.fault = fault_quote;
    parser_begin(reader);
}

static void row_end(struct csv_reader *reader)
{
    struct csv_row *row = &reader->row;
    size_t i;

    row->raw_length = (size_t)(reader->at - row->raw);
    while (row->raw_length > 0 && strchr("\r\n", row->raw[row->raw_length - 1]))
        row->raw_length--;
    if (row->fault)
        row->count = 0;
    reader->pointer =
        mem_grow(reader->pointer, &reader->pointer_room, row->count + 1, sizeof *reader->pointer);
    for (i = 0; i < row->count; i++)
        reader->pointer[i] = reader->bytes.at + reader->offset[i];
    row->cell = reader->pointer;
}

const struct csv_row *csv_reader_next(struct csv_reader *reader)
{
    row_begin(reader);
    while (!reader->ended) {
        if (reader->at == reader->end)
            return NULL;
        if (!feed_line(reader, line_end(reader)) || (reader->parser.quoted && is_endless(reader))) {
            row_fail(reader);
            break;
        }
        if (!reader->ended && !reader->parser.quoted)
            row_begin(reader); // it was an empty line
    }
    row_end(reader);
    return &reader->row;
}

struct csv_reader *csv_reader_create(const char *text, size_t length, char delimiter)
{
    struct csv_reader *reader = mem_new(sizeof *reader);

    reader->text = text;
    reader->end = text + length;
    reader->delimiter = delimiter;
    csv_reader_rewind(reader);
    return reader;
}

void csv_reader_destroy(struct csv_reader *reader)
{
    if (!reader)
        return;
    csv_free(&reader->parser);
    str_finish(&reader->bytes);
    free(reader->offset);
    free(reader->pointer);
    free(reader);
}

void csv_reader_rewind(struct csv_reader *reader)
{
    reader->at = reader->text;
    reader->feed = NULL;
    reader->line = 1;
    parser_begin(reader);
}

size_t csv_reader_position(const struct csv_reader *reader)
{
    return (size_t)(reader->at - reader->text);
}

char csv_named_delimiter(const char *text, size_t length)
{
    if (length >= 1 && *text == '"') {
        text++;
        length--;
    }
    if (length < 5 || strncasecmp(text, "sep=", 4) != 0)
        return '\0';
    return strchr("\r\n\"", text[4]) ? '\0' : text[4];
}
