// Folding is one result, whatever way the facts came: random histories of three devices are delivered
// in different orders, with repeats, in transactions cut at random, some of them rolled back; then
// every derived row and every stored fact must be the same, and the same as folded anew.
//     FOLD_SEED       where chance begins; printed, so that a failure can be had again
//     FOLD_HISTORIES  how many; 1,500, or 20,000 in a long run, unless said otherwise
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "property/histories.h"
#include "property/history_draw.h"
#include "store/made_store.h"
#include "util/id.h"

enum { BATCH = 40, WAYS = 2 };

static char folder[MADE_PATH];
static struct history history;

// ---- delivering

struct delivery {
    struct chance chance;
    struct store *store;
    char name[20];
    size_t order[2 * HISTORY_MOST];
    size_t count;
};

static void open_store(struct delivery *delivery)
{
    struct err err = { 0 };
    char path[MADE_PATH + 40];

    snprintf(path, sizeof path, "%s/%s.db", folder, delivery->name);
    expect_done(store_open(&delivery->store, path, STORE_WRITE, made_now_ms, &err), err);
    expect_done(db_script(store_db(delivery->store), &err, "PRAGMA synchronous=OFF"), err); // nothing crashes
}

static void begin(struct delivery *delivery, int64_t now_ms)
{
    struct err err = { 0 };

    expect_done(store_begin(delivery->store, now_ms, &err), err);
}

// Every fact once, some twice, shuffled: wholly, or a little so that most come as they were written.
static void draw_order(struct delivery *delivery)
{
    struct chance *chance = &delivery->chance;
    size_t reach = chance_in(chance, 3) ? 8 : SIZE_MAX;

    delivery->count = 0;
    for (size_t i = 0; i < history.count; i++) {
        delivery->order[delivery->count++] = i;
        if (chance_in(chance, 6))
            delivery->order[delivery->count++] = chance_below(chance, history.count);
    }
    for (size_t i = delivery->count; i > 1; i--) {
        size_t far = i < reach ? i : reach, j = i - 1 - chance_below(chance, far),
               swapped = delivery->order[j];

        delivery->order[j] = delivery->order[i - 1];
        delivery->order[i - 1] = swapped;
    }
}

static void receive(struct delivery *delivery, size_t from, size_t to)
{
    struct err err = { 0 };

    for (size_t i = from; i < to; i++) {
        expect_done(fact_receive(delivery->store, &history.facts[delivery->order[i]].fact, &err), err);
        if (chance_in(&delivery->chance, 25))
            expect_done(store_fold(delivery->store, &err), err);
    }
}

static void deliver(struct delivery *delivery)
{
    struct err err = { 0 };
    size_t size;

    draw_order(delivery);
    for (size_t at = 0; at < delivery->count; at += size) {
        size = 1 + chance_below(&delivery->chance, chance_in(&delivery->chance, 4) ? 60 : 5);
        if (size > delivery->count - at)
            size = delivery->count - at;
        begin(delivery, history.now_ms);
        receive(delivery, at, at + size);
        if (chance_in(&delivery->chance, 12)) { // as if the power had gone: it comes again
            store_rollback(delivery->store);
            size = 0;
        } else {
            expect_done(store_commit(delivery->store, &err), err);
        }
        if (chance_in(&delivery->chance, 100)) {
            store_close(delivery->store);
            open_store(delivery);
        }
    }
}

// ---- comparing

// Every derived row by ids, but for what this file says of its own device.
static void digest_tables(struct store *store, struct verify_digest *digest)
{
    struct err err = { 0 };

    expect_done(store_begin(store, history.now_ms, &err), err);
    expect_done(db_script(store_db(store), &err, "DELETE FROM device_name WHERE length(device) = 20"), err);
    expect_done(verify_digest(store, VERIFY_IDS, digest, &err), err);
    store_rollback(store);
}

struct facts_sum {
    uint64_t sum;
    int64_t count;
};

