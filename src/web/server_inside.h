// The inside of web/server, shared by its files only.
#pragma once

#include <pthread.h>

#include "web/gate.h"
#include "web/microhttpd_late.h"
#include "web/server.h"

struct server {
    void (*asked)(void *context, struct exchange *exchange);
    void *context;
    struct microhttpd_late http;
    struct MHD_Daemon *daemon;
    int listener;
    bool is_secure;
    struct gate *gate;
    pthread_mutex_t mutex; // of what is below, and of what exchanges and flows share between threads
    pthread_cond_t changed;
    size_t open, suspended;
    bool is_ending; // nobody is suspended any more: libmicrohttpd does not end with one who is
};

struct exchange {
    struct server *server;
    struct MHD_Connection *handle;
    struct connection *connection;
    struct http_request request;
    struct http_reply reply;
    struct flow *flow;
    bool has_begun, is_asked, is_replied, is_suspended, is_queued;
};

struct flow {
    struct server *server;
    struct MHD_Connection *handle;
    struct connection *connection;
    struct flow_calls calls;
    bool is_suspended, is_woken;
};

void exchange_move(struct exchange *exchange, enum connection_state state);
// Gives the reply to libmicrohttpd; of a flow, as much as it brings.
enum MHD_Result exchange_queue(struct exchange *exchange);
void flow_finish(void *flow);
