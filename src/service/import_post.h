// An import that goes through the clerk: rows that somebody else has read, in slices while no person
// waits. What was taken in by a slice stays, whatever becomes of the rest.
#pragma once

#include "service/request_post.h"

struct import_post;

// One step at a time: each is answered (request_answered) before the next is asked. A step that
// fails ends the import; then only import_post_close is left.
struct import_post *import_post_open(struct clerk *clerk);

// {system, file, [event: id, role, known: bool, replace: bool]} -> {batch}
void import_post_begin(struct import_post *post, json_t *members, request_answered *answered, void *context);
// {rows: [domain/list_row_json, …]} -> {outcomes: a letter a row of import_outcome_letters,
// reasons: a text for each that was rejected}
void import_post_rows(struct import_post *post, json_t *members, request_answered *answered, void *context);
// {} -> {batch, read, added, updated, unchanged, skipped, rejected, plus, missing, first_timers}
void import_post_end(struct import_post *post, json_t *members, request_answered *answered, void *context);

// Frees it, at once or when the step under way is over; that one is answered all the same.
void import_post_close(struct import_post *post);
