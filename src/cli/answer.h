// Answers for both: a JSON document is made once, and what people read is drawn from it,
// so that the two cannot differ. Nothing here knows what the keys mean.
#pragma once

#include "cli/output.h"
#include "util/json.h"

struct answer_column {
    const char *key;     // of the JSON objects, "visits.event" of those in an array; NULL ends the list
    const char *heading; // for people
    bool is_time;        // ISO 8601 in, "2026-12-01 07:04" out
};

// How people read an answer: an array as a table, an object as a sentence or line by line.
struct answer_shape {
    const struct answer_column *columns;
    const char *sentence;   // "{name} is checked in": members by their keys; NULL: line by line
    const char *when_empty; // said about an empty array
};

// With --json the document as it is, else as its shape says; numbers stand to the right.
void answer_print(struct output *output, const json_t *document, const struct answer_shape *shape);

// Appends a value as people read it: yes, no, lists joined by commas, nothing for null or NULL.
void answer_value(struct str *out, const json_t *value);
