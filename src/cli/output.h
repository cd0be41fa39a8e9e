// What a command says. Data goes to stdout, once, when the command has succeeded; messages
// and the progress bar go to stderr. Text for people is stripped of what could steer a
// terminal. Not a log.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "util/err.h"
#include "util/json.h"
#include "util/str.h"

struct output {
    bool json;   // one JSON document is wanted
    bool quiet;  // no messages
    bool colour; // stdout is a terminal that may be coloured
    bool bar;    // stderr is a terminal, and messages are wanted
    bool bar_is_up;
    int64_t bar_ms;  // when the bar was last drawn
    struct str text; // not written yet
    bool is_written; // something stands on stdout already
};

void output_init(struct output *output, bool json, bool quiet);
void output_finish(struct output *output); // what was not written is dropped

// The one document; the reference stays the caller's.
void output_json(struct output *output, const json_t *document);
// A line for people.
void output_line(struct output *output, const char *format, ...) __attribute__((format(printf, 2, 3)));

// Writes what there is so far. ERR_IO when stdout takes no more.
bool output_flush(struct output *output, struct err *err);
// Data that is not for people, as it stands: an export.
bool output_data(struct output *output, const struct str *data, struct err *err);

// A message on stderr, unless --quiet.
void output_say(struct output *output, const char *format, ...) __attribute__((format(printf, 2, 3)));
// The one line of an error, always.
void output_error(struct output *output, const char *sentence);

// Ten times a second at most; total 0 is unknown. Goes away before anything else is said.
void output_progress(struct output *output, const char *what, int64_t done, int64_t total);
