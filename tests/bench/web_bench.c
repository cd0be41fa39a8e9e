// Five hundred phones on the pages, two hundred check-ins: how long after COMMIT the last phone has been told
// of the arrival, row and counts. The server runs in this process, as an open door has it, and so do the
// phones: what they cost each other is measured, too.
#include <arpa/inet.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "cli/running.h"
#include "measure.h"
#include "service/request_post.h"
#include "util/clock.h"
#include "util/json.h"
#include "util/mem.h"
#include "util/zone.h"

enum { PHONES = 500, ARRIVALS = 200, GREETED_FROM = 12, LIMIT_MS = 50, PATIENCE_MS = 20000, QUIET_MS = 15 };
enum { PORT_FIRST = 18321, PORTS = 1000, BUFFER = 128 * 1024, SECRET_ROOM = 80 };

static const char database[] = "web.db";
#define USHER USHER_PROGRAM, "--quiet", "--db", database

// ---- phones

struct phone {
    int stream;
    char secret[SECRET_ROOM];
    double told_ms; // 0: not yet
};

static struct {
    struct phone phones[PHONES];
    int poll, port;
    char arrived[40]; // what a board says since the check-in under way
    size_t told;
} hall;

static int connect_phone(void)
{
    struct sockaddr_in address = { .sin_family = AF_INET,
                                   .sin_port = htons((uint16_t)hall.port),
                                   .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int handle = socket(AF_INET, SOCK_STREAM, 0);

    must(handle >= 0 && connect(handle, (struct sockaddr *)&address, sizeof address) == 0);
    return handle;
}

static void say(int handle, const char *path, const char *secret)
{
    char line[400];
    int length = snprintf(line, sizeof line,
                          "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Usher: 1\r\nCookie: usher=%s\r\n\r\n",
                          path, secret);

    must(write(handle, line, (size_t)length) == length);
}

static void watch_handle(int handle, uint32_t number)
{
    struct epoll_event event = { .events = EPOLLIN, .data.u32 = number };

    must(epoll_ctl(hall.poll, EPOLL_CTL_ADD, handle, &event) == 0);
}

static void hear_stream(struct phone *phone)
{
    static char buffer[BUFFER];
    ssize_t length = read(phone->stream, buffer, sizeof buffer);

    must(length > 0);
    if (phone->told_ms == 0 && memmem(buffer, (size_t)length, hall.arrived, strlen(hall.arrived))) {
        phone->told_ms = measure_now_ms(); // sent in one piece
        hall.told++;
    }
}

// Whatever there is within so many milliseconds; false when there was nothing.
static bool hear(int wait_ms)
{
    struct epoll_event events[256];
    int count = epoll_wait(hall.poll, events, 256, wait_ms);

    for (int i = 0; i < count; i++)
        hear_stream(&hall.phones[events[i].data.u32]);
    return count > 0;
}

static void come_to_rest(void)
{
    while (hear(QUIET_MS))
        continue;
}

// ---- the door

struct asked {
    pthread_mutex_t mutex;
    pthread_cond_t over;
    bool is_over;
    json_t *answer;
};

static void answered(void *context, json_t *answer, const struct err *error)
{
    struct asked *asked = context;

    measure_check(!error, error);
    pthread_mutex_lock(&asked->mutex);
    asked->answer = answer;
    asked->is_over = true;
    pthread_cond_signal(&asked->over);
    pthread_mutex_unlock(&asked->mutex);
}

static json_t *ask(struct clerk *clerk, const char *request, json_t *members)
{
    struct asked asked = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, false, NULL };

    request_post(clerk, request, members, NULL, 0, answered, &asked);
    pthread_mutex_lock(&asked.mutex);
    while (!asked.is_over)
        pthread_cond_wait(&asked.over, &asked.mutex);
    pthread_mutex_unlock(&asked.mutex);
    return asked.answer;
}

static void pair(struct clerk *clerk, struct phone *phone)
{
    json_t *offer = ask(clerk, "pair.offer", json_pack("{s:s}", "host", "Eva"));
    json_t *paired = ask(clerk, "pair.finish", json_pack("{s:s}", "code", json_get_text(offer, "code")));

    snprintf(phone->secret, sizeof phone->secret, "%s", json_get_text(paired, "secret"));
    json_decref(offer);
    json_decref(paired);
}

static void open_phones(struct clerk *clerk)
{
    for (uint32_t i = 0; i < PHONES; i++) {
        struct phone *phone = &hall.phones[i];

        pair(clerk, phone);
        phone->stream = connect_phone();
        say(phone->stream, "/api/stream", phone->secret);
        watch_handle(phone->stream, i);
    }
}

static double memory_kib(void)
{
    char line[200] = "";
    long kib = 0;
    FILE *file = fopen("/proc/self/smaps_rollup", "r");

    while (file && fgets(line, sizeof line, file))
        if (sscanf(line, "Pss: %ld", &kib) == 1)
            break;
    if (file)
        fclose(file);
    return (double)kib;
}

