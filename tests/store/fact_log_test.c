// Facts in and out: stamps, what is refused, what an erasure leaves, what is held back, and what
// remains when a transaction does not come to its end.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "store/made_store.h"

static char folder[MADE_PATH];
static struct store *store;

static int set_up(void **state)
{
    (void)state;
    made_folder(folder);
    store = made_store(folder, "a");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    store_close(store);
    made_folder_finish(folder);
    return 0;
}

static void reopen(int64_t now_ms)
{
    char path[MADE_PATH + 40];
    struct err err = { 0 };

    snprintf(path, sizeof path, "%s", store_path(store));
    store_close(store);
    expect_done(store_open(&store, path, STORE_WRITE, now_ms, &err), err);
}

static void begin(int64_t now_ms)
{
    struct err err = { 0 };

    expect_done(store_begin(store, now_ms, &err), err);
}

static void commit(void)
{
    struct err err = { 0 };

    expect_done(store_commit(store, &err), err);
}

static void edit(const char *guest, const char *name)
{
    struct err err = { 0 };

    expect_done(fact_append(store, FACT_GUEST_EDITED, guest, NULL, made_now_ms,
                            json_pack("{s:{s:s}}", "fields", "name", name), &err),
                err);
}

// ---- our own

static void own_facts_are_numbered_without_gaps_and_stamps_rise(void **state)
{
    (void)state;
    for (int i = 0; i < 5; i++) {
        begin(made_now_ms - i * 1000); // a clock that goes back
        edit("ann", "Ann");
        edit("bob", "Bob");
        if (i == 2)
            store_rollback(store);
        else
            commit();
    }
    reopen(made_now_ms - 9000);
    begin(made_now_ms - 9000);
    edit("ann", "Anna");
    commit();
    assert_int_equal(made_number(store, "SELECT count(*) FROM fact"), 10); // one is the device's own
    assert_int_equal(made_number(store, "SELECT max(seq) FROM fact"), 10);
    assert_int_equal(made_number(store, "SELECT count(*) FROM fact a JOIN fact b ON b.seq = a.seq + 1"
                                        " WHERE b.stamp <= a.stamp"),
                     0);
    made_verify(store);
}

static void a_stamp_that_was_seen_moves_ours_on(void **state)
{
    static const char *const later[] = { "B1 29900000 ann - guest.edited {'fields':{'name':'Ann'}}", NULL };

    (void)state;
    made_receive(store, later); // 45 days ahead of us
    begin(made_now_ms);
    edit("ann", "Anna");
    commit();
    assert_int_equal(made_number(store, "SELECT count(*) FROM guest WHERE name = 'Anna'"), 1);
}

// ---- from others

static const struct refused_row {
    const char *line;
    enum err_kind kind; // ERR_NONE: changes nothing
} refused[] = {
    { "B1 5 ann may visit.checked_in {'owed':true}", ERR_NONE },
    { "B1 5 ann may visit.checked_in -", ERR_NONE }, // emptied by an erasure elsewhere
    { "B1 5 ann may visit.checked_in {'owed':false}", ERR_REFUSED },
    { "B1 6 ann may visit.checked_in {'owed':true}", ERR_REFUSED },
    { "B1 5@6 ann may visit.checked_in {'owed':true}", ERR_REFUSED },
    { "B1 5 bob may visit.checked_in {'owed':true}", ERR_REFUSED },
    { "B1 5 ann june visit.checked_in {'owed':true}", ERR_REFUSED },
    { "B1 5 ann - visit.checked_in {'owed':true}", ERR_REFUSED },
    { "B1 5 ann may welcome.gone {'owed':true}", ERR_REFUSED },
    { "B0 5 ann may visit.checked_in {}", ERR_INPUT },
    { "B2 -5 ann may visit.checked_in {}", ERR_INPUT },
    { "B2 5@200000000000 ann may visit.checked_in {}", ERR_INPUT },
    { "B2 5 ann-with-an-id-too-long may visit.checked_in {}", ERR_INPUT },
    { "B2 5 ann may-with-an-id-too-long visit.checked_in {}", ERR_INPUT },
};