static bool add_fact(void *context, const struct fact *fact, struct err *err)
{
    struct facts_sum *sum = context;
    char *body = fact->body ? json_line(fact->body) : mem_copy_text("");
    struct str all = { 0 };

    (void)err;
    if (strlen(fact->device) < ID_LENGTH) { // not what the store says of itself
        str_addf(&all, "%s %" PRId64 " %" PRId64 " %" PRId64 " %s %s %s %s", fact->device, fact->seq,
                 fact->stamp, fact->at_ms, fact->kind, fact->guest ? fact->guest : "-",
                 fact->event ? fact->event : "-", body);
        sum->sum += hash_bytes(str_text(&all), all.length);
        sum->count++;
    }
    str_finish(&all);
    free(body);
    return true;
}

static void compare(struct delivery *ways)
{
    struct verify_digest digests[WAYS];
    struct facts_sum facts[WAYS] = { 0 };
    struct str differing = { 0 };
    struct err err = { 0 };

    for (int i = 0; i < WAYS; i++) {
        digest_tables(ways[i].store, &digests[i]);
        expect_done(fact_each(ways[i].store, add_fact, &facts[i], &err), err);
        verify_compare(&digests[0], &digests[i], &differing);
    }
    if (differing.length > 0)
        fail_msg("two orders of arrival differ in: %s", str_text(&differing));
    assert_int_equal(facts[0].count, history.count);
    assert_int_equal(facts[1].count, history.count);
    assert_true(facts[0].sum == facts[1].sum);
    str_finish(&differing);
}

static void verify(struct delivery *delivery)
{
    begin(delivery, history.now_ms); // so that "now" is the same
    made_verify(delivery->store);
    store_rollback(delivery->store);
}

// ---- what must hold besides

static void erased_people_are_gone(struct store *store)
{
    assert_int_equal(made_number(store,
                                 "SELECT count(*) FROM fact JOIN erased USING (guest) WHERE body <> ''"
                                 " AND kind NOT IN ('guest.list_undone', 'guest.merged', 'guest.erased')"),
                     0);
}

static void another_body_is_refused(struct delivery *delivery)
{
    struct history_fact *one = &history.facts[chance_below(&delivery->chance, history.count)];
    struct fact forged = one->fact;
    struct err err = { 0 };

    forged.at_ms++;
    begin(delivery, history.now_ms);
    assert_false(fact_receive(delivery->store, &forged, &err));
    assert_int_equal(err.kind, ERR_REFUSED);
    store_rollback(delivery->store);
    forged.at_ms--;
    forged.body = json_pack("{s:s}", "forged", "yes");
    begin(delivery, history.now_ms);
    if (one->fact.body) { // unless the person was erased: then bodies are dropped unread
        bool took = fact_receive(delivery->store, &forged, &err);

        assert_true(!took || made_number(delivery->store, "SELECT count(*) FROM erased") > 0);
    }
    store_rollback(delivery->store);
    json_decref(forged.body);
}

static bool is_folded(const struct fact *fact)
{
    return stamp_ms(fact->stamp) < history.now_ms + FACT_AHEAD_HELD_MS;
}

static bool is_erased(struct store *store, const struct history_fact *one)
{
    char sql[200];

    snprintf(sql, sizeof sql, "SELECT count(*) FROM erased JOIN subject ON num = guest WHERE id = '%s'",
             one->guest);
    return made_number(store, sql) > 0;
}

// What an undo without a body cancels is left open here.
static bool is_cancelled(struct store *store, const struct history_fact *one)
{
    for (size_t i = 0; i < history.count; i++) {
        const struct history_fact *undo = &history.facts[i];
        json_t *pair;
        size_t at;

        if (strcmp(undo->fact.kind, "visit.undone") != 0 || !is_folded(&undo->fact))
            continue;
        if (strcmp(undo->guest, one->guest) == 0 && strcmp(undo->event, one->event) == 0 &&
            (!undo->fact.body || is_erased(store, undo)))
            return true;
        json_array_foreach(json_object_get(undo->fact.body, "cancels"), at, pair)
        {
            const char *device = json_string_value(json_array_get(pair, 0));

            if (device && strcmp(device, one->device) == 0 &&
                json_integer_value(json_array_get(pair, 1)) == one->fact.seq)
                return true;
        }
    }
    return false;
}

