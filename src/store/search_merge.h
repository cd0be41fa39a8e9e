// Writing changes into the rows of the index (store/posting_row): each is in the first row whose key
// is not before it. For store/search_flush alone.
#pragma once

#include "store/db.h"
#include "store/posting_row.h"

// Changes sorted by word and guest, each once; what is there and comes again, or goes and is not
// there, changes nothing. Inside the caller's transaction.
bool search_merge(struct db *db, const struct posting *changes, size_t count, struct err *err);

// For whoever reads a row and finds that it is none. Always false.
bool search_row_damaged(struct err *err);
