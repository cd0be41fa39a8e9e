// Guests arrive, hosts claim, forget, give back, greet and take back, phones fall silent, devices start
// again and hear of each other, in any order: whoever waits is called for as far as it is time, nobody who
// was greeted waits again, and no device takes a step twice.
//     ESCALATION_SEED, ESCALATION_HISTORIES  as FOLD_SEED and FOLD_HISTORIES
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "property/devices.h"
#include "property/escalation_deeds.h"
#include "property/histories.h"
#include "service/request.h"
#include "store/alert_store.h"
#include "store/made_store.h"
#include "util/zone.h"

static char folder[MADE_PATH];
static json_t *taken[DEVICES]; // "about since" -> the highest step told there

// ---- what must hold

// When the check-in was that counts here; the step a call of that age has come to, by the rules of SCREENS 4.
static int64_t since(int device, const char *visit)
{
    struct str sql = { 0 };
    int64_t at_ms;

    str_addf(&sql, "SELECT at_ms FROM visit JOIN visit_id USING (guest, event) WHERE visit_id.id = '%s'",
             visit);
    at_ms = made_number(stores[device], str_text(&sql));
    str_finish(&sql);
    return at_ms;
}

static int step_after(int64_t waited_s)
{
    return waited_s < 60 ? 0 : waited_s < 120 ? 1 : 2 + (int)((waited_s - 120) / 180);
}

static void note_step(int device, const json_t *alert)
{
    const char *about = json_get_text(alert, "about");
    struct str key = { 0 };
    int64_t step = json_get_int(alert, "step", -1);

    if (strcmp(json_get_text(alert, "kind"), "ask") == 0)
        return;
    str_addf(&key, "%s %" PRId64, about, json_get_text(alert, "visit")[0] ? since(device, about) : 0);
    if (step <= json_get_int(taken[device], str_text(&key), -1))
        fail_msg("device %d takes step %" PRId64 " of %s again", device, step, str_text(&key));
    json_object_set_new(taken[device], str_text(&key), json_integer(step));
    str_finish(&key);
}

static bool is_told(const json_t *alerts, const char *visit)
{
    json_t *alert;
    size_t i, times = 0;

    json_array_foreach((json_t *)alerts, i, alert) times +=
        strcmp(json_get_text(alert, "about"), visit) == 0 && strcmp(json_get_text(alert, "kind"), "ask") != 0;
    assert_true(times <= 1);
    return times == 1;
}

// Phones that were not heard for a minute hold nobody.
static void expect_given_back(int device)
{
    struct phone_claim_list list = { 0 };
    struct err err = { 0 };

    expect_done(alert_store_claims(stores[device], &list, &err), err);
    for (size_t i = 0; i < list.count; i++) {
        const struct phone_claim *claim = &list.claims[i];
        json_t *shown = deeds_must_ask(device, "visit.show", json_pack("{s:s}", "visit", claim->visit));

        if (strcmp(json_get_text(shown, "state"), "claimed") == 0 &&
            json_get_int(shown, "claimed_ms", 0) == claim->at_ms &&
            strcmp(json_get_text(shown, "host"), claim->host) == 0)
            assert_true(claim->heard_ms + 60000 > deeds_now(device) ||
                        claim->at_ms + 60000 > deeds_now(device));
        json_decref(shown);
    }
    phone_claim_list_finish(&list);
}

// Once the device has looked, whoever waits has been called for here, as far as it is time.
static void expect_all_called(int device, const json_t *alerts)
{
    json_t *queue =
        deeds_must_ask(device, "welcome.list", json_pack("{s:s, s:b}", "event", "Breakfast", "all", 1));
    json_t *board = deeds_must_ask(device, "board.show", json_pack("{s:s}", "event", "Breakfast")), *row;
    json_int_t on_board = (json_int_t)json_array_size(json_object_get(board, "cards"));
    size_t i;

    json_array_foreach(queue, i, row)
    {
        const char *visit = json_get_text(row, "visit"), *state = json_get_text(row, "state");
        bool waits = strcmp(state, "waiting") == 0;
        struct str sql = { 0 };

        if (!waits && is_told(alerts, visit))
            fail_msg("device %d calls for %s, who is %s", device, visit, state);
        on_board -= waits || strcmp(state, "claimed") == 0;
        if (!waits || since(device, visit) > deeds_now(device))
            continue;
        str_addf(
            &sql,
            "SELECT ifnull(max(step), -1) FROM alert_sent JOIN visit_id ON visit_id.id = about JOIN visit"
            " USING (guest, event) WHERE visit.id = '%s' AND alert_sent.at_ms >= visit.at_ms",
            visit);
        if (made_number(stores[device], str_text(&sql)) < step_after(json_get_int(row, "waited_s", -1)))
            fail_msg("device %d forgets %s, who has waited %" PRId64 " s", device, visit,
                     json_get_int(row, "waited_s", -1));
        str_finish(&sql);
    }
    assert_int_equal(on_board, 0);
    json_decref(board);
    json_decref(queue);
}