// How many visits the guest, or whoever stands for it, has at the event for which this holds.
static int64_t count_visits(struct store *store, const struct history_fact *one, const char *holds)
{
    struct str sql = { 0 };
    int64_t number;

    str_addf(&sql,
             "SELECT count(*) FROM visit LEFT JOIN welcome USING (guest, event) WHERE NOT undone AND %s"
             " AND event = (SELECT num FROM subject WHERE id = '%s') AND guest = (SELECT ifnull((SELECT kept"
             " FROM member WHERE guest = num), num) FROM subject WHERE id = '%s')",
             holds, one->event, one->guest);
    number = made_number(store, str_text(&sql));
    str_finish(&sql);
    return number;
}

// A hello that nobody took back stands; and a welcome that the door owed is there, in some state.
static void nobody_is_forgotten(struct store *store)
{
    for (size_t i = 0; i < history.count; i++) {
        const struct history_fact *one = &history.facts[i];
        bool greeted = strcmp(one->fact.kind, "welcome.greeted") == 0;
        bool owed = strcmp(one->fact.kind, "visit.checked_in") == 0 && json_get_bool(one->fact.body, "owed");

        if ((!greeted && !owed) || !is_folded(&one->fact) || is_cancelled(store, one))
            continue;
        if (greeted && count_visits(store, one, "outcome IS NOT 'greeted'") > 0)
            fail_msg("%s was greeted at %s, and that was lost", one->guest, one->event);
        if (owed && !is_erased(store, one) && count_visits(store, one, "outcome IS NOT NULL") != 1)
            fail_msg("%s waited at %s, and was forgotten", one->guest, one->event);
    }
}

// ---- the run

static void remove_store(const char *name)
{
    static const char *const endings[] = { "", "-wal", "-shm", ".lock" };

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        char path[MADE_PATH + 40];

        snprintf(path, sizeof path, "%s/%s.db%s", folder, name, endings[i]);
        unlink(path);
    }
}

static void run_batch(uint64_t seed, int count)
{
    struct delivery ways[WAYS] = { 0 };

    history.chance.state = seed;
    history.now_ms = made_now_ms;
    memset(history.seq, 0, sizeof history.seq);
    memset(history.stamp, 0, sizeof history.stamp);
    history_limit_kinds(&history);
    for (int i = 0; i < count; i++)
        history_draw(&history, i);
    for (int i = 0; i < WAYS; i++) {
        ways[i].chance.state = seed + 1 + (uint64_t)i;
        snprintf(ways[i].name, sizeof ways[i].name, "way%d", i);
        store_close(made_store(folder, ways[i].name));
        open_store(&ways[i]);
        deliver(&ways[i]);
    }
    compare(ways);
    verify(&ways[0]);
    erased_people_are_gone(ways[1].store);
    another_body_is_refused(&ways[1]);
    nobody_is_forgotten(ways[1].store);
    for (int i = 0; i < WAYS; i++) {
        store_close(ways[i].store);
        remove_store(ways[i].name);
    }
    history_finish(&history);
}

static struct histories histories = {
    .name = "FOLD", .many = 1500, .many_long = 20000, .batch = BATCH, .step = 7, .run = run_batch
};

static void facts_add_up_to_the_same_in_any_order(void **state)
{
    (void)state;
    histories_run(&histories);
}

static int set_up(void **state)
{
    (void)state;
    made_folder_in_memory(folder);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    histories_say(&histories);
    made_folder_finish(folder);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(facts_add_up_to_the_same_in_any_order, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
