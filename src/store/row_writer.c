#include "store/row_writer.h"

#include "util/id.h"

void row_writer_finish(struct row_writer *writer)
{
    str_finish(&writer->row);
}

static void add_text(struct row_writer *writer, const char *text)
{
    str_add(&writer->row, text);
    str_add_char(&writer->row, '\x1f');
}

static void add_row(struct row_writer *writer)
{
    writer->sum += hash_bytes(str_text(&writer->row), writer->row.length);
    str_clear(&writer->row);
}

static void add_values(struct row_writer *writer, const char *types, va_list values)
{
    for (; *types; types++) {
        if (*types == 'i')
            str_addf(&writer->row, "%lld\x1f", (long long)va_arg(values, int64_t));
        else
            add_text(writer, va_arg(values, const char *));
    }
    add_row(writer);
}

bool row_put(struct row_writer *writer, struct err *err, const char *sql, const char *types, ...)
{
    va_list values;
    bool done = true;

    va_start(values, types);
    if (writer->comparing)
        add_values(writer, types, values);
    else
        done = db_run_values(writer->db, err, sql, types, values);
    va_end(values);
    return done;
}

void row_compare(struct row_writer *writer)
{
    writer->comparing = true;
    writer->sum = 0;
}

uint64_t row_compared(struct row_writer *writer)
{
    writer->comparing = false;
    return writer->sum;
}

bool row_stored(struct row_writer *writer, const char *select, int64_t guest, uint64_t sum, bool *same,
                struct err *err)
{
    struct db_rows rows;

    writer->sum = 0;
    db_query(writer->db, &rows, select, "i", guest);
    while (db_next(&rows)) {
        for (int i = 0; i < db_columns(&rows); i++)
            add_text(writer, db_text(&rows, i));
        add_row(writer);
    }
    *same = writer->sum == sum;
    return db_done(&rows, err);
}
