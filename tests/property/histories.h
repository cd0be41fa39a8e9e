// Running random histories, so that one that failed can be had again: for a test NAME the environment says
// NAME_SEED, where to begin, and NAME_HISTORIES, how many; both are printed, and after a failure how to see
// it again.
#pragma once

#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct histories {
    const char *name;
    int many;      // unless said otherwise
    int many_long; // in a long run: USHER_LONG is 1; 0 for no more than `many`
    int batch;     // how many are run at once, from one seed
    uint64_t step; // from the seed of one batch to the next
    void (*run)(uint64_t seed, int count);
    // while they run
    uint64_t seed;
    bool is_finished;
};

static inline int64_t histories_number(const struct histories *histories, const char *what, int64_t otherwise)
{
    char name[64];
    const char *text;

    snprintf(name, sizeof name, "%s_%s", histories->name, what);
    text = getenv(name);
    return text ? strtoll(text, NULL, 10) : otherwise;
}

static inline void histories_run(struct histories *histories)
{
    const char *is_long = getenv("USHER_LONG");
    bool more = histories->many_long > 0 && is_long && strcmp(is_long, "1") == 0;
    int64_t many = histories_number(histories, "HISTORIES", more ? histories->many_long : histories->many);

    histories->seed = (uint64_t)histories_number(histories, "SEED", (int64_t)time(NULL) * 1000);
    printf("%s_SEED=%" PRIu64 " %s_HISTORIES=%" PRId64 "\n", histories->name, histories->seed,
           histories->name, many);
    while (many > 0) {
        histories->run(histories->seed, many < histories->batch ? (int)many : histories->batch);
        many -= histories->batch;
        if (many > 0)
            histories->seed += histories->step;
    }
    histories->is_finished = true;
}

// For the tear-down.
static inline void histories_say(const struct histories *histories)
{
    if (!histories->is_finished)
        printf("to see this failure again: %s_SEED=%" PRIu64 " %s_HISTORIES=%d\n", histories->name,
               histories->seed, histories->name, histories->batch);
}
