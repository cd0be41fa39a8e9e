// The letters that are under way, and the sleep of the one thread that sends them. libcurl is loaded with the
// first letter, so that a door that sends none is spared it.
#pragma once

#include "alert/delivery.h"

struct deliveries {
    struct curl_late curl;
    CURLM *multi; // NULL: nothing was sent yet
    int wake[2];
};

void deliveries_init(struct deliveries *deliveries);
// All must have been ended.
void deliveries_finish(struct deliveries *deliveries);

// `letter` is taken over. False: it cannot be sent from this machine, `err` holds a part of a sentence that
// begins with "it".
bool deliveries_begin(struct deliveries *deliveries, struct delivery *delivery, const char *url,
                      struct letter *letter, void *context, struct err *err);
// Breaks it off where it is under way. A zeroed one is fine.
void deliveries_end(struct deliveries *deliveries, struct delivery *delivery);

// Moves on whatever can be moved on, and gives the context of one that has come to its end and what came of
// it, NULL for none. That one is still to be ended.
void *deliveries_step(struct deliveries *deliveries, struct delivery_result *result);

// Until there is something to do, at most so long; and its end, from any thread.
void deliveries_sleep(struct deliveries *deliveries, int64_t wait_ms);
void deliveries_wake(struct deliveries *deliveries);
