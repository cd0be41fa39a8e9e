// Between the thread that listens and those of the clerk: requests one way, answers the other. For
// cli/listen.
#pragma once

#include <pthread.h>

#include "cli/listen_client.h"
#include "store/clerk.h"

// An answer for a client, who may have left meanwhile.
struct listen_heard {
    uint64_t number; // of the client
    json_t *answer;
    struct err err;
    struct listen_asks *asks;
    struct listen_heard *next;
};

struct listen_asks {
    struct clerk *clerk;
    size_t under_way; // asked, and not yet taken
    int wake[2];      // a pipe: a byte in its first end says that there are answers

    pthread_mutex_t mutex; // of the answers
    struct listen_heard *heard;
};

void listen_asks_init(struct listen_asks *asks);
void listen_asks_finish(struct listen_asks *asks); // with nothing under way
void listen_asks_wake(struct listen_asks *asks);   // from any thread

// A request of service/request, or of an import (service/import_post), or "settings.changed". Takes the
// members out of the document.
void listen_ask(struct listen_asks *asks, struct listen_client *client, const struct frame_request *request,
                json_t *document);
// All answers there are; each is freed by listen_heard_finish, which gives the next.
struct listen_heard *listen_asks_take(struct listen_asks *asks);
struct listen_heard *listen_heard_finish(struct listen_heard *heard);
