// What the screens ask at the door: door.find among a hundred thousand expected guests as their
// names are typed, and board.show with five thousand present, of whom a hundred wait, and
// forty hosts, everybody with topics of their own.
#include <stdio.h>
#include <stdlib.h>

#include "made_guests.h"
#include "measure.h"
#include "service/group.h"
#include "service/request.h"
#include "util/clock.h"
#include "util/text.h"
#include "util/zone.h"

enum { EXPECTED = 100000, PRESENT = 5000, WAITING = 100, HOSTS = 40, SLICE = 5000, LETTERS = 8 };
enum { QUESTIONS = 2000, BOARDS = 100, FIND_LIMIT_MS = 2, BOARD_LIMIT_MS = 20 };

static const char database[] = "screen.db";

static json_t *ask(struct store *store, const char *name, json_t *request)
{
    struct err err = { 0 };
    json_t *answer = NULL;

    measure_check(request_run_within(store, name, request, NULL, clock_now_ms(), &answer, &err), &err);
    json_decref(request);
    return answer;
}

static void begin(struct store *store)
{
    struct err err = { 0 };

    measure_check(store_begin(store, clock_now_ms(), &err), &err);
}

static void commit(struct store *store)
{
    struct err err = { 0 };

    measure_check(store_commit(store, &err), &err);
}

// ---- the group

struct group {
    size_t expected, present;
    char *names[QUESTIONS]; // of some of them
    size_t count, waiting;
};

static void let_in(struct store *store, struct group *group, const char *guest)
{
    struct err err = { 0 };
    json_t *visit;

    measure_check(store_fold(store, &err), &err);
    visit = ask(store, "visit.check_in", json_pack("{s:s, s:s}", "event", "Breakfast", "guest", guest));
    if (json_get_text(visit, "welcome")[0] && ++group->waiting > WAITING)
        json_decref(ask(store, "welcome.greet",
                        json_pack("{s:s, s:s}", "visit", json_get_text(visit, "visit"), "host", "Amir")));
    json_decref(visit);
}

// Three of thirty, and a language for one guest in four.
static json_t *likings(size_t num)
{
    static const char *const languages[] = { "", "de", "", "", "fr", "", "", "en" };

    return json_pack("{s:o, s:o, s:s}", "topics",
                     json_sprintf("topic %zu, Bread %zu, solar %zu", num % 30, num % 7, num * 7 % 30),
                     "seeks", json_sprintf("topic %zu", (num + 11) % 30), "language", languages[num % 8]);
}

static void add_hosts(struct store *store)
{
    json_decref(ask(store, "host.add", json_pack("{s:s, s:s}", "name", "Amir", "event", "Breakfast")));
    for (size_t i = 0; i < HOSTS - 1; i++)
        json_decref(ask(store, "host.add",
                        json_pack("{s:o, s:s, s:o, s:s}", "name", json_sprintf("Host %zu", i), "event",
                                  "Breakfast", "topics", json_sprintf("Topic %zu, bread %zu", i, i % 7),
                                  "languages", i % 3 ? "de, en" : "fr")));
}

static void add_guest(struct store *store, struct group *group, size_t num)
{
    struct str name = { 0 }, company = { 0 };
    json_t *guest, *asked;

    make_name(&name);
    make_company(&company);
    asked = json_pack("{s:s, s:s, s:s, s:s}", "name", str_text(&name), "company", str_text(&company), "event",
                      "Breakfast", "role", num % 3 == 0 ? "member" : "guest");
    json_object_update_new(asked, likings(num));
    guest = ask(store, "guest.add", asked);
    if (group->present > 0 && num % (group->expected / group->present) == 0)
        let_in(store, group, json_get_text(guest, "guest"));
    if (num % (group->expected / QUESTIONS + 1) == 1 && group->count < QUESTIONS)
        group->names[group->count++] = str_take(&name);
    json_decref(guest);
    str_finish(&name);
    str_finish(&company);
}

static struct store *make_group(struct group *group)
{
    char starts[ZONE_TIME_SIZE], device[ID_SIZE];
    struct store *store;
    struct err err = { 0 };

    zone_format(starts, "UTC", clock_now_ms());
    measure_check(group_found(database, "Made up", "UTC", "en", clock_now_ms(), device, &err), &err);
    measure_check(store_open(&store, database, STORE_WRITE, clock_now_ms(), &err), &err);
    begin(store);
    json_decref(ask(store, "event.add", json_pack("{s:s, s:s}", "name", "Breakfast", "starts", starts)));
    commit(store);
    begin(store);
    add_hosts(store);
    commit(store);
    for (size_t i = 0; i < group->expected; i++) {
        if (i % SLICE == 0)
            begin(store);
        add_guest(store, group, i);
        if (i % SLICE == SLICE - 1 || i == group->expected - 1)
            commit(store);
    }
    return store;
}

// ---- asking

static double ask_ms(struct store *store, const char *name, json_t *request)
{
    double started = measure_now_ms();
    struct err err = { 0 };
    json_t *answer = NULL;

    measure_check(request_run(store, name, request, clock_now_ms(), &answer, &err), &err);
    started = measure_now_ms() - started;
    json_decref(answer);
    json_decref(request);
    return started;
}

// Two to eight letters of a name, as somebody types it.
static json_t *typed(const char *name, size_t letters)
{
    struct str text = { 0 };
    const char *end = name;
    json_t *request;

    for (; letters > 0 && *end; letters--)
        text_next(&end);
    str_add_bytes(&text, name, (size_t)(end - name));
    request = json_pack("{s:s, s:s}", "event", "Breakfast", "text", str_text(&text));
    str_finish(&text);
    return request;
}

static void print(const char *name, double *values, size_t count, double limit_ms)
{
    char text[40];

    snprintf(text, sizeof text, "%s_p50", name);
    measure_print(text, measure_quantile(values, count, 0.5), -1, -1, -1, "ms");
    snprintf(text, sizeof text, "%s_p99", name);
    measure_print(text, measure_quantile(values, count, 0.99), limit_ms, -1, -1, "ms");
}

static void finish(struct group *group, struct store *store)
{
    for (size_t i = 0; i < group->count; i++)
        free(group->names[i]);
    store_close(store);
    measure_remove_database(database);
}

static void measure_find(void)
{
    static struct group group;
    static double find_ms[QUESTIONS];
    struct store *store;

    group.expected = measure_rows(EXPECTED);
    store = make_group(&group);
    ask_ms(store, "door.find", typed("warm", LETTERS)); // the vocabulary is read once
    for (size_t i = 0; i < group.count; i++)
        find_ms[i] = ask_ms(store, "door.find", typed(group.names[i], 2 + i % (LETTERS - 1)));
    print("door_find", find_ms, group.count, FIND_LIMIT_MS);
    finish(&group, store);
}

static void measure_board(void)
{
    static struct group group = { .expected = 2 * PRESENT, .present = PRESENT };
    static double board_ms[BOARDS], door_ms[BOARDS];
    struct store *store = make_group(&group);

    for (size_t i = 0; i < BOARDS; i++) {
        board_ms[i] = ask_ms(store, "board.show", json_pack("{s:s}", "event", "Breakfast"));
        door_ms[i] = ask_ms(store, "door.show", json_pack("{s:s}", "event", "Breakfast"));
    }
    print("board_show", board_ms, BOARDS, BOARD_LIMIT_MS);
    print("door_show", door_ms, BOARDS, -1);
    finish(&group, store);
}

int main(void)
{
    measure_find();
    measure_board();
    return 0;
}