// ---- check-ins

static _Atomic(double) committed_ms; // 0: the next one counts

static void committed(void *context)
{
    double none = 0;

    (void)context;
    atomic_compare_exchange_strong(&committed_ms, &none, measure_now_ms());
}

static void arrive(struct clerk *clerk, size_t number)
{
    char name[40];
    json_t *visit, *greeted;

    snprintf(name, sizeof name, "Guest Number%zu", number);
    visit = ask(clerk, "visit.check_in", json_pack("{s:s}", "new", name));
    if (number >= GREETED_FROM && number % 4) { // hosts are at work: the board stays as long as boards are
        greeted = ask(clerk, "welcome.greet",
                      json_pack("{s:s, s:s}", "visit", json_get_text(visit, "visit"), "host", "Eva"));
        json_decref(greeted);
    }
    json_decref(visit);
}

struct posted {
    struct clerk *clerk;
    size_t number;
};

static void *arrive_apart(void *context)
{
    const struct posted *posted = context;

    arrive(posted->clerk, posted->number);
    return NULL;
}

// When the last of them knew.
static double listen_until_all_know(void)
{
    double last_ms = 0, ends_ms = measure_now_ms() + PATIENCE_MS;

    while (hall.told < PHONES) {
        hear(100);
        if (measure_now_ms() > ends_ms) {
            fprintf(stderr, "web: only %zu phones were told\n", hall.told);
            exit(ERR_INTERNAL);
        }
    }
    for (size_t i = 0; i < PHONES; i++)
        last_ms = hall.phones[i].told_ms > last_ms ? hall.phones[i].told_ms : last_ms;
    return last_ms;
}

static double one_round(struct clerk *clerk, size_t number)
{
    struct posted posted = { clerk, number };
    pthread_t thread;
    double last_ms;

    come_to_rest();
    for (size_t i = 0; i < PHONES; i++)
        hall.phones[i].told_ms = 0;
    hall.told = 0;
    snprintf(hall.arrived, sizeof hall.arrived, "\"arrived\":%zu,", number + 1);
    atomic_store(&committed_ms, 0);
    must(pthread_create(&thread, NULL, arrive_apart, &posted) == 0);
    last_ms = listen_until_all_know();
    pthread_join(thread, NULL);
    return last_ms - atomic_load(&committed_ms);
}

static void measure_arrivals(struct clerk *clerk)
{
    static double told_ms[ARRIVALS];

    for (size_t i = 0; i < ARRIVALS; i++)
        told_ms[i] = one_round(clerk, i);
    measure_print("phone_row_p50", measure_quantile(told_ms, ARRIVALS, 0.5), -1, -1, -1, "ms");
    measure_print("phone_row_p99", measure_quantile(told_ms, ARRIVALS, 0.99), LIMIT_MS, -1, -1, "ms");
}

// ---- from the beginning to the end

static void set_port(void)
{
    char port[12];

    hall.port = PORT_FIRST + (int)(clock_steady_us() % PORTS);
    snprintf(port, sizeof port, "%d", hall.port);
    MEASURE_RUN(NULL, NULL, USHER, "settings", "set", "web.port", port);
}

static void make_event(void)
{
    char starts[ZONE_TIME_SIZE];

    zone_format(starts, "UTC", clock_now_ms());
    MEASURE_RUN(NULL, NULL, USHER, "init", "--group", "Made up", "--tz", "UTC");
    MEASURE_RUN(NULL, NULL, USHER, "event", "add", "--name", "Breakfast", "--starts", starts);
    MEASURE_RUN(NULL, NULL, USHER, "host", "add", "Eva");
}

int main(void)
{
    struct running running = { 0 };
    struct running_setup setup = { .has_web = true, .assets = TEST_DATA "/../../assets" };
    struct err err = { 0 };
    double before_kib;

    setenv("XDG_CONFIG_HOME", ".", 1); // no settings of this machine
    make_event();
    set_port();
    hall.poll = epoll_create1(0);
    measure_check(running_begin(&running, database, &err) && running_open(&running, &err) &&
                      running_serve(&running, &setup, &err),
                  &err);
    before_kib = memory_kib();
    open_phones(running.clerk);
    come_to_rest();
    measure_print("phone_memory_each", (memory_kib() - before_kib) / PHONES, -1, -1, -1, "KiB");
    clerk_on_commit(running.clerk, committed, NULL);
    measure_arrivals(running.clerk);
    measure_print("web_memory", memory_kib() / 1024, -1, -1, -1, "MiB");
    for (size_t i = 0; i < PHONES; i++)
        close(hall.phones[i].stream);
    running_end(&running);
    measure_remove_database(database);
    return 0;
}
