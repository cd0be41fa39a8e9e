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

enum { PRESENT = 5000, WAITING = 100, TOPICS = 400, MOST = 3, ROUNDS = 5, ASKED = 100, SLICE = 1000 };
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

static char guests[PRESENT][ID_SIZE], visits[PRESENT][ID_SIZE];

static void come(struct store *store, size_t i, size_t *waiting)
{
    const struct person *person = &people[i];
    struct err err = { 0 };
    json_t *guest = ask(store, "guest.add",
                        json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "name", str_text(&person->name),
                                  "company", str_text(&person->company), "topics", str_text(&person->said[0]),
                                  "offers", str_text(&person->said[1]), "seeks", str_text(&person->said[2]),
                                  "event", "Breakfast", "role", person->is_member ? "member" : "guest"));
    json_t *here;

    snprintf(guests[i], ID_SIZE, "%s", json_get_text(guest, "guest"));
    measure_check(store_fold(store, &err), &err);
    here = ask(store, "visit.check_in", json_pack("{s:s, s:s}", "event", "Breakfast", "guest", guests[i]));
    snprintf(visits[i], ID_SIZE, "%s", json_get_text(here, "visit"));
    if (json_get_text(here, "welcome")[0] && ++*waiting > WAITING)
        json_decref(ask(store, "welcome.greet", json_pack("{s:s, s:s}", "visit", visits[i], "host", "Amir")));
    json_decref(guest);
    json_decref(here);
}

static void agree(struct store *store, size_t i, size_t *nothing)
{
    (void)nothing;
    json_decref(ask(store, "guest.edit", json_pack("{s:s, s:s}", "guest", guests[i], "introduce", "yes")));
}

static void for_everybody(struct store *store, void (*each)(struct store *store, size_t i, size_t *waiting))
{
    struct err err = { 0 };
    size_t waiting = 0;

    for (size_t i = 0; i < PRESENT; i++) {
        if (i % SLICE == 0)
            measure_check(store_begin(store, clock_now_ms(), &err), &err);
        each(store, i, &waiting);
        if (i % SLICE == SLICE - 1)
            measure_check(store_commit(store, &err), &err);
    }
}

static struct store *make_group(void)
{
    char starts[ZONE_TIME_SIZE], device[ID_SIZE];
    struct store *store;
    struct err err = { 0 };

    zone_format(starts, "UTC", clock_now_ms());
    measure_check(group_found(database, "Made up", "UTC", "en", clock_now_ms(), device, &err), &err);
    measure_check(store_open(&store, database, STORE_WRITE, clock_now_ms(), &err), &err);
    measure_check(store_begin(store, clock_now_ms(), &err), &err);
    json_decref(ask(store, "event.add", json_pack("{s:s, s:s}", "name", "Breakfast", "starts", starts)));
    measure_check(store_commit(store, &err) && store_begin(store, clock_now_ms(), &err), &err);
    json_decref(ask(store, "host.add", json_pack("{s:s, s:s}", "name", "Amir", "event", "Breakfast")));
    measure_check(store_commit(store, &err), &err);
    for_everybody(store, come);
    return store;
}

// The median and the slowest hundredth of what it takes.
static void measure_request(struct store *store, const char *name, bool of_visit, double took[2])
{
    double took_ms[ASKED];

    for (size_t i = 0; i < ASKED; i++) {
        json_t *request = of_visit ? json_pack("{s:s}", "visit", visits[i * (PRESENT / ASKED)])
                                   : json_pack("{s:s}", "event", "Breakfast");
        json_t *answer = NULL;
        struct err err = { 0 };
        double started = now_ms();

        measure_check(request_run(store, name, request, clock_now_ms(), &answer, &err), &err);
        took_ms[i] = now_ms() - started;
        json_decref(request);
        json_decref(answer);
    }
    took[0] = measure_quantile(took_ms, ASKED, 0.5);
    took[1] = measure_quantile(took_ms, ASKED, 0.99);
}

static const struct {
    const char *request, *figure;
    bool of_visit;
    double limit_ms; // p99
} requests[] = {
    { "visit.show", "introduce_visit_show", true, -1 },
    { "board.show", "introduce_board_show", false, 20 },
    { "introduce.list", "introduce_list_request", false, -1 },
};

enum { REQUESTS = sizeof requests / sizeof *requests };

// Beside the same requests at the same event while nobody has agreed.
static void measure_requests(void)
{
    struct store *store = make_group();
    double without[REQUESTS][2], with[2];
    char figure[60];

    for (size_t i = 0; i < REQUESTS; i++)
        measure_request(store, requests[i].request, requests[i].of_visit, without[i]);
    for_everybody(store, agree);
    for (size_t i = 0; i < REQUESTS; i++) {
        measure_request(store, requests[i].request, requests[i].of_visit, with);
        for (int j = 0; j < 2; j++) {
            snprintf(figure, sizeof figure, "%s_p%s", requests[i].figure, j ? "99" : "50");
            measure_print(figure, with[j], j ? requests[i].limit_ms : -1, without[i][j], -1, "ms");
        }
    }
    store_close(store);
    measure_remove_database(database);
}

int main(void)
{
    make_people();
    pack();
    measure_list();
    measure_requests();
    for (size_t i = 0; i < PRESENT; i++) {
        str_finish(&people[i].name);
        str_finish(&people[i].company);
        str_finish(&packed[i]);
        for (size_t j = 0; j < 3; j++)
            str_finish(&people[i].said[j]);
    }
    return 0;
}
