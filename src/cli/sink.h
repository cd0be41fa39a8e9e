// Where an export goes, a file or stdout, and in which format: rows are added one by one and
// leave memory as soon as they may.
#pragma once

#include "cli/output.h"
#include "util/csv.h"
#include "util/file.h"

struct sink {
    struct output *output; // stdout, unless there is a file
    struct file_writer writer;
    bool has_file, is_json;
    struct str text; // not written yet
    struct csv_writer csv;
    size_t rows;
};

// `path` NULL or "-" is stdout. The file changes only at sink_commit.
bool sink_begin(struct sink *sink, struct output *output, const char *path, bool is_json, char delimiter,
                bool guarded, struct err *err);

// The next row: added to sink->csv between these two, or the document's reference given.
bool sink_row_done(struct sink *sink, struct err *err);
bool sink_row_json(struct sink *sink, json_t *row, struct err *err);

bool sink_commit(struct sink *sink, struct err *err);
void sink_abandon(struct sink *sink); // after a commit: does nothing
