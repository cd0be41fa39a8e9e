// A visit as the Welcome screen reads it, after the check-in and whenever something was committed.
#pragma once

#include "service/inside.h"

// Sets visit, first_visit, visit_number, arrived_ms, where, undone, state (of the welcome; null where
// none is owed), claimed_ms, until_ms, and the members of service/tell of guest and host.
bool visit_tell(json_t *told, const struct request_call *call, int64_t guest, const struct event *event,
                struct err *err);

// Sets `meet`: the one person to meet, or null.
bool visit_tell_one_to_meet(json_t *told, const struct request_call *call, int64_t guest,
                            const struct event *event, struct err *err);

// People here who agreed to be introduced and whom the guest may want to meet, best first: a new array
// of {guest, shown (a given name), company, because, kind, topic}. Nobody who is here for the first time.
bool visit_tell_meet(const struct request_call *call, int64_t guest, const struct event *event, size_t most,
                     json_t **list, struct err *err);
