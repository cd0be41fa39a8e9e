// Writing what was gathered: words first, because new ones get their numbers, then postings. The
// numbers of words are in the order of the alphabet, with room between them: so the postings of all
// words that begin alike are one stretch of the file.
#include <stdlib.h>
#include <string.h>

#include "store/search_inside.h"
#include "store/search_merge.h"
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

// The word before or behind a place in the alphabet; what stands in *num and *text if there is none.
static bool neighbour(struct search *search, const char *sql, const char *place, int64_t *num,
                      struct str *text, struct err *err)
{
    struct db_rows rows;

    db_query(search->db, &rows, sql, "t", place);
    if (db_next(&rows)) {
        *num = db_int(&rows, 0);
        str_clear(text);
        str_add(text, db_text(&rows, 1));
    }
    return db_done(&rows, err);
}

// Finds numbers for the first of some sorted words, and for those that have their place between
// the same two: *count of them, *first and so on by *step.
static bool find_gap(struct search *search, const struct fresh_word *fresh, size_t *count, int64_t *first,
                     int64_t *step, struct err *err)
{
    struct str before = { 0 }, behind = { 0 };
    int64_t from = 0, to = VOCABULARY_ORDERED;
    size_t most = *count;
    bool fine;

    fine = neighbour(search,
                     "SELECT num, text FROM word WHERE text < ? AND num < 4611686018427387904 "
                     "ORDER BY text DESC LIMIT 1",
                     fresh->text, &from, &before, err) &&
           neighbour(search,
                     "SELECT num, text FROM word WHERE text > ? AND num < 4611686018427387904 "
                     "ORDER BY text LIMIT 1",
                     fresh->text, &to, &behind, err);
    for (*count = 1; *count < most && (!behind.at || strcmp(fresh[*count].text, behind.at) < 0);)
        ++*count;
    *step = (to - from) / ((int64_t)*count + 1);
    *first = from + *step;
    if (fine && *step == 0) { // no room: these are found one by one
        *first = VOCABULARY_ORDERED;
        *step = 1;
        fine = db_number(search->db, err, first,
                         "SELECT max(num) + 1 FROM word WHERE num >= 4611686018427387904", "");
        *first = *first < VOCABULARY_ORDERED ? VOCABULARY_ORDERED : *first;
    }
    str_finish(&before);
    str_finish(&behind);
    return fine;
}

static bool write_fresh(struct search *search, struct fresh_word *fresh, size_t count, struct err *err)
{
    size_t i, in_gap;
    int64_t num, step;

    if (count > 0)
        qsort(fresh, count, sizeof *fresh, by_text);
    for (; count > 0; fresh += in_gap, count -= in_gap) {
        in_gap = count;
        if (!find_gap(search, fresh, &in_gap, &num, &step, err))
            return false;
        for (i = 0; i < in_gap; i++, num += step) {
            fresh[i].entry->num = num;
            if (!db_run(search->db, err, "INSERT INTO word VALUES (?, ?, ?)", "iti", num, fresh[i].text,
                        fresh[i].entry->stored))
                return false;
        }
    }
    return true;
}

static bool write_known(struct search *search, const struct search_entry *entry, struct err *err)
{
    if (entry->stored > 0)
        return db_run(search->db, err, "UPDATE word SET guests = ? WHERE num = ?", "ii", entry->stored,
                      entry->num);
    return db_run(search->db, err, "DELETE FROM word WHERE num = ?", "i", entry->num);
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

// ---- sorting

static uint32_t by_guest(const struct posting *posting)
{
    return posting->guest;
}

static uint32_t by_word(const struct posting *posting)
{
    return (uint32_t)posting->word;
}

// Some bits of what they are sorted by.
static void deal_out(const struct posting *from, struct posting *to, size_t count,
                     uint32_t (*of)(const struct posting *posting), int shift)
{
    enum { PILES = 1 << 11 };
    size_t starts[PILES + 1] = { 0 };

    for (size_t i = 0; i < count; i++)
        starts[(of(&from[i]) >> shift & (PILES - 1)) + 1]++;
    for (size_t i = 1; i < PILES; i++)
        starts[i] += starts[i - 1];
    for (size_t i = 0; i < count; i++)
        to[starts[of(&from[i]) >> shift & (PILES - 1)]++] = from[i];
}

// Stable: in three rounds of eleven bits, a tenth of an import faster than comparing.
static void sort_by(struct posting *postings, size_t count, uint32_t (*of)(const struct posting *posting))
{
    struct posting *spare = mem_new((count + 1) * sizeof *spare);

    deal_out(postings, spare, count, of, 0);
    deal_out(spare, postings, count, of, 11);
    deal_out(postings, spare, count, of, 22);
    memcpy(postings, spare, count * sizeof *spare);
    free(spare);
}

// Gathered guest by guest, as an import does, they need only be dealt out by word.
static bool come_by_guest(const struct posting *postings, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        if (postings[i].guest < postings[i - 1].guest)
            return false;
    }
    return true;
}

