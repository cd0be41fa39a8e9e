#include "store/search_find.h"
#include "store/search_merge.h"

// What looking costs, in nanoseconds: at a posting, at where a range of words begins, and at a guest,
// who is read. Only how they compare counts.
enum { POSTING_NS = 12, RANGE_NS = 3500, GUEST_NS = 4000 };

// One walk through the index for one query. From PASS_SOUNDS on every word in turn is the `fresh`
// one, of which only what the pass adds counts; of the others what passes up to it found, but only
// what is plain beside a slip.
// The rarest word leads: its postings are read. The mark in each says of most guests that they lack another
// word. Of the others, either the guest is read; or all postings of the next rarest word are, and say it of
// everybody: where that costs less than reading the guests who are wanted, or as much as was spent in vain.
struct round {
    const struct search_query *query;
    struct search_set (*sets)[QUERY_WORDS]; // by pass
    struct sieve *sieves;                   // by word
    enum search_pass pass;
    size_t fresh;
    size_t words[QUERY_WORDS]; // the rarest first
    size_t sifted;             // so many words behind the leading one are sifted by
    uint64_t in_vain;          // guests looked at since who did not fit
    bool of_company;           // so are the words whose postings are read
};

static enum search_pass first_pass(const struct round *round, size_t word)
{
    return round->pass <= PASS_BEGINS || word == round->fresh ? round->pass : PASS_BEGINS;
}

static enum search_pass last_pass(const struct round *round, size_t word)
{
    return round->pass == PASS_SLIP && word != round->fresh ? PASS_BEGINS : round->pass;
}

static uint64_t guests_of(const struct round *round, size_t word)
{
    enum search_pass pass;
    uint64_t guests = 0;

    for (pass = first_pass(round, word); pass <= last_pass(round, word); pass++)
        guests += round->sets[pass][word].guests;
    return guests;
}

static uint64_t cost_ns(const struct round *round, size_t word)
{
    enum search_pass pass;
    uint64_t cost = 0;

    for (pass = first_pass(round, word); pass <= last_pass(round, word); pass++) {
        if (!round->sieves[word].has[pass])
            cost +=
                round->sets[pass][word].guests * POSTING_NS + round->sets[pass][word].ranges.count * RANGE_NS;
    }
    return cost;
}

// ---- going through postings

// Guests that one row holds; is told nothing of the words under which they stand.
typedef bool visit(struct find *find, struct round *round, const uint32_t *guests, const uint64_t *marks,
                   size_t count, struct err *err);

// The rows from a word on. Two texts, and so two statements: both are read at the same time.
enum reading { LEADING, SIFTING };

static const char *const rows_from[] = {
    [LEADING] = "SELECT word, guests FROM posting WHERE word >= ? ORDER BY word, guest",
    [SIFTING] = "SELECT word, guests FROM posting WHERE word >= ?1 ORDER BY word, guest",
};

// Visits the guests of a stretch of words.
static bool visit_stretch(struct find *find, struct round *round, enum reading reading, int64_t first,
                          int64_t last, visit *visit_guests, struct err *err)
{
    uint32_t guests[POSTING_ROW_MOST];
    uint64_t marks[POSTING_ROW_MOST];
    struct db_rows rows;
    const void *bytes;
    size_t length, count;
    bool fine = true, more = true;

    db_query(find->search->db, &rows, rows_from[reading], "i", first);
    while (fine && more && !find_is_full(find) && db_next(&rows)) {
        bytes = db_bytes(&rows, 1, &length);
        more = db_int(&rows, 0) <= last;
        fine = posting_row_guests(bytes, length, first, last, guests, marks, &count)
                   ? visit_guests(find, round, guests, marks, count, err)
                   : search_row_damaged(err);
    }
    return db_done(&rows, fine ? err : NULL) && fine;
}

static bool is_of_company(const struct find *find, const struct vocabulary_range *range)
{
    return vocabulary_text(&find->search->vocabulary, range->from)[0] == VOCABULARY_COMPANY[0];
}

static bool visit_ranges(struct find *find, struct round *round, enum reading reading,
                         const struct vocabulary_ranges *ranges, visit *visit_guests, struct err *err)
{
    const struct vocabulary_word *word;
    int64_t first, last;
    size_t i;

    for (i = 0; i < ranges->count; i++) {
        round->of_company = is_of_company(find, &ranges->ranges[i]);
        for (word = ranges->ranges[i].from; word < ranges->ranges[i].to && !find_is_full(find);) {
            word = vocabulary_stretch(word, ranges->ranges[i].to, &first, &last);
            if (first != 0 && !visit_stretch(find, round, reading, first, last, visit_guests, err))
                return false;
        }
    }
    return true;
}

// ---- sifting

