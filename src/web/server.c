#include "web/server.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "util/mem.h"
#include "web/server_inside.h"
#include "web/socket.h"

enum {
    CONNECTION_BYTES = 16 * 1024, // headers that need more are refused (431)
    ROOM_FOR_LEAVING = 64,
};

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
        const struct microhttpd_late *http = &server->http;
        int socket = http->get_connection_info(handle, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;

        *socket_context = gate_enter(
            server->gate, http->get_connection_info(handle, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr,
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
    struct server *server = context;
    const union MHD_ConnectionInfo *info =
        server->http.get_connection_info(handle, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

    *exchange = (struct exchange){ .server = server, .handle = handle, .connection = info->socket_context };
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

static enum MHD_Result refuse(struct exchange *exchange)
{
    int status = exchange->request.refused;

    exchange->reply = http_reply_error(status, http_status_said(status));
    return exchange_queue(exchange);
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
    exchange_move(exchange, CONNECTION_THINKS);
    server->asked(server->context, exchange);
    pthread_mutex_lock(&server->mutex);
    is_replied = exchange->is_replied;
    exchange->is_suspended = !is_replied;
    if (!is_replied)
        server->http.suspend_connection(exchange->handle);
    pthread_mutex_unlock(&server->mutex);
    return is_replied ? exchange_queue(exchange) : MHD_YES;
}

static enum MHD_Result take_headers(struct exchange *exchange, const char *method)
{
    struct http_request *request = &exchange->request;

    exchange->has_begun = true;
    request->method = http_method_of(method);
    exchange->server->http.get_connection_values(exchange->handle, MHD_HEADER_KIND, take_header, request);
    if (request->method == HTTP_OTHER && !request->refused)
        request->refused = 405;
    if (request->refused)
        return refuse(exchange);
    exchange_move(exchange, CONNECTION_BODY);
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
    return exchange->is_asked ? exchange_queue(exchange) : ask(exchange);
}

static void completed(void *context, struct MHD_Connection *handle, void **request_context,
                      enum MHD_RequestTerminationCode code)
{
    struct exchange *exchange = *request_context;

    (void)context, (void)handle, (void)code;
    if (!exchange)
        return;
    exchange_move(exchange, CONNECTION_WAITS);
    if (exchange->flow)
        flow_finish(exchange->flow);
    http_request_finish(&exchange->request);
    http_reply_finish(&exchange->reply);
    free(exchange);
    *request_context = NULL;
}

// ---- from the beginning to the end

static bool load(struct microhttpd_late *http, struct err *err)
{
    return microhttpd_late_load(http) ||
           err_set(err, ERR_CONFIG,
                   "the hosts' pages cannot be served without libmicrohttpd: install libmicrohttpd12");
}

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
    server->daemon = server->http.start_daemon(
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
    if (load(&server->http, err) && gate_create(&server->gate, setup->connections, setup->per_address, err) &&
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
        server->http.quiesce_daemon(server->daemon);
        pthread_mutex_lock(&server->mutex);
        server->is_ending = true;
        while (server->open > 0 || server->suspended > 0)
            pthread_cond_wait(&server->changed, &server->mutex);
        pthread_mutex_unlock(&server->mutex);
        server->http.stop_daemon(server->daemon);
    }
    if (server->listener >= 0)
        close(server->listener);
    gate_destroy(server->gate);
    pthread_cond_destroy(&server->changed);
    pthread_mutex_destroy(&server->mutex);
    free(server);
}
