// Reading the index. Passes go from strict to lenient, and each ends as soon as there are enough
// guests. By the index goes store/search_round; here are guests that are read one by one.
#include <stdlib.h>
#include <string.h>

#include "store/search_find.h"
#include "util/mem.h"
#include "util/text.h"

enum { EVENT_READ_WHOLE = 300, EMAIL_LETTERS = 3 };

bool find_is_full(const struct find *find)
{
    return find->count + find->found_count >= find->limit;
}

// ---- who is of the event

// Expected there; at the door also who has arrived without, but no unnamed places.
static const struct of_event {
    const char *is_one, *count, *read;
} of_event[] = {
    { "SELECT 1 FROM registration WHERE event = ?1 AND guest = ?2 AND expected <> 0",
      "SELECT count(*) FROM (SELECT 1 FROM registration WHERE event = ?1 LIMIT ?2)",
      "SELECT num, name, reading, company FROM registration JOIN guest ON num = guest "
      "WHERE event = ?1 AND expected <> 0" },
    { "SELECT 1 FROM guest WHERE num = ?2 AND guest_of = '' AND"
      " (EXISTS (SELECT 1 FROM registration WHERE event = ?1 AND guest = ?2 AND expected <> 0)"
      " OR EXISTS (SELECT 1 FROM visit WHERE guest = ?2 AND event = ?1 AND NOT undone))",
      "SELECT count(*) FROM (SELECT 1 FROM registration WHERE event = ?1"
      " UNION ALL SELECT 1 FROM visit WHERE event = ?1 LIMIT ?2)",
      "SELECT num, name, reading, company FROM guest WHERE guest_of = '' AND num IN"
      " (SELECT guest FROM registration WHERE event = ?1 AND expected <> 0"
      " UNION SELECT guest FROM visit WHERE event = ?1 AND NOT undone)" },
};

static bool is_expected(struct find *find, int64_t guest, bool *expected, struct err *err)
{
    int64_t found = 0;
    bool fine =
        db_number(find->search->db, err, &found, of_event[find->at_door].is_one, "ii", find->event, guest);

    *expected = found != 0;
    return fine;
}

// ---- looking at one guest

static bool read_words(struct find *find, int64_t guest, struct err *err)
{
    struct db_rows rows;

    find->search->words.count = 0;
    db_query(find->search->db, &rows, "SELECT name, reading, company FROM guest WHERE num = ?", "i", guest);
    if (db_next(&rows))
        search_words_of(&find->search->words, db_text(&rows, 0), db_text(&rows, 1), db_text(&rows, 2));
    return db_done(&rows, err);
}

static void put_found(struct find *find, int64_t guest, size_t in_company)
{
    number_set_add(&find->seen, guest);
    find->found = mem_grow(find->found, &find->found_room, find->found_count + 1, sizeof *find->found);
    find->found[find->found_count++] = (struct direct){ .guest = guest, .in_company = in_company };
}

static bool is_wanted(struct find *find, int64_t guest, bool *wanted, struct err *err)
{
    *wanted = !number_set_has(&find->seen, guest);
    return !*wanted || !find->expected || is_expected(find, guest, wanted, err);
}

bool find_known(struct find *find, int64_t guest, size_t in_company, struct err *err)
{
    bool wanted;

    if (!is_wanted(find, guest, &wanted, err))
        return false;
    if (wanted)
        put_found(find, guest, in_company);
    return true;
}

bool find_consider(struct find *find, const struct search_query *query, int64_t guest, struct err *err)
{
    struct number_set *rejected = &find->rejected[query - find->queries];
    size_t in_company = 0;
    enum search_pass fits;
    bool wanted;

    if (number_set_has(rejected, guest))
        return true;
    if (!is_wanted(find, guest, &wanted, err))
        return false;
    if (!wanted)
        return true;
    if (!read_words(find, guest, err))
        return false;
    fits = search_fit_pass(search_query_fit(query, &find->search->words, &in_company));
    if (fits == PASSES)
        number_set_add(rejected, guest);
    if (fits <= find->pass)
        put_found(find, guest, in_company);
    return true;
}

