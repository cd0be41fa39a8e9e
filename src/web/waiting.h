// Waiting for a condition with a limit, by the clock that is never set back (util/clock).
#pragma once

#include <pthread.h>
#include <stdint.h>

void waiting_init(pthread_cond_t *condition);
// Until it is signalled, or the moment of clock_steady_us has come; 0: without a limit.
void waiting_until(pthread_cond_t *condition, pthread_mutex_t *mutex, int64_t until_us);
