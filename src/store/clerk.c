#include "store/clerk.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "store/answered.h"
#include "store/clerk_words.h"
#include "store/db_log.h"
#include "store/derive_search.h"
#include "store/savepoint.h"
#include "util/clock.h"
#include "util/mem.h"
#include "util/text.h"
#include "util/thread.h"

enum { QUEUES = CLERK_READ + 1, BATCH_MOST = 16, LISTENERS_MOST = 8 };
enum { PREPARE_AFTER_S = 2 };                      // whoever opens a door wants to see it first
enum { LOG_PAGES = 1000, LOG_PAGES_MOST = 20000 }; // moved when nobody waits; moved all the same

struct waiting {
    struct clerk_job job;
    struct waiting *next;
};

struct queue {
    struct waiting *first, *last;
};

struct listener {
    void (*changed)(void *context);
    void *context;
};

struct clerk {
    struct store *writer, *reader;
    pthread_t writing, reading;
    struct thread_later *preparing; // what the first of some names would wait for
    pthread_mutex_t mutex;          // of all below
    pthread_cond_t writer_called, reader_called;
    struct queue queues[QUEUES];
    size_t unanswered; // posted, and not done
    bool stopping;
    struct clerk_words words; // written, and not yet known to the reader
    struct listener listeners[LISTENERS_MOST];
    size_t listener_count;

    pthread_mutex_t telling; // held while listeners are told; never taken with the other one held
    int64_t log_pages;       // the writing thread's
};

// ---- the queues

static pthread_cond_t *who_does(struct clerk *clerk, enum clerk_queue queue)
{
    return queue == CLERK_READ ? &clerk->reader_called : &clerk->writer_called;
}

void clerk_post(struct clerk *clerk, enum clerk_queue which, const struct clerk_job *job)
{
    struct waiting *waiting = mem_new(sizeof *waiting);
    struct queue *queue = &clerk->queues[which];

    waiting->job = *job;
    pthread_mutex_lock(&clerk->mutex);
    if (queue->last)
        queue->last->next = waiting;
    else
        queue->first = waiting;
    queue->last = waiting;
    clerk->unanswered++;
    pthread_cond_signal(who_does(clerk, which));
    pthread_mutex_unlock(&clerk->mutex);
}

// The mutex is held.
static bool take(struct clerk *clerk, enum clerk_queue which, struct clerk_job *job)
{
    struct queue *queue = &clerk->queues[which];
    struct waiting *waiting = queue->first;

    if (!waiting)
        return false;
    *job = waiting->job;
    queue->first = waiting->next;
    if (!queue->first)
        queue->last = NULL;
    free(waiting);
    return true;
}

static void answer(struct clerk *clerk, const struct clerk_job *job, const struct err *error)
{
    job->done(job->context, error);
    pthread_mutex_lock(&clerk->mutex);
    if (--clerk->unanswered == 0 && clerk->stopping) {
        pthread_cond_signal(&clerk->writer_called);
        pthread_cond_signal(&clerk->reader_called);
    }
    pthread_mutex_unlock(&clerk->mutex);
}

static bool is_over(const struct clerk *clerk)
{
    return clerk->stopping && clerk->unanswered == 0;
}

// ---- writing

struct written {
    struct clerk_job job;
    bool done;
    struct err err;
};

struct batch {
    enum clerk_queue queue;
    struct written jobs[BATCH_MOST];
    size_t count, done;
    bool broken; // the database has given the transaction up
};

static bool take_next(struct clerk *clerk, struct batch *batch)
{
    size_t most = batch->queue == CLERK_PERSON ? BATCH_MOST : 1;
    bool taken;

    if (batch->count == most)
        return false;
    pthread_mutex_lock(&clerk->mutex);
    taken = take(clerk, batch->queue, &batch->jobs[batch->count].job);
    pthread_mutex_unlock(&clerk->mutex);
    batch->count += taken;
    return taken;
}

static void run_part(struct store *store, struct batch *batch, struct written *part)
{
    part->done = savepoint_begin(store, &part->err) && part->job.run(store, part->job.context, &part->err) &&
                 savepoint_keep(store, &part->err);
    batch->done += part->done;
    batch->broken = !part->done && !savepoint_undo(store);
}

