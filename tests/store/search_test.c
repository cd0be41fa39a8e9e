#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "domain/search_query.h"
#include "domain/search_words.h"
#include "store/schema.h"
#include "store/search.h"
#include "util/mem.h"
#include "util/str.h"
#include "util/text.h"

enum { HITS = 2000 };

struct world {
    char path[64];
    struct db *db;
    struct search *search;
    struct search_hit hits[HITS];
    size_t count;
};

static const char *derived_sql(void)
{
    const struct schema_file *file = schema_files;

    while (strcmp(file->path, "derived.sql") != 0)
        file++;
    return file->sql;
}

static void remove_files(const struct world *world)
{
    static const char *const endings[] = { "", "-wal", "-shm" };
    char path[96];
    size_t i;

    for (i = 0; i < sizeof endings / sizeof *endings; i++) {
        snprintf(path, sizeof path, "%s%s", world->path, endings[i]);
        unlink(path);
    }
}

static int set_up(void **state)
{
    struct world *world = mem_new(sizeof *world);
    struct err err = { 0 };
    int fd;

    strcpy(world->path, "/tmp/usher-search-XXXXXX");
    fd = mkstemp(world->path);
    assert_true(fd >= 0);
    close(fd);
    remove_files(world);
    if (!db_open(&world->db, world->path, DB_CREATE, &err) || !db_script(world->db, &err, derived_sql()))
        fail_msg("%s", err.text);
    world->search = search_new(world->db);
    *state = world;
    return 0;
}

static int tear_down(void **state)
{
    struct world *world = *state;

    search_destroy(world->search);
    db_close(world->db);
    remove_files(world);
    free(world);
    return 0;
}

#define FINE(call)                      \
    do {                                \
        struct err err = { 0 };         \
        if (!(call))                    \
            fail_msg("%s", err.text);   \
    } while (0)

static void commit(struct world *world)
{
    FINE(search_flush(world->search, &err));
    FINE(db_commit(world->db, &err));
    search_committed(world->search);
}

static void drop(struct world *world, int64_t guest)
{
    FINE(search_clear(world->search, guest, &err));
    FINE(db_run(world->db, &err, "DELETE FROM guest WHERE num = ?", "i", guest));
}

static void put(struct world *world, int64_t guest, const char *name, const char *company, const char *email)
{
    drop(world, guest);
    FINE(db_run(world->db, &err,
                "INSERT INTO guest VALUES (?, ?, '', '', '', '', ?, '', ?, '', '', '', '', '', '', '', '', "
                "'', '', 0, 0, 0, 0, ?)",
                "itttt", guest, name, email, company, email));
    FINE(search_put(world->search, guest, name, "", company, &err));
}

// One guest a line, numbered from 1: name, company, e-mail.
static void fill(struct world *world, const char *const (*guests)[3], size_t count)
{
    size_t i;

    FINE(db_begin(world->db, &err));
    for (i = 0; i < count; i++)
        put(world, (int64_t)i + 1, guests[i][0], guests[i][1], guests[i][2]);
    commit(world);
}

static void expect(struct world *world, int64_t event, int64_t guest)
{
    FINE(db_run(world->db, &err, "INSERT INTO registration VALUES (?, ?, 1, '', '')", "ii", event, guest));
}

// The numbers of the guests found, "~" before those by a slip.
static const char *found(struct world *world, const char *typed, int64_t event, size_t limit)
{
    static char text[200];
    size_t used = 0, i;

    FINE(search_find(world->search, typed, event, limit, world->hits, &world->count, &err));
    text[0] = '\0';
    for (i = 0; i < world->count && used + 24 < sizeof text; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%s%lld", i > 0 ? " " : "",
                                 world->hits[i].slip ? "~" : "", (long long)world->hits[i].guest);
    return text;
}