static void look(int device)
{
    json_t *members = json_pack("{s:b}", "board", (int)chance_in(&deeds_chance, 2));
    json_t *seen = deeds_must_ask(device, "alert.look", json_incref(members));
    json_t *due = deeds_must_ask(device, "alert.due", json_incref(members)), *alert;
    json_t *alerts = json_object_get(due, "alerts"), *after;
    size_t i;

    assert_true(json_get_bool(seen, "due") ||
                (json_array_size(alerts) == 0 && json_get_int(due, "spooled", 0) == 0));
    json_array_foreach(alerts, i, alert) note_step(device, alert);
    expect_all_called(device, alerts);
    expect_given_back(device);
    after = deeds_must_ask(device, "alert.look", members);
    assert_false(json_get_bool(after, "due"));
    json_decref(after);
    json_decref(due);
    json_decref(seen);
}

// Between now and the moment that looking names, nothing becomes due by itself.
static void wait_for_the_next(int device)
{
    json_t *members = json_pack("{s:b}", "board", (int)chance_in(&deeds_chance, 2));
    json_t *seen = deeds_must_ask(device, "alert.look", json_incref(members)), *later;
    int64_t next_ms = json_get_int(seen, "next_ms", 0);

    if (!json_get_bool(seen, "due") && next_ms > deeds_now(device) + 1 &&
        next_ms < deeds_now(device) + 600000) {
        now_ms += next_ms - deeds_now(device) - 1;
        later = deeds_must_ask(device, "alert.look", json_incref(members));
        assert_false(json_get_bool(later, "due"));
        json_decref(later);
        now_ms++;
    }
    json_decref(seen);
    json_decref(members);
}

static void expect_greeted(int device)
{
    const char *visit;
    json_t *value;

    json_object_foreach(deeds_greeted, visit, value)
    {
        struct str sql = { 0 };

        str_addf(&sql,
                 "SELECT count(*) FROM welcome JOIN visit_id USING (guest, event) WHERE id = '%s'"
                 " AND outcome <> 'greeted' AND %d",
                 visit, json_integer_value(value) == device || json_integer_value(value) == DEVICES);
        if (made_number(stores[device], str_text(&sql)) > 0)
            fail_msg("%s was greeted, and waits again on device %d", visit, device);
        str_finish(&sql);
    }
}

// ---- what happens

static void live(size_t steps)
{
    for (size_t i = 0; i < steps; i++) {
        int device = (int)chance_below(&deeds_chance, 2);

        if (chance_in(&deeds_chance, 16))
            wait_for_the_next(device);
        else
            deeds_do(device);
        expect_greeted(device);
        if (chance_in(&deeds_chance, 2))
            look(device);
        now_ms += (int64_t)chance_below(&deeds_chance, chance_in(&deeds_chance, 4) ? 400000 : 30000);
    }
}

// ---- the run

static void begin_life(void)
{
    char starts[ZONE_TIME_SIZE];
    struct err err = { 0 };

    zone_format(starts, "UTC", now_ms + 30 * MINUTE_MS);
    json_decref(
        deeds_must_ask(0, "event.add", json_pack("{s:s, s:s}", "name", "Breakfast", "starts", starts)));
    json_decref(deeds_must_ask(0, "host.add", json_pack("{s:s, s:s}", "name", "Amir", "event", "Breakfast")));
    json_decref(deeds_must_ask(0, "host.add",
                               json_pack("{s:s, s:s, s:b}", "name", "Lea", "event", "Breakfast", "lead", 1)));
    for (int i = 0; i < 2; i++) {
        if (i > 0)
            device_hear(0, i);
        expect_done(db_run(store_db(stores[i]), &err,
                           "INSERT INTO phone SELECT 'phone of ' || name, name, id, '', 0, ?, ? FROM host",
                           "ii", now_ms, now_ms + 86400000),
                    err);
    }
}

static void run_history(uint64_t seed)
{
    static const int64_t skews_ms[] = { 0, 0, 700, -700, 20000, -20000 };

    deeds_chance.state = seed;
    now_ms = made_now_ms;
    deeds_greeted = json_object();
    for (int i = 0; i < STORES; i++)
        skew_ms[i] = skews_ms[chance_below(&deeds_chance, sizeof skews_ms / sizeof *skews_ms)];
    for (int i = 0; i < DEVICES; i++)
        taken[i] = json_object();
    devices_open(folder);
    begin_life();
    live(150);
    device_hear(0, 1);
    device_hear(1, 0);
    for (int i = 0; i < 2; i++) {
        look(i);
        made_verify(stores[i]);
    }
    devices_close();
    for (int i = 0; i < DEVICES; i++)
        json_decref(taken[i]);
    json_decref(deeds_greeted);
}

static void run_one(uint64_t seed, int count)
{
    (void)count;
    run_history(seed);
}

static struct histories histories = {
    .name = "ESCALATION", .many = 40, .batch = 1, .step = 1, .run = run_one
};

static void nobody_who_waits_is_forgotten(void **state)
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
        cmocka_unit_test_setup_teardown(nobody_who_waits_is_forgotten, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
