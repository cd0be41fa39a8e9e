#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "property/devices.h"
#include "property/escalation_deeds.h"
#include "property/escalation_model.h"
#include "service/request.h"
#include "store/made_store.h"
#include "util/zone.h"

enum { LAPSE_MS = 180000 }; // claim.lapse_s, unless somebody sets it

struct chance deeds_chance;

// Phones whose pages are open: they are heard all the time.
static struct {
    char id[ID_SIZE], host[ID_SIZE];
    bool is_awake;
} phones[2][8];
static size_t phone_counts[2];

static char contested[ID_SIZE]; // a visit

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

static int64_t facts(int device)
{
    return made_number(stores[device], "SELECT count(*) FROM fact");
}

// ---- what happens to a guest

static void check_in(int device)
{
    static const char *const names[] = { "Ann", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal", "Ida", "Jo" };
    const char *name = names[chance_below(&deeds_chance, 10)];
    char guest[ID_SIZE];
    bool is_known = chance_in(&deeds_chance, 3) && draw_id(device, "guest JOIN subject USING (num)", guest);
    json_t *answer = deeds_ask(
        device, "visit.check_in",
        json_pack("{s:s, s:s}", "event", "Breakfast", is_known ? "guest" : "new", is_known ? guest : name));

    if (answer && !json_get_bool(answer, "already"))
        model_note(device, json_get_text(answer, "visit"), DEED_ARRIVED);
    json_decref(answer);
}

// Mostly somebody who waits, or the one of whom the other device may just have said something.
static bool draw_visit(int device, char visit[ID_SIZE])
{
    struct str known = { 0 };
    bool found = false;

    str_addf(&known, "(SELECT id FROM visit WHERE id = '%s')", contested);
    if (chance_in(&deeds_chance, 3))
        found = draw_id(device, str_text(&known), visit);
    if (!found && chance_in(&deeds_chance, 3))
        found = draw_id(device, "visit", visit);
    if (!found)
        found = draw_id(device,
                        "(SELECT visit_id.id FROM welcome JOIN visit_id USING (guest, event)"
                        " WHERE outcome = 'open' ORDER BY welcome.guest LIMIT 4)",
                        visit);
    if (found)
        memcpy(contested, visit, ID_SIZE);
    str_finish(&known);
    return found;
}

static void claim(int device)
{
    size_t phone = chance_below(&deeds_chance, phone_counts[device] + 2);
    bool is_on_phone = phone < phone_counts[device];
    char visit[ID_SIZE], host[ID_SIZE];
    json_t *answer;
    int64_t before = facts(device);

    if (!draw_visit(device, visit) || !draw_id(device, "host", host))
        return;
    if (is_on_phone)
        memcpy(host, phones[device][phone].host, ID_SIZE);
    answer = deeds_ask(device, "welcome.claim",
                       json_pack("{s:s, s:s, s:s}", "visit", visit, "host", host, "phone",
                                 is_on_phone ? phones[device][phone].id : ""));
    if (answer && facts(device) > before)
        model_note_claim(device, visit, host, is_on_phone ? phones[device][phone].id : "", deeds_now(device),
                         deeds_now(device) + LAPSE_MS);
    json_decref(answer);
}

static const struct step {
    const char *request;
    enum model_deed deed;
} steps[] = {
    { "welcome.greet", DEED_GREETED }, { "welcome.greet", DEED_GREETED },
    { "welcome.gone", DEED_GONE },     { "welcome.release", DEED_RELEASED },
    { "welcome.gone", DEED_GONE },     { "welcome.dismiss", DEED_DISMISSED },
};

static void step(int device)
{
    const struct step *one = &steps[chance_below(&deeds_chance, sizeof steps / sizeof *steps)];
    char visit[ID_SIZE], host[ID_SIZE];
    int64_t before = facts(device);

    if (!draw_visit(device, visit) || !draw_id(device, "host", host))
        return;
    json_decref(deeds_ask(device, one->request,
                          json_pack("{s:s, s:s, s:s}", "visit", visit, "host", host, "reason", "so")));
    if (facts(device) > before) // else it was so before
        model_note(device, visit, one->deed);
}

static void undo(int device)
{
    bool outcome_alone = chance_in(&deeds_chance, 2);
    char visit[ID_SIZE];
    json_t *answer;

    if (!draw_id(device, "visit", visit))
        return;
    answer =
        deeds_ask(device, outcome_alone ? "welcome.undo" : "visit.undo", json_pack("{s:s}", "visit", visit));
    if (answer)
        model_undo(device, visit, outcome_alone);
    json_decref(answer);
}

// ---- hosts and their phones

static void change_host(int device)
{
    char host[ID_SIZE];
    bool rests = chance_in(&deeds_chance, 3);

    if (draw_id(device, "host", host))
        json_decref(deeds_ask(device, rests ? "host.rest" : "host.duty",
                              json_pack("{s:s, s:b}", "host", host, "on", (int)chance_in(&deeds_chance, 2))));
}

static void let_phone_in(int device)
{
    size_t place = phone_counts[device];
    json_t *offer, *phone;

    if (place == 8 || !draw_id(device, "host", phones[device][place].host))
        return;
    offer = deeds_must_ask(device, "pair.offer", json_pack("{s:s}", "host", phones[device][place].host));
    phone = deeds_must_ask(device, "pair.finish", json_pack("{s:s}", "code", json_get_text(offer, "code")));
    snprintf(phones[device][place].id, ID_SIZE, "%s", json_get_text(phone, "phone"));
    model_phone(device, phones[device][place].id, phones[device][place].host, deeds_now(device));
    phones[device][place].is_awake = true;
    phone_counts[device]++;
    json_decref(offer);
    json_decref(phone);
}

static void put_phone_out(int device, size_t place)
{
    json_decref(
        deeds_must_ask(device, "phone.revoke", json_pack("{s:s}", "phone", phones[device][place].id)));
    model_phone_out(device, phones[device][place].id);
    phones[device][place] = phones[device][--phone_counts[device]];
}

// It falls silent, comes back, is let in, or is put out.
static void change_phone(int device)
{
    size_t place = chance_below(&deeds_chance, phone_counts[device] + 1);

    if (place == phone_counts[device])
        let_phone_in(device);
    else if (chance_in(&deeds_chance, 3))
        put_phone_out(device, place);
    else
        phones[device][place].is_awake = !phones[device][place].is_awake;
}

static void hear_phones(int device)
{
    json_t *heard = json_array();

    for (size_t i = 0; i < phone_counts[device]; i++) {
        if (!phones[device][i].is_awake)
            continue;
        json_array_append_new(heard, json_string(phones[device][i].id));
        model_phone_heard(device, phones[device][i].id, deeds_now(device));
    }
    if (json_array_size(heard) > 0)
        json_decref(deeds_must_ask(device, "phone.heard", json_pack("{s:O}", "phones", heard)));
    json_decref(heard);
}

// ---- everything else

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

void deeds_hear(int from, int to)
{
    device_hear(from, to);
    model_hear(from, to);
}

static void hear_other(int device)
{
    deeds_hear(1 - device, device);
}

void deeds_begin(uint64_t seed)
{
    deeds_chance.state = seed;
    phone_counts[0] = phone_counts[1] = 0;
    contested[0] = '\0';
    model_begin();
}

void deeds_do(int device)
{
    static void (*const deeds[])(
        int device) = { check_in,    check_in,     check_in,     claim,      claim,      claim,
                        claim,       step,         step,         undo,       help,       set,
                        change_host, change_phone, change_phone, hear_other, hear_other, device_restart };

    hear_phones(device);
    deeds[chance_below(&deeds_chance, sizeof deeds / sizeof *deeds)](device);
}
