// Who should meet whom, with five thousand here who all agreed: the suggestions for everybody and for one,
// against looking at all pairs; then visit.show and board.show, which ask for them after every commit.
// Times are the processor's.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "domain/introduction.h"
#include "made_guests.h"
#include "measure.h"
#include "service/group.h"
#include "service/request.h"
#include "util/clock.h"
#include "util/zone.h"

enum { PRESENT = 5000, WAITING = 100, TOPICS = 400, MOST = 3, ROUNDS = 5, ASKED = 200, SLICE = 1000 };
enum { SAID = 12 }; // at most, of one person

static const char database[] = "introduction.db";

struct person {
    struct str name, company, said[3]; // topics, offers, seeks
    bool is_member;
};

static struct person people[PRESENT];

static void make_people(void)
{
    for (size_t i = 0; i < PRESENT; i++) {
        make_name(&people[i].name);
        make_company(&people[i].company);
        people[i].is_member = draw(3) == 0;
        for (size_t j = 0; j < 3; j++) {
            for (size_t items = draw(j == 0 ? 5 : 3); items > 0; items--)
                str_addf(&people[i].said[j], "%sTopic %zu", people[i].said[j].length ? "; " : "",
                         draw_low(draw_low(TOPICS) + 1));
        }
    }
}

static struct str packed[PRESENT];

static void pack(void)
{
    for (size_t i = 0; i < PRESENT; i++) {
        const char *value[GUEST_FIELDS];
        char id[24];

        for (int field = 0; field < GUEST_FIELDS; field++)
            value[field] = "";
        value[GUEST_NAME] = str_text(&people[i].name);
        value[GUEST_COMPANY] = str_text(&people[i].company);
        value[GUEST_TOPICS] = str_text(&people[i].said[0]);
        value[GUEST_OFFERS] = str_text(&people[i].said[1]);
        value[GUEST_SEEKS] = str_text(&people[i].said[2]);
        snprintf(id, sizeof id, "%zu", i);
        introduction_pack(&packed[i], id, value);
    }
}

static struct introductions *gather(void)
{
    struct introductions *all = introductions_create();

    for (size_t i = 0; i < PRESENT; i++)
        introductions_add(
            all, &(struct introduction_person){ .guest = (int64_t)i + 1,
                                                .packed = str_text(&packed[i]),
                                                .role = people[i].is_member ? ROLE_MEMBER : ROLE_GUEST,
                                                .visit_number = people[i].is_member ? 2 : 1,
                                                .has_agreed = true });
    return all;
}

// Of the processor: neighbours do not count.
static double now_ms(void)
{
    return (double)clock() * 1e3 / CLOCKS_PER_SEC;
}

// ---- all pairs: what everybody says as numbers, which is kinder than texts, and each with each other

struct said {
    size_t kind, topic; // kind: place in fields
};

struct pair_person {
    struct said said[SAID];
    size_t count;
};

static struct pair_person said_by[PRESENT];
static size_t sizes[3][TOPICS];

static void count_said(void)
{
    memset(sizes, 0, sizeof sizes);
    for (size_t i = 0; i < PRESENT; i++) {
        said_by[i].count = 0;
        for (size_t j = 0; j < 3; j++) {
            for (const char *at = str_text(&people[i].said[j]); (at = strstr(at, "Topic ")); at++) {
                size_t topic = strtoull(at + 6, NULL, 10);

                said_by[i].said[said_by[i].count++] = (struct said){ j, topic };
                sizes[j][topic]++;
            }
        }
    }
}

// How good a reason the one has to meet the other: the less the better.
static size_t reason(const struct pair_person *one, const struct pair_person *other)
{
    static const size_t answer[3] = { 0, 2, 1 };
    size_t best = SIZE_MAX;

    for (size_t i = 0; i < one->count; i++) {
        for (size_t j = 0; j < other->count; j++) {
            size_t kind = one->said[i].kind, size;

            if (one->said[i].topic != other->said[j].topic || answer[kind] != other->said[j].kind)
                continue;
            size = sizes[answer[kind]][one->said[i].topic] + (kind == 0 ? PRESENT : 0);
            best = size < best ? size : best;
        }
    }
    return best;
}

// The best for one, whoever else has them: less than what Usher does.
static size_t best_for(size_t one)
{
    size_t best = SIZE_MAX, found = PRESENT;

    for (size_t i = 0; i < PRESENT; i++) {
        size_t value = i == one ? SIZE_MAX : reason(&said_by[one], &said_by[i]);

        if (value != SIZE_MAX && people[one].is_member != people[i].is_member)
            value -= value > 0; // some rule about whom
        if (value < best) {
            best = value;
            found = i;
        }
    }
    return found;
}

static void measure_list(void)
{
    double usher[ROUNDS], peer[ROUNDS], one[ROUNDS];
    size_t found = 0, suggested = 0;

    for (size_t round = 0; round < ROUNDS; round++) {
        double started = now_ms();
        struct introductions *all = gather();
        struct introduction *list, best[MOST];

        suggested = introductions_list(all, MOST, &list);
        usher[round] = now_ms() - started;
        free(list);
        introductions_destroy(all);
        started = now_ms();
        all = gather();
        suggested += introductions_for(all, 1, INTRODUCTION_FOR_HOSTS, MOST, best);
        one[round] = now_ms() - started;
        introductions_destroy(all);
        started = now_ms();
        count_said();
        for (size_t i = 0; i < PRESENT; i++)
            found += best_for(i) < PRESENT;
        peer[round] = now_ms() - started;
    }
    fprintf(stderr, "%zu suggestions; all pairs found one for %zu\n", suggested, found / ROUNDS);
    measure_print("introduce_list_5000", measure_quantile(usher, ROUNDS, 0.5), -1,
                  measure_quantile(peer, ROUNDS, 0.5), -1, "ms");
    measure_print("introduce_guest_5000", measure_quantile(one, ROUNDS, 0.5), -1, -1, -1, "ms");
}