static void fail_all(struct batch *batch, const struct err *err)
{
    for (size_t i = 0; i < batch->count; i++) {
        if (batch->jobs[i].done)
            batch->jobs[i].err = *err;
        batch->jobs[i].done = false;
    }
    batch->done = 0;
}

static void tell_listeners(struct clerk *clerk)
{
    struct listener listeners[LISTENERS_MOST];
    size_t count;

    pthread_mutex_lock(&clerk->telling);
    pthread_mutex_lock(&clerk->mutex);
    count = clerk->listener_count;
    memcpy(listeners, clerk->listeners, sizeof listeners);
    pthread_mutex_unlock(&clerk->mutex);
    for (size_t i = 0; i < count; i++)
        listeners[i].changed(listeners[i].context);
    pthread_mutex_unlock(&clerk->telling);
}

static void finish_batch(struct clerk *clerk, struct batch *batch)
{
    struct err err = { 0 };

    if (batch->broken || batch->done == 0)
        store_rollback(clerk->writer);
    if (batch->broken)
        fail_all(batch, &batch->jobs[batch->count - 1].err);
    else if (batch->done > 0 && !store_commit(clerk->writer, &err))
        fail_all(batch, &err);
    if (batch->done > 0)
        tell_listeners(clerk);
    for (size_t i = 0; i < batch->count; i++)
        answer(clerk, &batch->jobs[i].job, batch->jobs[i].done ? NULL : &batch->jobs[i].err);
}

static void write_batch(struct clerk *clerk, enum clerk_queue queue)
{
    struct batch batch = { .queue = queue };
    struct err err = { 0 };

    if (!store_begin(clerk->writer, clock_now_ms(), &err)) {
        take_next(clerk, &batch);
        batch.jobs[0].err = err;
    } else {
        while (!batch.broken && take_next(clerk, &batch))
            run_part(clerk->writer, &batch, &batch.jobs[batch.count - 1]);
    }
    finish_batch(clerk, &batch);
}

// With the mutex held, like all that looks at the queues.
static bool has_to_move_log(const struct clerk *clerk)
{
    return clerk->log_pages >= (clerk->queues[CLERK_PERSON].first ? LOG_PAGES_MOST : LOG_PAGES);
}

static void *write_jobs(void *context)
{
    struct clerk *clerk = context;
    enum clerk_queue queue;

    pthread_mutex_lock(&clerk->mutex);
    while (!is_over(clerk)) {
        bool moves = has_to_move_log(clerk);

        queue = clerk->queues[CLERK_PERSON].first ? CLERK_PERSON : CLERK_BULK;
        if (!moves && !clerk->queues[queue].first) {
            pthread_cond_wait(&clerk->writer_called, &clerk->mutex);
            continue;
        }
        pthread_mutex_unlock(&clerk->mutex);
        if (moves)
            db_log_move(store_db(clerk->writer), &clerk->log_pages);
        else
            write_batch(clerk, queue);
        pthread_mutex_lock(&clerk->mutex);
    }
    pthread_mutex_unlock(&clerk->mutex);
    return NULL;
}

// Called while the writer commits.
static void note_word(void *context, const char *text, int64_t num, int64_t guests)
{
    struct clerk *clerk = context;

    pthread_mutex_lock(&clerk->mutex);
    if (clerk->words.count == 0)
        pthread_cond_signal(&clerk->reader_called);
    clerk_words_add(&clerk->words, text, num, guests);
    pthread_mutex_unlock(&clerk->mutex);
}

// ---- reading

static void read_job(struct clerk *clerk, const struct clerk_job *job)
{
    struct err err = { 0 };
    bool done = store_begin(clerk->reader, clock_now_ms(), &err) &&
                job->run(clerk->reader, job->context, &err) && store_commit(clerk->reader, &err);

    store_rollback(clerk->reader);
    answer(clerk, job, done ? NULL : &err);
}

// Before anybody types: the first search would wait for it. If it fails, that search says so.
static void warm_up(struct clerk *clerk, bool *is_warm)
{
    if (!*is_warm && !search_is_loaded(store_search(clerk->reader)))
        search_load(store_search(clerk->reader), NULL);
    *is_warm = true;
}

