// Every write, sync and truncation fails once, in every way a disk can: while a group is founded,
// people are checked in, a list is imported, an older file is brought up to date. What was
// acknowledged is there afterwards, exactly once; what was refused was refused in clear words;
// the file is whole, and its tables are what its facts add up to.
//     USHER_LONG=1  tries every place; otherwise the later ones are tried ever more sparsely
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "fault/bad_disk.h"
#include "service/group.h"
#include "service/import.h"
#include "service/request.h"
#include "store/made_store.h"
#include "util/file.h"
#include "util/zone.h"

enum { PEOPLE = 5, ROWS = 12 };

static char folder[MADE_PATH], path[MADE_PATH + 40];
static bool acknowledged[PEOPLE];

// A file that is put back keeps its inode: the store would take another for a copy.
static void forget_files(bool all)
{
    static const char *const endings[] = { "", "-wal", "-shm", "-journal", ".lock" };

    for (size_t i = all ? 0 : 1; i < sizeof endings / sizeof *endings; i++) {
        char name[MADE_PATH + 60];

        snprintf(name, sizeof name, "%s%s", path, endings[i]);
        unlink(name);
    }
}

static void copy_file(const char *from, const char *to)
{
    struct str content = { 0 };
    struct err err = { 0 };

    expect_done(file_read(&content, from, &err), err);
    expect_done(file_replace(to, content.at, content.length, &err), err);
    str_finish(&content);
}

// A refusal names what went wrong and what to do, and is about the disk.
static bool refused(bool done, struct err *err)
{
    if (done)
        return false;
    if (err->kind != ERR_IO || !strstr(err->text, ": "))
        fail_msg("not a clear refusal: %d \"%s\"", err->kind, err->text);
    *err = (struct err){ 0 };
    return true;
}

static bool ask(struct store *store, const char *name, json_t *request, struct err *err)
{
    json_t *answer = NULL;
    bool done = request_run(store, name, request, made_now_ms, &answer, err);

    json_decref(request);
    json_decref(answer);
    return done;
}

// ---- what is done on the bad disk

static bool found(struct err *err)
{
    char device[ID_SIZE];

    return group_found(path, "Early Birds", "UTC", "en", made_now_ms, device, err);
}

static void check_in_all(struct store *store)
{
    struct err err = { 0 };

    for (int i = 0; i < PEOPLE; i++) {
        json_t *request = json_object();
        char name[20];

        snprintf(name, sizeof name, "Guest %c", 'A' + i);
        json_object_set_new(request, "new", json_string(name));
        acknowledged[i] = !refused(ask(store, "visit.check_in", request, &err), &err);
    }
}

static bool import_rows(struct store *store, struct err *err)
{
    struct import_request request = { .system = "x", .file = "list.csv", .role = "" };
    struct import_counts counts;
    struct import *import;
    enum import_outcome outcome;
    const char *reason;

    if (!import_begin(&import, store, &request, made_now_ms, err))
        return false;
    for (int i = 0; i < ROWS; i++) {
        struct list_row row = { .reason = "", .row_id = "", .person_id = "", .role = "", .ticket_type = "",
                                .visits = -1 };
        char name[20];

        for (int field = 0; field < GUEST_FIELDS; field++)
            row.value[field] = "";
        snprintf(name, sizeof name, "Row %c", 'A' + i);
        row.value[GUEST_NAME] = row.row_id = name;
        if (!import_row(import, &row, made_now_ms + i * 1000, &outcome, &reason, err)) { // a slice every 2 s
            import_abandon(import);
            return false;
        }
    }
    return import_end(import, made_now_ms + ROWS * 1000, &counts, err);
}

// ---- what must hold afterwards

static struct store *open_again(void)
{
    struct store *store = NULL;
    struct err err = { 0 };

    expect_done(store_open(&store, path, STORE_WRITE, made_now_ms, &err), err);
    return store;
}

