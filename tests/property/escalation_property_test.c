// Guests arrive, hosts claim, forget, give back, greet and take back, phones come, fall silent and come back,
// devices start again and hear of each other, in any order: whoever waits is called for as far as it is time
// and people can be reached, nobody who was greeted waits again, and no device takes a step twice.
//     ESCALATION_SEED, ESCALATION_HISTORIES  as FOLD_SEED and FOLD_HISTORIES
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "property/devices.h"
#include "property/escalation_deeds.h"
#include "property/escalation_model.h"
#include "property/histories.h"
#include "service/request.h"
#include "store/made_store.h"
#include "util/zone.h"

static char folder[MADE_PATH];
enum { LIVING = 2 };          // devices on which something happens
static json_t *taken[LIVING]; // about -> {step: the highest told there, at_ms: when}

// ---- what must hold

struct seen {
    int device;
    json_t *alerts, *board;
    int lowest; // step
};

// What was told before the check-in that counts now does not count.
static int64_t step_taken(const struct seen *seen, const char *about, int64_t since_ms)
{
    const json_t *told = json_object_get(taken[seen->device], about);

    return told && json_get_int(told, "at_ms", 0) >= since_ms ? json_get_int(told, "step", -1) : -1;
}

static int64_t step_due(const struct seen *seen, int64_t since_ms)
{
    int step = model_step((deeds_now(seen->device) - since_ms) / 1000);

    return step > seen->lowest ? step : seen->lowest;
}

static void note_step(const struct seen *seen, const char *about, int64_t since_ms, int64_t step)
{
    if (step != step_due(seen, since_ms))
        fail_msg("device %d tells step %" PRId64 " of %s in place of %" PRId64, seen->device, step, about,
                 step_due(seen, since_ms));
    if (step <= step_taken(seen, about, since_ms))
        fail_msg("device %d takes step %" PRId64 " of %s again", seen->device, step, about);
    json_object_set_new(
        taken[seen->device], about,
        json_pack("{s:I, s:I}", "step", (json_int_t)step, "at_ms", (json_int_t)deeds_now(seen->device)));
}

// Who waits, or asks for help, since then: is told of now or was before, as far as it is time, and once.
static void expect_called(const struct seen *seen, const char *kind, const char *about, int64_t since_ms)
{
    json_t *alert;
    size_t i, times = 0;

    if (since_ms > deeds_now(seen->device)) // by the other's clock
        return;
    json_array_foreach(seen->alerts, i, alert)
    {
        if (strcmp(json_get_text(alert, "about"), about) == 0 &&
            strcmp(json_get_text(alert, "kind"), kind) == 0) {
            note_step(seen, about, since_ms, json_get_int(alert, "step", -1));
            json_object_set_new(alert, "expected", json_true());
            times++;
        }
    }
    assert_true(times <= 1);
    if (step_taken(seen, about, since_ms) < step_due(seen, since_ms))
        fail_msg("device %d forgets %s, who has waited %" PRId64 " s", seen->device, about,
                 (deeds_now(seen->device) - since_ms) / 1000);
}

static void expect_calls(const struct seen *seen)
{
    json_t *row;
    size_t i;

    json_array_foreach(json_object_get(seen->board, "cards"), i, row)
    {
        if (strcmp(json_get_text(row, "state"), "waiting") == 0)
            expect_called(seen, "visit", json_get_text(row, "visit"), json_get_int(row, "arrived_ms", 0));
    }
    json_array_foreach(json_object_get(seen->board, "helps"), i, row)
        expect_called(seen, "help", json_get_text(row, "help"), json_get_int(row, "at_ms", 0));
    json_array_foreach(seen->alerts, i, row)
    {
        const char *kind = json_get_text(row, "kind");

        if (!json_get_bool(row, "expected") && strcmp(kind, "ask") != 0 && strcmp(kind, "crowd") != 0)
            fail_msg("device %d calls for %s, who does not wait", seen->device, json_get_text(row, "about"));
    }
}

// Hosts are on duty and rest as the board says; phones are heard as the model knows.
static int lowest_step(int device, const json_t *board, bool has_board)
{
    int64_t on_duty = 0, reachable = 0, others = 0;
    json_t *host;
    size_t i;

    json_array_foreach(json_object_get(board, "hosts"), i, host)
    {
        bool duty = json_get_bool(host, "duty"), rests = json_get_int(host, "rests_until_ms", 0) > 0;
        bool heard = model_reaches(device, json_get_text(host, "host"), deeds_now(device));

        on_duty += duty;
        reachable += duty && !rests && (has_board || heard);
        others += !duty && !rests && heard;
    }
    assert_int_equal(json_get_int(board, "reachable", -1), reachable);
    return model_lowest_step(on_duty, reachable, others);
}

// ---- what is seen of a visit

static void expect_claim(int device, const char *visit, const json_t *card)
{
    bool is_claimed = card && strcmp(json_get_text(card, "state"), "claimed") == 0;
    const char *host = card ? json_get_text(card, "host") : "";
    struct model_claim claim;

    if (is_claimed && !model_may_be_claimed(device, visit, host, deeds_now(device)))
        fail_msg("device %d leaves %s to %s, who may have forgotten", device, visit, host);
    if (!model_phone_claim(device, visit, deeds_now(device), &claim))
        return;
    if (claim.is_last && !claim.is_silent && (!is_claimed || strcmp(host, claim.host) != 0))
        fail_msg("device %d takes %s from %s, whose phone is heard", device, visit, claim.host);
    if (is_claimed && claim.is_silent && strcmp(host, claim.host) == 0 &&
        json_get_int(card, "claimed_ms", 0) == claim.at_ms)
        fail_msg("device %d leaves %s to %s, whose phone is silent", device, visit, host);
    if (claim.is_silent) // and so it was given back, whenever the phone is heard again
        model_note(device, visit, DEED_RELEASED);
}