static const char *const people[][3] = {
    { "Maria Garcia", "Acme GmbH", "maria@acme.example" },  // 1
    { "Marian Gold", "Garcia & Sons", "" },                  // 2
    { "José García", "", "jose@acme.example" },              // 3
    { "Mar Lopez", "Marble", "" },                           // 4
    { "Михаил Булгаков", "", "" },                           // 5
    { "משה כהן", "", "" },                                   // 6
    { "김민준", "한국전자", "" },                            // 7
    { "", "", "" },                                          // 8
    { "Grace Hopper", "Mar Ltd", "ghopper@navy.example" },   // 9
};

static void guests_are_found_best_first(void **state)
{
    static const struct {
        const char *typed, *found;
    } rows[] = {
        { "garcia", "1 3 2" },
        { "mar", "4 9 1 2" },
        { "maria", "1 2" },
        { "maria g", "1 2" },
        { "maria garcia", "1 2" },
        { "garcia maria", "1 2" },
        { "garcai", "~1 ~3 ~2" },
        { "jose garcai", "~3" },
        { "m garcia", "1 2" },
        { "acme", "1" },
        { "maria acme", "1" },
        { "acme garcia", "1" },
        { "mikhail", "5" },
        { "МИХАИЛ", "5" },
        { "cohen", "6" },
        { "kim", "7" },
        { "김", "7" },
        { "전자", "7" },
        { "jose@", "3" },
        { "ghop", "9" },
        { "acme.example", "" },
        { "x", "" },
        { "", "" },
        { "maria lopez", "" },
    };
    struct world *world = *state;
    const char *numbers;
    size_t i;

    fill(world, people, sizeof people / sizeof *people);
    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        numbers = found(world, rows[i].typed, 0, 20);
        if (strcmp(numbers, rows[i].found) != 0)
            fail_msg("\"%s\" finds %s, not %s", rows[i].typed, numbers, rows[i].found);
    }
    assert_string_equal(found(world, "mar", 0, 2), "4 9");
    assert_string_equal(found(world, "mar", 0, 0), "");
}

static void expected_guests_come_first(void **state)
{
    struct world *world = *state;

    fill(world, people, sizeof people / sizeof *people);
    FINE(db_begin(world->db, &err));
    expect(world, 7, 2);
    expect(world, 7, 3);
    FINE(db_run(world->db, &err, "INSERT INTO registration VALUES (7, 4, 0, '', '')", ""));
    FINE(db_commit(world->db, &err));
    assert_string_equal(found(world, "garcia", 7, 20), "3 2 1");
    assert_string_equal(found(world, "mar", 7, 20), "2 4 9 1");
    assert_string_equal(found(world, "garcai", 7, 20), "~3 ~2 ~1");
    assert_string_equal(found(world, "jose@", 7, 20), "3");
    assert_string_equal(found(world, "garcia", 8, 20), "1 3 2");
}

static void a_large_event_comes_first_too(void **state)
{
    struct world *world = *state;
    char name[32];
    int64_t i;

    FINE(db_begin(world->db, &err));
    for (i = 1; i <= 1500; i++) {
        snprintf(name, sizeof name, "Anna %c%c%c", (char)('a' + i % 26), (char)('a' + i / 26 % 26),
                 (char)('a' + i / 676));
        put(world, i, name, "", "");
        if (i % 3 == 0)
            expect(world, 1, i);
    }
    commit(world);
    found(world, "anna", 1, 600);
    assert_int_equal(world->count, 600);
    for (i = 0; i < 600; i++)
        assert_int_equal(world->hits[i].guest % 3 == 0, i < 500);
    found(world, "a b", 1, HITS);
    for (i = 1; i < (int64_t)world->count; i++)
        assert_true(world->hits[i - 1].guest % 3 == 0 || world->hits[i].guest % 3 != 0);
    assert_true(world->count > 50);
}

