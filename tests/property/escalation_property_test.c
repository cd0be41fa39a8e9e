// Guests arrive, hosts claim, forget, give back, greet and take back, phones fall silent, devices start
// again and hear of each other, in any order: whoever waits is called for as far as it is time, nobody who
// was greeted waits again, and no device takes a step twice.
//     ESCALATION_SEED, ESCALATION_HISTORIES  as FOLD_SEED and FOLD_HISTORIES
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <inttypes.h>
#include <time.h>

#include "property/devices.h"
#include "property/random.h"
#include "service/request.h"
#include "store/alert_store.h"
#include "store/made_store.h"
#include "util/zone.h"

static char folder[MADE_PATH];
static struct chance chance;
static json_t *taken[DEVICES]; // "about since" -> the highest step told there
static json_t *greeted;        // visits that a person greeted, and nobody took that back

static int64_t now_at(int device)
{
    return now_ms + skew_ms[device];
}

// ---- asking

// NULL where it was refused.
static json_t *ask(int device, const char *request, json_t *members)
{
    struct err err = { 0 };
    json_t *answer = NULL;

    if (!request_run(stores[device], request, members, now_at(device), &answer, &err) &&
        err.kind != ERR_REFUSED)
        fail_msg("%s: %d %s", request, err.kind, err.text);
    json_decref(members);
    return answer;
}

static json_t *must_ask(int device, const char *request, json_t *members)
{
    json_t *answer = ask(device, request, members);

    assert_non_null(answer);
    return answer;
}

// One of the device's rows by chance; false where there is none.
static bool draw_id(int device, const char *table, char id[ID_SIZE])
{
    struct str sql = { 0 };
    struct db_rows rows;
    struct err err = { 0 };
    int64_t count;
    bool found;

    str_addf(&sql, "SELECT count(*) FROM %s", table);
    count = made_number(stores[device], str_text(&sql));
    str_clear(&sql);
    str_addf(&sql, "SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET %zu", table,
             chance_below(&chance, count > 0 ? (size_t)count : 1));
    db_query_once(store_db(stores[device]), &rows, str_text(&sql));
    found = db_next(&rows);
    snprintf(id, ID_SIZE, "%s", found ? db_text(&rows, 0) : "");
    expect_done(db_done(&rows, &err), err);
    str_finish(&sql);
    return found;
}

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
        json_t *shown = must_ask(device, "visit.show", json_pack("{s:s}", "visit", claim->visit));

        if (strcmp(json_get_text(shown, "state"), "claimed") == 0 &&
            json_get_int(shown, "claimed_ms", 0) == claim->at_ms &&
            strcmp(json_get_text(shown, "host"), claim->host) == 0)
            assert_true(claim->heard_ms + 60000 > now_at(device) || claim->at_ms + 60000 > now_at(device));
        json_decref(shown);
    }
    phone_claim_list_finish(&list);
}

// Once the device has looked, whoever waits has been called for here, as far as it is time.
static void expect_all_called(int device, const json_t *alerts)
{
    json_t *queue = must_ask(device, "welcome.list", json_pack("{s:s, s:b}", "event", "Breakfast", "all", 1));
    json_t *board = must_ask(device, "board.show", json_pack("{s:s}", "event", "Breakfast")), *row;
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
        if (!waits || since(device, visit) > now_at(device))
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
    json_t *members = json_pack("{s:b}", "board", (int)chance_in(&chance, 2));
    json_t *seen = must_ask(device, "alert.look", json_incref(members));
    json_t *due = must_ask(device, "alert.due", json_incref(members)), *alert;
    json_t *alerts = json_object_get(due, "alerts"), *after;
    size_t i;

    assert_true(json_get_bool(seen, "due") ||
                (json_array_size(alerts) == 0 && json_get_int(due, "spooled", 0) == 0));
    json_array_foreach(alerts, i, alert) note_step(device, alert);
    expect_all_called(device, alerts);
    expect_given_back(device);
    after = must_ask(device, "alert.look", members);
    assert_false(json_get_bool(after, "due"));
    json_decref(after);
    json_decref(due);
    json_decref(seen);
}