// ---- through the services

static json_t *ask(struct store *store, const char *name, json_t *request)
{
    struct err err = { 0 };
    json_t *answer = NULL;

    measure_check(request_run_within(store, name, request, NULL, clock_now_ms(), &answer, &err), &err);
    json_decref(request);
    return answer;
}

static void come(struct store *store, const struct person *person, char visit[ID_SIZE], size_t *waiting)
{
    struct err err = { 0 };
    json_t *guest = ask(store, "guest.add",
                        json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "name", str_text(&person->name),
                                  "company", str_text(&person->company), "topics", str_text(&person->said[0]),
                                  "offers", str_text(&person->said[1]), "seeks", str_text(&person->said[2]),
                                  "event", "Breakfast", "role", person->is_member ? "member" : "guest"));
    json_t *here;

    measure_check(store_fold(store, &err), &err);
    json_decref(ask(store, "guest.edit",
                    json_pack("{s:s, s:s}", "guest", json_get_text(guest, "guest"), "introduce", "yes")));
    measure_check(store_fold(store, &err), &err);
    here = ask(store, "visit.check_in",
               json_pack("{s:s, s:s}", "event", "Breakfast", "guest", json_get_text(guest, "guest")));
    snprintf(visit, ID_SIZE, "%s", json_get_text(here, "visit"));
    if (json_get_text(here, "welcome")[0] && ++*waiting > WAITING)
        json_decref(ask(store, "welcome.greet", json_pack("{s:s, s:s}", "visit", visit, "host", "Amir")));
    json_decref(guest);
    json_decref(here);
}

static struct store *make_group(char visits[PRESENT][ID_SIZE])
{
    char starts[ZONE_TIME_SIZE], device[ID_SIZE];
    struct store *store;
    struct err err = { 0 };
    size_t waiting = 0;

    zone_format(starts, "UTC", clock_now_ms());
    measure_check(group_found(database, "Made up", "UTC", "en", clock_now_ms(), device, &err), &err);
    measure_check(store_open(&store, database, STORE_WRITE, clock_now_ms(), &err), &err);
    measure_check(store_begin(store, clock_now_ms(), &err), &err);
    json_decref(ask(store, "event.add", json_pack("{s:s, s:s}", "name", "Breakfast", "starts", starts)));
    measure_check(store_commit(store, &err) && store_begin(store, clock_now_ms(), &err), &err);
    json_decref(ask(store, "host.add", json_pack("{s:s, s:s}", "name", "Amir", "event", "Breakfast")));
    for (size_t i = 0; i < PRESENT; i++) {
        if (i % SLICE == 0)
            measure_check(store_commit(store, &err) && store_begin(store, clock_now_ms(), &err), &err);
        come(store, &people[i], visits[i], &waiting);
    }
    measure_check(store_commit(store, &err), &err);
    return store;
}

static void measure_request(struct store *store, const char *name, const char *key,
                            char visits[PRESENT][ID_SIZE], const char *figure, double limit_ms)
{
    double took_ms[ASKED];
    size_t met = 0;
    char text[60];

    for (size_t i = 0; i < ASKED; i++) {
        json_t *request = json_pack("{s:s}", key, visits ? visits[i * (PRESENT / ASKED)] : "Breakfast"),
               *answer = NULL;
        struct err err = { 0 };
        double started = now_ms();

        measure_check(request_run(store, name, request, clock_now_ms(), &answer, &err), &err);
        took_ms[i] = now_ms() - started;
        met += json_is_object(json_object_get(answer, "meet"));
        json_decref(request);
        json_decref(answer);
    }
    if (visits)
        fprintf(stderr, "%zu of %d visits had somebody to meet\n", met, ASKED);
    snprintf(text, sizeof text, "%s_p50", figure);
    measure_print(text, measure_quantile(took_ms, ASKED, 0.5), -1, -1, -1, "ms");
    snprintf(text, sizeof text, "%s_p99", figure);
    measure_print(text, measure_quantile(took_ms, ASKED, 0.99), limit_ms, -1, -1, "ms");
}

int main(void)
{
    static char visits[PRESENT][ID_SIZE];
    struct store *store;

    make_people();
    pack();
    measure_list();
    store = make_group(visits);
    measure_request(store, "visit.show", "visit", visits, "introduce_visit_show", 20);
    measure_request(store, "board.show", "event", NULL, "introduce_board_show", 20);
    measure_request(store, "introduce.list", "event", NULL, "introduce_list_request", -1);
    store_close(store);
    measure_remove_database(database);
    for (size_t i = 0; i < PRESENT; i++) {
        str_finish(&people[i].name);
        str_finish(&people[i].company);
        str_finish(&packed[i]);
        for (size_t j = 0; j < 3; j++)
            str_finish(&people[i].said[j]);
    }
    return 0;
}
