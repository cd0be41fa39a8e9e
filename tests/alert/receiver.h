// A webhook's other end on this machine, for tests: one thread that answers as it was told and keeps what it
// heard. After cmocka's headers.
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct receiver;

struct receiver_answer {
    int status;         // 0: hangs up without a word
    const char *header; // one more, or NULL
    int wait_ms;        // before it answers
    bool is_endless;    // the body never ends
};

// Listens at a port of 127.0.0.1 that is free; `answers` come one after the other, the last one for ever.
struct receiver *receiver_start(const struct receiver_answer *answers, size_t count);
// The same at the port of one that was stopped.
struct receiver *receiver_start_at(int port, const struct receiver_answer *answers, size_t count);
void receiver_stop(struct receiver *receiver);
int receiver_port(const struct receiver *receiver);

// Until so many requests have been heard wholly; false after 20 s.
bool receiver_wait(struct receiver *receiver, size_t count);
size_t receiver_count(struct receiver *receiver);
// The n-th request as it came, head and body; valid until receiver_stop.
const char *receiver_heard(struct receiver *receiver, size_t n);