static bool find_by_email(struct find *find, struct err *err)
{
    struct str folded = { 0 }, behind = { 0 };
    struct db_rows rows;
    bool fine = true;

    text_fold(&folded, find->typed);
    if (folded.length >= EMAIL_LETTERS && !strchr(folded.at, ' ')) {
        str_add(&behind, folded.at);
        str_add(&behind, "\xF4\x8F\xBF\xBF"); // behind every address that begins like this
        db_query(find->search->db, &rows,
                 "SELECT num FROM guest WHERE email_folded >= ? AND email_folded < ? AND email_folded <> '' "
                 "ORDER BY email_folded",
                 "tt", folded.at, behind.at);
        while (fine && !find_is_full(find) && db_next(&rows))
            fine = find_known(find, db_int(&rows, 0), 0, err);
        fine = db_done(&rows, fine ? err : NULL) && fine;
    }
    str_finish(&folded);
    str_finish(&behind);
    return fine;
}

// ---- by reading guests

static void put_direct(struct find *find, int64_t guest, bool expected)
{
    struct direct direct = { .guest = guest, .pass = PASSES, .expected = expected };
    enum search_pass pass;
    size_t in_company, i;

    for (i = 0; i < find->query_count; i++) {
        pass = search_fit_pass(search_query_fit(&find->queries[i], &find->search->words, &in_company));
        if (pass < direct.pass) {
            direct.pass = pass;
            direct.in_company = in_company;
        }
    }
    if (direct.pass == PASSES)
        return;
    find->directs = mem_grow(find->directs, &find->direct_room, find->direct_count + 1, sizeof direct);
    find->directs[find->direct_count++] = direct;
}

static bool read_directs(struct find *find, const char *sql, const char *types, int64_t value, bool expected,
                         struct err *err)
{
    struct db_rows rows;
    bool fine = true, is_one = expected;

    db_query(find->search->db, &rows, sql, types, value);
    while (fine && db_next(&rows)) {
        if (find->event != 0 && !expected)
            fine = is_expected(find, db_int(&rows, 0), &is_one, err);
        search_words_of(&find->search->words, db_text(&rows, 1), db_text(&rows, 2), db_text(&rows, 3));
        put_direct(find, db_int(&rows, 0), is_one);
    }
    return db_done(&rows, fine ? err : NULL) && fine;
}

static bool read_waiting(struct find *find, struct err *err)
{
    return read_directs(find,
                        "SELECT guest.num, name, reading, company FROM posting JOIN guest ON num = guest "
                        "WHERE word = ?",
                        "i", SEARCH_WAITING, false, err);
}

static bool read_small_event(struct find *find, struct err *err)
{
    int64_t count = 0;

    if (find->event == 0)
        return true;
    if (!db_number(find->search->db, err, &count, of_event[find->at_door].count, "ii", find->event,
                   (int64_t)EVENT_READ_WHOLE + 1))
        return false;
    find->event_is_direct = count <= EVENT_READ_WHOLE;
    return !find->event_is_direct ||
           read_directs(find, of_event[find->at_door].read, "i", find->event, true, err);
}

static void take_directs(struct find *find)
{
    size_t i;

    for (i = 0; i < find->direct_count && !find_is_full(find); i++) {
        if (find->directs[i].pass == find->pass && (find->directs[i].expected || !find->expected) &&
            !number_set_has(&find->seen, find->directs[i].guest))
            put_found(find, find->directs[i].guest, find->directs[i].in_company);
    }
}

// ---- passes