static void a_fact_that_says_something_else_is_refused(void **state)
{
    const char *const first[] = { refused[0].line, NULL };
    struct verify_digest before, after;
    struct str differing = { 0 };
    struct err err = { 0 };

    (void)state;
    made_receive(store, first);
    expect_done(verify_digest(store, VERIFY_IDS, &before, &err), err);
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        const char *const lines[] = { refused[i].line, NULL };
        struct line_facts facts;
        bool took;

        line_facts_read(&facts, lines);
        err = (struct err){ 0 };
        begin(made_now_ms);
        took = fact_receive(store, &facts.facts[0], &err);
        if (took != (refused[i].kind == ERR_NONE) || err.kind != refused[i].kind)
            fail_msg("%s: took %d, %s", refused[i].line, took, err.text);
        if (took)
            commit();
        else
            store_rollback(store);
        line_facts_finish(&facts);
    }
    expect_done(verify_digest(store, VERIFY_IDS, &after, &err), err);
    verify_compare(&before, &after, &differing);
    assert_string_equal(str_text(&differing), "");
    str_finish(&differing);
}

// Bodies that cannot be what their kind wants are folded to something all the same.
static void nonsense_in_bodies_is_survived(void **state)
{
    static const char *const nonsense[] = {
        "B1 1 - - group.founded {'group.id':7,'group.name':'Early Birds','group.tz':null}",
        "B2 1 - may event.set {'name':'May','starts_ms':9223372036854775807,'ends_ms':-9223372036854775807}",
        "B3 1 - - setting.set {'key':7}",
        "B4 1 - - host.set {'host':{}}",
        "B5 1 - - import.done {'batch':'b','system':7}",
        "B6 1 ann may visit.undone {'cancels':[['B'],7,[null,1]]}",
        "B7 1 ann may visit.checked_in {'role':7,'method':{}}",
        "B8 1 ann - guest.listed {'fields':7,'codes':7,'visits':[]}",
        "B9 1 ann - guest.merged {'into':{}}",
        NULL,
    };

    (void)state;
    made_receive(store, nonsense);
    made_verify(store);
    assert_int_equal(made_number(store, "SELECT count(*) FROM setting WHERE value = 'Early Birds'"), 1);
    assert_int_equal(made_number(store, "SELECT count(*) FROM visit"), 1);
}

// ---- erasing

static const char *const erased[] = {
    "B1 1 ann - guest.edited {'fields':{'name':'Ann'}}",
    "B2 1 ann - guest.knighted {'by':'the queen'}", // of a later version
    "B3 2 ann - guest.listed {'source':'x','key':'#1','batch':'b'}",
    "B4 3 ann may visit.checked_in {'owed':true}",
    "B5 4 ann - guest.list_undone {'batch':'b'}",
    "B6 5 ann - guest.erased {'hashes':['h1','h2']}",
    NULL,
};
static const char *const erased_first[] = {
    "B6 5 ann - guest.erased {'hashes':['h1','h2']}",
    "B2 1 ann - guest.knighted {'by':'the queen'}",
    "B4 3 ann may visit.checked_in {'owed':true}",
    "B1 1 ann - guest.edited {'fields':{'name':'Ann'}}",
    "B5 4 ann - guest.list_undone {'batch':'b'}",
    "B3 2 ann - guest.listed {'source':'x','key':'#1','batch':'b'}",
    NULL,
};

static void an_erasure_empties_bodies_before_and_after_it(void **state)
{
    const char *const *const orders[] = { erased, erased_first };

    (void)state;
    for (int i = 0; i < 2; i++) {
        struct store *other = made_store(folder, i ? "after" : "before");

        made_receive(other, orders[i]);
        made_receive(other, orders[i]);
        assert_int_equal(made_number(other, "SELECT count(*) FROM fact WHERE guest NOT NULL AND body = ''"), 4);
        assert_int_equal(made_number(other, "SELECT count(*) FROM fact WHERE guest NOT NULL AND body <> ''"), 2);
        assert_int_equal(made_number(other, "SELECT visits FROM guest WHERE erased AND name = ''"), 1);
        assert_int_equal(made_number(other, "SELECT count(*) FROM erased_key"), 2);
        made_verify(other);
        store_close(other);
    }
}

static void who_was_erased_and_merged_is_not_brought_back(void **state)
{
    static const char *const merge[] = {
        "C1 9 ann - guest.merged {'into':'bob'}", "C2 9 bob - guest.edited {'fields':{'name':'Bob'}}", NULL,
    };

    (void)state;
    made_receive(store, erased);
    made_receive(store, merge);
    assert_int_equal(made_number(store, "SELECT count(*) FROM erased_key"), 2);
    made_verify(store);
}

// ---- ahead of time

static const int64_t day_ms = INT64_C(24) * 3600 * 1000;

