#include "exchange/list_reader.h"

#include <stdlib.h>
#include <string.h>

#include "exchange/list_columns.h"
#include "exchange/list_compose.h"
#include "exchange/list_time.h"
#include "util/csv.h"
#include "util/encoding.h"
#include "util/mem.h"
#include "util/text.h"

enum { ENOUGH_TIMES = 1000 }; // without a doubtful one among them: the column has none

struct list_reader {
    struct encoding_text text;
    struct list_columns columns;
    struct csv_reader *csv;
    struct list_composer composer;
    const struct csv_row *row;
    struct str broken; // the line of a row that could not be taken apart
    const char *broken_cell;
};

struct other_format {
    const char *begins;
    size_t length;
    const char *sentence;
};

static const struct other_format other_formats[] = {
    { "PK\x03\x04", 4, "this is a spreadsheet file (XLSX or ODS): save it as CSV and import that" },
    { "\xD0\xCF\x11\xE0", 4, "this is an old spreadsheet file (XLS): save it as CSV and import that" },
    { "BEGIN:VCARD", 11, "these are contact cards (vCard): export the contacts as CSV and import that" },
    { "%PDF-", 5, "this is a PDF: export the list as CSV and import that" },
    { "<!DOCTYPE", 9, "this is a web page: export the list as CSV and import that" },
    { "<html", 5, "this is a web page: export the list as CSV and import that" },
};

static bool refuse_other_formats(const char *at, size_t length, struct err *err)
{
    size_t i;

    for (i = 0; i < sizeof other_formats / sizeof *other_formats; i++) {
        const struct other_format *format = &other_formats[i];

        if (length >= format->length && strncasecmp(at, format->begins, format->length) == 0)
            return err_set(err, ERR_INPUT, "%s", format->sentence);
    }
    return true;
}

static bool is_time_column(enum list_column column)
{
    return column == COLUMN_ARRIVED || column == COLUMN_ARRIVED_AT;
}

// What the times of a row say about the order of day and month; counts those it looked at.
static enum list_order row_order(const struct list_reader *reader, const struct csv_row *row, size_t *seen)
{
    enum list_order order = ORDER_UNKNOWN;
    size_t i;

    for (i = 0; i < row->count && i < reader->columns.count && order == ORDER_UNKNOWN; i++) {
        if (!is_time_column(reader->columns.column[i]) || !row->cell[i][0])
            continue;
        *seen += strchr(row->cell[i], '/') == NULL;
        order = list_time_order(row->cell[i]);
    }
    return order;
}

// One day above 12 anywhere in the file settles it for every row.
static bool is_month_first(struct list_reader *reader, bool otherwise)
{
    enum list_order order = ORDER_UNKNOWN;
    const struct csv_row *row;
    size_t seen = 0;

    if (reader->columns.has[COLUMN_ARRIVED] || reader->columns.has[COLUMN_ARRIVED_AT]) {
        while (order == ORDER_UNKNOWN && seen < ENOUGH_TIMES && (row = csv_reader_next(reader->csv)))
            order = row_order(reader, row, &seen);
        list_reader_rewind(reader);
    }
    if (order == ORDER_UNKNOWN)
        return reader->columns.system->month_first || otherwise;
    return order == ORDER_MONTH_FIRST;
}

bool list_reader_open(struct list_reader **out, const char *bytes, size_t length,
                      const struct list_reader_options *options, struct err *err)
{
    struct list_reader *reader = mem_new(sizeof *reader);
    bool done = false;

    *out = NULL;
    if (!refuse_other_formats(bytes, length, err) ||
        !encoding_decode(&reader->text, bytes, length, options->encoding, err) ||
        !refuse_other_formats(reader->text.at, reader->text.length, err) ||
        !list_columns_find(&reader->columns, reader->text.at, reader->text.length, options->maps,
                           options->map_count, err))
        goto done;
    reader->csv = csv_reader_create(reader->text.at, reader->text.length, reader->columns.delimiter);
    list_reader_rewind(reader);
    reader->composer.columns = &reader->columns;
    reader->composer.zone = options->zone;
    reader->composer.month_first = is_month_first(reader, options->month_first);
    *out = reader;
    done = true;
done:
    if (!done)
        list_reader_close(reader);
    return done;
}

void list_reader_close(struct list_reader *reader)
{
    if (!reader)
        return;
    list_composer_finish(&reader->composer);
    csv_reader_destroy(reader->csv);
    list_columns_finish(&reader->columns);
    encoding_finish(&reader->text);
    str_finish(&reader->broken);
    free(reader);
}

void list_reader_rewind(struct list_reader *reader)
{
    size_t i;

    csv_reader_rewind(reader->csv);
    for (i = 0; i < reader->columns.rows_above; i++)
        csv_reader_next(reader->csv);
    reader->row = NULL;
}

// Nothing to see in it: blanks of every kind, or what DOS ended its files with.
static bool is_blank(const char *cell)
{
    struct str seen = { 0 };
    bool blank;

    cell += strspn(cell, " \t\r\n");
    if (*cell > ' ' && *cell < 0x7f)
        return false;
    text_clean(&seen, cell);
    blank = seen.length == 0;
    str_finish(&seen);
    return blank;
}

// Whether there is something in the cells from this one on.
static bool says_something(const struct csv_row *row, size_t from)
{
    while (from < row->count && is_blank(row->cell[from]))
        from++;
    return from < row->count;
}

static void reject(struct list_row *row, const char *reason)
{
    enum guest_field field;

    *row = (struct list_row){ .verdict = ROW_REJECTED,
                              .reason = reason,
                              .row_id = "",
                              .person_id = "",
                              .role = "",
                              .ticket_type = "",
                              .visits = -1 };
    for (field = 0; field < GUEST_FIELDS; field++)
        row->value[field] = "";
}

bool list_reader_next(struct list_reader *reader, struct list_row *row)
{
    const struct csv_row *cells;

    do {
        cells = csv_reader_next(reader->csv);
    } while (cells && !cells->fault && !says_something(cells, 0));
    reader->row = cells;
    if (!cells)
        return false;
    if (cells->fault)
        reject(row, cells->fault);
    else if (says_something(cells, reader->columns.count))
        reject(row, "it has more cells than the header");
    else
        list_compose(&reader->composer, cells, row);
    row->line = cells->line;
    return true;
}

const char *list_reader_system(const struct list_reader *reader)
{
    return reader->columns.system->name;
}

size_t list_reader_columns(const struct list_reader *reader, const char *const **columns)
{
    *columns = (const char *const *)reader->columns.header;
    return reader->columns.count;
}

size_t list_reader_cells(struct list_reader *reader, const char *const **cells)
{
    if (!reader->row)
        return 0;
    if (!reader->row->fault) {
        *cells = reader->row->cell;
        return reader->row->count;
    }
    str_clear(&reader->broken);
    str_add_bytes(&reader->broken, reader->row->raw, reader->row->raw_length);
    reader->broken_cell = str_text(&reader->broken);
    *cells = &reader->broken_cell;
    return 1;
}

size_t list_reader_unknown(const struct list_reader *reader, struct str *names)
{
    size_t count = 0, i;

    for (i = 0; i < reader->columns.count; i++) {
        if (reader->columns.column[i] != COLUMN_UNKNOWN || !reader->columns.header[i][0])
            continue;
        str_addf(names, "%s%s", count ? ", " : "", reader->columns.header[i]);
        count++;
    }
    return count;
}

int list_reader_progress(const struct list_reader *reader)
{
    size_t length = reader->text.length;

    return length ? (int)((double)csv_reader_position(reader->csv) * 1000 / (double)length) : 1000;
}
