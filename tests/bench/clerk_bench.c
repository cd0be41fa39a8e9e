// The clerk under load. Sixteen callers who check people in at once, against the rate of bare writes of
// 4 KiB with fdatasync on the same disk. And what a person waits for a check-in while a long guest list
// is brought through the socket of an open door.
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/listen.h"
#include "cli/link.h"
#include "measure.h"
#include "service/request_post.h"
#include "util/clock.h"
#include "util/mem.h"
#include "util/zone.h"

enum { GUESTS = 20000, CALLERS = 16, ARRIVALS = 8000, BLOCK = 4096, BLOCKS = 2000 };
enum { LIST_ROWS = 100000, WAITS_MOST = 4000, PAUSE_US = 100 * 1000, WAIT_LIMIT_MS = 50, LEAST_TIMES = 5 };

static const char database[] = "clerk.db";
#define USHER USHER_PROGRAM, "--quiet", "--db", database

static void make_event(size_t guests)
{
    char starts[ZONE_TIME_SIZE];

    made_list_write("list.csv", guests);
    zone_format(starts, "UTC", clock_now_ms());
    MEASURE_RUN(NULL, NULL, USHER, "init", "--group", "Made up", "--tz", "UTC");
    MEASURE_RUN(NULL, NULL, USHER, "event", "add", "--name", "Breakfast", "--starts", starts);
    MEASURE_RUN(NULL, NULL, USHER, "import", "list.csv", "--event", "Breakfast");
    unlink("list.csv");
}

// ---- sixteen callers: each asks again once it is answered

struct crowd {
    struct clerk *clerk;
    pthread_mutex_t mutex;
    pthread_cond_t over;
    size_t next, last, waiting;
};

// With the mutex held, or before anybody else knows of the crowd.
static void arrive(struct crowd *crowd);

static void arrived(void *context, json_t *answer, const struct err *error)
{
    struct crowd *crowd = context;

    must(!error);
    json_decref(answer);
    pthread_mutex_lock(&crowd->mutex);
    crowd->waiting--;
    arrive(crowd);
    if (crowd->waiting == 0)
        pthread_cond_signal(&crowd->over);
    pthread_mutex_unlock(&crowd->mutex);
}

static void arrive(struct crowd *crowd)
{
    char code[MADE_CODE_SIZE];

    if (crowd->next > crowd->last)
        return;
    made_code(code, crowd->next++);
    crowd->waiting++;
    request_post(crowd->clerk, "visit.check_in", json_pack("{s:s, s:s}", "event", "Breakfast", "code", code),
                 NULL, 0, arrived, crowd);
}

static double crowd_per_second(struct clerk *clerk, size_t first, size_t count)
{
    struct crowd crowd = { clerk, PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER,
                           first, first + count - 1,         0 };
    double began_ms = measure_now_ms();

    pthread_mutex_lock(&crowd.mutex);
    for (int i = 0; i < CALLERS; i++)
        arrive(&crowd);
    while (crowd.waiting > 0)
        pthread_cond_wait(&crowd.over, &crowd.mutex);
    pthread_mutex_unlock(&crowd.mutex);
    return (double)count * 1000 / (measure_now_ms() - began_ms);
}

static double bare_per_second(size_t count)
{
    static const char block[BLOCK];
    int handle = open("bare", O_RDWR | O_CREAT | O_TRUNC, 0600);
    double began_ms = measure_now_ms();

    must(handle >= 0);
    for (size_t i = 0; i < count; i++) {
        must(write(handle, block, sizeof block) == BLOCK);
        must(fdatasync(handle) == 0);
    }
    close(handle);
    unlink("bare");
    return (double)count * 1000 / (measure_now_ms() - began_ms);
}

