// Type-ahead search among a million made-up guests in many scripts: one or two words of one to
// eight letters as they are typed, some with a slip, with the rows that are shown; and the same
// words by LIKE over name, e-mail and company. The seed is fixed: every run asks the same.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "domain/search_words.h"
#include "made_guests.h"
#include "measure.h"
#include "store/schema.h"
#include "store/search.h"
#include "util/err.h"
#include "util/mem.h"
#include "util/str.h"
#include "util/text.h"

enum { GUESTS = 1000000, QUESTIONS = 4000, PEER_QUESTIONS = 15, SHOWN = 20, SLICE = 50000, LETTERS = 8 };

// ---- guests

static void add_guest(struct db *db, struct search *search, int64_t num)
{
    struct str name = { 0 }, company = { 0 }, email = { 0 };
    struct err err = { 0 };

    make_name(&name);
    make_company(&company);
    str_addf(&email, "%c%lld@example.org", (char)('a' + draw(26)), (long long)num);
    measure_check(db_run(db, &err,
                         "INSERT INTO guest VALUES (?, ?, '', '', '', '', ?, '', ?, '', '', '', '', '', '', '', "
                         "'', '', '', '', 0, 0, 0, 0, ?)",
                         "itttt", num, name.at, email.at, str_text(&company), email.at) &&
                      search_put(search, num, name.at, "", str_text(&company), &err),
                  &err);
    str_finish(&name);
    str_finish(&company);
    str_finish(&email);
}

static void commit(struct db *db, struct search *search)
{
    struct err err = { 0 };

    measure_check(search_flush(search, &err) && db_commit(db, &err), &err);
    search_committed(search);
}

static void run_schema(struct db *db, const char *path)
{
    const struct schema_file *file = schema_files;
    struct err err = { 0 };

    while (strcmp(file->path, path) != 0)
        file++;
    measure_check(db_script(db, &err, file->sql), &err);
}

static struct db *make_group(const char *path, struct search **search, size_t guests)
{
    struct err err = { 0 };
    struct db *db;
    size_t i;
    bool more = true;

    measure_check(db_open(&db, path, DB_CREATE, &err), &err);
    db_cache_mib(db, 256);
    run_schema(db, "derived.sql");
    *search = search_new(db);
    search_set_later(*search, true);
    for (i = 0; i < guests; i++) {
        if (i % SLICE == 0)
            measure_check(db_begin(db, &err), &err);
        add_guest(db, *search, (int64_t)i + 1);
        if ((i + 1) % SLICE == 0 || i + 1 == guests)
            commit(db, *search);
    }
    while (more) {
        measure_check(db_begin(db, &err) && search_catch_up(*search, &more, &err), &err);
        commit(db, *search);
    }
    run_schema(db, "lookups.sql");
    db_cache_mib(db, 16);
    return db;
}

// ---- questions

// The first letters of a word of the guest, as somebody might type it: in its own letters or others.
static void add_typed(struct str *out, const char *word)
{
    static struct search_words words;
    size_t letters = 1 + draw(LETTERS), i;
    const char *at, *from;

    search_words_of(&words, word, "", "");
    if (words.count == 0)
        return;
    do
        from = search_word(&words, draw(words.count));
    while (from[0] == '^');
    for (at = from, i = 0; i < letters && text_next(&at); i++)
        continue;
    str_add_bytes(out, from, (size_t)(at - from));
}

static void slip(struct str *typed)
{
    size_t place;
    char kept;

    if (typed->length < 5 || text_count(typed->at) != typed->length)
        return;
    place = 1 + draw(3);
    kept = typed->at[place];
    typed->at[place] = typed->at[place + 1];
    typed->at[place + 1] = kept;
}

// Cuts a text into at most `most` words, in place.
static size_t cut(char *text, char **words, size_t most)
{
    char *rest = NULL, *word;
    size_t count = 0;

    for (word = strtok_r(text, " ", &rest); word && count < most; word = strtok_r(NULL, " ", &rest))
        words[count++] = word;
    return count;
}

// One or two different words of the name and company of some guest.
static char *make_question(struct db *db, size_t guests)
{
    struct str typed = { 0 }, text = { 0 };
    struct err err = { 0 };
    struct db_rows rows;
    char *words[8];
    size_t count, first;

    db_query(db, &rows, "SELECT name, company FROM guest WHERE num = ?", "i", (int64_t)draw(guests) + 1);
    if (db_next(&rows))
        str_addf(&text, "%s %s", db_text(&rows, 0), db_text(&rows, 1));
    measure_check(db_done(&rows, &err), &err);
    count = cut(text.at, words, sizeof words / sizeof *words);
    first = draw(count);
    add_typed(&typed, words[first]);
    if (draw(10) == 0)
        slip(&typed);
    if (count > 1 && draw(2) == 0) {
        str_add_char(&typed, ' ');
        add_typed(&typed, words[(first + 1 + draw(count - 1)) % count]);
    }
    str_finish(&text);
    return str_take(&typed);
}

