#include "web/waiting.h"

#include <time.h>

#include "util/clock.h"
#include "util/err.h"

enum { S_NS = 1000000000, S_US = 1000000 };

void waiting_init(pthread_cond_t *condition)
{
    pthread_condattr_t attributes;

    must(pthread_condattr_init(&attributes) == 0 &&
         pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC) == 0 &&
         pthread_cond_init(condition, &attributes) == 0);
    pthread_condattr_destroy(&attributes);
}

void waiting_until(pthread_cond_t *condition, pthread_mutex_t *mutex, int64_t until_us)
{
    int64_t left_us = until_us - clock_steady_us();
    struct timespec when;

    if (!until_us) {
        pthread_cond_wait(condition, mutex);
        return;
    }
    if (left_us <= 0)
        return;
    clock_gettime(CLOCK_MONOTONIC, &when);
    when.tv_sec += (time_t)(left_us / S_US);
    when.tv_nsec += (long)(left_us % S_US * 1000);
    if (when.tv_nsec >= S_NS) {
        when.tv_sec++;
        when.tv_nsec -= S_NS;
    }
    pthread_cond_timedwait(condition, mutex, &when);
}
