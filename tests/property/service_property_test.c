// The life of a random group on three devices with skewed clocks, through the services and imports;
// the devices hear of each other now and then. In the end all have the same rows, and so has a
// fourth that hears everything in another order; and nobody who waits drops out of the queue
// but by what a person did.
//     SERVICE_SEED, SERVICE_HISTORIES  as FOLD_SEED and FOLD_HISTORIES
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "property/devices.h"
#include "property/histories.h"
#include "property/random.h"
#include "property/service_kinds.h"
#include "service/import.h"
#include "service/request.h"
#include "store/group_store.h"
#include "store/made_store.h"
#include "util/zone.h"

static char folder[MADE_PATH];
static struct chance chance;

// ---- asking

// The id that a query gives, one of several by chance; "nobody" where there is none.
static void add_id(struct str *out, struct store *store, const char *from)
{
    struct str sql = { 0 };
    struct db_rows rows;
    struct err err = { 0 };
    int64_t count;

    str_addf(&sql, "SELECT count(*) FROM %s", from);
    count = made_number(store, str_text(&sql));
    str_clear(&sql);
    str_addf(&sql, "SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET %zu", from,
             count > 0 ? chance_below(&chance, (size_t)count) : 0);
    db_query_once(store_db(store), &rows, str_text(&sql));
    str_add(out, db_next(&rows) ? db_text(&rows, 0) : "nobody");
    expect_done(db_done(&rows, &err), err);
    str_finish(&sql);
}

static const char *word(void)
{
    static const char *const words[] = { "Ann", "Bo", "Müller", "王", "Lee", "C1", "C2", "x" };

    return words[chance_below(&chance, sizeof words / sizeof *words)];
}

static const char *role(void)
{
    return role_names[chance_below(&chance, ROLES)];
}

static void add_member(struct str *out, struct store *store, char letter)
{
    static const char *const from['z'] = {
        ['e'] = "event JOIN subject USING (num)",
        ['g'] = "guest JOIN subject USING (num)",
        ['v'] = "visit",
        ['h'] = "host",
        ['b'] = "batch",
    };
    char time[ZONE_TIME_SIZE];

    if (letter == 'g' && chance_in(&chance, 8))
        add_id(out, store, "member JOIN subject ON num = guest");
    else if (from[(int)letter])
        add_id(out, store, from[(int)letter]);
    else if (letter == 't')
        str_add(out, word());
    else if (letter == 'r')
        str_add(out, role());
    else {
        zone_format(time, "UTC", now_ms - (int64_t)chance_below(&chance, 7200000));
        str_add(out, time);
    }
}

static json_t *draw_members(struct store *store, const char *members)
{
    struct str text = { 0 };
    json_t *request;

    for (const char *at = members; *at; at++) {
        if (*at == '~')
            add_member(&text, store, *++at);
        else
            str_add_char(&text, *at == '\'' ? '"' : *at);
    }
    request = json_parse_object(str_text(&text));
    assert_non_null(request);
    str_finish(&text);
    return request;
}

static char *visits_of(struct store *store, const char *sql)
{
    struct str all = { 0 };
    struct db_rows rows;
    struct err err = { 0 };

    db_query_once(store_db(store), &rows, sql);
    while (db_next(&rows))
        str_addf(&all, "%s\n", db_text(&rows, 0));
    expect_done(db_done(&rows, &err), err);
    return str_take(&all);
}

// Everybody whom the door owed a welcome and who waits or is claimed, whatever the event's mode is.
// (What nobody at the door saw, but the facts add up to, may go again when they add up otherwise.)
static char *waiting(struct store *store)
{
    return visits_of(
        store, "SELECT visit.id FROM welcome JOIN visit USING (guest, event) WHERE outcome = 'open'"
               " AND NOT superseded AND NOT undone AND EXISTS (SELECT 1 FROM fact JOIN device ON num = device"
               "  WHERE device.id = visit.device AND stamp >> 16 = recorded_ms AND fact.at_ms = visit.at_ms"
               "  AND fact.event = visit.event AND kind = 'visit.checked_in' AND body GLOB '*\"owed\":true*')"
               " ORDER BY visit.id");
}

// Who has come again meanwhile may wait as one who came to the later event: when a list says that they
// were guests there and not hosts, it is the later visit that is owed.
static char *still_waiting(struct store *store)
{
    return visits_of(store,
                     "SELECT id FROM visit WHERE guest IN (SELECT guest FROM welcome JOIN visit"
                     " USING (guest, event) WHERE outcome = 'open' AND NOT superseded AND NOT undone)");
}

