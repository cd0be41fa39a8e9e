// The connection: what is set on it, what it refuses, and statements within statements.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "store/made_store.h"
#include "util/file.h"

static char folder[MADE_PATH], path[MADE_PATH + 40];
static struct db *db;

static int set_up(void **state)
{
    struct err err = { 0 };

    (void)state;
    made_folder(folder);
    snprintf(path, sizeof path, "%s/a.db", folder);
    expect_done(db_open(&db, path, DB_CREATE, &err) && db_make_durable(db, &err), err);
    expect_done(db_script(db, &err, "CREATE TABLE thing (num INTEGER PRIMARY KEY, name TEXT) STRICT;"
                                    "INSERT INTO thing VALUES (1, 'one'), (2, 'two'), (3, NULL)"),
                err);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    db_close(db);
    made_folder_finish(folder);
    return 0;
}

static int64_t number(const char *sql)
{
    struct db_rows rows;
    int64_t value = -1;

    db_query_once(db, &rows, sql);
    if (db_next(&rows))
        value = db_int(&rows, 0);
    assert_true(db_done(&rows, NULL));
    return value;
}

static void a_write_is_durable_when_it_is_acknowledged(void **state)
{
    struct db_rows rows;

    (void)state;
    assert_int_equal(number("PRAGMA synchronous"), 2);
    assert_int_equal(number("PRAGMA foreign_keys"), 1);
    assert_int_equal(number("PRAGMA trusted_schema"), 0);
    db_query(db, &rows, "PRAGMA journal_mode", "");
    assert_true(db_next(&rows));
    assert_string_equal(db_text(&rows, 0), "wal");
    assert_true(db_done(&rows, NULL));
    assert_int_equal(number("PRAGMA mmap_size"), 0);
}

static const struct open_row {
    const char *shows, *content; // NULL: there is no such file
    enum db_mode mode;
    enum err_kind kind;
} opens[] = {
    { "no file to read", NULL, DB_READ, ERR_CONFIG },
    { "no file to write", NULL, DB_WRITE, ERR_CONFIG },
    { "a file of something else",
      "Dear Maria, the breakfast is on Tuesday. We look forward to seeing you there, as always.", DB_WRITE,
      ERR_CONFIG },
    { "a file to make", NULL, DB_CREATE, ERR_NONE },
};

static void what_is_no_database_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof opens / sizeof *opens; i++) {
        char other[MADE_PATH + 40];
        struct err err = { 0 };
        struct db *opened = NULL;
        int64_t number_of_tables;

        snprintf(other, sizeof other, "%s/other.db", folder);
        unlink(other);
        if (opens[i].content)
            assert_true(file_replace(other, opens[i].content, strlen(opens[i].content), NULL));
        if (db_open(&opened, other, opens[i].mode, &err))
            db_number(opened, &err, &number_of_tables, "SELECT count(*) FROM sqlite_schema", "");
        if (err.kind != opens[i].kind)
            fail_msg("%s: %d %s", opens[i].shows, err.kind, err.text);
        db_close(opened);
    }
}

static void values_are_bound_by_letters(void **state)
{
    struct db_rows rows;

    (void)state;
    db_query(db, &rows, "SELECT ?, ?, ?, ?, ?", "itnnt", INT64_C(-7), "tea", INT64_C(0), INT64_C(5), (char *)NULL);
    assert_true(db_next(&rows));
    assert_int_equal(db_int(&rows, 0), -7);
    assert_string_equal(db_text(&rows, 1), "tea");
    assert_true(db_is_null(&rows, 2));
    assert_int_equal(db_int(&rows, 3), 5);
    assert_true(db_is_null(&rows, 4));
    assert_string_equal(db_text(&rows, 4), "");
    assert_int_equal(db_int(&rows, 4), 0);
    assert_false(db_next(&rows));
    assert_true(db_done(&rows, NULL));
}

// The same words, asked again while the first answer is still being read.
static int count_pairs(int depth)
{
    struct db_rows rows;
    int count = 0;

    db_query(db, &rows, "SELECT num FROM thing ORDER BY num", "");
    while (db_next(&rows))
        count += depth > 1 ? count_pairs(depth - 1) : 1;
    assert_true(db_done(&rows, NULL));
    return count;
}

static void a_statement_may_be_asked_within_itself(void **state)
{
    (void)state;
    assert_int_equal(count_pairs(4), 81);
}

static void trouble_is_told_where_it_is_asked_for(void **state)
{
    struct db_rows rows;
    struct err err = { 0 };
    int64_t value = 42;

    (void)state;
    db_query(db, &rows, "SELECT nothing FROM nowhere", "");
    assert_false(db_next(&rows));
    assert_false(db_done(&rows, &err));
    assert_int_equal(err.kind, ERR_INTERNAL);
    assert_non_null(strstr(err.text, ": "));
    assert_false(db_run(db, &err, "INSERT INTO thing VALUES (?, NULL)", "i", INT64_C(1)));
    assert_false(db_run(db, &err, "INSERT INTO thing VALUES ('x', ?)", "i", INT64_C(1)));
    assert_true(db_number(db, &err, &value, "SELECT num FROM thing WHERE num = ?", "i", INT64_C(9)));
    assert_int_equal(value, 42); // no row: as it was
}

static void a_transaction_is_whole_or_not_at_all(void **state)
{
    struct err err = { 0 };

    (void)state;
    expect_done(db_begin(db, &err), err);
    assert_true(db_in_transaction(db));
    expect_done(db_run(db, &err, "DELETE FROM thing", ""), err);
    assert_int_equal(db_changes(db), 3);
    db_rollback(db);
    db_rollback(db);
    assert_false(db_in_transaction(db));
    assert_int_equal(number("SELECT count(*) FROM thing"), 3);
    expect_done(db_begin(db, &err), err);
    expect_done(db_run(db, &err, "INSERT INTO thing VALUES (NULL, ?)", "t", "four"), err);
    assert_int_equal(db_last_rowid(db), 4);
    expect_done(db_commit(db, &err), err);
    assert_false(db_commit(db, &err)); // there is none
    assert_int_equal(number("SELECT count(*) FROM thing"), 4);
}

static void a_reader_sees_what_was_committed_and_writes_nothing(void **state)
{
    struct db *writer = db, *reader = NULL;
    struct err err = { 0 };

    (void)state;
    expect_done(db_open(&reader, path, DB_READ, &err), err);
    expect_done(db_begin(writer, &err), err);
    expect_done(db_run(writer, &err, "DELETE FROM thing WHERE num = ?", "i", INT64_C(1)), err);
    db = reader;
    assert_int_equal(number("SELECT count(*) FROM thing"), 3);
    db = writer;
    expect_done(db_commit(writer, &err), err);
    db = reader;
    assert_int_equal(number("SELECT count(*) FROM thing"), 2);
    assert_false(db_run(reader, &err, "DELETE FROM thing", ""));
    db = writer;
    db_close(reader);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_write_is_durable_when_it_is_acknowledged),
        TEST(what_is_no_database_is_refused),
        TEST(values_are_bound_by_letters),
        TEST(a_statement_may_be_asked_within_itself),
        TEST(trouble_is_told_where_it_is_asked_for),
        TEST(a_transaction_is_whole_or_not_at_all),
        TEST(a_reader_sees_what_was_committed_and_writes_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
