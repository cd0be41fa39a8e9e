#include "store/search_find.h"

enum { ASKED_WORDS = 6 };

// One walk through the index for one query. From PASS_SOUNDS on every word in turn is the `fresh`
// one, of which only what the pass adds counts; of the others what passes up to it found, but only
// what is plain beside a slip.
// The rarest word leads: its postings are read, the mark in each says at once that most of the guests
// lack the others, and the rest of them are read and looked at.
struct round {
    const struct search_query *query;
    struct search_set (*sets)[QUERY_WORDS]; // by pass
    enum search_pass pass;
    size_t fresh, leading;
    int64_t required; // bits of a mark without which no guest fits

    size_t partner;             // the rarest of the other words, asked for before a guest is read:
    int64_t asked[ASKED_WORDS]; // by its postings where it has few numbers
    size_t asked_count;

    uint64_t in_vain;           // guests looked at who did not fit
    bool narrowed;              // then only these are looked at:
    struct number_set partners; // guests who have the partner, too
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

static int64_t required_mark(const struct round *round)
{
    int64_t required = 0, of_word;
    enum search_pass pass;
    size_t i;

    for (i = 0; i < round->query->count; i++) {
        of_word = -1;
        for (pass = first_pass(round, i); pass <= last_pass(round, i); pass++) {
            if (round->sets[pass][i].mark_count > 0)
                of_word &= round->sets[pass][i].required;
        }
        required |= of_word;
    }
    return required;
}

static bool may_fit(const struct round *round, size_t known, int64_t mark)
{
    enum search_pass pass;
    bool may = true;
    size_t i;

    for (i = 0; i < round->query->count && may; i++) {
        may = i == known;
        for (pass = first_pass(round, i); pass <= last_pass(round, i) && !may; pass++)
            may = search_set_may_have(&round->sets[pass][i], mark);
    }
    return may;
}

typedef bool visit(struct find *find, struct round *round, int64_t guest, struct err *err);

// Visits the guests of a stretch of words that a known word of the query found. SQLite would test
// the end of a stretch by comparing keys, at half the cost of a posting: here it is a row like others.
static bool visit_stretch(struct find *find, struct round *round, size_t known, int64_t first, int64_t last,
                          visit *visit_guest, struct err *err)
{
    struct db_rows rows;
    bool fine = true;

    db_query(find->search->db, &rows,
             "SELECT guest, in_name, word FROM posting "
             "WHERE word >= ?1 AND ((in_name & ?3) = ?3 OR +word > ?2)",
             "iii", first, last, round->required);
    while (fine && !find_is_full(find) && db_next(&rows) && db_int(&rows, 2) <= last) {
        if (may_fit(round, known, db_int(&rows, 1)))
            fine = visit_guest(find, round, db_int(&rows, 0), err);
    }
    return db_done(&rows, fine ? err : NULL) && fine;
}

static bool visit_ranges(struct find *find, struct round *round, size_t known,
                         const struct vocabulary_ranges *ranges, visit *visit_guest, struct err *err)
{
    const struct vocabulary_word *word;
    int64_t first, last;
    size_t i;

    for (i = 0; i < ranges->count; i++) {
        for (word = ranges->ranges[i].from; word < ranges->ranges[i].to && !find_is_full(find);) {
            word = vocabulary_stretch(word, ranges->ranges[i].to, &first, &last);
            if (first != 0 && !visit_stretch(find, round, known, first, last, visit_guest, err))
                return false;
        }
    }
    return true;
}

static bool visit_word(struct find *find, struct round *round, size_t word, visit *visit_guest,
                       struct err *err)
{
    enum search_pass pass;
    bool fine = true;

