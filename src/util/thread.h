// Threads, a little above pthread.
#pragma once

#include <pthread.h>
#include <stdbool.h>

#include "util/err.h"

// Signals go to those who were there before. ERR_AGAIN when the machine has no room for one more.
bool thread_start(pthread_t *thread, void *(*work)(void *context), void *context, struct err *err);

// Work that nobody waits for, done once, some time after it was started; not at all when it is ended
// before. `work` cannot be broken off.
struct thread_later;
struct thread_later *thread_later(int after_s, void (*work)(void)); // NULL where there is no room
void thread_later_end(struct thread_later *later);                  // waits if it has begun; NULL is fine
