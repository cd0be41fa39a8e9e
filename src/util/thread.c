#include "util/thread.h"

#include <signal.h>
#include <stdlib.h>
#include <time.h>

#include "util/mem.h"

bool thread_start(pthread_t *thread, void *(*work)(void *context), void *context, struct err *err)
{
    sigset_t all, before;
    bool started;

    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    started = pthread_create(thread, NULL, work, context) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started ||
           err_set(err, ERR_AGAIN, "no more can be started on this machine: end other programs, try again");
}

// ---- later

struct thread_later {
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t ends;
    bool is_ended;
    struct timespec when;
    void (*work)(void);
};

static void *wait_and_work(void *context)
{
    struct thread_later *later = context;
    bool is_ended;

    pthread_mutex_lock(&later->mutex);
    while (!later->is_ended && pthread_cond_timedwait(&later->ends, &later->mutex, &later->when) == 0)
        continue;
    is_ended = later->is_ended;
    pthread_mutex_unlock(&later->mutex);
    if (!is_ended)
        later->work();
    return NULL;
}

static void later_destroy(struct thread_later *later)
{
    pthread_cond_destroy(&later->ends);
    pthread_mutex_destroy(&later->mutex);
    free(later);
}

struct thread_later *thread_later(int after_s, void (*work)(void))
{
    struct thread_later *later = mem_new(sizeof *later);

    later->work = work;
    pthread_mutex_init(&later->mutex, NULL);
    pthread_cond_init(&later->ends, NULL);
    clock_gettime(CLOCK_REALTIME, &later->when);
    later->when.tv_sec += after_s;
    if (thread_start(&later->thread, wait_and_work, later, NULL))
        return later;
    later_destroy(later);
    return NULL;
}

void thread_later_end(struct thread_later *later)
{
    if (!later)
        return;
    pthread_mutex_lock(&later->mutex);
    later->is_ended = true;
    pthread_cond_signal(&later->ends);
    pthread_mutex_unlock(&later->mutex);
    pthread_join(later->thread, NULL);
    later_destroy(later);
}
