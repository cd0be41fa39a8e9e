// Files of every age: new, half made, of an older or a newer Usher, somebody else's, copied.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "store/made_store.h"
#include "util/file.h"

static char folder[MADE_PATH], path[MADE_PATH + 40];

static const char *const people[] = {
    "B1 1 ann - guest.edited {'fields':{'name':'Ann Lee'}}", "B2 2 ann may visit.checked_in {'owed':true}",
    "B3 3 bob - guest.edited {'fields':{'name':'Bob'}}", NULL,
};

static int set_up(void **state)
{
    struct store *store;

    (void)state;
    made_folder(folder);
    snprintf(path, sizeof path, "%s/a.db", folder);
    store = made_store(folder, "a");
    made_receive(store, people);
    store_close(store);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    made_folder_finish(folder);
    return 0;
}

static struct store *open_store(const char *at, enum store_mode mode)
{
    struct store *store = NULL;
    struct err err = { 0 };

    expect_done(store_open(&store, at, mode, made_now_ms, &err), err);
    return store;
}

static void change(const char *sql)
{
    struct db *db = NULL;
    struct err err = { 0 };

    expect_done(db_open(&db, path, DB_WRITE, &err), err);
    expect_done(db_script(db, &err, sql), err);
    db_close(db);
}

static void expect_refused(enum store_mode mode, enum err_kind kind, const char *says)
{
    struct store *store = NULL;
    struct err err = { 0 };

    assert_false(store_open(&store, path, mode, made_now_ms, &err));
    assert_null(store);
    if (err.kind != kind || !strstr(err.text, says))
        fail_msg("%d %s", err.kind, err.text);
}

static void a_new_file_has_its_marks(void **state)
{
    struct store *store = open_store(path, STORE_READ);

    (void)state;
    assert_int_equal(made_number(store, "PRAGMA application_id"), 0x55534852);
    assert_int_equal(made_number(store, "PRAGMA user_version"), 3);
    assert_int_equal(made_number(store, "SELECT count(*) FROM sqlite_schema WHERE type = 'table'"
                                        " AND name NOT GLOB 'sqlite*' AND sql NOT GLOB '*STRICT*'"),
                     0);
    store_close(store);
}

static void a_newer_file_is_refused(void **state)
{
    (void)state;
    change("PRAGMA user_version = 999");
    expect_refused(STORE_READ, ERR_CONFIG, "newer");
    expect_refused(STORE_WRITE, ERR_CONFIG, "newer");
}

static void a_file_of_another_program_is_refused_and_left_alone(void **state)
{
    struct str before = { 0 }, after = { 0 };

    (void)state;
    change("PRAGMA application_id = 7; PRAGMA user_version = 0");
    assert_true(file_read(&before, path, NULL));
    expect_refused(STORE_READ, ERR_CONFIG, "not an Usher database");
    expect_refused(STORE_WRITE, ERR_CONFIG, "not an Usher database");
    assert_true(file_read(&after, path, NULL));
    assert_true(before.length == after.length && memcmp(before.at, after.at, before.length) == 0);
    str_finish(&before);
    str_finish(&after);
}

static void a_file_that_is_not_there_is_told(void **state)
{
    (void)state;
    unlink(path);
    expect_refused(STORE_READ, ERR_CONFIG, "usher init");
    expect_refused(STORE_WRITE, ERR_CONFIG, "usher init");
}

// Tables folded by another version are dropped, all that it had made, and folded again.
static void tables_of_another_version_are_folded_again(void **state)
{
    static const enum store_mode modes[] = { STORE_WRITE, STORE_READ };

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct store *store;

        change("CREATE TABLE seat (guest INTEGER PRIMARY KEY) STRICT;"
               "UPDATE local SET value = value || ' seat' WHERE key = 'derived_tables';"
               "UPDATE guest SET name = 'Eve'; DROP TABLE claim;"
               "UPDATE local SET value = 'another' WHERE key = 'derived'");
        store = open_store(path, modes[i]);
        assert_int_equal(made_number(store, "SELECT count(*) FROM guest WHERE name = 'Ann Lee'"), 1);
        assert_int_equal(made_number(store, "SELECT count(*) FROM sqlite_schema WHERE name = 'seat'"), 0);
        assert_int_equal(made_number(store, "SELECT count(*) FROM claim"), 0);
        store_close(store);
        store = open_store(path, STORE_WRITE);
        made_verify(store);
        store_close(store);
    }
}