static const json_t *card_of(const struct seen *seen, const char *visit)
{
    json_t *card;
    size_t i;

    json_array_foreach(json_object_get(seen->board, "cards"), i, card)
    {
        if (strcmp(json_get_text(card, "visit"), visit) == 0)
            return card;
    }
    return NULL;
}

static void expect_state(const struct seen *seen, const char *visit, const char *state)
{
    int device = seen->device;
    const json_t *card = card_of(seen, visit);
    bool is_greeted = model_stands(device, visit, DEED_GREETED);
    bool is_over =
        is_greeted || model_stands(device, visit, DEED_GONE) || model_stands(device, visit, DEED_DISMISSED);

    if (is_greeted && strcmp(state, "greeted") != 0)
        fail_msg("%s was greeted, and is %s on device %d", visit, state, device);
    if (!is_over && (!card || strcmp(json_get_text(card, "state"), state) != 0))
        fail_msg("%s was lost by device %d, and is %s", visit, device, state);
    expect_claim(device, visit, card);
}

// Whoever is here, as far as the device has heard, is there to be seen.
static void expect_states(const struct seen *seen)
{
    json_t *queue =
        deeds_must_ask(seen->device, "welcome.list", json_pack("{s:s, s:b}", "event", "Breakfast", "all", 1));
    json_t *row;
    size_t i;

    json_array_foreach(queue, i, row)
    {
        const char *visit = json_get_text(row, "visit");

        assert_true(model_stands(seen->device, visit, DEED_ARRIVED));
        expect_state(seen, visit, json_get_text(row, "state"));
    }
    assert_int_equal(json_array_size(queue), model_here(seen->device));
    json_decref(queue);
}

// ---- looking

static bool is_due(int device, const json_t *members, int64_t *next_ms)
{
    json_t *seen = deeds_must_ask(device, "alert.look", json_copy((json_t *)members));
    bool due = json_get_bool(seen, "due");

    *next_ms = json_get_int(seen, "next_ms", 0);
    json_decref(seen);
    return due;
}

// Between now and the moment that looking names, nothing becomes due by itself.
static void wait_for_the_next(int device, const json_t *members)
{
    int64_t next_ms, later_ms;

    if (is_due(device, members, &next_ms))
        fail_msg("device %d has done what is due, and it is due", device);
    if (next_ms <= deeds_now(device) + 1 || next_ms >= deeds_now(device) + 600000 ||
        !chance_in(&deeds_chance, 3))
        return;
    now_ms += next_ms - deeds_now(device) - 1;
    if (is_due(device, members, &later_ms))
        fail_msg("device %d oversleeps what is due", device);
    now_ms++;
}

static void look(int device)
{
    json_t *members = json_pack("{s:b}", "board", (int)chance_in(&deeds_chance, 2)), *told;
    struct seen seen = { .device = device };
    int64_t next_ms;
    bool due = is_due(device, members, &next_ms);

    told = deeds_must_ask(device, "alert.due", json_incref(members));
    seen.alerts = json_object_get(told, "alerts");
    seen.board = deeds_must_ask(device, "board.show", json_incref(members));
    seen.lowest = lowest_step(device, seen.board, json_get_bool(members, "board"));
    assert_true(due || (json_array_size(seen.alerts) == 0 && json_get_int(told, "spooled", 0) == 0));
    expect_calls(&seen);
    expect_states(&seen);
    wait_for_the_next(device, members);
    json_decref(seen.board);
    json_decref(told);
    json_decref(members);
}

// ---- what happens

static void live(size_t steps)
{
    for (size_t i = 0; i < steps; i++) {
        int device = (int)chance_below(&deeds_chance, LIVING);

        deeds_do(device);
        if (chance_in(&deeds_chance, 2))
            look(device);
        now_ms += (int64_t)chance_below(&deeds_chance, chance_in(&deeds_chance, 4) ? 200000 : 30000);
    }
}

// ---- the run

static void begin_life(void)
{
    static const char *const hosts[] = { "Amir", "Lea", "Jo" };
    char starts[ZONE_TIME_SIZE], ends[ZONE_TIME_SIZE];

    zone_format(starts, "UTC", now_ms + 30 * MINUTE_MS);
    zone_format(ends, "UTC", now_ms + 12 * 60 * MINUTE_MS);
    json_decref(deeds_must_ask(
        0, "event.add", json_pack("{s:s, s:s, s:s}", "name", "Breakfast", "starts", starts, "ends", ends)));
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++)
        json_decref(deeds_must_ask(
            0, "host.add",
            json_pack("{s:s, s:s, s:b}", "name", hosts[i], "event", "Breakfast", "lead", i == 1)));
    deeds_hear(0, 1);
}

static void run_history(uint64_t seed)
{
    static const int64_t skews_ms[] = { 0, 0, 700, -700, 20000, -20000 };

    deeds_begin(seed);
    now_ms = made_now_ms;
    for (int i = 0; i < STORES; i++)
        skew_ms[i] = skews_ms[chance_below(&deeds_chance, sizeof skews_ms / sizeof *skews_ms)];
    for (int i = 0; i < LIVING; i++)
        taken[i] = json_object();
    devices_open(folder);
    begin_life();
    live(120);
    deeds_hear(0, 1);
    deeds_hear(1, 0);
    for (int i = 0; i < LIVING; i++) {
        look(i);
        made_verify(stores[i]);
    }
    devices_close();
    for (int i = 0; i < LIVING; i++)
        json_decref(taken[i]);
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
