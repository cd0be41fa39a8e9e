#include "store/search_merge.h"

#include <stdlib.h>

#include "util/mem.h"

enum { ROW_USUAL = 860, ROW_BEGIN = 16 }; // bytes of a row when one was parted; to begin one

struct merge {
    struct db *db;
    int64_t word, guest; // the key of the row in hand
    bool is_there;
    struct posting old[POSTING_ROW_MOST];
    size_t old_count;
    struct posting *merged;
    size_t merged_count, merged_room;
    struct str bytes;
};

bool search_row_damaged(struct err *err)
{
    return err_set(err, ERR_IO, "the search index is damaged: run 'usher doctor --rebuild'");
}

// Behind all keys there is room for a row that holds the rest.
static bool read_row(struct merge *merge, const struct posting *change, struct err *err)
{
    struct db_rows rows;
    const void *bytes;
    size_t length;
    bool fine = true;

    merge->word = merge->guest = INT64_MAX;
    merge->old_count = 0;
    db_query(merge->db, &rows,
             "SELECT word, guest, guests FROM posting WHERE (word, guest) >= (?, ?)"
             " ORDER BY word, guest LIMIT 1",
             "ii", change->word, (int64_t)change->guest);
    merge->is_there = db_next(&rows);
    if (merge->is_there) {
        merge->word = db_int(&rows, 0);
        merge->guest = db_int(&rows, 1);
        bytes = db_bytes(&rows, 2, &length);
        fine = posting_row_read(bytes, length, merge->old, &merge->old_count) || search_row_damaged(err);
    }
    return db_done(&rows, fine ? err : NULL) && fine;
}

static int compare(const struct posting *a, const struct posting *b)
{
    if (a->word != b->word)
        return a->word < b->word ? -1 : 1;
    return (a->guest > b->guest) - (a->guest < b->guest);
}

static size_t count_in_row(const struct merge *merge, const struct posting *changes, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++) {
        if (changes[i].word > merge->word ||
            (changes[i].word == merge->word && changes[i].guest > merge->guest))
            break;
    }
    return i;
}

static void put_together(struct merge *merge, const struct posting *changes, size_t count)
{
    const struct posting *old = merge->old, *old_end = old + merge->old_count, *end = changes + count;

    merge->merged_count = 0;
    merge->merged =
        mem_grow(merge->merged, &merge->merged_room, merge->old_count + count, sizeof *merge->merged);
    while (old < old_end || changes < end) {
        int order = old == old_end ? 1 : changes == end ? -1 : compare(old, changes);
        const struct posting *next = order < 0 ? old : changes;

        if (next->mark != 0)
            merge->merged[merge->merged_count++] = *next;
        old += order <= 0;
        changes += order >= 0;
    }
}

// In rows of much the same length where one is not enough; the last has the key of the one in hand.
static bool write_rows(struct merge *merge, struct err *err)
{
    const struct posting *postings = merge->merged;
    size_t count = merge->merged_count, size = posting_row_size(postings, count), most = POSTING_ROW_MOST,
           fit;
    bool fine = true;

    if (size > most)
        most = size / (size / ROW_USUAL + 1) + ROW_BEGIN;
    for (; fine && count > 0; postings += fit, count -= fit) {
        fit = posting_row_fit(postings, count, most);
        posting_row_write(&merge->bytes, postings, fit);
        fine = db_run(merge->db, err, "REPLACE INTO posting VALUES (?, ?, ?)", "iib",
                      fit < count ? postings[fit - 1].word : merge->word,
                      fit < count ? (int64_t)postings[fit - 1].guest : merge->guest, &merge->bytes);
    }
    return fine;
}

static bool write_merged(struct merge *merge, struct err *err)
{
    if (merge->merged_count == 0 && merge->is_there)
        return db_run(merge->db, err, "DELETE FROM posting WHERE word = ? AND guest = ?", "ii", merge->word,
                      merge->guest);
    return write_rows(merge, err);
}

bool search_merge(struct db *db, const struct posting *changes, size_t count, struct err *err)
{
    struct merge merge = { .db = db };
    size_t in_row;
    bool fine = true;

    for (; fine && count > 0; changes += in_row, count -= in_row) {
        fine = read_row(&merge, changes, err);
        in_row = fine ? count_in_row(&merge, changes, count) : count;
        if (fine)
            put_together(&merge, changes, in_row);
        fine = fine && write_merged(&merge, err);
    }
    free(merge.merged);
    str_finish(&merge.bytes);
    return fine;
}
