// Whether the check of the folding finds what is wrong, in every table.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "store/made_store.h"

static char folder[MADE_PATH];
static struct store *store;

// Something in every derived table.
static const char *const everything[] = {
    "A1 1 - - group.founded {'group.id':'g','group.name':'Early Birds','group.tz':'UTC'}",
    "A2 1 - may event.set {'name':'May','starts_ms':600000}",
    "A3 1 - - host.set {'host':'eva','name':'Eva'}",
    "A4 2 ann may guest.listed {'source':'x','key':'=1','batch':'b','codes':['C1'],'fields':{'name':'Ann "
    "Lee'}}",
    "A5 2 - may import.done {'batch':'b','system':'x','file':'list.csv'}",
    "A6 3 anna - guest.edited {'fields':{'name':'Anna Lee'}}",
    "A7 4 anna - guest.merged {'into':'ann'}",
    "A8 10 ann may visit.checked_in {'owed':true}",
    "A9 12 ann may welcome.claimed {'host':'eva','until_ms':900000}",
    "B1 13 ann may introduction.made {'other':'bob','host':'eva'}",
    "B2 14 bob - guest.edited {'fields':{'name':'Bob'}}",
    "B3 15 bob - guest.erased {'hashes':['h1']}",
    "B4 15 - - device.named {'device':'B','name':'tablet'}",
    "B5 16 - may help.asked {'help':'h','reason':'asked'}",
    "B6 17 ann - guest.consented {'consents':{'introduce':true}}",
    NULL,
};

static int set_up(void **state)
{
    (void)state;
    made_folder(folder);
    store = made_store(folder, "a");
    made_receive(store, everything);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    store_close(store);
    made_folder_finish(folder);
    return 0;
}

static void what_was_folded_is_what_the_facts_add_up_to(void **state)
{
    (void)state;
    made_verify(store);
}

static void nothing_is_changed_by_looking(void **state)
{
    struct verify_digest before, after;
    struct str differing = { 0 };
    struct err err = { 0 };

    (void)state;
    expect_done(verify_digest(store, VERIFY_IDS, &before, &err), err);
    made_verify(store);
    expect_done(verify_digest(store, VERIFY_IDS, &after, &err), err);
    verify_compare(&before, &after, &differing);
    assert_string_equal(str_text(&differing), "");
    str_finish(&differing);
}

static void every_table_has_rows_to_look_at(void **state)
{
    struct verify_digest digest;
    struct err err = { 0 };

    (void)state;
    expect_done(verify_digest(store, VERIFY_NUMBERS, &digest, &err), err);
    assert_in_range(digest.count, 20, VERIFY_TABLES);
    for (size_t i = 0; i < digest.count; i++) {
        if (digest.tables[i].rows == 0)
            fail_msg("%s is empty", digest.tables[i].name);
    }
}

// A row lost from any table is found, and the table is named.
static void a_lost_row_is_found(void **state)
{
    struct verify_digest digest;
    struct err err = { 0 };

    (void)state;
    expect_done(verify_digest(store, VERIFY_NUMBERS, &digest, &err), err);
    for (size_t i = 0; i < digest.count; i++) {
        struct str differing = { 0 }, sql = { 0 };

        str_addf(&sql, "DELETE FROM \"%s\"", digest.tables[i].name);
        expect_done(store_begin(store, made_now_ms, &err), err);
        expect_done(db_script(store_db(store), &err, str_text(&sql)), err);
        expect_done(verify_folding(store, &differing, &err), err);
        if (!strstr(str_text(&differing), digest.tables[i].name))
            fail_msg("%s is empty and only these are said to differ: %s", digest.tables[i].name,
                     str_text(&differing));
        store_rollback(store);
        str_finish(&differing);
        str_finish(&sql);
    }
}

static void a_changed_value_is_found(void **state)
{
    static const struct {
        const char *sql, *table;
    } changes[] = {
        { "UPDATE guest SET name = 'Eve' WHERE num = (SELECT num FROM subject WHERE id = 'ann')", "guest" },
        { "UPDATE visit SET at_ms = at_ms + 1", "visit" },
        { "UPDATE welcome SET outcome = 'greeted'", "welcome" },
        { "UPDATE registration SET expected = 0", "registration" },
        { "UPDATE event SET closed_ms = 1", "event" },
        { "UPDATE link SET into_guest = NULL", "link" },
        { "UPDATE word SET guests = guests + 1", "word" },
        { "UPDATE posting SET guests = substr(guests, 1, length(guests) - 1)", "posting" },
        { "UPDATE posting SET guests = CAST(substr(guests, 1, length(guests) - 1) || x'01' AS BLOB)",
          "posting" },
    };
    struct err err = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        struct str differing = { 0 };

        expect_done(store_begin(store, made_now_ms, &err), err);
        expect_done(db_script(store_db(store), &err, changes[i].sql), err);
        expect_done(verify_folding(store, &differing, &err), err);
        assert_string_equal(str_text(&differing), changes[i].table);
        store_rollback(store);
        str_finish(&differing);
    }
}

// Numbers of guests differ from file to file; ids do not.
static void two_files_are_compared_by_ids(void **state)
{
    static const char *const first[] = { "C1 1 zoe - guest.edited {'fields':{'name':'Zoe'}}", NULL };
    struct store *other = made_store(folder, "b");
    struct verify_digest one, two;
    struct str differing = { 0 };
    struct err err = { 0 };

    (void)state;
    made_receive(other, first);
    made_receive(other, everything);
    made_receive(store, first);
    expect_done(verify_digest(store, VERIFY_IDS, &one, &err), err);
    expect_done(verify_digest(other, VERIFY_IDS, &two, &err), err);
    verify_compare(&one, &two, &differing);
    assert_string_equal(str_text(&differing), "device_name"); // the two devices themselves
    str_finish(&differing);
    store_close(other);
}

static void facts_are_counted(void **state)
{
    static const char *const more[] = { "D1 1 - - device.named {}", "D4 40000000 - - device.named {}", NULL };
    struct verify_facts facts;
    struct err err = { 0 };

    (void)state;
    made_receive(store, more); // minute 40000000 is in 2046
    expect_done(verify_facts(store, made_now_ms, &facts, &err), err);
    assert_int_equal(facts.devices, 4); // with our own
    assert_int_equal(facts.missing, 2);
    assert_int_equal(facts.held, 1);
    assert_int_equal(facts.ahead_ms, 0);
    expect_done(verify_facts(store, made_now_ms - 5000, &facts, &err), err);
    assert_int_equal(facts.ahead_ms, 5000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_was_folded_is_what_the_facts_add_up_to, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_is_changed_by_looking, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_table_has_rows_to_look_at, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_lost_row_is_found, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_changed_value_is_found, set_up, tear_down),
        cmocka_unit_test_setup_teardown(two_files_are_compared_by_ids, set_up, tear_down),
        cmocka_unit_test_setup_teardown(facts_are_counted, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
