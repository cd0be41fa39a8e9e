// One POST of one letter by libcurl: what it may do, and in words what came of it. Follows nobody elsewhere,
// keeps no cookies; the environment's proxies hold.
#pragma once

#include "alert/curl_late.h"
#include "alert/letter.h"
#include "util/err.h"

struct delivery {
    struct letter letter;
    const struct curl_late *curl;
    CURL *easy; // NULL while nothing is under way
    struct curl_slist *headers;
};

// Makes the transfer ready: at most 5 s to connect and 10 s in all. `letter` is taken over. False where
// there is no room.
bool delivery_begin(struct delivery *delivery, const struct curl_late *curl, const char *url,
                    struct letter *letter, void *context);

struct delivery_result {
    bool is_taken;  // answered with 2xx
    int64_t wait_s; // what Retry-After asks for; 0 where it is silent
    char said[200]; // why not: a part of a sentence that begins with "it" and says what to do
};

// What came of a transfer that curl has ended.
void delivery_end(const struct curl_late *curl, CURL *easy, CURLcode code, struct delivery_result *result);
// The `context` of a transfer.
void *delivery_context(const struct curl_late *curl, CURL *easy);
// Not while curl has it in hand. A zeroed one is fine.
void delivery_finish(struct delivery *delivery);
