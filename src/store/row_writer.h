// Rows of a table, written, or only added up to one number, so that rows that stand as they
// should can be left alone. Order does not count. For store/derive_guest.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "store/db.h"
#include "util/str.h"

struct row_writer { // zeroed, but for the connection
    struct db *db;
    bool comparing;
    uint64_t sum;
    struct str row;
};
void row_writer_finish(struct row_writer *writer);

// Like db_run with letters i and t; between row_compare and row_compared nothing is written.
bool row_put(struct row_writer *writer, struct err *err, const char *sql, const char *types, ...);

void row_compare(struct row_writer *writer);
uint64_t row_compared(struct row_writer *writer); // the sum of what was put

// Whether the rows that `select` finds for the guest add up to this.
bool row_stored(struct row_writer *writer, const char *select, int64_t guest, uint64_t sum, bool *same,
                struct err *err);
