// Where the rows of a guest list go: into the open file, or through the door that has it open. Both
// come to the same; through the door rows travel in batches.
#pragma once

#include "cli/link.h"
#include "exchange/list_reader.h"
#include "service/import.h"

struct intake;

// The row that could not be taken, with its cells as they stand in the list.
typedef void intake_rejected(void *context, long line, const char *reason, const char *const *cells,
                             size_t cell_count);

// Into the store, or where that is NULL through the link. The request's texts must outlive the intake.
bool intake_begin(struct intake **intake, struct store *store, struct link *link,
                  const struct import_request *request, intake_rejected *rejected, void *context,
                  struct err *err);
// The row that the reader gave last. False only on trouble: then intake_abandon.
bool intake_row(struct intake *intake, const struct list_row *row, struct list_reader *reader,
                struct err *err);
// The rest, and what it all came to. The intake is gone either way.
bool intake_end(struct intake *intake, struct import_counts *counts, struct err *err);
void intake_abandon(struct intake *intake); // NULL is fine