static void changes_count_from_the_commit_on(void **state)
{
    struct world *world = *state;

    fill(world, people, sizeof people / sizeof *people);
    assert_string_equal(found(world, "zelda", 0, 20), "");
    FINE(db_begin(world->db, &err));
    put(world, 1, "Zelda Garcia", "", "");
    put(world, 1, "Zelda Gomez", "", ""); // twice in one transaction
    put(world, 3, "José García", "", ""); // says the same again
    drop(world, 9);
    commit(world);
    assert_string_equal(found(world, "zelda", 0, 20), "1");
    assert_string_equal(found(world, "garcia", 0, 20), "3 2");
    assert_string_equal(found(world, "acme", 0, 20), "");
    assert_string_equal(found(world, "hopper", 0, 20), "");
}

static void a_rollback_leaves_all_as_it_was(void **state)
{
    struct world *world = *state;

    fill(world, people, sizeof people / sizeof *people);
    found(world, "x", 0, 20);
    FINE(db_begin(world->db, &err));
    put(world, 1, "Zelda Fitz", "", "");
    put(world, 50, "Yolanda", "", "");
    FINE(search_flush(world->search, &err));
    db_rollback(world->db);
    search_rolled_back(world->search);
    assert_string_equal(found(world, "zelda", 0, 20), "");
    assert_string_equal(found(world, "maria", 0, 20), "1 2");
    FINE(db_begin(world->db, &err));
    put(world, 51, "Yolanda", "", "");
    commit(world);
    assert_string_equal(found(world, "yolanda", 0, 20), "51");
}

static int64_t number(struct world *world, const char *sql)
{
    int64_t value = -1;

    FINE(db_number(world->db, &err, &value, sql, ""));
    return value;
}

static void no_word_of_a_guest_who_went_stays_in_the_file(void **state)
{
    struct world *world = *state;
    int64_t i;

    fill(world, people, sizeof people / sizeof *people);
    assert_int_equal(number(world, "SELECT count(*) FROM word WHERE text = 'hopper'"), 1);
    FINE(db_begin(world->db, &err));
    for (i = 1; i <= 9; i++)
        drop(world, i);
    commit(world);
    assert_int_equal(number(world, "SELECT count(*) FROM word"), 0);
    assert_int_equal(number(world, "SELECT count(*) FROM posting"), 0);
}

static void dropped_tables_are_forgotten(void **state)
{
    struct world *world = *state;

    fill(world, people, sizeof people / sizeof *people);
    assert_string_equal(found(world, "maria", 0, 20), "1 2");
    FINE(db_script(world->db, &err, "DELETE FROM word; DELETE FROM posting; DELETE FROM guest"));
    search_forget(world->search);
    assert_string_equal(found(world, "maria", 0, 20), "");
    FINE(db_begin(world->db, &err));
    put(world, 4, "Maria", "", "");
    commit(world);
    assert_string_equal(found(world, "maria", 0, 20), "4");
}

static void guests_to_be_indexed_later_are_found_already(void **state)
{
    struct world *world = *state;
    bool more = true;

    search_set_later(world->search, true);
    fill(world, people, sizeof people / sizeof *people);
    assert_int_equal(number(world, "SELECT count(*) FROM word"), 0);
    assert_string_equal(found(world, "garcia", 0, 20), "1 3 2");
    assert_string_equal(found(world, "garcai", 0, 20), "~1 ~3 ~2");
    FINE(db_begin(world->db, &err));
    put(world, 1, "Zelda Garcia", "", "");
    drop(world, 2);
    commit(world);
    assert_string_equal(found(world, "garcia", 0, 20), "1 3");
    search_set_later(world->search, false);
    while (more) {
        FINE(db_begin(world->db, &err));
        FINE(search_catch_up(world->search, &more, &err));
        commit(world);
    }
    assert_int_equal(number(world, "SELECT count(*) FROM posting WHERE word = 0"), 0);
    assert_string_equal(found(world, "zelda", 0, 20), "1");
    assert_string_equal(found(world, "garcia", 0, 20), "1 3");
    assert_string_equal(found(world, "mar", 0, 20), "4 9");
}

// ---- against looking at every guest

static uint64_t random_state;

static size_t draw(size_t below)
{
    random_state = random_state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(random_state >> 33) % below;
}

