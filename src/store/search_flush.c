// Writing what was gathered: words first, because new ones get their numbers in the order of the
// alphabet (so that neighbours stay neighbours in the postings), then postings in their order.
#include <stdlib.h>
#include <string.h>

#include "store/search_inside.h"
#include "util/mem.h"

enum { WORDS_KEPT = 400000, CATCH_UP_POSTINGS = 2000000 };

struct fresh_word {
    const char *text;
    struct search_entry *entry;
};

static int by_text(const void *a, const void *b)
{
    return strcmp(((const struct fresh_word *)a)->text, ((const struct fresh_word *)b)->text);
}

static bool write_fresh(struct search *search, struct fresh_word *fresh, size_t count, struct err *err)
{
    int64_t num = 0;
    size_t i;

    if (count == 0)
        return true;
    if (!db_number(search->db, err, &num, "SELECT max(num) FROM word", ""))
        return false;
    qsort(fresh, count, sizeof *fresh, by_text);
    for (i = 0; i < count; i++) {
        must(num < UINT32_MAX);
        fresh[i].entry->num = (uint32_t)++num;
        if (!db_run(search->db, err, "INSERT INTO word VALUES (?, ?, ?)", "iti", num, fresh[i].text,
                    fresh[i].entry->stored))
            return false;
    }
    return true;
}

static bool write_known(struct search *search, const struct search_entry *entry, struct err *err)
{
    if (entry->stored > 0)
        return db_run(search->db, err, "UPDATE word SET guests = ? WHERE num = ?", "ii", entry->stored,
                      (int64_t)entry->num);
    return db_run(search->db, err, "DELETE FROM word WHERE num = ?", "i", (int64_t)entry->num);
}

static bool write_words(struct search *search, struct err *err)
{
    struct fresh_word *fresh = mem_new(search->touched_count * sizeof *fresh);
    struct search_entry *entry;
    size_t count = 0, i;
    bool fine = true;

    for (i = 0; i < search->touched_count && fine; i++) {
        entry = &search->entries[search->touched[i]];
        if (entry->change == 0)
            continue;
        entry->stored += entry->change;
        entry->news += entry->change;
        entry->change = 0;
        if (entry->num == 0 && entry->stored > 0)
            fresh[count++] = (struct fresh_word){ search->text.at + entry->at, entry };
        else if (entry->num != 0)
            fine = write_known(search, entry, err);
    }
    fine = fine && write_fresh(search, fresh, count, err);
    free(fresh);
    return fine;
}

static int by_word_and_guest(const void *left, const void *right)
{
    const struct search_posting *a = left, *b = right;

    if (a->word != b->word)
        return a->word < b->word ? -1 : 1;
    if (a->guest != b->guest)
        return a->guest < b->guest ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

// Gathered guest by guest, as an import does, they need only be dealt out by word: a stable
// sort in three rounds of eleven bits, a tenth of an import faster than comparing.
static bool come_by_guest(const struct search_posting *postings, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        if (postings[i].guest < postings[i - 1].guest)
            return false;
    }
    return true;
}

static void deal_out(const struct search_posting *from, struct search_posting *to, size_t count, int shift)
{
    enum { PILES = 1 << 11 };
    size_t starts[PILES + 1] = { 0 };

    for (size_t i = 0; i < count; i++)
        starts[(from[i].word >> shift & (PILES - 1)) + 1]++;
    for (size_t i = 1; i < PILES; i++)
        starts[i] += starts[i - 1];
    for (size_t i = 0; i < count; i++)
        to[starts[from[i].word >> shift & (PILES - 1)]++] = from[i];
}

static void sort_postings(struct search *search)
{
    size_t count = search->posting_count;
    struct search_posting *spare;

    if (!come_by_guest(search->postings, count)) {
        qsort(search->postings, count, sizeof *search->postings, by_word_and_guest);
        return;
    }
    spare = mem_new((count + 1) * sizeof *spare);
    deal_out(search->postings, spare, count, 0);
    deal_out(spare, search->postings, count, 11);
    deal_out(search->postings, spare, count, 22);
    memcpy(search->postings, spare, count * sizeof *spare);
    free(spare);
}

static bool write_posting(struct search *search, const struct search_posting *posting, struct err *err)
{
    if (posting->word == SEARCH_WAITING) // a word that came and went again
        return true;
    if (posting->mark == SEARCH_GONE)
        return db_run(search->db, err, "DELETE FROM posting WHERE word = ? AND guest = ?", "ii",
                      (int64_t)posting->word, posting->guest);
    return db_run(search->db, err, "REPLACE INTO posting VALUES (?, ?, ?)", "iii", (int64_t)posting->word,
                  posting->guest, posting->mark);
}

static bool write_postings(struct search *search, struct err *err)
{
    struct search_posting *postings = search->postings;
    size_t i;

    for (i = 0; i < search->posting_count; i++)
        postings[i].word = search->entries[postings[i].word].num;
    if (search->posting_count > 0)
        sort_postings(search);
    for (i = 0; i < search->posting_count; i++) {
        if (i + 1 < search->posting_count && postings[i].word == postings[i + 1].word &&
            postings[i].guest == postings[i + 1].guest)
            continue; // the last of several changes counts
        if (!write_posting(search, &postings[i], err))
            return false;
    }
    search->posting_count = 0;
    return true;
}

bool search_flush(struct search *search, struct err *err)
{
    return search_take_out_cleared(search, err) && write_words(search, err) && write_postings(search, err);
}

void search_committed(struct search *search)
{
    struct search_entry *entry;
    size_t i;

    for (i = 0; i < search->touched_count; i++) {
        entry = &search->entries[search->touched[i]];
        if (entry->news != 0)
            vocabulary_change(&search->vocabulary, search->text.at + entry->at, entry->num, entry->news);
        if (entry->stored <= 0)
            entry->num = 0;
        entry->news = 0;
        entry->touched = false;
    }
    search->touched_count = 0;
    search_forget_pending(search);
    if (search->entry_count > WORDS_KEPT)
        search_forget_words(search);
}

void search_rolled_back(struct search *search)
{
    search_forget_words(search);
    search_forget_pending(search);
}

bool search_catch_up(struct search *search, bool *more, struct err *err)
{
    struct db_rows rows;
    int64_t last = 0;
    bool fine = true;

    *more = false;
    db_query(search->db, &rows,
             "SELECT posting.guest, guest.name, guest.reading, guest.company FROM posting "
             "LEFT JOIN guest ON guest.num = posting.guest WHERE posting.word = 0 ORDER BY posting.guest",
             "");
    while (fine && !*more && db_next(&rows)) {
        last = db_int(&rows, 0);
        fine = search_gather(search, last, db_text(&rows, 1), db_text(&rows, 2), db_text(&rows, 3), false,
                             err);
        *more = search->posting_count >= CATCH_UP_POSTINGS;
    }
    return db_done(&rows, fine ? err : NULL) && fine &&
           db_run(search->db, err, "DELETE FROM posting WHERE word = 0 AND guest <= ?", "i", last);
}
