#include "alert/courier.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "alert/deliveries.h"
#include "service/request_post.h"
#include "util/clock.h"
#include "util/mem.h"
#include "util/thread.h"

enum { SENDINGS_MOST = 4 }; // at once: a slow webhook holds the others up less
enum { AGAIN_MS = 10 * 1000, WAIT_MOST_MS = 3600 * 1000 };

// A letter that was taken in hand. It is let go when the file knows what has become of it: else the same
// letter would go out again at once.
enum stage { FREE, SENDING, RECORDING, NOT_RECORDED, RECORDED };

struct sending {
    enum stage stage; // the thread's, but while RECORDING, which ends under the mutex
    struct courier *courier;
    char *id;
    struct delivery delivery;
    const char *record; // the request by which the file will know
    json_t *members;
    int64_t again_us; // of NOT_RECORDED, by the steady clock
};

struct courier {
    struct clerk *clerk;
    char *board;
    struct deliveries deliveries;
    pthread_t thread;
    struct sending sendings[SENDINGS_MOST];
    json_t *outbox; // what alert.outbox answered last, NULL: nothing to be done with it any more

    pthread_mutex_t mutex; // of all below
    pthread_cond_t answered;
    size_t asked;    // posted, and not answered
    json_t *news;    // an answer to alert.outbox that nobody has seen
    int64_t look_us; // not before, by the steady clock: it could not be read just now
    bool is_stopping;
    bool is_called;   // something may have changed since alert.outbox was asked
    bool is_looking;  // alert.outbox is asked
    bool is_outdated; // what it will answer may speak of what was recorded since
};

// ---- asking the clerk

static void begin_asking(struct courier *courier)
{
    pthread_mutex_lock(&courier->mutex);
    courier->asked++;
    pthread_mutex_unlock(&courier->mutex);
}

// With the mutex held. Whoever stops waits for the last answer, and then for the mutex.
static void end_asking(struct courier *courier)
{
    courier->asked--;
    deliveries_wake(&courier->deliveries);
    pthread_cond_signal(&courier->answered);
}

static void looked(void *context, json_t *answer, const struct err *error)
{
    struct courier *courier = context;

    pthread_mutex_lock(&courier->mutex);
    json_decref(courier->news);
    courier->news = answer;
    courier->is_looking = false;
    if (error) {
        courier->is_called = true;
        courier->look_us = clock_steady_us() + (int64_t)AGAIN_MS * 1000;
    }
    end_asking(courier);
    pthread_mutex_unlock(&courier->mutex);
}

// Says in how many milliseconds it will look again of itself.
static int64_t look(struct courier *courier)
{
    int64_t wait_us;
    bool looks;

    pthread_mutex_lock(&courier->mutex);
    wait_us = courier->look_us - clock_steady_us();
    looks = courier->is_called && !courier->is_looking;
    if (looks && wait_us <= 0) {
        courier->is_looking = true;
        courier->is_called = courier->is_outdated = false;
    }
    pthread_mutex_unlock(&courier->mutex);
    if (!looks)
        return WAIT_MOST_MS;
    if (wait_us > 0)
        return wait_us / 1000 + 1;
    begin_asking(courier);
    request_post(courier->clerk, "alert.outbox", json_object(), NULL, 0, looked, courier);
    return WAIT_MOST_MS;
}

static void recorded(void *context, json_t *answer, const struct err *error)
{
    struct sending *sending = context;
    struct courier *courier = sending->courier;

    json_decref(answer);
    pthread_mutex_lock(&courier->mutex);
    sending->stage = error ? NOT_RECORDED : RECORDED;
    sending->again_us = clock_steady_us() + (int64_t)AGAIN_MS * 1000;
    courier->is_called = courier->is_outdated = true;
    end_asking(courier);
    pthread_mutex_unlock(&courier->mutex);
}

static void record(struct sending *sending)
{
    struct courier *courier = sending->courier;

    pthread_mutex_lock(&courier->mutex);
    sending->stage = RECORDING;
    pthread_mutex_unlock(&courier->mutex);
    begin_asking(courier);
    request_post(courier->clerk, sending->record, json_deep_copy(sending->members), NULL, 0, recorded,
                 sending);
}

static void record_end(struct sending *sending, const char *request)
{
    sending->record = request;
    sending->members = json_pack("{s:s}", "id", sending->id);
    record(sending);
}

static void record_failed(struct sending *sending, const char *said, int64_t wait_s)
{
    sending->record = "alert.failed";
    sending->members =
        json_pack("{s:s, s:s, s:I}", "id", sending->id, "said", said, "wait_s", (json_int_t)wait_s);
    record(sending);
}

// ---- sending

static void let_go(struct sending *sending)
{
    deliveries_end(&sending->courier->deliveries, &sending->delivery);
    json_decref(sending->members);
    free(sending->id);
    *sending = (struct sending){ .courier = sending->courier };
}

static struct sending *find_sending(struct courier *courier, const char *id)
{
    for (size_t i = 0; i < SENDINGS_MOST; i++) {
        if (courier->sendings[i].id && strcmp(courier->sendings[i].id, id) == 0)
            return &courier->sendings[i];
    }
    return NULL;
}

static struct sending *find_free(struct courier *courier)
{
    for (size_t i = 0; i < SENDINGS_MOST; i++) {
        if (!courier->sendings[i].id)
            return &courier->sendings[i];
    }
    return NULL;
}

