#include "cli/sink.h"

#include <stdlib.h>
#include <string.h>

enum { PART_BYTES = 1 << 20 };

bool sink_begin(struct sink *sink, struct output *output, const char *path, bool is_json, char delimiter,
                bool guarded, struct err *err)
{
    *sink = (struct sink){ .output = output, .is_json = is_json };
    sink->has_file = path && strcmp(path, "-") != 0;
    sink->csv = (struct csv_writer){ .out = &sink->text, .delimiter = delimiter, .guarded = guarded };
    str_add(&sink->text, is_json ? "[" : "\xEF\xBB\xBF");
    return !sink->has_file || file_begin(&sink->writer, path, err);
}

// A JSON document goes to stdout only when it is whole.
static bool pass_on(struct sink *sink, bool is_whole, struct err *err)
{
    bool ok = true;

    if (sink->has_file)
        ok = file_add(&sink->writer, str_text(&sink->text), sink->text.length, err);
    else if (sink->is_json && !is_whole)
        return true;
    else
        ok = output_data(sink->output, &sink->text, err);
    str_clear(&sink->text);
    return ok;
}

bool sink_row_done(struct sink *sink, struct err *err)
{
    sink->rows++;
    return sink->text.length < PART_BYTES || pass_on(sink, false, err);
}

bool sink_row_json(struct sink *sink, json_t *row, struct err *err)
{
    char *line = json_line(row);

    str_addf(&sink->text, "%s\n", sink->rows ? "," : "");
    str_add(&sink->text, line);
    free(line);
    json_decref(row);
    return sink_row_done(sink, err);
}

bool sink_commit(struct sink *sink, struct err *err)
{
    bool ok;

    if (sink->is_json)
        str_add(&sink->text, sink->rows ? "\n]\n" : "]\n");
    ok = pass_on(sink, true, err) && (!sink->has_file || file_commit(&sink->writer, err));
    sink_abandon(sink);
    return ok;
}

void sink_abandon(struct sink *sink)
{
    if (sink->has_file)
        file_abandon(&sink->writer);
    sink->has_file = false;
    str_finish(&sink->text);
}
