// Lists that come again after people were mended, merged, or repeated without end.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "service/told_world.h"
#include "store/db.h"

static struct import_counts import_plain(struct store *store, const struct event *event)
{
    static const struct list list = { { "|Ann Lee|a@x.org|Acme", "|Annie Leeuw|annie@x.org|",
                                        "|Bob Rya||Bolt", "|Cy Dee||", "|Cyrus Dee||" },
                                      "",
                                      0,
                                      0,
                                      0 };
    char outcomes[ROWS + 1];

    return import_list(store, event, &list, outcomes);
}

static const char *id_of(struct store *store, const char *name)
{
    static char ids[4][ID_SIZE];
    static unsigned next;
    char *id = ids[next++ % 4];
    struct db_rows rows;
    struct err err = { 0 };

    db_query(store_db(store), &rows, "SELECT id FROM subject JOIN guest USING (num) WHERE name = ?", "t",
             name);
    assert_true(db_next(&rows));
    snprintf(id, ID_SIZE, "%s", db_text(&rows, 0));
    expect_done(db_done(&rows, &err), err);
    return id;
}

static void change(struct store *store, const char *request, const char *format, const char *one,
                   const char *other)
{
    char members[200];

    snprintf(members, sizeof members, format, one, other);
    ask(store, request, members);
}

// What people have mended or merged since is no reason for the same list to add anybody.
static void the_same_list_finds_whom_people_changed(void **state)
{
    struct import_counts counts;
    struct told_world world;

    (void)state;
    told_begin(&world, "2030-01-01T10:00Z");
    assert_int_equal(import_plain(world.store, &world.event).added, 5);
    change(world.store, "guest.edit", "{\"guest\":\"%s\",\"name\":\"%s\"}", id_of(world.store, "Bob Rya"),
           "Bob Ray");
    change(world.store, "guest.merge", "{\"keep\":\"%s\",\"drop\":\"%s\"}", id_of(world.store, "Ann Lee"),
           id_of(world.store, "Annie Leeuw"));
    change(world.store, "guest.merge", "{\"keep\":\"%s\",\"drop\":\"%s\"}", id_of(world.store, "Cyrus Dee"),
           id_of(world.store, "Cy Dee"));
    counts = import_plain(world.store, &world.event);
    assert_int_equal(counts.unchanged, 5);
    assert_int_equal(counts.missing, 0);
    assert_int_equal(made_number(world.store, "SELECT count(*) FROM guest"), 3);
    told_end(&world);
}

// A later list names a merged person as they were: they are no new guest, and no first-timer.
static void a_later_list_knows_who_was_merged(void **state)
{
    static const struct list first = { { "|Katherine Miller|km@x.org|", "|Katie Jones|kj@x.org|Acme",
                                         "|Bob Ray||Bolt", "|Robert Ray||" },
                                       "AAAA",
                                       4,
                                       4,
                                       0 };
    static const struct list later = {
        { "|Katie Jones|kj@x.org|Acme", "|Robert Ray||", "|Zoe Jones|kj@x.org|" }, "", 0, 0, 0
    };
    char outcomes[ROWS + 1];
    struct told_world world;

    (void)state;
    told_begin(&world, "2030-01-01T10:00Z");
    import_list(world.store, &world.event, &first, outcomes);
    change(world.store, "guest.merge", "{\"keep\":\"%s\",\"drop\":\"%s\"}",
           id_of(world.store, "Katherine Miller"), id_of(world.store, "Katie Jones"));
    change(world.store, "guest.merge", "{\"keep\":\"%s\",\"drop\":\"%s\"}", id_of(world.store, "Bob Ray"),
           id_of(world.store, "Robert Ray"));
    told_event(&world, "Next tea", "2030-02-01T10:00Z");
    import_list(world.store, &world.event, &later, outcomes);
    assert_int_equal(made_number(world.store, "SELECT count(*) FROM guest"),
                     3); // with Zoe, who is somebody else
    ask(world.store, "guest.show", "{\"guest\":\"km@x.org\"}");
    told_end(&world);
}

// A row that was found by what a merged person was called has the code of the kept one from then on.
static void a_code_of_a_merged_person_renames_nobody(void **state)
{
    static const struct list first = { { "|Katherine Miller||", "|Katie Jones||" }, "AA", 2, 2, 0 };
    static const struct list coded = { { "|Katie Jones|||C1" }, "", 0, 0, 0 };
    char outcomes[ROWS + 1];
    struct told_world world;

    (void)state;
    told_begin(&world, "2030-01-01T10:00Z");
    import_list(world.store, &world.event, &first, outcomes);
    change(world.store, "guest.merge", "{\"keep\":\"%s\",\"drop\":\"%s\"}",
           id_of(world.store, "Katherine Miller"), id_of(world.store, "Katie Jones"));
    told_event(&world, "Next tea", "2030-02-01T10:00Z");
    import_list(world.store, &world.event, &coded, outcomes);
    assert_string_equal(outcomes, "A");
    import_list(world.store, &world.event, &coded, outcomes);
    assert_string_equal(outcomes, "N");
    assert_non_null(id_of(world.store, "Katherine Miller"));
    told_end(&world);
}

// A broken list may be about one person a thousand times: it must not take for ever.
static void one_person_a_thousand_times(void **state)
{
    enum { REPEATS = 1000 };
    struct import_request request = { .system = "list", .file = "list.csv", .role = "" };
    struct import_counts counts;
    struct import *import;
    char line[64];
    struct told_world world;
    struct err err = { 0 };

    (void)state;
    told_begin(&world, "2030-01-01T10:00Z");
    expect_done(import_begin(&import, world.store, &request, made_now_ms, &err), err);
    for (int i = 0; i < REPEATS; i++) {
        enum import_outcome outcome;
        const char *reason;
        struct told told;

        snprintf(line, sizeof line, "=%d|Ann Lee|a@x.org|Company %d", i, i);
        tell(&told, line);
        expect_done(import_row(import, &told.row, made_now_ms, &outcome, &reason, &err), err);
        assert_string_equal(reason, outcome == IMPORT_REJECTED ? "too many rows about this person" : "");
    }
    expect_done(import_end(import, made_now_ms, &counts, &err), err);
    assert_int_equal(counts.added, 1);
    assert_int_equal(counts.added + counts.updated + counts.rejected, REPEATS);
    assert_true(counts.rejected > 0 && counts.updated > 100);
    assert_int_equal(made_number(world.store, "SELECT count(*) FROM guest"), 1);
    told_end(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_list_finds_whom_people_changed),
        cmocka_unit_test(a_later_list_knows_who_was_merged),
        cmocka_unit_test(a_code_of_a_merged_person_renames_nobody),
        cmocka_unit_test(one_person_a_thousand_times),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