// In one transaction, as the clerk's reader does all it is asked.
static size_t ask(struct db *db, struct search *search, const char *typed)
{
    struct search_hit hits[SHOWN];
    struct err err = { 0 };
    struct db_rows rows;
    size_t count, i, bytes = 0;

    measure_check(db_script(db, &err, "BEGIN") && search_find(search, typed, 0, SHOWN, hits, &count, &err),
                  &err);
    for (i = 0; i < count; i++) {
        db_query(db, &rows, "SELECT name, company FROM guest WHERE num = ?", "i", hits[i].guest);
        if (db_next(&rows))
            bytes += strlen(db_text(&rows, 0)) + strlen(db_text(&rows, 1));
        measure_check(db_done(&rows, &err), &err);
    }
    measure_check(db_script(db, &err, "COMMIT"), &err);
    return bytes;
}

static void ask_like(struct db *db, const char *typed)
{
    struct str pattern = { 0 };
    struct err err = { 0 };
    struct db_rows rows;

    str_addf(&pattern, "%%%s%%", typed);
    db_query(db, &rows,
             "SELECT num, name, company FROM guest WHERE name LIKE ?1 OR email LIKE ?1 OR company LIKE ?1 "
             "ORDER BY name LIMIT 20",
             "t", pattern.at);
    while (db_next(&rows))
        continue;
    measure_check(db_done(&rows, &err), &err);
    str_finish(&pattern);
}

static double now_cpu_ms(void)
{
    struct timespec time;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

struct answers {
    char **questions;
    double *wall_ms, *cpu_ms;
    size_t count;
};

static double p99_ms(const struct answers *answers, const double *times, int words)
{
    double *chosen = mem_new(answers->count * sizeof *chosen), p99;
    size_t count = 0, i;

    for (i = 0; i < answers->count; i++) {
        if (words == 0 || (strchr(answers->questions[i], ' ') != NULL) == (words == 2))
            chosen[count++] = times[i];
    }
    p99 = count > 0 ? measure_quantile(chosen, count, 0.99) : 0;
    free(chosen);
    return p99;
}

// Of the questions of one word, of two, or (0) of all, against the budget of one millisecond.
static void print_p99(const char *name, const struct answers *answers, int words)
{
    measure_print(name, p99_ms(answers, answers->wall_ms, words), 1, -1,
                  p99_ms(answers, answers->cpu_ms, words), "ms");
}

// The same words by LIKE, over the first questions; the median.
static double like_ms(struct db *db, char *const *questions, size_t count)
{
    double times[PEER_QUESTIONS], started;
    size_t i;

    for (i = 0; i < PEER_QUESTIONS && i < count; i++) {
        started = measure_now_ms();
        ask_like(db, questions[i]);
        times[i] = measure_now_ms() - started;
    }
    return measure_quantile(times, i, 0.5);
}

static void ask_all(struct db *db, struct search *search, struct answers *answers)
{
    double wall_ms, cpu_ms;
    size_t found = 0, i;

    for (i = 0; i < answers->count; i++) {
        wall_ms = measure_now_ms();
        cpu_ms = now_cpu_ms();
        found += ask(db, search, answers->questions[i]) > 0;
        answers->cpu_ms[i] = now_cpu_ms() - cpu_ms;
        answers->wall_ms[i] = measure_now_ms() - wall_ms;
    }
    fprintf(stderr, "%zu of %zu questions found somebody\n", found, answers->count);
}

int main(void)
{
    size_t guests = measure_rows(GUESTS), i;
    struct answers answers = { .count = QUESTIONS };
    double started = measure_now_ms(), like;
    struct search *search;
    struct db *db = make_group("search_bench.db", &search, guests);

    fprintf(stderr, "%zu guests in %.1f s\n", guests, (measure_now_ms() - started) / 1e3);
    answers.questions = mem_new(answers.count * sizeof *answers.questions);
    answers.wall_ms = mem_new(answers.count * sizeof *answers.wall_ms);
    answers.cpu_ms = mem_new(answers.count * sizeof *answers.cpu_ms);
    for (i = 0; i < answers.count; i++)
        answers.questions[i] = make_question(db, guests);
    started = measure_now_ms();
    ask(db, search, "a");
    fprintf(stderr, "the first search, which loads the vocabulary: %.1f ms\n", measure_now_ms() - started);
    ask_all(db, search, &answers);
    print_p99("search_p99", &answers, 0);
    print_p99("search_one_word_p99", &answers, 1);
    print_p99("search_two_words_p99", &answers, 2);
    like = like_ms(db, answers.questions, answers.count);
    measure_print("search_p50", measure_quantile(answers.wall_ms, answers.count, 0.5), like / 1000, like, -1,
                  "ms");
    for (i = 0; i < answers.count; i++)
        free(answers.questions[i]);
    free(answers.questions);
    free(answers.wall_ms);
    free(answers.cpu_ms);
    search_destroy(search);
    db_close(db);
    return 0;
}
