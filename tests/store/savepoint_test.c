// Parts of a transaction that are taken back alone: what is left is as if they had never been.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "store/made_store.h"
#include "store/savepoint.h"
#include "util/mem.h"

static json_t *quoted(const char *json)
{
    char *text = mem_copy_text(json);
    json_t *body;

    for (char *at = text; *at; at++)
        *at = *at == '\'' ? '"' : *at;
    body = json_parse_object(text);
    free(text);
    return body;
}

// A letter is a guest who is named; m merges guest a into b, u takes that back, x erases guest c.
static bool write_part(struct store *store, char letter, int number, struct err *err)
{
    static const struct {
        char letter, guest;
        enum fact_kind kind;
        const char *body;
    } others[] = {
        { 'm', 'a', FACT_GUEST_MERGED, "{'into': 'guest00000000000000b'}" },
        { 'u', 'a', FACT_GUEST_MERGED, "{'into': null}" },
        { 'x', 'c', FACT_GUEST_ERASED, "{'hashes': ['h'], 'earlier': 0}" },
    };
    char id[ID_SIZE], name[40];

    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (others[i].letter != letter)
            continue;
        snprintf(id, sizeof id, "guest00000000000000%c", others[i].guest);
        return fact_append(store, others[i].kind, id, NULL, made_now_ms, quoted(others[i].body), err);
    }
    snprintf(id, sizeof id, "guest00000000000000%c", letter);
    snprintf(name, sizeof name, "Guest number%c of %c", 'a' + number % 26, letter);
    return fact_append(store, FACT_GUEST_EDITED, id, NULL, made_now_ms,
                       json_pack("{s:{s:s}}", "fields", "name", name), err);
}

static void parts_of_a_batch(const char *plan, struct store *store, bool alone)
{
    struct err err = { 0 };

    if (!alone)
        expect_done(store_begin(store, made_now_ms, &err), err);
    for (int i = 0; plan[i]; i++) {
        bool refuses = plan[i] < 'a';

        if (alone && refuses)
            continue;
        if (alone)
            expect_done(store_begin(store, made_now_ms, &err), err);
        else
            expect_done(savepoint_begin(store, &err), err);
        expect_done(write_part(store, (char)(plan[i] | 0x20), i, &err), err);
        if (i % 3 > 0) // a request may look at what it did
            expect_done(store_fold(store, &err), err);
        if (alone)
            expect_done(store_commit(store, &err), err);
        else if (refuses)
            assert_true(savepoint_undo(store));
        else
            expect_done(savepoint_keep(store, &err), err);
    }
    if (!alone)
        expect_done(store_commit(store, &err), err);
}

static void a_batch_comes_to_the_same_as_one_after_the_other(void **state)
{
    static const char *const plans[] = {
        "a",          "A",          "aA",   "Aa",    "abAB",  "aAbBcC",  "AaBb", "aBcBdb",  "aaAaBbbBa",
        "ABCabcABCa", "bBbAaBcCCa", "abMa", "abmAa", "abmUa", "abmBuMb", "acXc", "caXCxcC", "abcMmXuxAaBbCcM"
    };
    char folder[MADE_PATH];
    struct verify_digest together, apart;
    struct str differing = { 0 };
    struct err err = { 0 };

    (void)state;
    made_folder(folder);
    for (size_t i = 0; i < sizeof plans / sizeof *plans; i++) {
        char name[20];
        struct store *one, *other;

        snprintf(name, sizeof name, "one%zu", i);
        one = made_store(folder, name);
        snprintf(name, sizeof name, "other%zu", i);
        other = made_store(folder, name);
        parts_of_a_batch(plans[i], one, false);
        parts_of_a_batch(plans[i], other, true);
        made_verify(one);
        expect_done(verify_digest(one, VERIFY_IDS, &together, &err), err);
        expect_done(verify_digest(other, VERIFY_IDS, &apart, &err), err);
        verify_compare(&together, &apart, &differing);
        if (strcmp(str_text(&differing), "device_name") != 0 && // each is a device of its own
            strcmp(str_text(&differing), "device_name, link") != 0)
            fail_msg("%s: %s", plans[i], str_text(&differing));
        str_finish(&differing);
        if (made_number(one, "SELECT max(seq) - count(*) FROM fact") != 0)
            fail_msg("%s: there are gaps between the facts", plans[i]);
        store_close(one);
        store_close(other);
    }
    made_folder_finish(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_batch_comes_to_the_same_as_one_after_the_other),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