static const char *const parts[] = {
    "Maria", "Mario", "Marian", "Garcia", "García", "Gracia", "Müller", "Mueller", "Miller", "Anna",
    "Ana", "An", "de", "la", "Cruz", "O'Neil", "Oneil", "Михаил", "Иван", "כהן",
    "محمد", "김민준", "王小明", "J.", "Lee", "Leeds", "Søren", "Soren", "Wang", "Wong",
};

static void draw_text(struct str *out, size_t most)
{
    size_t count = draw(most + 1);

    str_clear(out);
    str_add(out, "");
    while (count-- > 0) {
        str_add(out, parts[draw(sizeof parts / sizeof *parts)]);
        str_add(out, count > 0 ? " " : "");
    }
}

static void draw_typed(struct str *out)
{
    char cut[64];
    size_t length;

    draw_text(out, 2);
    length = draw(out->length + 1);
    snprintf(cut, sizeof cut, "%.*s", (int)length, out->at);
    if (length > 5 && draw(3) == 0)
        cut[draw(5)] = 'x';
    str_clear(out);
    text_clean(out, cut);
}

// Compares what the index finds with what reading all guests finds.
static void compare(struct world *world, const char *typed, char (*names)[128], char (*companies)[128],
                    size_t guests)
{
    static struct search_words words;
    struct search_query queries[QUERIES];
    size_t count = search_query_parse(queries, typed), right = 0, in_company, i, j;
    enum word_fit fit, other;
    bool is_found;

    found(world, typed, 0, HITS);
    for (i = 0; i < guests && count > 0; i++) {
        search_words_of(&words, names[i], "", companies[i]);
        fit = search_query_fit(&queries[0], &words, &in_company);
        other = count > 1 ? search_query_fit(&queries[1], &words, &in_company) : FIT_NONE;
        fit = other < fit ? other : fit;
        for (j = 0; j < world->count && world->hits[j].guest != (int64_t)i + 1;)
            j++;
        is_found = j < world->count;
        if (is_found != (fit < FIT_NONE) || (is_found && world->hits[j].slip != (fit == FIT_SLIP)))
            fail_msg("\"%s\" and \"%s\" of \"%s\": fit %d, %s", typed, names[i], companies[i], (int)fit,
                     is_found ? "found" : "not found");
        right += fit < FIT_NONE;
    }
    assert_int_equal(world->count, right);
    search_words_finish(&words);
}

static void the_index_finds_what_reading_everybody_finds(void **state)
{
    enum { GUESTS = 200, ROUNDS = 60, QUESTIONS = 12 };
    static char names[GUESTS][128], companies[GUESTS][128];
    struct world *world = *state;
    struct str text = { 0 };
    size_t round, i, guest;
    bool more;

    random_state = 20261201;
    for (round = 0; round < ROUNDS; round++) {
        search_set_later(world->search, draw(4) == 0);
        FINE(db_begin(world->db, &err));
        for (i = draw(20); i > 0; i--) {
            guest = draw(GUESTS);
            draw_text(&text, 3);
            snprintf(names[guest], sizeof *names, "%s", text.at);
            draw_text(&text, 1);
            snprintf(companies[guest], sizeof *companies, "%s", text.at);
            put(world, (int64_t)guest + 1, names[guest], companies[guest], "");
        }
        if (draw(5) == 0)
            FINE(search_catch_up(world->search, &more, &err));
        commit(world);
        for (i = 0; i < QUESTIONS; i++) {
            draw_typed(&text);
            compare(world, text.at, names, companies, GUESTS);
        }
    }
    str_finish(&text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(guests_are_found_best_first),
        TEST(expected_guests_come_first),
        TEST(a_large_event_comes_first_too),
        TEST(changes_count_from_the_commit_on),
        TEST(a_rollback_leaves_all_as_it_was),
        TEST(no_word_of_a_guest_who_went_stays_in_the_file),
        TEST(dropped_tables_are_forgotten),
        TEST(guests_to_be_indexed_later_are_found_already),
        TEST(the_index_finds_what_reading_everybody_finds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
