// Asking the clerk: a request of service/request that is run by the clerk's threads, for the
// faces of a door that is open (windows, pages, socket).
#pragma once

#include "service/request.h"
#include "store/clerk.h"

// `answer` is the callee's, NULL when it failed; `error` says why, and is NULL otherwise. Called once,
// from a thread of the clerk, after COMMIT.
typedef void request_answered(void *context, json_t *answer, const struct err *error);

// `request` is taken over; `id` is copied (NULL: none), see request_run_within. now_ms 0: the
// clock's time when it runs. What would hold up an open door (doctor, import.undo) is refused with
// what to do instead.
void request_post(struct clerk *clerk, const char *name, json_t *request, const char *id, int64_t now_ms,
                  request_answered *answered, void *context);
