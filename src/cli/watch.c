#include "cli/watch.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "service/request_post.h"
#include "util/clock.h"
#include "util/mem.h"
#include "util/thread.h"

enum { LISTENERS_MOST = 4 };
enum {
    BEGINS_MS = 300,        // those who listen are there by then
    AGAIN_MS = 5000,        // after something went wrong
    NOTHING_DONE_MS = 1000, // something was due, and then was not
};

struct listener {
    watch_heard *heard;
    void *context;
};

struct watch {
    struct clerk *clerk;
    bool has_board;
    pthread_t thread;
    pthread_mutex_t mutex; // of all below
    pthread_cond_t called;
    struct listener listeners[LISTENERS_MOST];
    size_t listener_count;
    bool is_stopping;
    bool is_asking;      // a question of ours is with the clerk
    bool is_changed;     // something was committed since the last question
    int64_t deadline_ms; // of the wall clock: steps are due by it; 0 is never
    int64_t pause_us;    // of the steady clock: no question before
};

// ---- asking

static void post(struct watch *watch, const char *request, request_answered *answered)
{
    request_post(watch->clerk, request, json_pack("{s:b}", "board", (int)watch->has_board), NULL, 0, answered,
                 watch);
}

// The question is answered: whoever stops may go on.
static void end_asking(struct watch *watch, int64_t pause_ms)
{
    if (pause_ms > 0) {
        watch->pause_us = clock_steady_us() + pause_ms * 1000;
        watch->is_changed = true;
    }
    watch->is_asking = false;
    pthread_cond_broadcast(&watch->called);
}

static void tell_listeners(struct watch *watch, const json_t *alerts)
{
    struct listener listeners[LISTENERS_MOST];
    size_t count;

    pthread_mutex_lock(&watch->mutex);
    count = watch->listener_count;
    for (size_t i = 0; i < count; i++)
        listeners[i] = watch->listeners[i];
    pthread_mutex_unlock(&watch->mutex);
    for (size_t i = 0; i < count; i++)
        listeners[i].heard(listeners[i].context, alerts);
}

static void steps_taken(void *context, json_t *answer, const struct err *error)
{
    struct watch *watch = context;
    const json_t *alerts = json_object_get(answer, "alerts");
    bool has_done = json_array_size(alerts) > 0 || json_get_int(answer, "spooled", 0) > 0 ||
                    json_get_int(answer, "given_back", 0) > 0;

    if (json_array_size(alerts) > 0)
        tell_listeners(watch, alerts);
    json_decref(answer);
    pthread_mutex_lock(&watch->mutex);
    end_asking(watch, error ? AGAIN_MS : has_done ? 0 : NOTHING_DONE_MS);
    pthread_mutex_unlock(&watch->mutex);
}

static void looked(void *context, json_t *answer, const struct err *error)
{
    struct watch *watch = context;
    bool is_due = json_get_bool(answer, "due"), goes_on;

    pthread_mutex_lock(&watch->mutex);
    goes_on = is_due && !watch->is_stopping;
    watch->deadline_ms = json_get_int(answer, "next_ms", 0);
    if (!goes_on)
        end_asking(watch, error ? AGAIN_MS : 0);
    pthread_mutex_unlock(&watch->mutex);
    json_decref(answer);
    if (goes_on)
        post(watch, "alert.due", steps_taken);
}

// ---- the thread

static void committed(void *context)
{
    struct watch *watch = context;

    pthread_mutex_lock(&watch->mutex);
    watch->is_changed = true;
    pthread_cond_broadcast(&watch->called);
    pthread_mutex_unlock(&watch->mutex);
}

// Until the moment, by the wall clock even if that is set meanwhile; with the mutex held.
static void sleep_until(struct watch *watch, int64_t until_ms)
{
    struct timespec until = { .tv_sec = until_ms / 1000, .tv_nsec = until_ms % 1000 * 1000000 };

    pthread_cond_timedwait(&watch->called, &watch->mutex, &until);
}

// With the mutex held.
static void sleep_or_ask(struct watch *watch)
{
    int64_t now_ms = clock_now_ms(), pause_ms = (watch->pause_us - clock_steady_us() + 999) / 1000;
    bool is_due = watch->is_changed || (watch->deadline_ms && now_ms >= watch->deadline_ms);

    if (watch->is_asking || (!is_due && !watch->deadline_ms)) {
        pthread_cond_wait(&watch->called, &watch->mutex);
    } else if (is_due && pause_ms > 0) {
        sleep_until(watch, now_ms + pause_ms);
    } else if (!is_due) {
        sleep_until(watch, watch->deadline_ms);
    } else {
        watch->is_asking = true;
        watch->is_changed = false;
        pthread_mutex_unlock(&watch->mutex);
        post(watch, "alert.look", looked);
        pthread_mutex_lock(&watch->mutex);
    }
}

static void *work(void *context)
{
    struct watch *watch = context;

    pthread_mutex_lock(&watch->mutex);
    while (!watch->is_stopping)
        sleep_or_ask(watch);
    while (watch->is_asking)
        pthread_cond_wait(&watch->called, &watch->mutex);
    pthread_mutex_unlock(&watch->mutex);
    return NULL;
}

// ---- from the beginning to the end

static void watch_destroy(struct watch *watch)
{
    clerk_off_commit(watch->clerk, committed, watch);
    pthread_cond_destroy(&watch->called);
    pthread_mutex_destroy(&watch->mutex);
    free(watch);
}

bool watch_start(struct watch **out, struct clerk *clerk, bool has_board, struct err *err)
{
    struct watch *watch = mem_new(sizeof *watch);

    *out = NULL;
    *watch = (struct watch){ .clerk = clerk, .has_board = has_board, .is_changed = true };
    watch->pause_us = clock_steady_us() + BEGINS_MS * 1000;
    must(pthread_mutex_init(&watch->mutex, NULL) == 0 && pthread_cond_init(&watch->called, NULL) == 0);
    clerk_on_commit(clerk, committed, watch);
    if (!thread_start(&watch->thread, work, watch, err)) {
        watch_destroy(watch);
        return false;
    }
    *out = watch;
    return true;
}

void watch_on_alert(struct watch *watch, watch_heard *heard, void *context)
{
    pthread_mutex_lock(&watch->mutex);
    must(watch->listener_count < LISTENERS_MOST);
    watch->listeners[watch->listener_count++] = (struct listener){ heard, context };
    pthread_mutex_unlock(&watch->mutex);
}

void watch_stop(struct watch *watch)
{
    if (!watch)
        return;
    pthread_mutex_lock(&watch->mutex);
    watch->is_stopping = true;
    pthread_cond_broadcast(&watch->called);
    pthread_mutex_unlock(&watch->mutex);
    pthread_join(watch->thread, NULL);
    watch_destroy(watch);
}