static void rebuilding_mends_what_was_changed(void **state)
{
    struct store *store;
    struct err err = { 0 };

    (void)state;
    change("DELETE FROM guest; UPDATE visit SET at_ms = 0; DELETE FROM word");
    store = open_store(path, STORE_WRITE);
    expect_done(store_rebuild(store, made_now_ms, &err), err);
    assert_int_equal(made_number(store, "SELECT count(*) FROM guest"), 2);
    made_verify(store);
    store_close(store);
}

// ---- which device this is

static void copy_file(const char *to)
{
    struct str content = { 0 };

    assert_true(file_read(&content, path, NULL));
    assert_true(file_replace(to, content.at, content.length, NULL));
    str_finish(&content);
}

static void a_copy_is_another_device(void **state)
{
    char copy[MADE_PATH + 40], first[ID_SIZE], second[ID_SIZE];
    struct store *store = open_store(path, STORE_WRITE);
    struct err err = { 0 };

    (void)state;
    strcpy(first, store_device(store));
    store_close(store);
    store = open_store(path, STORE_WRITE);
    assert_string_equal(store_device(store), first); // opened again it is the same
    store_close(store);
    snprintf(copy, sizeof copy, "%s/copy.db", folder);
    copy_file(copy);
    store = open_store(copy, STORE_WRITE);
    strcpy(second, store_device(store));
    assert_string_not_equal(second, first);
    expect_done(store_begin(store, made_now_ms, &err), err);
    expect_done(fact_append(store, FACT_GUEST_EDITED, "bob", NULL, made_now_ms, json_object(), &err), err);
    expect_done(store_commit(store, &err), err);
    assert_int_equal(made_number(store, "SELECT count(*) FROM device_name"), 2);
    assert_int_equal(made_number(store, "SELECT max(seq) FROM fact JOIN device ON num = device"
                                        " WHERE id = (SELECT value FROM local WHERE key = 'device')"),
                     2);
    made_verify(store);
    store_close(store);
}

static void a_restored_file_is_another_device(void **state)
{
    char kept[MADE_PATH + 40], first[ID_SIZE];
    struct store *store = open_store(path, STORE_WRITE);

    (void)state;
    strcpy(first, store_device(store));
    store_close(store);
    snprintf(kept, sizeof kept, "%s/kept", folder);
    copy_file(kept);
    assert_int_equal(rename(kept, path), 0); // the same path, another file
    store = open_store(path, STORE_WRITE);
    assert_string_not_equal(store_device(store), first);
    store_close(store);
}

// ---- readers beside the writer

static void a_reader_reads_beside_a_writer(void **state)
{
    struct store *writer = open_store(path, STORE_WRITE), *reader = open_store(path, STORE_READ);
    struct err err = { 0 };

    (void)state;
    made_receive(writer, (const char *const[]){ "C1 1 zoe - guest.edited {'fields':{'name':'Zoe'}}", NULL });
    assert_int_equal(made_number(reader, "SELECT count(*) FROM guest"), 3);
    expect_done(store_begin(reader, made_now_ms, &err), err);
    assert_false(store_is_writing(reader));
    expect_done(store_commit(reader, &err), err);
    store_close(reader);
    store_close(writer);
    store_close(NULL);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_new_file_has_its_marks),
        TEST(a_newer_file_is_refused),
        TEST(a_file_of_another_program_is_refused_and_left_alone),
        TEST(a_file_that_is_not_there_is_told),
        TEST(tables_of_another_version_are_folded_again),
        TEST(rebuilding_mends_what_was_changed),
        TEST(a_copy_is_another_device),
        TEST(a_restored_file_is_another_device),
        TEST(a_reader_reads_beside_a_writer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
