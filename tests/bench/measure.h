// What the benchmarks share: running programs with their time, medians, and the line of JSON for
// a figure. A benchmark never fails on a number; it ends with exit 70 when something does not
// work at all. Files are made in the current folder, which tests/bench.sh makes and removes.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "util/err.h"

enum { MEASURE_ROUNDS_MAX = 100 };

// How many rows: $USHER_BENCH_ROWS for a quick run, else `otherwise`.
size_t measure_rows(size_t otherwise);

double measure_now_ms(void);

// The same work in several rounds.
struct measure_times {
    double wall_ms[MEASURE_ROUNDS_MAX], cpu_ms[MEASURE_ROUNDS_MAX];
    size_t count;
};

// Runs a program to its end, adding a round to *times (NULL: none is wanted). Its standard
// output goes to the file `out`, NULL: nowhere. `command` ends with NULL.
void measure_run(struct measure_times *times, const char *out, const char *const *command);
#define MEASURE_RUN(times, out, ...) measure_run(times, out, (const char *const[]){ __VA_ARGS__, NULL })

// Orders `values`; share 0.5 is the median.
double measure_quantile(double *values, size_t count, double share);

// One figure, all in `unit`; a limit or a peer below 0 is none. ratio: Usher to its peer, else to
// its limit. cpu_ratio (below 0: none): the same for processor time, which neighbours disturb less.
void measure_print(const char *bench, double usher, double limit, double peer, double cpu_ratio,
                   const char *unit);
// The medians of both, in seconds; the limit is limit_s, or limit_times the peer (0: it is not).
void measure_print_against(const char *bench, struct measure_times *usher, struct measure_times *peer,
                           double limit_s, double limit_times);

void measure_remove_database(const char *path); // with what SQLite and the lock put beside it
void measure_check(bool fine, const struct err *err);

// ---- a guest list as a ticket shop exports it, of made-up people in many scripts

enum { MADE_CODE_SIZE = 16 };
void made_code(char code[MADE_CODE_SIZE], size_t row); // the barcode of a row, from 1 on
// The same list for the same number of rows. Every tenth guest is checked in already.
void made_list_write(const char *path, size_t rows);
