// Opening a file: which device it is, what it was written by, and that nothing half-done stays.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "store/db.h"
#include "store/made_store.h"

struct place {
    char folder[MADE_PATH];
    char path[MADE_PATH + 40];
};

static int begin(void **state)
{
    struct place *place = calloc(1, sizeof *place);

    assert_non_null(place);
    made_folder(place->folder);
    snprintf(place->path, sizeof place->path, "%s/door.db", place->folder);
    *state = place;
    return 0;
}

static int end(void **state)
{
    struct place *place = *state;

    made_folder_finish(place->folder);
    free(place);
    return 0;
}

static struct store *open_at(const char *path, enum store_mode mode, int64_t now_ms)
{
    struct store *store = NULL;
    struct err err = { 0 };

    expect_done(store_open(&store, path, mode, now_ms, &err), err);
    return store;
}

static void refused(const char *path, enum store_mode mode, enum err_kind kind)
{
    struct store *store = NULL;
    struct err err = { 0 };

    assert_false(store_open(&store, path, mode, made_now_ms, &err));
    assert_null(store);
    assert_int_equal(err.kind, kind);
    assert_non_null(strstr(err.text, ": "));
}

static void shell(const char *format, const char *a, const char *b)
{
    char command[600];

    snprintf(command, sizeof command, format, a, b);
    assert_int_equal(system(command), 0);
}

// A host is the shortest thing that can be written.
static void write_host(struct store *store, const char *name, int64_t now_ms)
{
    struct err err = { 0 };

    expect_done(store_begin(store, now_ms, &err), err);
    expect_done(fact_append(store, FACT_HOST_SET, NULL, NULL, now_ms,
                            json_pack("{s:s, s:s}", "host", name, "name", name), &err),
                err);
    expect_done(store_commit(store, &err), err);
}

static void run_sql(const char *path, const char *sql)
{
    struct db *db;
    struct err err = { 0 };

    expect_done(db_open(&db, path, DB_WRITE, &err), err);
    expect_done(db_script(db, &err, sql), err);
    db_close(db);
}

// ---- which device

static void a_file_that_stays_is_the_same_device(void **state)
{
    struct place *place = *state;
    struct store *store = made_store(place->folder, "door");
    char device[ID_SIZE];

    snprintf(device, sizeof device, "%s", store_device(store));
    store_close(store);
    store = open_at(place->path, STORE_WRITE, made_now_ms);
    assert_string_equal(store_device(store), device);
    assert_int_equal(made_number(store, "SELECT count(*) FROM device"), 1);
    store_close(store);
}

// Two files must never record as one device: facts would be told apart no more.
static void copied_and_moved_files_are_new_devices(void **state)
{
    static const char *const ways[] = { "cp '%s' '%s/other.db'", "mv '%s' '%s/other.db'" };
    struct place *place = *state;
    char other[MADE_PATH + 40], device[ID_SIZE];

    snprintf(other, sizeof other, "%s/other.db", place->folder);
    for (size_t i = 0; i < 2; i++) {
        struct store *store = made_store(place->folder, "door");

        write_host(store, "Amir", made_now_ms);
        snprintf(device, sizeof device, "%s", store_device(store));
        store_close(store);
        shell(ways[i], place->path, place->folder);
        store = open_at(other, STORE_WRITE, made_now_ms);
        assert_string_not_equal(store_device(store), device);
        write_host(store, "Bea", made_now_ms);
        assert_int_equal(made_number(store, "SELECT count(DISTINCT device) FROM fact"), 2);
        assert_int_equal(made_number(store, "SELECT max(seq) FROM fact GROUP BY device ORDER BY 1 DESC LIMIT 1"), 2);
        made_verify(store);
        store_close(store);
        shell("rm -f '%s'* '%s'/other.db*", place->path, place->folder);
    }
}

// ---- what it was written by

static void foreign_and_newer_files_are_refused_untouched(void **state)
{
    struct place *place = *state;
    char foreign[MADE_PATH + 40];

    store_close(made_store(place->folder, "door"));
    run_sql(place->path, "PRAGMA user_version = 999");
    refused(place->path, STORE_READ, ERR_CONFIG);
    refused(place->path, STORE_WRITE, ERR_CONFIG);

    snprintf(foreign, sizeof foreign, "%s/foreign.db", place->folder);
    shell("sqlite3 '%s' 'CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)' && cp '%s'/foreign.db /dev/null",
          foreign, place->folder);
    refused(foreign, STORE_READ, ERR_CONFIG);
    refused(foreign, STORE_WRITE, ERR_CONFIG);
    shell("test \"$(sqlite3 '%s' 'SELECT group_concat(name) FROM sqlite_schema')\" = theirs && test -d '%s'", foreign,
          place->folder);

    shell("echo 'not a database at all' >'%s' && test -d '%s'", foreign, place->folder);
    refused(foreign, STORE_READ, ERR_CONFIG);
    shell("rm -f '%s' && test -d '%s'", foreign, place->folder);
    refused(foreign, STORE_WRITE, ERR_CONFIG);
}

