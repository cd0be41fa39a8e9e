// One POST of one letter by libcurl: what it may do, and in words what came of it. Follows nobody elsewhere,
// keeps no cookies; the environment's proxies hold.
#pragma once

#include <curl/curl.h>

#include "alert/letter.h"
#include "util/err.h"

struct delivery {
    struct letter letter;
    CURL *easy; // NULL while nothing is under way
    struct curl_slist *headers;
};

// Adds it to the transfers of `multi`: at most 5 s to connect and 10 s in all. `letter` is taken over.
bool delivery_begin(struct delivery *delivery, CURLM *multi, const char *url, struct letter *letter,
                    void *context, struct err *err);

struct delivery_result {
    bool is_taken;  // answered with 2xx
    int64_t wait_s; // what Retry-After asks for; 0 where it is silent
    char said[200]; // why not: a part of a sentence that begins with "it" and says what to do
};

// Of a transfer that curl has ended.
void delivery_end(const struct delivery *delivery, CURLcode code, struct delivery_result *result);
// Breaks it off where it is under way. A zeroed one is fine.
void delivery_finish(struct delivery *delivery, CURLM *multi);
// The `context` of a transfer.
void *delivery_context(CURL *easy);
