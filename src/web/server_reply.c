// Replies of web/server, with an end and without.
#include <stdlib.h>

#include "util/mem.h"
#include "web/server_inside.h"

enum { FLOW_BLOCK = 4096 };

void exchange_move(struct exchange *exchange, enum connection_state state)
{
    gate_moves(exchange->server->gate, exchange->connection, state);
}

struct headers {
    const struct microhttpd_late *http;
    struct MHD_Response *response;
};

static void add_header(void *context, const char *name, const char *value)
{
    const struct headers *headers = context;

    headers->http->add_response_header(headers->response, name, value);
}

void flow_finish(void *context)
{
    struct flow *flow = context;

    flow->calls.closed(flow->calls.context);
    free(flow);
}

// Nothing more for now: until it is woken, unless it was meanwhile or everything ends.
static ssize_t flow_rest(struct flow *flow)
{
    bool is_ending = flow->server->is_ending;

    if (!flow->is_woken && !is_ending) {
        flow->server->http.suspend_connection(flow->handle);
        flow->is_suspended = true;
        flow->server->suspended++;
    }
    return is_ending ? MHD_CONTENT_READER_END_OF_STREAM : 0;
}

static ssize_t flow_read(void *context, uint64_t at, char *room, size_t size)
{
    struct flow *flow = context;
    ssize_t length;

    (void)at;
    pthread_mutex_lock(&flow->server->mutex);
    flow->is_woken = false;
    pthread_mutex_unlock(&flow->server->mutex);
    gate_stalls(flow->server->gate, flow->connection, false);
    length = flow->calls.read(flow->calls.context, room, size);
    if (length != 0)
        return length > 0 ? length : MHD_CONTENT_READER_END_OF_STREAM;
    pthread_mutex_lock(&flow->server->mutex);
    length = flow_rest(flow);
    pthread_mutex_unlock(&flow->server->mutex);
    return length;
}

static struct MHD_Response *response_of(struct exchange *exchange, const struct microhttpd_late *http)
{
    struct http_reply *reply = &exchange->reply;
    size_t length = reply->body.length;
    struct flow *flow = exchange->flow;

    exchange->flow = NULL; // the response's from here on
    if (flow)
        return http->create_response_from_callback(MHD_SIZE_UNKNOWN, FLOW_BLOCK, flow_read, flow,
                                                   flow_finish);
    if (reply->shared)
        return http->create_response_from_buffer(reply->shared_length, (void *)(uintptr_t)reply->shared,
                                                 MHD_RESPMEM_PERSISTENT);
    return http->create_response_from_buffer(length, length ? str_take(&reply->body) : NULL,
                                             length ? MHD_RESPMEM_MUST_FREE : MHD_RESPMEM_PERSISTENT);
}

enum MHD_Result exchange_queue(struct exchange *exchange)
{
    const struct microhttpd_late *http = &exchange->server->http;
    enum connection_state state = exchange->flow ? CONNECTION_STREAMS : CONNECTION_REPLIES;
    struct headers headers = { http, response_of(exchange, http) };
    enum MHD_Result queued;

    must(headers.response);
    http_reply_headers(&exchange->reply, exchange->server->is_secure, add_header, &headers);
    exchange_move(exchange, state);
    exchange->is_queued = true;
    queued = http->queue_response(exchange->handle, (unsigned)exchange->reply.status, headers.response);
    http->destroy_response(headers.response);
    return queued;
}

const struct http_request *exchange_request(const struct exchange *exchange)
{
    return &exchange->request;
}

void exchange_is_known(struct exchange *exchange)
{
    gate_knows(exchange->server->gate, exchange->connection);
}

// With the mutex held: once it is released the exchange may be gone.
static void go_on(struct exchange *exchange)
{
    struct server *server = exchange->server;

    exchange->is_replied = true;
    if (exchange->is_suspended)
        server->http.resume_connection(exchange->handle);
    server->open--;
    pthread_cond_broadcast(&server->changed);
}

void exchange_reply(struct exchange *exchange, struct http_reply *reply)
{
    pthread_mutex_t *mutex = &exchange->server->mutex;

    pthread_mutex_lock(mutex);
    exchange->reply = *reply;
    *reply = (struct http_reply){ 0 };
    go_on(exchange);
    pthread_mutex_unlock(mutex);
}

struct flow *exchange_stream(struct exchange *exchange, const struct flow_calls *calls)
{
    struct server *server = exchange->server;
    struct flow *flow = mem_new(sizeof *flow);

    *flow = (struct flow){ server, exchange->handle, exchange->connection, *calls, false, false };
    pthread_mutex_lock(&server->mutex);
    exchange->reply = (struct http_reply){ .status = 200, .type = "text/event-stream" };
    exchange->flow = flow;
    go_on(exchange);
    pthread_mutex_unlock(&server->mutex);
    return flow;
}

void flow_wake(struct flow *flow)
{
    struct server *server = flow->server;

    gate_stalls(server->gate, flow->connection, true);
    pthread_mutex_lock(&server->mutex);
    flow->is_woken = true;
    if (flow->is_suspended) {
        flow->is_suspended = false;
        server->suspended--;
        server->http.resume_connection(flow->handle);
        pthread_cond_broadcast(&server->changed);
    }
    pthread_mutex_unlock(&server->mutex);
}
