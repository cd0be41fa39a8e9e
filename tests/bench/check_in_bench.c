// One durable check-in of a first-time guest by ticket code, through the service: visit, welcome
// and fact; against one bare write of 4 KiB with fdatasync on the same disk, turn by turn: behind
// all that a file holds, as a record is added, and over a block that was written before.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "measure.h"
#include "service/request.h"
#include "util/clock.h"
#include "util/mem.h"
#include "util/zone.h"

enum { GUESTS = 5000, ARRIVALS = 2000, BLOCK = 4096, BLOCKS = 1024, LIMIT_TIMES = 2 };

static const char database[] = "check_in.db";
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

static int make_bare_file(const char *path, size_t blocks)
{
    static const char block[BLOCK];
    int handle = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);

    must(handle >= 0);
    for (size_t i = 0; i < blocks; i++)
        must(write(handle, block, sizeof block) == BLOCK);
    must(fsync(handle) == 0);
    return handle;
}

static double write_bare_ms(int handle, size_t place)
{
    static char block[BLOCK];
    double started = measure_now_ms();

    block[place % BLOCK]++;
    must(pwrite(handle, block, sizeof block, (off_t)(place * BLOCK)) == BLOCK);
    must(fdatasync(handle) == 0);
    return measure_now_ms() - started;
}

// Below 0 for a guest whom the list knew as arrived.
static double check_in_ms(struct store *store, size_t row)
{
    char code[MADE_CODE_SIZE];
    json_t *request, *answer = NULL;
    struct err err = { 0 };
    double started, took;

    made_code(code, row);
    request = json_pack("{s:s, s:s}", "event", "Breakfast", "code", code);
    started = measure_now_ms();
    measure_check(request_run(store, "visit.check_in", request, clock_now_ms(), &answer, &err), &err);
    took = measure_now_ms() - started;
    if (json_is_true(json_object_get(answer, "already")))
        took = -1;
    json_decref(request);
    json_decref(answer);
    return took;
}

struct turns {
    double usher_ms[ARRIVALS], added_ms[ARRIVALS], over_ms[ARRIVALS];
    size_t count;
};

static void take_turns(struct turns *turns, struct store *store, size_t guests)
{
    int added = make_bare_file("added", 0), over = make_bare_file("over", BLOCKS);

    for (size_t row = 1; row <= guests && turns->count < ARRIVALS; row++) {
        double took_ms = check_in_ms(store, row);

        if (took_ms < 0)
            continue;
        turns->usher_ms[turns->count] = took_ms;
        turns->added_ms[turns->count] = write_bare_ms(added, turns->count);
        turns->over_ms[turns->count] = write_bare_ms(over, turns->count % BLOCKS);
        turns->count++;
    }
    close(added);
    close(over);
    unlink("added");
    unlink("over");
}

// A limit of so many times the peer; 0: none.
static void print_at(const char *name, double share, double limit_times, struct turns *turns, double *peer_ms)
{
    double peer = measure_quantile(peer_ms, turns->count, share);

    measure_print(name, measure_quantile(turns->usher_ms, turns->count, share),
                  limit_times > 0 ? limit_times * peer : -1, peer, -1, "ms");
}

int main(void)
{
    static struct turns turns;
    size_t guests = measure_rows(GUESTS);
    struct store *store;
    struct err err = { 0 };

    make_event(guests);
    measure_check(store_open(&store, database, STORE_WRITE, clock_now_ms(), &err), &err);
    take_turns(&turns, store, guests);
    store_close(store);
    measure_remove_database(database);
    print_at("check_in", 0.5, LIMIT_TIMES, &turns, turns.added_ms);
    print_at("check_in_over", 0.5, 0, &turns, turns.over_ms);
    print_at("check_in_p99", 0.99, 0, &turns, turns.added_ms);
    return 0;
}