static void receive_at(int64_t stamp_at_ms, int64_t seq, const char *name)
{
    struct fact fact = { .device = "B", .seq = seq, .stamp = stamp_at_ms * 65536, .at_ms = made_now_ms,
                         .kind = "guest.edited", .guest = "ann",
                         .body = json_pack("{s:{s:s}}", "fields", "name", name) };
    struct err err = { 0 };

    begin(made_now_ms);
    expect_done(fact_receive(store, &fact, &err), err);
    commit();
    json_decref(fact.body);
}

static int64_t named(const char *name)
{
    char sql[100];

    snprintf(sql, sizeof sql, "SELECT count(*) FROM guest WHERE name = '%s'", name);
    return made_number(store, sql);
}

static void a_fact_far_ahead_is_held_until_its_time_comes(void **state)
{
    (void)state;
    receive_at(made_now_ms, 1, "Ann");
    receive_at(made_now_ms + 399 * day_ms, 2, "Anna");
    receive_at(made_now_ms + 402 * day_ms, 3, "Anne");
    assert_int_equal(named("Anna"), 1);
    made_verify(store);
    reopen(made_now_ms + day_ms);
    assert_int_equal(named("Anna"), 1);
    made_verify(store);
    reopen(made_now_ms + 3 * day_ms);
    assert_int_equal(named("Anne"), 1);
    made_verify(store);
}

static void a_clock_that_was_set_back_takes_nothing_away(void **state)
{
    (void)state;
    begin(made_now_ms);
    edit("ann", "Ann");
    commit();
    reopen(day_ms); // 1970: a machine without a battery
    begin(day_ms);
    edit("ann", "Anna");
    commit();
    assert_int_equal(named("Anna"), 1);
    made_verify(store);
    reopen(made_now_ms + 2000 * day_ms); // and far ahead, for one day
    begin(made_now_ms + 2000 * day_ms);
    edit("ann", "Anne");
    commit();
    reopen(made_now_ms);
    begin(made_now_ms);
    edit("bob", "Bob");
    commit();
    assert_int_equal(named("Anne"), 1);
    assert_int_equal(named("Bob"), 1);
    made_verify(store);
}

// ---- what is not committed

static void nothing_of_a_transaction_that_was_undone_remains(void **state)
{
    static const char *const lost[] = { "B1 1 ann may visit.checked_in {}", NULL };
    static const char *const kept[] = {
        "C1 1 zoe june visit.checked_in {}", "B1 1 ann may visit.checked_in {}",
        "C2 2 ann may welcome.greeted {'host':'eva'}", NULL,
    };
    struct line_facts facts;
    struct err err = { 0 };

    (void)state;
    line_facts_read(&facts, lost);
    begin(made_now_ms);
    expect_done(fact_receive(store, &facts.facts[0], &err), err);
    expect_done(store_fold(store, &err), err);
    store_rollback(store);
    line_facts_finish(&facts);
    made_receive(store, kept); // now ann and may get other numbers
    assert_int_equal(made_number(store, "SELECT count(*) FROM visit JOIN subject ON num = event"
                                        " WHERE subject.id = 'may'"),
                     1);
    assert_int_equal(made_number(store, "SELECT count(*) FROM welcome JOIN subject ON num = event"
                                        " WHERE id = 'may' AND outcome = 'greeted'"),
                     1);
    made_verify(store);
}

// SQLite itself ends a transaction after some failures: what was counted up is forgotten then too.
static void a_commit_that_fails_is_as_if_nothing_had_been_said(void **state)
{
    struct err err = { 0 };

    (void)state;
    begin(made_now_ms);
    edit("ann", "Ann");
    db_rollback(store_db(store));
    assert_false(store_commit(store, &err));
    begin(made_now_ms);
    edit("bob", "Bob");
    commit();
    assert_int_equal(made_number(store, "SELECT max(seq) - count(*) FROM fact"), 0);
    assert_int_equal(named("Ann"), 0);
    assert_int_equal(named("Bob"), 1);
    made_verify(store);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(own_facts_are_numbered_without_gaps_and_stamps_rise),
        TEST(a_stamp_that_was_seen_moves_ours_on),
        TEST(a_fact_that_says_something_else_is_refused),
        TEST(nonsense_in_bodies_is_survived),
        TEST(an_erasure_empties_bodies_before_and_after_it),
        TEST(who_was_erased_and_merged_is_not_brought_back),
        TEST(a_fact_far_ahead_is_held_until_its_time_comes),
        TEST(a_clock_that_was_set_back_takes_nothing_away),
        TEST(nothing_of_a_transaction_that_was_undone_remains),
        TEST(a_commit_that_fails_is_as_if_nothing_had_been_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