static void sort_postings(struct posting *postings, size_t count)
{
    if (!come_by_guest(postings, count))
        sort_by(postings, count, by_guest);
    sort_by(postings, count, by_word);
}

struct ranked {
    int64_t num;
    uint32_t entry;
};

static int by_num(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;

    return (a->num > b->num) - (a->num < b->num);
}

// In place of its entry each posting gets the rank of its word's number among those touched. A word
// that is new may have been given the number of one that went: they are one from here on.
static struct ranked *rank_words(struct search *search)
{
    struct ranked *ranked = mem_new(search->touched_count * sizeof *ranked);
    uint32_t *rank = mem_new(search->entry_count * sizeof *rank);
    size_t i;

    for (i = 0; i < search->touched_count; i++)
        ranked[i] = (struct ranked){ search->entries[search->touched[i]].num, search->touched[i] };
    if (search->touched_count > 0)
        qsort(ranked, search->touched_count, sizeof *ranked, by_num);
    for (i = 0; i < search->touched_count; i++) {
        bool same = i > 0 && ranked[i].num == ranked[i - 1].num;

        rank[ranked[i].entry] = same ? rank[ranked[i - 1].entry] : (uint32_t)i;
    }
    for (i = 0; i < search->posting_count; i++)
        search->postings[i].word = rank[search->postings[i].word];
    free(rank);
    return ranked;
}

// In place of ranks the numbers of words; of several changes of one posting the last counts, and none
// of a word that came and went again.
static size_t number_postings(struct posting *postings, size_t count, const struct ranked *ranked)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++) {
        struct posting posting = postings[i];
        bool again =
            i + 1 < count && postings[i + 1].word == posting.word && postings[i + 1].guest == posting.guest;

        posting.word = ranked[posting.word].num;
        if (!again && posting.word != 0)
            postings[kept++] = posting;
    }
    return kept;
}

static bool write_postings(struct search *search, struct err *err)
{
    struct ranked *ranked;
    size_t count;
    bool fine;

    if (search->posting_count == 0)
        return true;
    ranked = rank_words(search);
    sort_postings(search->postings, search->posting_count);
    count = number_postings(search->postings, search->posting_count, ranked);
    fine = search_merge(search->db, search->postings, count, err);
    search->posting_count = 0;
    free(ranked);
    return fine;
}

bool search_flush(struct search *search, struct err *err)
{
    return search_take_out_cleared(search, err) && write_words(search, err) && write_postings(search, err);
}

static void tell_word(struct search *search, const struct search_entry *entry)
{
    const char *text = search->text.at + entry->at;

    vocabulary_change(&search->vocabulary, text, entry->num, entry->stored);
    if (search->on_word)
        search->on_word(search->on_word_context, text, entry->num, entry->stored);
}

void search_committed(struct search *search)
{
    struct search_entry *entry;
    size_t i;

    for (i = 0; i < search->touched_count; i++) {
        entry = &search->entries[search->touched[i]];
        if (entry->news != 0)
            tell_word(search, entry);
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
        fine =
            search_gather(search, last, db_text(&rows, 1), db_text(&rows, 2), db_text(&rows, 3), false, err);
        *more = search->posting_count >= CATCH_UP_POSTINGS;
    }
    return db_done(&rows, fine ? err : NULL) && fine &&
           db_run(search->db, err, "DELETE FROM posting WHERE word = 0 AND guest <= ?", "i", last);
}