static void expect_whole(struct store *store)
{
    assert_int_equal(made_number(store, "SELECT count(*) FROM pragma_integrity_check"
                                        " WHERE integrity_check <> 'ok'"),
                     0);
    assert_int_equal(made_number(store, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    assert_int_equal(made_number(store, "SELECT count(*) FROM (SELECT max(seq) AS last, count(*) AS facts"
                                        " FROM fact GROUP BY device) WHERE last <> facts"),
                     0);
    made_verify(store);
}

static int64_t count_visits(struct store *store, int i)
{
    char sql[200];

    snprintf(sql, sizeof sql,
             "SELECT count(*) FROM visit JOIN guest ON num = guest JOIN welcome USING (guest, event)"
             " WHERE name = 'Guest %c' AND NOT undone AND outcome = 'open'",
             'A' + i);
    return made_number(store, sql);
}

static void found_is_founded(void)
{
    struct store *store;
    struct err err = { 0 };

    if (!found(&err)) // what was refused may have been written all the same
        assert_int_equal(err.kind, ERR_REFUSED);
    store = open_again();
    assert_int_equal(made_number(store, "SELECT count(*) FROM setting WHERE value = 'Early Birds'"), 1);
    assert_int_equal(made_number(store, "SELECT count(*) FROM fact WHERE kind = 'group.founded'"), 1);
    expect_whole(store);
    store_close(store);
}

static void acknowledged_are_here(void)
{
    struct store *store = open_again();

    for (int i = 0; i < PEOPLE; i++) {
        int64_t visits = count_visits(store, i);

        if (acknowledged[i] ? visits != 1 : visits > 1)
            fail_msg("Guest %c: acknowledged %d, and here %d times", 'A' + i, acknowledged[i], (int)visits);
    }
    expect_whole(store);
    check_in_all(store); // and it goes on
    for (int i = 0; i < PEOPLE; i++)
        assert_true(acknowledged[i]);
    store_close(store);
}

static void an_import_can_be_finished(void)
{
    struct store *store = open_again();
    struct err err = { 0 };

    expect_whole(store);
    expect_done(import_rows(store, &err), err);
    assert_int_equal(made_number(store, "SELECT count(*) FROM guest WHERE name GLOB 'Row ?'"), ROWS);
    assert_int_equal(made_number(store, "SELECT count(DISTINCT name) FROM guest WHERE name GLOB 'Row ?'"),
                     ROWS);
    expect_whole(store);
    store_close(store);
}

static void up_to_date_with_all_facts(void)
{
    struct store *store = open_again();

    assert_int_equal(made_number(store, "SELECT count(*) FROM guest WHERE name GLOB 'Guest ?' AND visits = 1"),
                     PEOPLE);
    expect_whole(store);
    store_close(store);
}

// ---- the ways

static void do_found(void)
{
    struct err err = { 0 };

    refused(found(&err), &err);
}

static void do_check_in(void)
{
    struct store *store = NULL;
    struct err err = { 0 };

    memset(acknowledged, 0, sizeof acknowledged);
    if (!refused(store_open(&store, path, STORE_WRITE, made_now_ms, &err), &err))
        check_in_all(store);
    store_close(store);
}

static void do_import(void)
{
    struct store *store = NULL;
    struct err err = { 0 };

    if (!refused(store_open(&store, path, STORE_WRITE, made_now_ms, &err), &err))
        refused(import_rows(store, &err), &err);
    store_close(store);
}

static void do_migrate(void)
{
    struct store *store = NULL;
    struct err err = { 0 };

    refused(store_open(&store, path, STORE_WRITE, made_now_ms, &err), &err);
    store_close(store);
}

// The file as it is before: a group with an event that is on.
static void prepare_group(const char *file)
{
    struct store *store;
    struct err err = { 0 };
    char now[ZONE_TIME_SIZE];

    snprintf(path, sizeof path, "%s/usher.db", folder);
    expect_done(found(&err), err);
    store = open_again();
    zone_format(now, "UTC", made_now_ms);
    expect_done(ask(store, "event.add", json_pack("{s:s, s:s}", "name", "May", "starts", now), &err), err);
    store_close(store);
    copy_file(path, file);
}

// People are in it, and its tables were folded by an older version.
static void prepare_old(const char *file)
{
    struct store *store;
    struct err err = { 0 };

    prepare_group(file);
    store = open_again();
    check_in_all(store);
    expect_done(db_script(store_db(store), &err, "UPDATE local SET value = 'old' WHERE key = 'derived'"), err);
    store_close(store);
    copy_file(path, file);
}

static const struct way {
    const char *name;
    void (*prepare)(const char *file); // NULL: there is no file
    void (*work)(void);
    void (*check)(void);
} ways[] = {
    { "founding", NULL, do_found, found_is_founded },
    { "check-in", prepare_group, do_check_in, acknowledged_are_here },
    { "import", prepare_group, do_import, an_import_can_be_finished },
    { "migration", prepare_old, do_migrate, up_to_date_with_all_facts },
};

static void put_file(const char *file)
{
    struct str content = { 0 };
    FILE *to;

    if (!file)
        return;
    assert_true(file_read(&content, file, NULL));
    to = fopen(path, "we");
    assert_non_null(to);
    assert_int_equal(fwrite(content.at, 1, content.length, to), content.length);
    assert_int_equal(fclose(to), 0);
    str_finish(&content);
}

static bool try_place(const struct way *way, enum bad_disk kind, long nth, const char *file)
{
    bool failed;

    forget_files(!file);
    put_file(file);
    bad_disk_begin(kind, nth);
    way->work();
    failed = bad_disk_mend();
    way->check();
    return failed;
}

static void every_place_fails_once(void **state)
{
    const struct way *way = *state;
    bool is_long = getenv("USHER_LONG") && strcmp(getenv("USHER_LONG"), "1") == 0;
    char file[MADE_PATH + 40];

    made_folder_in_memory(folder);
    snprintf(path, sizeof path, "%s/usher.db", folder);
    snprintf(file, sizeof file, "%s/before.db", folder);
    if (way->prepare)
        way->prepare(file);
    for (int kind = 0; kind < BAD_DISKS; kind++) {
        long nth = 1, tried = 0;

        while (try_place(way, (enum bad_disk)kind, nth, way->prepare ? file : NULL)) {
            tried++;
            nth += is_long ? 1 : 1 + nth / 4;
        }
        print_message("%s, %s: %ld places\n", way->name, bad_disk_names[kind], tried);
    }
    made_folder_finish(folder);
}

static int install(void **state)
{
    (void)state;
    bad_disk_install();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(every_place_fails_once, (void *)&ways[0]),
        cmocka_unit_test_prestate(every_place_fails_once, (void *)&ways[1]),
        cmocka_unit_test_prestate(every_place_fails_once, (void *)&ways[2]),
        cmocka_unit_test_prestate(every_place_fails_once, (void *)&ways[3]),
    };

    return cmocka_run_group_tests(tests, install, NULL);
}
