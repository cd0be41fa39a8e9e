// The bytes of one row of the index: postings (who has a word) in the order of word and guest. They say
// by how much each number is greater than the one before it, in as few bytes as that takes; so a
// million guests need a tenth of what a row for each posting would, and are read through ten times as fast.
// Knows nothing of the table (store/search_merge).
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "util/str.h"

enum { POSTING_ROW_MOST = 960 }; // bytes: with its key a row stays on its page, and four share one

struct posting {
    int64_t word; // 1 and more
    uint32_t guest;
    uint64_t mark; // of the guest (store/search_mark); 0, which is none, as a change: it goes
};

// How many of the first of some postings, which are sorted and each there once, take no more than `most`
// bytes; at least one does.
size_t posting_row_fit(const struct posting *postings, size_t count, size_t most);
// The bytes that all of them take.
size_t posting_row_size(const struct posting *postings, size_t count);
// Writes them, in at most POSTING_ROW_MOST bytes, in place of what `out` holds.
void posting_row_write(struct str *out, const struct posting *postings, size_t count);

// Both are false where the bytes are not such a row; what they give then is less than all.
// Reads all of it; `postings` has room for POSTING_ROW_MOST.
bool posting_row_read(const void *bytes, size_t length, struct posting *postings, size_t *count);
// Reads who has any word from `first` to `last`, and their marks; both have room for POSTING_ROW_MOST.
bool posting_row_guests(const void *bytes, size_t length, int64_t first, int64_t last, uint32_t *guests,
                        uint64_t *marks, size_t *count);
