// The clerk: the one thread that writes while a door is open, and one that reads beside it.
// Whoever wants something done posts a job and goes on; the answer comes from the clerk's thread.
// Jobs of people who wait share a transaction and are told after COMMIT; bulk work gets a
// transaction of its own while nobody waits. Knows nothing of requests (service/request_post).
#pragma once

#include "store/store.h"

struct clerk;

enum clerk_queue {
    CLERK_PERSON, // writes for somebody who waits
    CLERK_BULK,   // writes when nobody waits: a slice of at most 20 ms, which posts the next one itself
    CLERK_READ,   // reads; never waits for a writer's disk
};

struct clerk_job {
    // Inside a transaction of the clerk, which it neither begins nor ends. False takes back what
    // it wrote, and only that. Facts are stamped with the clerk's clock.
    bool (*run)(struct store *store, void *context, struct err *err);
    // Once for each job, after COMMIT, by the thread that ran it; may post. error is NULL when the
    // job is done for good. A reader that is asked from here on sees what was written.
    void (*done)(void *context, const struct err *error);
    void *context;
};

// `writer` is the clerk's from here on, also when this fails.
bool clerk_start(struct clerk **clerk, struct store *writer, struct err *err);
// Finishes what is queued, and what that posts; then closes the store. NULL is fine.
void clerk_stop(struct clerk *clerk);

// From any thread; never waits for a disk. Jobs of one queue begin in the order of posting.
void clerk_post(struct clerk *clerk, enum clerk_queue queue, const struct clerk_job *job);

// `changed` is called after each COMMIT and before the answers, by the writing thread, as long as the
// clerk works. Any number of listeners.
void clerk_on_commit(struct clerk *clerk, void (*changed)(void *context), void *context);
// When this returns the listener is not called any more, nor being called. Not from a listener, nor with
// anything held that one waits for.
void clerk_off_commit(struct clerk *clerk, void (*changed)(void *context), void *context);