// An older version's tables are folded anew, by whoever opens the file first.
static void tables_of_another_version_are_folded_again(void **state)
{
    static const enum store_mode modes[] = { STORE_READ, STORE_WRITE };
    struct place *place = *state;
    struct store *store = made_store(place->folder, "door");

    write_host(store, "Amir", made_now_ms);
    store_close(store);
    for (size_t i = 0; i < 2; i++) {
        run_sql(place->path, "UPDATE local SET value = 'older' WHERE key = 'derived'; DELETE FROM host;"
                             "ALTER TABLE posting RENAME TO posting_of_old; DROP INDEX guest_email");
        store = open_at(place->path, modes[i], made_now_ms);
        assert_int_equal(made_number(store, "SELECT count(*) FROM host"), 1);
        assert_int_equal(made_number(store, "SELECT count(*) FROM sqlite_schema WHERE name = 'guest_email'"), 1);
        store_close(store);
        run_sql(place->path, "DROP TABLE posting_of_old");
    }
}

// ---- transactions

static void what_is_rolled_back_was_never_said(void **state)
{
    struct place *place = *state;
    struct store *store = made_store(place->folder, "door");
    struct err err = { 0 };

    expect_done(store_begin(store, made_now_ms, &err), err);
    expect_done(fact_append(store, FACT_HOST_SET, NULL, "an-event-nobody-knows", made_now_ms,
                            json_pack("{s:s, s:s}", "host", "h", "name", "Gone"), &err),
                err);
    expect_done(store_fold(store, &err), err);
    store_rollback(store);
    write_host(store, "Amir", made_now_ms);
    assert_int_equal(made_number(store, "SELECT count(*) FROM host"), 1);
    assert_int_equal(made_number(store, "SELECT count(*) FROM subject"), 0);
    assert_int_equal(made_number(store, "SELECT max(seq) - count(*) FROM fact"), 0); // no gap
    made_verify(store);
    store_close(store);
}

// It would be acknowledged, and nobody would find it again.
static void nothing_is_written_to_a_file_that_was_taken_away(void **state)
{
    struct place *place = *state;
    struct store *store = made_store(place->folder, "door");
    struct err err = { 0 };

    shell("mv '%s' '%s.old'", place->path, place->path);
    assert_false(store_begin(store, made_now_ms, &err));
    assert_int_equal(err.kind, ERR_IO);
    shell("cp '%s.old' '%s'", place->path, place->path); // the same bytes, but another file
    assert_false(store_begin(store, made_now_ms, &err));
    shell("mv '%s.old' '%s'", place->path, place->path);
    write_host(store, "Amir", made_now_ms);
    store_close(store);
}

// Stamps rise whatever the wall clock does, also across a restart.
static void stamps_never_go_back(void **state)
{
    struct place *place = *state;
    struct store *store = made_store(place->folder, "door");

    write_host(store, "Amir", made_now_ms);
    write_host(store, "Bea", made_now_ms - 3600 * 1000);
    store_close(store);
    store = open_at(place->path, STORE_WRITE, made_now_ms - 7200 * 1000);
    write_host(store, "Cleo", made_now_ms - 7200 * 1000);
    assert_int_equal(made_number(store, "SELECT count(*) FROM fact a JOIN fact b ON b.seq = a.seq + 1"
                                        " WHERE b.stamp <= a.stamp"),
                     0);
    assert_int_equal(made_number(store, "SELECT count(*) FROM fact"), 4);
    store_close(store);
}

static void say(struct store *store, enum fact_kind kind, const char *guest, const char *body)
{
    struct err err = { 0 };

    expect_done(store_begin(store, made_now_ms, &err), err);
    expect_done(fact_append(store, kind, guest, NULL, made_now_ms, json_parse_object(body), &err), err);
    expect_done(store_commit(store, &err), err);
}

// Rows with an id of their own go to and fro with the guest they are about.
static void merged_and_parted_guests_keep_what_is_theirs(void **state)
{
    static const char *const lower = "00000000000000000000", *const higher = "zzzzzzzzzzzzzzzzzzzz";
    struct place *place = *state;

    for (int turn = 0; turn < 2; turn++) {
        const char *kept = turn ? lower : higher, *dropped = turn ? higher : lower;
        struct store *store = made_store(place->folder, turn ? "one" : "other");
        char into[60];

        say(store, FACT_GUEST_EDITED, higher, "{\"fields\":{\"name\":\"Ann\"}}");
        say(store, FACT_GUEST_EDITED, lower, "{\"fields\":{\"name\":\"Bob\"}}");
        say(store, FACT_INTRODUCTION_MADE, dropped, "{\"other\":\"x\",\"host\":\"h\"}");
        snprintf(into, sizeof into, "{\"into\":\"%s\"}", kept);
        say(store, FACT_GUEST_MERGED, dropped, into);
        assert_int_equal(made_number(store, "SELECT count(*) FROM guest"), 1);
        say(store, FACT_GUEST_MERGED, dropped, "{\"into\":null}");
        assert_int_equal(made_number(store, "SELECT count(*) FROM guest"), 2);
        assert_int_equal(made_number(store, "SELECT count(*) FROM introduction"), 1);
        made_verify(store);
        store_close(store);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_file_that_stays_is_the_same_device, begin, end),
        cmocka_unit_test_setup_teardown(copied_and_moved_files_are_new_devices, begin, end),
        cmocka_unit_test_setup_teardown(foreign_and_newer_files_are_refused_untouched, begin, end),
        cmocka_unit_test_setup_teardown(tables_of_another_version_are_folded_again, begin, end),
        cmocka_unit_test_setup_teardown(what_is_rolled_back_was_never_said, begin, end),
        cmocka_unit_test_setup_teardown(nothing_is_written_to_a_file_that_was_taken_away, begin, end),
        cmocka_unit_test_setup_teardown(stamps_never_go_back, begin, end),
        cmocka_unit_test_setup_teardown(merged_and_parted_guests_keep_what_is_theirs, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
