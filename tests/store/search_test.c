#include "store/search_world.h"

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
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