// Turn by turn, so that a slow minute of the machine slows both.
static void measure_crowd(struct clerk *clerk, size_t arrivals)
{
    enum { ROUNDS = 10 };
    double usher[ROUNDS], bare[ROUNDS], peer;

    for (size_t i = 0; i < ROUNDS; i++) {
        usher[i] = crowd_per_second(clerk, 1 + i * (arrivals / ROUNDS), arrivals / ROUNDS);
        bare[i] = bare_per_second(BLOCKS / ROUNDS);
    }
    peer = measure_quantile(bare, ROUNDS, 0.5);
    measure_print("clerk_16_callers", measure_quantile(usher, ROUNDS, 0.5), LEAST_TIMES * peer, peer, -1,
                  "1/s");
}

// ---- a list through the door

struct bringing {
    struct measure_times times;
    pthread_mutex_t mutex;
    bool over;
};

static void *bring_list(void *context)
{
    struct bringing *bringing = context;

    MEASURE_RUN(&bringing->times, NULL, USHER, "import", "many.csv", "--event", "Lunch");
    pthread_mutex_lock(&bringing->mutex);
    bringing->over = true;
    pthread_mutex_unlock(&bringing->mutex);
    return NULL;
}

static bool is_over(struct bringing *bringing)
{
    bool over;

    pthread_mutex_lock(&bringing->mutex);
    over = bringing->over;
    pthread_mutex_unlock(&bringing->mutex);
    return over;
}

static double wait_ms(struct link *link, size_t number)
{
    char name[40];
    json_t *members, *answer;
    struct err err = { 0 };
    double began_ms;

    snprintf(name, sizeof name, "Walk-in %zu", number);
    members = json_pack("{s:s, s:s}", "event", "Breakfast", "new", name);
    began_ms = measure_now_ms();
    measure_check(link_ask(link, "visit.check_in", members, NULL, &answer, &err) == LINK_ANSWERED, &err);
    json_decref(members);
    json_decref(answer);
    return measure_now_ms() - began_ms;
}

static void measure_import(size_t rows)
{
    static double waits_ms[WAITS_MOST];
    static struct bringing bringing = { .mutex = PTHREAD_MUTEX_INITIALIZER };
    pthread_t thread;
    struct link *link;
    struct err err = { 0 };
    char name[40];
    size_t count = 0;

    made_list_write("many.csv", rows);
    MEASURE_RUN(NULL, NULL, USHER, "event", "add", "--name", "Lunch", "--starts", "2030-01-01T12:00");
    measure_check(link_open(&link, database, &err), &err);
    must(pthread_create(&thread, NULL, bring_list, &bringing) == 0);
    while (!is_over(&bringing) && count < WAITS_MOST) {
        usleep(PAUSE_US);
        waits_ms[count] = wait_ms(link, count);
        count++;
    }
    pthread_join(thread, NULL);
    link_close(link);
    unlink("many.csv");
    measure_print("check_in_during_import_p50", measure_quantile(waits_ms, count, 0.5), -1, -1, -1, "ms");
    measure_print("check_in_during_import_p99", measure_quantile(waits_ms, count, 0.99), WAIT_LIMIT_MS, -1,
                  -1, "ms");
    measure_print("check_in_during_import_max", measure_quantile(waits_ms, count, 1), -1, -1, -1, "ms");
    snprintf(name, sizeof name, "import_%zu_through_door", rows);
    measure_print(name, bringing.times.wall_ms[0] / 1000, -1, -1, -1, "s");
}

int main(void)
{
    size_t guests = measure_rows(GUESTS);
    struct listen *listen;
    struct clerk *clerk;
    struct store *store;
    struct err err = { 0 };

    make_event(guests);
    measure_check(listen_start(&listen, database, &err) &&
                      listen_open_store(listen, &store, clock_now_ms(), &err) &&
                      clerk_start(&clerk, store, &err) && listen_serve(listen, clerk, &err),
                  &err);
    measure_crowd(clerk, guests < ARRIVALS ? guests : ARRIVALS);
    measure_import(measure_rows(LIST_ROWS));
    listen_stop(listen);
    clerk_stop(clerk);
    measure_remove_database(database);
    return 0;
}
