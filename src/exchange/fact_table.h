// Facts as a table, for people who want to see everything that is stored and for other
// programs. One row a fact, by device and number.
#pragma once

#include "domain/fact.h"
#include "util/csv.h"
#include "util/json.h"

// device, seq, stamp, at, kind, guest, event, body; `at` in this zone, the body as JSON.
void fact_csv_header(struct csv_writer *writer);
void fact_csv_row(struct csv_writer *writer, const struct fact *fact, const char *zone);

// The caller owns the reference.
json_t *fact_json(const struct fact *fact, const char *zone);
