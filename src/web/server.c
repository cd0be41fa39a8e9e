#include "web/server.h"

#include <microhttpd.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "util/mem.h"
#include "web/gate.h"
#include "web/socket.h"

enum {
    CONNECTION_BYTES = 16 * 1024, // headers that need more are refused (431)
    ROOM_FOR_LEAVING = 64,
    FLOW_BLOCK = 4096,
};

struct server {
    void (*asked)(void *context, struct exchange *exchange);
    void *context;
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

static void move(struct exchange *exchange, enum connection_state state)
{
    gate_moves(exchange->server->gate, exchange->connection, state);
}

// ---- connections

static enum MHD_Result let_in(void *context, const struct sockaddr *address, socklen_t length)
{
    (void)length;
    return gate_lets_in(((const struct server *)context)->gate, address) ? MHD_YES : MHD_NO;
}

// The socket is open until this has returned: nobody else has its number yet.
static void noticed(void *context, struct MHD_Connection *handle, void **socket_context,
                    enum MHD_ConnectionNotificationCode code)
{
    const struct server *server = context;

    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        int socket = MHD_get_connection_info(handle, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;

        *socket_context = gate_enter(
            server->gate, MHD_get_connection_info(handle, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr,
            socket);
    } else if (*socket_context) {
        gate_leave(server->gate, *socket_context);
        *socket_context = NULL;
    }
}

// ---- requests

static void *begun(void *context, const char *target, struct MHD_Connection *handle)
{
    struct exchange *exchange = mem_new(sizeof *exchange);
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(handle, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

    *exchange = (struct exchange){ .server = context, .handle = handle, .connection = info->socket_context };
    memcpy(exchange->request.peer, exchange->connection->peer, sizeof exchange->request.peer);
    http_request_target(&exchange->request, target);
    return exchange;
}

// Targets are taken apart as they came (web/parse).
static size_t left_alone(void *context, struct MHD_Connection *handle, char *text)
{
    (void)context, (void)handle;
    return strlen(text);
}

static enum MHD_Result take_header(void *context, enum MHD_ValueKind kind, const char *name,
                                   const char *value)
{
    (void)kind;
    http_request_header(context, name, value ? value : "");
    return MHD_YES;
}

// ---- replies

static void add_header(void *context, const char *name, const char *value)
{
    MHD_add_response_header(context, name, value);
}

static void flow_finish(void *context)
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
        MHD_suspend_connection(flow->handle);
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

static struct MHD_Response *response_of(struct exchange *exchange)
{
    struct http_reply *reply = &exchange->reply;
    size_t length = reply->body.length;
    struct flow *flow = exchange->flow;

    exchange->flow = NULL; // the response's from here on
    if (flow)
        return MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, FLOW_BLOCK, flow_read, flow, flow_finish);
    if (reply->shared)
        return MHD_create_response_from_buffer(reply->shared_length, (void *)(uintptr_t)reply->shared,
                                               MHD_RESPMEM_PERSISTENT);
    return MHD_create_response_from_buffer(length, length ? str_take(&reply->body) : NULL,
                                           length ? MHD_RESPMEM_MUST_FREE : MHD_RESPMEM_PERSISTENT);
}

static enum MHD_Result queue(struct exchange *exchange)
{
    enum connection_state state = exchange->flow ? CONNECTION_STREAMS : CONNECTION_REPLIES;
    struct MHD_Response *response = response_of(exchange);
    enum MHD_Result queued;

    must(response);
    http_reply_headers(&exchange->reply, exchange->server->is_secure, add_header, response);
    move(exchange, state);
    exchange->is_queued = true;
    queued = MHD_queue_response(exchange->handle, (unsigned)exchange->reply.status, response);
    MHD_destroy_response(response);
    return queued;
}

static enum MHD_Result refuse(struct exchange *exchange)
{
    int status = exchange->request.refused;

    exchange->reply = http_reply_error(status, http_status_said(status));
    return queue(exchange);
}

// What is not replied to at once waits apart, without a place in the server's thread.
static enum MHD_Result ask(struct exchange *exchange)
{
    struct server *server = exchange->server;
    bool is_replied, is_ending;

    pthread_mutex_lock(&server->mutex);
    is_ending = server->is_ending;
    server->open += !is_ending;
    pthread_mutex_unlock(&server->mutex);
    if (is_ending) {
        exchange->request.refused = 503;
        return refuse(exchange);
    }
    exchange->is_asked = true;
    move(exchange, CONNECTION_THINKS);
    server->asked(server->context, exchange);
    pthread_mutex_lock(&server->mutex);
    is_replied = exchange->is_replied;
    exchange->is_suspended = !is_replied;
    if (!is_replied)
        MHD_suspend_connection(exchange->handle);
    pthread_mutex_unlock(&server->mutex);
    return is_replied ? queue(exchange) : MHD_YES;
}

static enum MHD_Result take_headers(struct exchange *exchange, const char *method)
{
    struct http_request *request = &exchange->request;

