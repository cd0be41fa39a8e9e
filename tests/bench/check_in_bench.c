// One durable check-in of a first-time guest by ticket code, through the service: visit, welcome
// and fact; against one bare write of 4 KiB with fdatasync on the same disk, turn by turn.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
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

// The file is as long as it will ever be before the first turn: the cheapest there is.
static int make_bare_file(void)
{
    static const char block[BLOCK];
    int handle = open("bare", O_RDWR | O_CREAT | O_TRUNC, 0600);

    must(handle >= 0);
    for (size_t i = 0; i < BLOCKS; i++)
        must(write(handle, block, sizeof block) == BLOCK);
    must(fsync(handle) == 0);
    return handle;
}

static double write_bare_ms(int handle, size_t turn)
{
    static char block[BLOCK];
    double started = measure_now_ms();

    block[turn % BLOCK]++;
    must(pwrite(handle, block, sizeof block, (off_t)(turn % BLOCKS * BLOCK)) == BLOCK);
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

static void print_at(const char *name, double share, double limit_times, double *usher, double *bare,
                     size_t count)
{
    double bare_ms = measure_quantile(bare, count, share);
    double limit_ms = limit_times > 0 ? limit_times * bare_ms : -1;

    measure_print(name, measure_quantile(usher, count, share), limit_ms, bare_ms, -1, "ms");
}

int main(void)
{
    size_t guests = measure_rows(GUESTS), most = guests < ARRIVALS ? guests : ARRIVALS, count = 0;
    double *usher = mem_new((most + 1) * sizeof *usher), *bare = mem_new((most + 1) * sizeof *bare);
    int handle = make_bare_file();
    struct store *store;
    struct err err = { 0 };

    make_event(guests);
    measure_check(store_open(&store, database, STORE_WRITE, clock_now_ms(), &err), &err);
    for (size_t row = 1; row <= guests && count < most; row++) {
        usher[count] = check_in_ms(store, row);
        if (usher[count] < 0)
            continue;
        bare[count] = write_bare_ms(handle, count);
        count++;
    }
    store_close(store);
    close(handle);
    unlink("bare");
    measure_remove_database(database);
    print_at("check_in", 0.5, LIMIT_TIMES, usher, bare, count);
    print_at("check_in_p99", 0.99, 0, usher, bare, count);
    free(usher);
    free(bare);
    return 0;
}