static void begin(struct courier *courier, struct sending *sending, const json_t *row)
{
    const struct letter_setup setup = { json_get_text(courier->outbox, "format"),
                                        json_get_text(courier->outbox, "secret"), courier->board };
    const char *webhook = json_get_text(courier->outbox, "webhook");
    struct letter letter = { 0 };
    struct err err = { 0 };

    sending->id = mem_copy_text(json_get_text(row, "id"));
    if (!webhook[0] || json_get_bool(row, "over")) {
        record_end(sending, "alert.dropped");
    } else if (json_get_bool(row, "late")) {
        record_failed(sending, "it could not be called within an hour: look at the network", 0);
    } else {
        letter_write(&letter, json_object_get(row, "message"), &setup);
        sending->stage = SENDING;
        if (!deliveries_begin(&courier->deliveries, &sending->delivery, webhook, &letter, sending, &err))
            record_failed(sending, err.text, 0);
    }
}

// Begins what is due and says in how many milliseconds the next letter will be.
static int64_t begin_due(struct courier *courier)
{
    int64_t now_ms = clock_now_ms(), wait_ms = WAIT_MOST_MS;
    json_t *row;
    size_t i;

    json_array_foreach(json_object_get(courier->outbox, "letters"), i, row)
    {
        int64_t due_ms = json_get_int(row, "next_ms", 0) - now_ms;
        struct sending *sending = find_free(courier);

        if (!sending || find_sending(courier, json_get_text(row, "id")))
            continue;
        if (due_ms <= 0)
            begin(courier, sending, row);
        else if (due_ms < wait_ms)
            wait_ms = due_ms;
    }
    return wait_ms;
}

static void end_finished(struct courier *courier)
{
    struct delivery_result result;
    struct sending *sending;

    while ((sending = deliveries_step(&courier->deliveries, &result))) {
        deliveries_end(&courier->deliveries, &sending->delivery);
        if (result.is_taken)
            record_end(sending, "alert.delivered");
        else
            record_failed(sending, result.said, result.wait_s);
    }
}

// ---- the thread

// Takes in what the clerk has answered. False when it is time to stop.
static bool take_news(struct courier *courier)
{
    bool goes_on;

    pthread_mutex_lock(&courier->mutex);
    for (size_t i = 0; i < SENDINGS_MOST; i++) {
        if (courier->sendings[i].stage == RECORDED)
            let_go(&courier->sendings[i]);
    }
    if (courier->news || courier->is_outdated) {
        json_decref(courier->outbox);
        courier->outbox = courier->is_outdated ? NULL : json_incref(courier->news);
        json_decref(courier->news);
        courier->news = NULL;
    }
    goes_on = !courier->is_stopping;
    pthread_mutex_unlock(&courier->mutex);
    return goes_on;
}

// What the file could not take is offered to it again later; says in how many milliseconds.
static int64_t record_again(struct courier *courier)
{
    int64_t wait_ms = WAIT_MOST_MS, now_us = clock_steady_us();

    for (size_t i = 0; i < SENDINGS_MOST; i++) {
        struct sending *sending = &courier->sendings[i];
        bool waits;

        pthread_mutex_lock(&courier->mutex);
        waits = sending->stage == NOT_RECORDED;
        pthread_mutex_unlock(&courier->mutex);
        if (waits && sending->again_us <= now_us)
            record(sending);
        else if (waits && (sending->again_us - now_us) / 1000 < wait_ms)
            wait_ms = (sending->again_us - now_us) / 1000 + 1;
    }
    return wait_ms;
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static void *work(void *context)
{
    struct courier *courier = context;

    while (take_news(courier)) {
        int64_t wait_ms = least(look(courier), begin_due(courier));

        end_finished(courier);
        wait_ms = least(wait_ms, record_again(courier));
        deliveries_sleep(&courier->deliveries, wait_ms);
    }
    return NULL;
}

// ---- from the beginning to the end

void courier_wake(struct courier *courier)
{
    pthread_mutex_lock(&courier->mutex);
    courier->is_called = true;
    pthread_mutex_unlock(&courier->mutex);
    deliveries_wake(&courier->deliveries);
}

static void committed(void *context)
{
    courier_wake(context);
}

static void courier_destroy(struct courier *courier)
{
    for (size_t i = 0; i < SENDINGS_MOST; i++)
        let_go(&courier->sendings[i]);
    deliveries_finish(&courier->deliveries);
    json_decref(courier->outbox);
    json_decref(courier->news);
    pthread_cond_destroy(&courier->answered);
    pthread_mutex_destroy(&courier->mutex);
    free(courier->board);
    free(courier);
}

bool courier_start(struct courier **out, struct clerk *clerk, const char *board, struct err *err)
{
    struct courier *courier = mem_new(sizeof *courier);

    *out = NULL;
    *courier = (struct courier){ .clerk = clerk, .board = mem_copy_text(board), .is_called = true };
    for (size_t i = 0; i < SENDINGS_MOST; i++)
        courier->sendings[i].courier = courier;
    must(pthread_mutex_init(&courier->mutex, NULL) == 0 && pthread_cond_init(&courier->answered, NULL) == 0);
    deliveries_init(&courier->deliveries);
    if (!thread_start(&courier->thread, work, courier, err)) {
        courier_destroy(courier);
        return false;
    }
    clerk_on_commit(clerk, committed, courier);
    *out = courier;
    return true;
}

void courier_stop(struct courier *courier)
{
    if (!courier)
        return;
    clerk_off_commit(courier->clerk, committed, courier);
    pthread_mutex_lock(&courier->mutex);
    courier->is_stopping = true;
    pthread_mutex_unlock(&courier->mutex);
    deliveries_wake(&courier->deliveries);
    pthread_join(courier->thread, NULL);
    pthread_mutex_lock(&courier->mutex);
    while (courier->asked > 0)
        pthread_cond_wait(&courier->answered, &courier->mutex);
    pthread_mutex_unlock(&courier->mutex);
    courier_destroy(courier);
}