static bool add_to_sieve(struct find *find, struct round *round, const uint32_t *guests,
                         const uint64_t *marks, size_t count, struct err *err)
{
    struct sieve *sieve = &round->sieves[round->words[round->sifted]];
    struct bit_set *set = round->of_company ? &sieve->of_company : &sieve->of_name;
    size_t i;

    (void)find;
    (void)marks;
    (void)err;
    for (i = 0; i < count; i++)
        bit_set_add(set, guests[i]);
    return true;
}

static bool sift_by_next(struct find *find, struct round *round, struct err *err)
{
    size_t word = round->words[++round->sifted];
    bool *has = round->sieves[word].has, fine = true;
    enum search_pass pass;

    round->in_vain = 0;
    for (pass = first_pass(round, word); pass <= last_pass(round, word) && fine; pass++) {
        if (!has[pass])
            fine = visit_ranges(find, round, SIFTING, &round->sets[pass][word].ranges, add_to_sieve, err);
        has[pass] = true;
    }
    return fine;
}

static bool sift(struct find *find, struct round *round, struct err *err)
{
    uint64_t wanted = find->limit - find->count - find->found_count, leading, cost;

    leading = guests_of(round, round->words[0]);
    wanted = wanted < leading ? wanted : leading;
    while (round->sifted + 1 < round->query->count) {
        cost = cost_ns(round, round->words[round->sifted + 1]);
        if (cost > (wanted + round->in_vain) * GUEST_NS)
            break;
        if (!sift_by_next(find, round, err))
            return false;
    }
    return true;
}

// Says no without reading the guest, as far as that can be said.
static bool may_fit(const struct round *round, uint32_t guest, uint64_t mark, size_t *in_company)
{
    const struct sieve *sieve;
    enum search_pass pass;
    size_t i, word;
    bool may = true, of_name;

    for (i = 1; i < round->query->count && may; i++) {
        word = round->words[i];
        sieve = &round->sieves[word];
        if (i <= round->sifted) {
            of_name = bit_set_has(&sieve->of_name, guest);
            may = of_name || bit_set_has(&sieve->of_company, guest);
            *in_company += !of_name;
            continue;
        }
        may = false;
        for (pass = first_pass(round, word); pass <= last_pass(round, word) && !may; pass++)
            may = search_set_may_have(&round->sets[pass][word], mark);
    }
    return may;
}

// ---- looking

static bool look_at_one(struct find *find, struct round *round, uint32_t guest, uint64_t mark,
                        struct err *err)
{
    size_t before = find->found_count, in_company = round->of_company;

    if (!may_fit(round, guest, mark, &in_company) || number_set_has(&find->seen, guest))
        return true;
    if (round->sifted + 1 == round->query->count)
        return find_known(find, guest, in_company, err);
    if (!find_consider(find, round->query, guest, err))
        return false;
    round->in_vain += find->found_count == before;
    return sift(find, round, err);
}

static bool look_at(struct find *find, struct round *round, const uint32_t *guests, const uint64_t *marks,
                    size_t count, struct err *err)
{
    bool of_company = round->of_company, fine = true; // sifting changes it
    size_t i;

    for (i = 0; i < count && fine && !find_is_full(find); i++) {
        round->of_company = of_company;
        fine = look_at_one(find, round, guests[i], marks[i], err);
    }
    round->of_company = of_company;
    return fine;
}

// ---- rounds

static void sort_words(struct round *round)
{
    size_t i, j;

    for (i = 0; i < round->query->count; i++) {
        for (j = i; j > 0 && guests_of(round, round->words[j - 1]) > guests_of(round, i); j--)
            round->words[j] = round->words[j - 1];
        round->words[j] = i;
    }
}

static bool run_round(struct find *find, struct round *round, struct err *err)
{
    size_t leading;
    enum search_pass pass;
    bool fine;

    sort_words(round);
    leading = round->words[0];
    if (guests_of(round, leading) == 0)
        return true;
    fine = sift(find, round, err);
    for (pass = first_pass(round, leading); pass <= last_pass(round, leading) && fine; pass++)
        fine = visit_ranges(find, round, LEADING, &round->sets[pass][leading].ranges, look_at, err);
    return fine;
}

bool find_by_index(struct find *find, size_t query, struct err *err)
{
    struct round round = { .query = &find->queries[query],
                           .sets = find->sets[query],
                           .sieves = find->sieves[query],
                           .pass = find->pass };
    size_t count = round.query->count, i;

    for (i = 0; i < count; i++)
        search_set_fill(&round.sets[find->pass][i], &find->search->vocabulary, &round.query->words[i],
                        find->pass);
    for (i = 0; i < count && !find_is_full(find); i++) {
        round = (struct round){ round.query, round.sets, round.sieves, round.pass, .fresh = i };
        if (!run_round(find, &round, err))
            return false;
        if (find->pass <= PASS_BEGINS)
            return true;
    }
    return true;
}