// Between now and the moment that looking names, nothing becomes due by itself.
static void wait_for_the_next(int device)
{
    json_t *members = json_pack("{s:b}", "board", (int)chance_in(&chance, 2));
    json_t *seen = must_ask(device, "alert.look", json_incref(members)), *later;
    int64_t next_ms = json_get_int(seen, "next_ms", 0);

    if (!json_get_bool(seen, "due") && next_ms > now_at(device) + 1 && next_ms < now_at(device) + 600000) {
        now_ms += next_ms - now_at(device) - 1;
        later = must_ask(device, "alert.look", json_incref(members));
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

    json_object_foreach(greeted, visit, value)
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

static void check_in(int device)
{
    static const char *const names[] = { "Ann", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal", "Ida", "Jo" };
    const char *name = names[chance_below(&chance, 10)];
    char guest[ID_SIZE];

    if (chance_in(&chance, 3) && draw_id(device, "guest JOIN subject USING (num)", guest))
        json_decref(
            ask(device, "visit.check_in", json_pack("{s:s, s:s}", "event", "Breakfast", "guest", guest)));
    else
        json_decref(
            ask(device, "visit.check_in", json_pack("{s:s, s:s}", "event", "Breakfast", "new", name)));
}

static void claim(int device)
{
    char visit[ID_SIZE], host[ID_SIZE], phone[ID_SIZE];
    json_t *members;

    if (!draw_id(device, "visit", visit) || !draw_id(device, "host", host))
        return;
    members = json_pack("{s:s, s:s}", "visit", visit, "host", host);
    if (chance_in(&chance, 2) && draw_id(device, "phone", phone))
        json_object_set_new(members, "phone", json_string(phone));
    json_decref(ask(device, "welcome.claim", members));
}

static int64_t greetings(int device)
{
    return made_number(stores[device], "SELECT count(*) FROM fact WHERE kind = 'welcome.greeted'");
}

static void greet(int device)
{
    int64_t before = greetings(device);
    char visit[ID_SIZE], host[ID_SIZE];

    if (!draw_id(device, "visit", visit) || !draw_id(device, "host", host))
        return;
    json_decref(ask(device, "welcome.greet", json_pack("{s:s, s:s}", "visit", visit, "host", host)));
    if (greetings(device) > before) // else it was said before, and somebody else may have taken that back
        json_object_set_new(greeted, visit, json_integer(device));
}

// A step that needs no host.
static void step(int device)
{
    static const char *const steps[] = { "welcome.release", "welcome.release", "welcome.gone",
                                         "welcome.dismiss", "welcome.undo",    "visit.undo" };
    const char *request = steps[chance_below(&chance, 6)];
    char visit[ID_SIZE];
    json_t *answer;

    if (!draw_id(device, "visit", visit))
        return;
    answer = ask(device, request, json_pack("{s:s, s:s}", "visit", visit, "reason", "so"));
    if (answer && strstr(request, "undo"))
        json_object_del(greeted, visit);
    json_decref(answer);
}

static void change_host(int device)
{
    char host[ID_SIZE];
    bool rests = chance_in(&chance, 3);

    if (draw_id(device, "host", host))
        json_decref(ask(device, rests ? "host.rest" : "host.duty",
                        json_pack("{s:s, s:b}", "host", host, "on", (int)chance_in(&chance, 2))));
}

static void hear_phone(int device)
{
    struct err err = { 0 };

    expect_done(db_run(store_db(stores[device]), &err,
                       "UPDATE phone SET heard_ms = ? WHERE abs(random()) % 2", "i", now_at(device)),
                err);
}

static void help(int device)
{
    char id[ID_SIZE];

    if (chance_in(&chance, 2))
        json_decref(
            ask(device, "help.ask", json_pack("{s:s, s:s}", "event", "Breakfast", "reason", "asked")));
    else if (draw_id(device, "help WHERE NOT done", id))
        json_decref(ask(device, "help.done", json_pack("{s:s}", "help", id)));
}

static void set(int device)
{
    static const char *const settings[][2] = {
        { "alert.crowd", "2" },  { "alert.crowd", "5" },  { "alert.quiet", "yes" },
        { "alert.quiet", "no" }, { "alert.webhook", "" }, { "alert.webhook", "http://x.example/" }
    };
    const char *const *setting = settings[chance_below(&chance, 6)];

    json_decref(
        must_ask(device, "setting.set", json_pack("{s:s, s:s}", "key", setting[0], "value", setting[1])));
}

static void hear_other(int device)
{
    int other = (device + 1 + (int)chance_below(&chance, DEVICES - 1)) % DEVICES;

    device_hear(other, device);
}

static void live(size_t steps)
{
    static void (*const deeds[])(int device) = {
        check_in,      check_in,    check_in,   claim, claim,      claim,      greet, step, step,
        help,          change_host, hear_phone, set,   hear_other, hear_other, look,  look, wait_for_the_next,
        device_restart
    };

    for (size_t i = 0; i < steps; i++) {
        int device = (int)chance_below(&chance, 2);

        deeds[chance_below(&chance, sizeof deeds / sizeof *deeds)](device);
        expect_greeted(device);
        if (chance_in(&chance, 2))
            look(device);
        now_ms += (int64_t)chance_below(&chance, chance_in(&chance, 4) ? 400000 : 30000);
    }
}

// ---- the run

static void begin_life(void)
{
    char starts[ZONE_TIME_SIZE];
    struct err err = { 0 };

    zone_format(starts, "UTC", now_ms + 30 * MINUTE_MS);
    json_decref(must_ask(0, "event.add", json_pack("{s:s, s:s}", "name", "Breakfast", "starts", starts)));
    json_decref(must_ask(0, "host.add", json_pack("{s:s, s:s}", "name", "Amir", "event", "Breakfast")));
    json_decref(must_ask(0, "host.add",
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

static uint64_t seed_of_history;
static bool is_finished;

static void run_history(uint64_t seed)
{
    static const int64_t skews_ms[] = { 0, 0, 700, -700, 20000, -20000 };

    chance.state = seed_of_history = seed;
    now_ms = made_now_ms;
    greeted = json_object();
    for (int i = 0; i < STORES; i++)
        skew_ms[i] = skews_ms[chance_below(&chance, sizeof skews_ms / sizeof *skews_ms)];
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
    json_decref(greeted);
}

static int64_t number_of(const char *name, int64_t otherwise)
{
    const char *text = getenv(name);

    return text ? strtoll(text, NULL, 10) : otherwise;
}

static void nobody_who_waits_is_forgotten(void **state)
{
    uint64_t seed = (uint64_t)number_of("ESCALATION_SEED", (int64_t)time(NULL) * 1000);
    int histories = (int)number_of("ESCALATION_HISTORIES", 40);

    (void)state;
    printf("ESCALATION_SEED=%" PRIu64 " ESCALATION_HISTORIES=%d\n", seed, histories);
    for (int i = 0; i < histories; i++)
        run_history(seed + (uint64_t)i);
    is_finished = true;
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
    if (!is_finished)
        printf("to see this failure again: ESCALATION_SEED=%" PRIu64 " ESCALATION_HISTORIES=1\n",
               seed_of_history);
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
