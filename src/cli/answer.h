// Answers for both: a JSON document is made once, and what people read is drawn from it,
// so that the two cannot differ. Nothing here knows what the keys mean.
#pragma once

#include "cli/output.h"
#include "util/json.h"

struct answer_column {
    const char *key;     // of the JSON objects; NULL ends the list
    const char *heading; // for people
};

// An array of objects: a table, numbers to the right, or this sentence when there are none.
void answer_list(struct output *output, const json_t *array, const struct answer_column *columns,
                 const char *when_empty);

// One object: a line for each key that has a value, named by the column's heading.
void answer_object(struct output *output, const json_t *object, const struct answer_column *columns);

// With --json the document, else the sentence.
void answer_sentence(struct output *output, const json_t *document, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

// Appends a value as people read it: yes, no, lists joined by commas, nothing for null.
void answer_value(struct str *out, const json_t *value);