static void expect_none_missing(char *before, struct store *store, const char *did)
{
    char *after = still_waiting(store), *rest = before, *visit;

    while (before && (visit = strsep(&rest, "\n"))) {
        if (visit[0] && (!after || !strstr(after, visit)))
            fail_msg("%s waited, and does so no more after %s", visit, did);
    }
    free(before);
    free(after);
}

static void ask(int device)
{
    struct store *store = stores[device];
    size_t drawn = 0, weight = 0;
    const struct service_kind *kind = service_kinds;
    int64_t facts = made_number(store, "SELECT count(*) FROM fact");
    char *before = waiting(store);
    json_t *request, *answer;
    struct err err = { 0 };
    bool done;

    for (size_t i = 0; i < SERVICE_KINDS; i++)
        weight += (size_t)service_kinds[i].weight;
    for (drawn = chance_below(&chance, weight); drawn >= (size_t)kind->weight; kind++)
        drawn -= (size_t)kind->weight;
    request = draw_members(store, kind->members);
    done = request_run(store, kind->request, request, now_ms + skew_ms[device], &answer, &err);
    if (!done && err.kind != ERR_REFUSED && err.kind != ERR_USAGE)
        fail_msg("%s %s: %d %s", kind->request, json_line(request), err.kind, err.text);
    if (!done)
        assert_int_equal(made_number(store, "SELECT count(*) FROM fact"), facts);
    expect_none_missing(!done || !kind->may_end_waiting ? before : (free(before), NULL), store,
                        kind->request);
    json_decref(request);
    json_decref(answer);
}

// ---- importing

enum { ROWS = 6, TEXT_SIZE = 40 };

static void draw_row(struct list_row *row, char texts[4][TEXT_SIZE])
{
    *row = (struct list_row){ .reason = "", .person_id = "", .ticket_type = "" };
    for (int i = 0; i < GUEST_FIELDS; i++)
        row->value[i] = "";
    snprintf(texts[0], TEXT_SIZE, "%s %s", word(), word());
    snprintf(texts[1], TEXT_SIZE, "%s@x.org", word());
    snprintf(texts[2], TEXT_SIZE, "r%zu", chance_below(&chance, 5));
    row->value[GUEST_NAME] = texts[0];
    row->value[GUEST_EMAIL] = chance_in(&chance, 2) ? texts[1] : "";
    row->value[GUEST_COMPANY] = chance_in(&chance, 2) ? word() : "";
    row->has[GUEST_COMPANY] = true;
    row->row_id = chance_in(&chance, 2) ? texts[2] : "";
    row->codes[0] = chance_in(&chance, 3) ? word() : NULL;
    row->role = chance_in(&chance, 3) ? role() : "";
    row->plus = chance_in(&chance, 8) ? 2 : 0;
    row->visits = chance_in(&chance, 5) ? (int)chance_below(&chance, 4) : -1;
    row->verdict = chance_in(&chance, 8) ? ROW_SKIPPED : ROW_GUEST;
}

static struct import_counts import_once(int device, const struct import_request *request,
                                        const struct list_row *rows, size_t count)
{
    struct import_counts counts = { 0 };
    struct import *import;
    struct err err = { 0 };
    int64_t at_ms = now_ms + skew_ms[device];

    expect_done(import_begin(&import, stores[device], request, at_ms, &err), err);
    for (size_t i = 0; i < count; i++) {
        enum import_outcome outcome;
        const char *reason;

        expect_done(import_row(import, &rows[i], at_ms, &outcome, &reason, &err), err);
    }
    expect_done(import_end(import, at_ms, &counts, &err), err);
    assert_int_equal(counts.read, count);
    assert_int_equal(counts.read,
                     counts.added + counts.updated + counts.unchanged + counts.skipped + counts.rejected);
    return counts;
}

