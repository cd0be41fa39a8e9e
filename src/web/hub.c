// The thread behind the streams: counts commits, lets hearts beat, tells the store which phones are there,
// and begins what hub_round.c and hub_guest.c do.
#include <stdlib.h>
#include <string.h>

#include "util/clock.h"
#include "util/mem.h"
#include "util/thread.h"
#include "web/hub_inside.h"
#include "web/waiting.h"

enum { HEART_S = 15, HEARD_S = 15 };

uint64_t hub_commits(const struct hub *hub)
{
    return atomic_load(&hub->commits);
}

void hub_ring(struct hub *hub)
{
    pthread_mutex_lock(&hub->bell_mutex);
    hub->is_rung = true;
    pthread_cond_signal(&hub->bell);
    pthread_mutex_unlock(&hub->bell_mutex);
}

static void committed(void *context)
{
    struct hub *hub = context;

    atomic_fetch_add(&hub->commits, 1);
    hub_ring(hub);
}

// ---- with the mutex held

bool stream_is_guest(const struct stream *stream)
{
    return stream->who.visit[0] != '\0';
}

static void end_stream(struct stream *stream)
{
    stream->is_over = true;
    flow_wake(stream->flow);
}

static void beat_hearts(struct hub *hub)
{
    int64_t now_ms = clock_now_ms();

    for (struct stream *stream = hub->streams; stream; stream = stream->after) {
        stream->is_due = true;
        stream->is_over = stream->is_over || (stream->who.ends_ms && stream->who.ends_ms <= now_ms);
        flow_wake(stream->flow);
    }
}

static void forget_alerts(struct hub *hub, int64_t now_us)
{
    for (size_t i = 0; i < HUB_ALERTS; i++) {
        struct hub_alert *alert = &hub->alerts[i];

        if (alert->alerts && now_us - alert->at_us > HUB_ALERTS_KEPT_S * HUB_S_US) {
            json_decref(alert->alerts);
            alert->alerts = NULL;
        }
    }
}

void hub_ask(struct hub *hub, const char *request, json_t *members, request_answered *answered, void *context)
{
    hub->asked++;
    request_post(hub->setup.clerk, request, members, NULL, 0, answered, context);
}

void hub_answered(struct hub *hub)
{
    hub->asked--;
    hub_ring(hub);
}

// ---- which phones are there

static void heard(void *context, json_t *answer, const struct err *error)
{
    struct hub *hub = context;

    (void)error;
    json_decref(answer);
    pthread_mutex_lock(&hub->mutex);
    hub_answered(hub);
    pthread_mutex_unlock(&hub->mutex);
}

static void tell_heard(struct hub *hub, int64_t now_us)
{
    json_t *phones = json_array();

    for (const struct stream *stream = hub->streams; stream; stream = stream->after) {
        if (!stream_is_guest(stream) && !stream->is_over)
            json_array_append_new(phones, json_string(stream->who.phone));
    }
    hub->heard_us = json_array_size(phones) > 0 ? now_us + HEARD_S * HUB_S_US : 0;
    if (hub->heard_us)
        hub_ask(hub, "phone.heard", json_pack("{s:o}", "phones", phones), heard, hub);
    else
        json_decref(phones);
}

// ---- the thread

static void take_commits(struct hub *hub)
{
    uint64_t commits = hub_commits(hub);

    if (commits == hub->seen_commits)
        return;
    hub->number += commits - hub->seen_commits;
    hub->seen_commits = commits;
    hub->has_news = hub->looks_again = true;
}

static void do_what_is_due(struct hub *hub)
{
    int64_t now_us = clock_steady_us();

    take_commits(hub);
    if (hub_round_due(hub) && hub_round_due(hub) <= now_us)
        hub_round_begin(hub);
    if (hub->heart_us <= now_us) {
        hub->heart_us = now_us + HEART_S * HUB_S_US;
        forget_alerts(hub, now_us);
        beat_hearts(hub);
    }
    if (hub->heard_us && hub->heard_us <= now_us)
        tell_heard(hub, now_us);
    if (hub->looks_again && hub->looks == 0)
        hub_look_at_guests(hub);
}

static int64_t sooner(int64_t a_us, int64_t b_us)
{
    return !a_us || (b_us && b_us < a_us) ? b_us : a_us;
}

// 0 while nobody listens: then nothing is due.
static int64_t next_due(const struct hub *hub)
{
    int64_t due_us = hub->streams ? hub->heart_us : 0;

    return sooner(sooner(due_us, hub->heard_us), hub_round_due(hub));
}

static void wait_for_news(struct hub *hub, int64_t until_us)
{
    pthread_mutex_lock(&hub->bell_mutex);
    while (!hub->is_rung && (!until_us || clock_steady_us() < until_us))
        waiting_until(&hub->bell, &hub->bell_mutex, until_us);
    hub->is_rung = false;
    pthread_mutex_unlock(&hub->bell_mutex);
}

static void *work(void *context)
{
    struct hub *hub = context;

    pthread_mutex_lock(&hub->mutex);
    while (!hub->is_ending) {
        int64_t until_us;

        do_what_is_due(hub);
        until_us = next_due(hub);
        pthread_mutex_unlock(&hub->mutex);
        wait_for_news(hub, until_us);
        pthread_mutex_lock(&hub->mutex);
    }
    pthread_mutex_unlock(&hub->mutex);
    return NULL;
}

// ---- from the beginning to the end

bool hub_start(struct hub **out, const struct hub_setup *setup, struct err *err)
{
    struct hub *hub = *out = mem_new(sizeof *hub);
    char boot[ID_SIZE];

    hub->setup = *setup;
    id_new(boot);
    memcpy(hub->boot, boot, HUB_BOOT);
    hub->number = 1; // an id with 0 would be from before anything
    must(pthread_mutex_init(&hub->mutex, NULL) == 0 && pthread_mutex_init(&hub->bell_mutex, NULL) == 0);
    waiting_init(&hub->bell);
    if (!thread_start(&hub->thread, work, hub, err)) {
        free(hub);
        *out = NULL;
        return false;
    }
    clerk_on_commit(setup->clerk, committed, hub);
    return true;
}

void hub_end(struct hub *hub)
{
    clerk_off_commit(hub->setup.clerk, committed, hub);
    pthread_mutex_lock(&hub->mutex);
    hub->is_ending = true;
    for (struct stream *stream = hub->streams; stream; stream = stream->after)
        end_stream(stream);
    pthread_mutex_unlock(&hub->mutex);
    hub_ring(hub);
    pthread_join(hub->thread, NULL);
}

// The clerk answers whatever was asked: until then the hub stays.
static void wait_for_answers(struct hub *hub)
{
    pthread_mutex_lock(&hub->mutex);
    while (hub->asked > 0) {
        pthread_mutex_unlock(&hub->mutex);
        wait_for_news(hub, 0);
        pthread_mutex_lock(&hub->mutex);
    }
    pthread_mutex_unlock(&hub->mutex);
}

void hub_destroy(struct hub *hub)
{
    if (!hub)
        return;
    wait_for_answers(hub);
    for (size_t i = 0; i < HUB_ALERTS; i++)
        json_decref(hub->alerts[i].alerts);
    board_feed_finish(&hub->feed);
    pthread_cond_destroy(&hub->bell);
    pthread_mutex_destroy(&hub->bell_mutex);
    pthread_mutex_destroy(&hub->mutex);
    free(hub);
}