static void *read_jobs(void *context)
{
    struct clerk *clerk = context;
    struct clerk_words words = { 0 };
    struct clerk_job job;
    bool is_warm = false, has_job;

    pthread_mutex_lock(&clerk->mutex);
    while (!is_over(clerk)) {
        has_job = take(clerk, CLERK_READ, &job);
        if (is_warm && !has_job && clerk->words.count == 0) {
            pthread_cond_wait(&clerk->reader_called, &clerk->mutex);
            continue;
        }
        clerk_words_swap(&words, &clerk->words);
        pthread_mutex_unlock(&clerk->mutex);
        clerk_words_learn(&words, store_search(clerk->reader)); // what was written before it was asked
        if (has_job)
            read_job(clerk, &job);
        else
            warm_up(clerk, &is_warm);
        pthread_mutex_lock(&clerk->mutex);
    }
    pthread_mutex_unlock(&clerk->mutex);
    clerk_words_finish(&words);
    return NULL;
}

// ---- from the beginning to the end

void clerk_on_commit(struct clerk *clerk, void (*changed)(void *context), void *context)
{
    pthread_mutex_lock(&clerk->mutex);
    must(clerk->listener_count < LISTENERS_MOST);
    clerk->listeners[clerk->listener_count++] = (struct listener){ changed, context };
    pthread_mutex_unlock(&clerk->mutex);
}

void clerk_off_commit(struct clerk *clerk, void (*changed)(void *context), void *context)
{
    size_t kept = 0;

    pthread_mutex_lock(&clerk->telling);
    pthread_mutex_lock(&clerk->mutex);
    for (size_t i = 0; i < clerk->listener_count; i++) {
        if (clerk->listeners[i].changed != changed || clerk->listeners[i].context != context)
            clerk->listeners[kept++] = clerk->listeners[i];
    }
    clerk->listener_count = kept;
    pthread_mutex_unlock(&clerk->mutex);
    pthread_mutex_unlock(&clerk->telling);
}

static void clerk_destroy(struct clerk *clerk)
{
    store_close(clerk->reader);
    store_close(clerk->writer);
    clerk_words_finish(&clerk->words);
    pthread_cond_destroy(&clerk->writer_called);
    pthread_cond_destroy(&clerk->reader_called);
    pthread_mutex_destroy(&clerk->mutex);
    pthread_mutex_destroy(&clerk->telling);
    free(clerk);
}

// Ends the threads once everything is answered; the writing one may never have begun.
static void end_threads(struct clerk *clerk, bool is_writing)
{
    pthread_mutex_lock(&clerk->mutex);
    clerk->stopping = true;
    pthread_cond_signal(&clerk->writer_called);
    pthread_cond_signal(&clerk->reader_called);
    pthread_mutex_unlock(&clerk->mutex);
    thread_later_end(clerk->preparing);
    if (is_writing)
        pthread_join(clerk->writing, NULL);
    pthread_join(clerk->reading, NULL);
}

bool clerk_start(struct clerk **out, struct store *writer, struct err *err)
{
    struct clerk *clerk = mem_new(sizeof *clerk);
    bool reads = false, writes = false;

    clerk->writer = writer;
    pthread_mutex_init(&clerk->mutex, NULL);
    pthread_mutex_init(&clerk->telling, NULL);
    pthread_cond_init(&clerk->writer_called, NULL);
    pthread_cond_init(&clerk->reader_called, NULL);
    derive_search_on_word(writer, note_word, clerk);
    db_log_by_hand(store_db(writer), &clerk->log_pages);
    answered_drop_old(writer, clock_now_ms(), NULL); // if the disk is full, another time
    *out = NULL;
    if (store_open(&clerk->reader, store_path(writer), STORE_READ, clock_now_ms(), err)) {
        reads = thread_start(&clerk->reading, read_jobs, clerk, err);
        writes = reads && thread_start(&clerk->writing, write_jobs, clerk, err);
    }
    if (writes) {
        clerk->preparing = thread_later(PREPARE_AFTER_S, text_latin_prepare);
        *out = clerk;
        return true;
    }
    if (reads)
        end_threads(clerk, false);
    clerk_destroy(clerk);
    return false;
}

void clerk_stop(struct clerk *clerk)
{
    if (!clerk)
        return;
    end_threads(clerk, true);
    clerk_destroy(clerk);
}