// What the pass found becomes hits: those whose name fits before those whose company does.
static void take_found(struct find *find)
{
    size_t in_company, i;

    for (in_company = 0; in_company <= QUERY_WORDS; in_company++) {
        for (i = 0; i < find->found_count; i++) {
            if (find->found[i].in_company == in_company)
                find->hits[find->count++] =
                    (struct search_hit){ find->found[i].guest, find->pass == PASS_SLIP };
        }
    }
    find->found_count = 0;
}

static bool run_pass(struct find *find, enum search_pass pass, bool expected, struct err *err)
{
    enum search_pass email_pass = strchr(find->typed, '@') ? PASS_WHOLE : PASS_BEGINS;
    bool fine = true;
    size_t i;

    find->pass = pass;
    find->expected = expected;
    take_directs(find);
    for (i = 0; i < find->query_count && fine && !(expected && find->event_is_direct); i++)
        fine = find_by_index(find, i, err);
    if (fine && pass == email_pass)
        fine = find_by_email(find, err);
    take_found(find);
    return fine;
}

static bool run_passes(struct find *find, struct err *err)
{
    static const struct {
        enum search_pass first, last;
        bool expected;
    } rounds[] = {
        { PASS_WHOLE, PASS_SOUNDS, true },
        { PASS_WHOLE, PASS_SOUNDS, false },
        { PASS_SLIP, PASS_SLIP, true },
        { PASS_SLIP, PASS_SLIP, false },
    };
    enum search_pass pass;
    size_t i;

    for (i = 0; i < sizeof rounds / sizeof *rounds; i++) {
        if (rounds[i].expected ? find->event == 0 : find->at_door)
            continue;
        for (pass = rounds[i].first; pass <= rounds[i].last && !find_is_full(find); pass++) {
            if (!run_pass(find, pass, rounds[i].expected, err))
                return false;
        }
    }
    return true;
}

// One view of the file for all that is read; outside a transaction also one lock for all.
static bool find_in_view(struct find *find, struct err *err)
{
    struct search *search = find->search;
    bool own = !db_in_transaction(search->db), fine = !own || db_script(search->db, err, "BEGIN");

    if (fine && !search->vocabulary.loaded)
        fine = vocabulary_load(&search->vocabulary, search->db, err);
    fine = fine && read_waiting(find, err) && read_small_event(find, err) && run_passes(find, err);
    if (own && db_in_transaction(search->db))
        fine = db_script(search->db, fine ? err : NULL, "COMMIT") && fine;
    return fine;
}

static bool find_all(struct find *find, size_t *count, struct err *err)
{
    struct search_set *set;
    struct sieve *sieve;
    bool fine;

    *count = 0;
    find->query_count = search_query_parse(find->queries, find->typed);
    if (find->query_count == 0 || find->limit == 0)
        return true;
    fine = find_in_view(find, err);
    *count = fine ? find->count : 0;
    for (set = &find->sets[0][0][0]; set < &find->sets[0][0][0] + QUERIES * PASSES * QUERY_WORDS; set++)
        search_set_finish(set);
    for (sieve = find->sieves[0]; sieve < find->sieves[0] + QUERIES * QUERY_WORDS; sieve++) {
        bit_set_finish(&sieve->of_name);
        bit_set_finish(&sieve->of_company);
    }
    number_set_finish(&find->seen);
    number_set_finish(&find->rejected[0]);
    number_set_finish(&find->rejected[1]);
    free(find->directs);
    free(find->found);
    return fine;
}

bool search_find(struct search *search, const char *typed, int64_t event, size_t limit,
                 struct search_hit *hits, size_t *count, struct err *err)
{
    struct find find = { .search = search, .typed = typed, .event = event, .limit = limit, .hits = hits };

    return find_all(&find, count, err);
}

bool search_find_at_door(struct search *search, const char *typed, int64_t event, size_t limit,
                         struct search_hit *hits, size_t *count, struct err *err)
{
    struct find find = {
        .search = search, .typed = typed, .event = event, .at_door = true, .limit = limit, .hits = hits
    };

    return find_all(&find, count, err);
}