    for (pass = first_pass(round, word); pass <= last_pass(round, word) && fine; pass++)
        fine = visit_ranges(find, round, word, &round->sets[pass][word].ranges, visit_guest, err);
    return fine;
}

static bool keep_partner(struct find *find, struct round *round, int64_t guest, struct err *err)
{
    (void)find;
    (void)err;
    number_set_add(&round->partners, guest);
    return true;
}

static size_t rarest_but(const struct round *round, size_t leading)
{
    size_t rarest = leading == 0, i;

    for (i = 0; i < round->query->count; i++) {
        if (i != leading && guests_of(round, i) < guests_of(round, rarest))
            rarest = i;
    }
    return rarest;
}

// The numbers under which the partner may stand, unless they are many.
static void choose_partner(struct round *round)
{
    const struct vocabulary_ranges *ranges;
    const struct vocabulary_word *word;
    enum search_pass pass;
    size_t i;

    round->partner = rarest_but(round, round->leading);
    for (pass = first_pass(round, round->partner); pass <= last_pass(round, round->partner); pass++) {
        ranges = &round->sets[pass][round->partner].ranges;
        for (i = 0; i < ranges->count; i++) {
            for (word = ranges->ranges[i].from; word < ranges->ranges[i].to; word++) {
                if (round->asked_count == ASKED_WORDS) {
                    round->asked_count = 0;
                    return;
                }
                round->asked[round->asked_count++] = word->num;
            }
        }
    }
}

static bool has_partner(struct find *find, const struct round *round, int64_t guest, bool *has,
                        struct err *err)
{
    int64_t found = round->asked_count == 0;
    size_t i;

    for (i = 0; i < round->asked_count && found == 0; i++) {
        if (!db_number(find->search->db, err, &found, "SELECT 1 FROM posting WHERE word = ? AND guest = ?",
                       "ii", round->asked[i], guest))
            return false;
    }
    *has = found != 0;
    return true;
}

// Asking for a guest's posting costs as much as reading ten, and reading a guest as much as eighty.
// So all postings of the partner are read once as much was spent in vain: at worst twice the need.
static bool narrow(struct find *find, struct round *round, struct err *err)
{
    uint64_t postings_a_guest = round->asked_count > 0 ? 10 * round->asked_count : 80;

    if (round->narrowed || round->in_vain * postings_a_guest < guests_of(round, round->partner))
        return true;
    round->narrowed = true;
    return visit_word(find, round, round->partner, keep_partner, err);
}

static bool look_at(struct find *find, struct round *round, int64_t guest, struct err *err)
{
    size_t before = find->found_count;
    bool has = true;

    if (round->query->count == 1)
        return find_consider(find, NULL, guest, err);
    if (number_set_has(&find->seen, guest) || (round->narrowed && !number_set_has(&round->partners, guest)))
        return true;
    if (!round->narrowed && !has_partner(find, round, guest, &has, err))
        return false;
    if (has && !find_consider(find, round->query, guest, err))
        return false;
    round->in_vain += find->found_count == before;
    return narrow(find, round, err);
}

static bool run_round(struct find *find, struct round *round, struct err *err)
{
    bool fine;
    size_t i;

    for (i = 0; i < round->query->count; i++) {
        if (guests_of(round, i) == 0)
            return true;
        if (guests_of(round, i) < guests_of(round, round->leading))
            round->leading = i;
    }
    if (round->query->count > 1) {
        round->required = required_mark(round);
        choose_partner(round);
    }
    fine = visit_word(find, round, round->leading, look_at, err);
    number_set_finish(&round->partners);
    return fine;
}

bool find_by_index(struct find *find, size_t query, struct err *err)
{
    struct round round = { .query = &find->queries[query], .sets = find->sets[query], .pass = find->pass };
    size_t count = round.query->count, i;

    for (i = 0; i < count; i++)
        search_set_fill(&round.sets[find->pass][i], &find->search->vocabulary, &round.query->words[i],
                        find->pass);
    for (i = 0; i < count && !find_is_full(find); i++) {
        round = (struct round){ round.query, round.sets, round.pass, .fresh = i };
        if (!run_round(find, &round, err))
            return false;
        if (find->pass <= PASS_BEGINS)
            return true;
    }
    return true;
}
