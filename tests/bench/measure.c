#include "measure.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "util/mem.h"
#include "util/str.h"

size_t measure_rows(size_t otherwise)
{
    const char *said = getenv("USHER_BENCH_ROWS");

    return said && *said ? strtoul(said, NULL, 10) : otherwise;
}

double measure_now_ms(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

void measure_check(bool fine, const struct err *err)
{
    if (fine)
        return;
    fprintf(stderr, "benchmark: %s\n", err->text);
    exit(70);
}

// ---- running programs

static void become(const char *out, const char *const *command)
{
    int handle = open(out ? out : "/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    char **arguments = mem_new(64 * sizeof *arguments);

    for (size_t i = 0; command[i]; i++)
        arguments[i] = mem_copy_text(command[i]);
    if (handle >= 0 && dup2(handle, STDOUT_FILENO) >= 0)
        execvp(arguments[0], arguments);
    fprintf(stderr, "benchmark: cannot run %s\n", command[0]);
    _exit(70);
}

static double seconds_of(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

void measure_run(struct measure_times *times, const char *out, const char *const *command)
{
    double started = measure_now_ms();
    pid_t child = fork();
    struct rusage used;
    int status = 0;

    if (child == 0)
        become(out, command);
    if (child < 0 || wait4(child, &status, 0, &used) != child || !WIFEXITED(status)
        || WEXITSTATUS(status) != 0) {
        fprintf(stderr, "benchmark: %s failed\n", command[0]);
        exit(70);
    }
    if (!times)
        return;
    must(times->count < MEASURE_ROUNDS_MAX);
    times->wall_ms[times->count] = measure_now_ms() - started;
    times->cpu_ms[times->count] = (seconds_of(used.ru_utime) + seconds_of(used.ru_stime)) * 1e3;
    fprintf(stderr, "%s: %.1f ms, %.1f ms of processor, %.0f MiB at most\n", command[0],
            times->wall_ms[times->count], times->cpu_ms[times->count], (double)used.ru_maxrss / 1024);
    times->count++;
}

void measure_remove_database(const char *path)
{
    static const char *const endings[] = { "", "-wal", "-shm", "-journal", ".lock" };
    struct str name = { 0 };

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        str_clear(&name);
        str_addf(&name, "%s%s", path, endings[i]);
        unlink(name.at);
    }
    str_finish(&name);
}

// ---- figures

static int by_number(const void *a, const void *b)
{
    double one = *(const double *)a, other = *(const double *)b;

    return (one > other) - (one < other);
}

double measure_quantile(double *values, size_t count, double share)
{
    must(count > 0);
    qsort(values, count, sizeof *values, by_number);
    return values[(size_t)(share * (double)(count - 1))];
}

static void print_number(const char *key, double number)
{
    if (number < 0)
        printf(",\"%s\":null", key);
    else
        printf(",\"%s\":%.4g", key, number);
}

void measure_print(const char *bench, double usher, double limit, double peer, double cpu_ratio,
                   const char *unit)
{
    double against = peer > 0 ? peer : limit;

    printf("{\"bench\":\"%s\"", bench);
    print_number("usher", usher);
    print_number("limit", limit);
    print_number("peer", peer);
    print_number("ratio", against > 0 ? usher / against : -1);
    printf(",\"unit\":\"%s\"", unit);
    print_number("cpu_ratio", cpu_ratio);
    printf("}\n");
    fflush(stdout);
}

void measure_print_against(const char *bench, struct measure_times *usher, struct measure_times *peer,
                           double limit_s, double limit_times)
{
    double peer_s = measure_quantile(peer->wall_ms, peer->count, 0.5) / 1e3;
    double cpu_ratio = measure_quantile(usher->cpu_ms, usher->count, 0.5)
                       / measure_quantile(peer->cpu_ms, peer->count, 0.5);
    double limit = limit_times > 0 ? limit_times * peer_s : limit_s > 0 ? limit_s : -1;

    measure_print(bench, measure_quantile(usher->wall_ms, usher->count, 0.5) / 1e3, limit, peer_s, cpu_ratio,
                  "s");
}
