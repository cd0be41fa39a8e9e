#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "property/devices.h"
#include "property/escalation_deeds.h"
#include "service/request.h"
#include "store/made_store.h"
#include "util/zone.h"

struct chance deeds_chance;
json_t *deeds_greeted;

int64_t deeds_now(int device)
{
    return now_ms + skew_ms[device];
}

// ---- asking

// NULL where it was refused.
json_t *deeds_ask(int device, const char *request, json_t *members)
{
    struct err err = { 0 };
    json_t *answer = NULL;

    if (!request_run(stores[device], request, members, deeds_now(device), &answer, &err) &&
        err.kind != ERR_REFUSED)
        fail_msg("%s: %d %s", request, err.kind, err.text);
    json_decref(members);
    return answer;
}

json_t *deeds_must_ask(int device, const char *request, json_t *members)
{
    json_t *answer = deeds_ask(device, request, members);

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
             chance_below(&deeds_chance, count > 0 ? (size_t)count : 1));
    db_query_once(store_db(stores[device]), &rows, str_text(&sql));
    found = db_next(&rows);
    snprintf(id, ID_SIZE, "%s", found ? db_text(&rows, 0) : "");
    expect_done(db_done(&rows, &err), err);
    str_finish(&sql);
    return found;
}

// ---- what happens

static void check_in(int device)
{
    static const char *const names[] = { "Ann", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal", "Ida", "Jo" };
    const char *name = names[chance_below(&deeds_chance, 10)];
    char guest[ID_SIZE];

    if (chance_in(&deeds_chance, 3) && draw_id(device, "guest JOIN subject USING (num)", guest))
        json_decref(deeds_ask(device, "visit.check_in",
                              json_pack("{s:s, s:s}", "event", "Breakfast", "guest", guest)));
    else
        json_decref(
            deeds_ask(device, "visit.check_in", json_pack("{s:s, s:s}", "event", "Breakfast", "new", name)));
}

static void claim(int device)
{
    char visit[ID_SIZE], host[ID_SIZE], phone[ID_SIZE];
    json_t *members;

    if (!draw_id(device, "visit", visit) || !draw_id(device, "host", host))
        return;
    members = json_pack("{s:s, s:s}", "visit", visit, "host", host);
    if (chance_in(&deeds_chance, 2) && draw_id(device, "phone", phone))
        json_object_set_new(members, "phone", json_string(phone));
    json_decref(deeds_ask(device, "welcome.claim", members));
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
    json_decref(deeds_ask(device, "welcome.greet", json_pack("{s:s, s:s}", "visit", visit, "host", host)));
    if (greetings(device) > before) // else it was said before, and somebody else may have taken that back
        json_object_set_new(deeds_greeted, visit, json_integer(device));
}

// A step that needs no host.
static void step(int device)
{
    static const char *const steps[] = { "welcome.release", "welcome.release", "welcome.gone",
                                         "welcome.dismiss", "welcome.undo",    "visit.undo" };
    const char *request = steps[chance_below(&deeds_chance, 6)];
    char visit[ID_SIZE];
    json_t *answer;

    if (!draw_id(device, "visit", visit))
        return;
    answer = deeds_ask(device, request, json_pack("{s:s, s:s}", "visit", visit, "reason", "so"));
    if (answer && strstr(request, "undo"))
        json_object_del(deeds_greeted, visit);
    json_decref(answer);
}

static void change_host(int device)
{
    char host[ID_SIZE];
    bool rests = chance_in(&deeds_chance, 3);

    if (draw_id(device, "host", host))
        json_decref(deeds_ask(device, rests ? "host.rest" : "host.duty",
                              json_pack("{s:s, s:b}", "host", host, "on", (int)chance_in(&deeds_chance, 2))));
}

static void hear_phone(int device)
{
    char phone[ID_SIZE];
    struct err err = { 0 };

    if (draw_id(device, "phone", phone))
        expect_done(db_run(store_db(stores[device]), &err, "UPDATE phone SET heard_ms = ? WHERE id = ?", "it",
                           deeds_now(device), phone),
                    err);
}

static void help(int device)
{
    char id[ID_SIZE];

    if (chance_in(&deeds_chance, 2))
        json_decref(
            deeds_ask(device, "help.ask", json_pack("{s:s, s:s}", "event", "Breakfast", "reason", "asked")));
    else if (draw_id(device, "help WHERE NOT done", id))
        json_decref(deeds_ask(device, "help.done", json_pack("{s:s}", "help", id)));
}

static void set(int device)
{
    static const char *const settings[][2] = {
        { "alert.crowd", "2" },  { "alert.crowd", "5" },  { "alert.quiet", "yes" },
        { "alert.quiet", "no" }, { "alert.webhook", "" }, { "alert.webhook", "http://x.example/" }
    };
    const char *const *setting = settings[chance_below(&deeds_chance, 6)];

    json_decref(deeds_must_ask(device, "setting.set",
                               json_pack("{s:s, s:s}", "key", setting[0], "value", setting[1])));
}

static void hear_other(int device)
{
    int other = (device + 1 + (int)chance_below(&deeds_chance, DEVICES - 1)) % DEVICES;

    device_hear(other, device);
}

void deeds_do(int device)
{
    static void (*const deeds[])(int device) = { check_in, check_in,   check_in,    claim,
                                                 claim,    claim,      greet,       step,
                                                 step,     help,       change_host, hear_phone,
                                                 set,      hear_other, hear_other,  device_restart };

    deeds[chance_below(&deeds_chance, sizeof deeds / sizeof *deeds)](device);
}