static void import(int device)
{
    static char texts[ROWS][4][TEXT_SIZE];
    struct list_row rows[ROWS];
    size_t count = 1 + chance_below(&chance, ROWS);
    struct event_list events = { 0 };
    struct import_request request = { .system = chance_in(&chance, 2) ? "x" : "y",
                                      .file = "list.csv",
                                      .role = "",
                                      .known = chance_in(&chance, 5),
                                      .replace = chance_in(&chance, 4) };
    char *before = waiting(stores[device]);
    struct err err = { 0 };
    struct import_counts again;

    expect_done(event_store_list(stores[device], &events, &err), err);
    if (events.count > 0 && !chance_in(&chance, 4))
        request.event = &events.events[chance_below(&chance, events.count)];
    for (size_t i = 0; i < count; i++)
        draw_row(&rows[i], texts[i]);
    import_once(device, &request, rows, count);
    expect_none_missing(before, stores[device], "an import");
    again = import_once(device, &request, rows, count);
    if (count == 1) // several rows of one list may be about the same person
        assert_int_equal(again.added + again.updated, 0);
    event_list_finish(&events);
}

// ---- what no request says yet: a guest asks for a host

static void ask_for_host(int device)
{
    struct str guest = { 0 }, event = { 0 };
    struct err err = { 0 };

    add_id(&guest, stores[device], "guest JOIN subject USING (num)");
    add_id(&event, stores[device], "event JOIN subject USING (num)");
    expect_done(store_begin(stores[device], now_ms + skew_ms[device], &err), err);
    expect_done(fact_append(stores[device], FACT_WELCOME_ASKED, str_text(&guest), str_text(&event), now_ms,
                            json_object(), &err),
                err);
    expect_done(store_commit(stores[device], &err), err);
    str_finish(&guest);
    str_finish(&event);
}

// ---- the run

static void found(const char *request_name, json_t *request)
{
    struct err err = { 0 };
    json_t *answer;

    expect_done(request_run(stores[0], request_name, request, now_ms, &answer, &err), err);
    json_decref(request);
    json_decref(answer);
}

static void begin_life(void)
{
    static const char *const events[] = { "May", "June", "July" };

    for (int i = 0; i < 3; i++) {
        char starts[ZONE_TIME_SIZE];

        zone_format(starts, "UTC", now_ms + (i - 1) * INT64_C(86400000));
        found("event.add", json_pack("{s:s, s:s}", "name", events[i], "starts", starts));
    }
    found("host.add", json_pack("{s:s}", "name", "Eva"));
    found("host.add", json_pack("{s:s, s:b}", "name", "Otto", "lead", 1));
    for (int i = 1; i < DEVICES; i++)
        device_hear(0, i);
}

static void live(size_t steps)
{
    for (size_t i = 0; i < steps; i++) {
        int device = (int)chance_below(&chance, DEVICES);
        size_t what = chance_below(&chance, 20);

        if (what == 0)
            ask_for_host(device);
        else if (what <= 2)
            import(device);
        else if (what <= 5)
            device_hear(device, (device + 1 + (int)chance_below(&chance, DEVICES - 1)) % DEVICES);
        else
            ask(device);
        now_ms += (int64_t)chance_below(&chance, chance_in(&chance, 8) ? 40000000 : 60000);
    }
}

static void compare(void)
{
    struct verify_digest digests[STORES];
    struct str differing = { 0 };
    struct err err = { 0 };

    for (int i = 0; i < STORES; i++) {
        expect_done(verify_digest(stores[i], VERIFY_IDS, &digests[i], &err), err);
        verify_compare(&digests[0], &digests[i], &differing);
        assert_int_equal(made_number(stores[i], "SELECT count(*) FROM fact"),
                         made_number(stores[0], "SELECT count(*) FROM fact"));
        made_verify(stores[i]);
    }
    if (differing.length > 0)
        fail_msg("devices that know the same differ in: %s", str_text(&differing));
    str_finish(&differing);
}

static void run_history(uint64_t seed)
{
    static const int64_t skews_ms[] = { 0, 0, 60000, -60000, 3600000, -86400000 };

    chance.state = seed;
    now_ms = made_now_ms;
    for (int i = 0; i < STORES; i++)
        skew_ms[i] = skews_ms[chance_below(&chance, sizeof skews_ms / sizeof *skews_ms)];
    devices_open(folder);
    begin_life();
    live(100);
    devices_hear_everything();
    compare();
    devices_close();
}

static void run_one(uint64_t seed, int count)
{
    (void)count;
    run_history(seed);
}

static struct histories histories = {
    .name = "SERVICE", .many = 50, .many_long = 500, .batch = 1, .step = 1, .run = run_one
};

static void devices_that_know_the_same_say_the_same(void **state)
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
        cmocka_unit_test_setup_teardown(devices_that_know_the_same_say_the_same, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