    exchange->has_begun = true;
    request->method = http_method_of(method);
    MHD_get_connection_values(exchange->handle, MHD_HEADER_KIND, take_header, request);
    if (request->method == HTTP_OTHER && !request->refused)
        request->refused = 405;
    if (request->refused)
        return refuse(exchange);
    move(exchange, CONNECTION_BODY);
    return MHD_YES;
}

static enum MHD_Result answer(void *context, struct MHD_Connection *handle, const char *url,
                              const char *method, const char *version, const char *data, size_t *length,
                              void **request_context)
{
    struct exchange *exchange = *request_context;

    (void)context, (void)handle, (void)url, (void)version;
    if (!exchange->has_begun)
        return take_headers(exchange, method);
    if (*length > 0) {
        if (exchange->request.body.length + *length <= HTTP_BODY_MOST)
            str_add_bytes(&exchange->request.body, data, *length);
        else
            exchange->request.refused = 413;
        *length = 0;
        return MHD_YES;
    }
    if (exchange->request.refused)
        return refuse(exchange);
    return exchange->is_asked ? queue(exchange) : ask(exchange);
}

static void completed(void *context, struct MHD_Connection *handle, void **request_context,
                      enum MHD_RequestTerminationCode code)
{
    struct exchange *exchange = *request_context;

    (void)context, (void)handle, (void)code;
    if (!exchange)
        return;
    move(exchange, CONNECTION_WAITS);
    if (exchange->flow)
        flow_finish(exchange->flow);
    http_request_finish(&exchange->request);
    http_reply_finish(&exchange->reply);
    free(exchange);
    *request_context = NULL;
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
        MHD_resume_connection(exchange->handle);
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
        MHD_resume_connection(flow->handle);
        pthread_cond_broadcast(&server->changed);
    }
    pthread_mutex_unlock(&server->mutex);
}

// ---- from the beginning to the end

static bool start_daemon(struct server *server, const struct server_setup *setup, struct err *err)
{
    unsigned flags = MHD_USE_EPOLL | MHD_USE_INTERNAL_POLLING_THREAD | MHD_ALLOW_SUSPEND_RESUME;
    struct MHD_OptionItem secure[] = {
        { MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)(uintptr_t)setup->certificate },
        { MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)(uintptr_t)setup->key },
        { MHD_OPTION_HTTPS_PRIORITIES, 0, (void *)(uintptr_t) "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2" },
        { MHD_OPTION_END, 0, NULL },
    };

    flags |= setup->certificate ? MHD_USE_TLS : 0;
    secure[0].option = setup->certificate ? MHD_OPTION_HTTPS_MEM_CERT : MHD_OPTION_END;
    server->daemon = MHD_start_daemon(
        flags, 0, let_in, server, answer, server, MHD_OPTION_LISTEN_SOCKET, server->listener,
        MHD_OPTION_URI_LOG_CALLBACK, begun, server, MHD_OPTION_UNESCAPE_CALLBACK, left_alone, NULL,
        MHD_OPTION_NOTIFY_COMPLETED, completed, NULL, MHD_OPTION_NOTIFY_CONNECTION, noticed, server,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)setup->connections + ROOM_FOR_LEAVING,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_BYTES, MHD_OPTION_CONNECTION_TIMEOUT, 0u,
        MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_ARRAY, secure, MHD_OPTION_END);
    return server->daemon || err_set(err, setup->certificate ? ERR_CONFIG : ERR_INTERNAL,
                                     "the hosts' pages cannot be served: check that web.certificate and "
                                     "web.key are PEM files and belong together");
}

bool server_start(struct server **out, const struct server_setup *setup, struct err *err)
{
    struct server *server = *out = mem_new(sizeof *server);

    *server = (struct server){ .asked = setup->asked, .context = setup->context, .listener = -1 };
    server->is_secure = setup->certificate != NULL;
    must(pthread_mutex_init(&server->mutex, NULL) == 0 && pthread_cond_init(&server->changed, NULL) == 0);
    if (gate_create(&server->gate, setup->connections, setup->per_address, err) &&
        socket_listen(&server->listener, setup->address, setup->port, err) &&
        start_daemon(server, setup, err))
        return true;
    server_stop(server);
    *out = NULL;
    return false;
}

void server_stop(struct server *server)
{
    if (!server)
        return;
    if (server->daemon) {
        MHD_quiesce_daemon(server->daemon);
        pthread_mutex_lock(&server->mutex);
        server->is_ending = true;
        while (server->open > 0 || server->suspended > 0)
            pthread_cond_wait(&server->changed, &server->mutex);
        pthread_mutex_unlock(&server->mutex);
        MHD_stop_daemon(server->daemon);
    }
    if (server->listener >= 0)
        close(server->listener);
    gate_destroy(server->gate);
    pthread_cond_destroy(&server->changed);
    pthread_mutex_destroy(&server->mutex);
    free(server);
}
