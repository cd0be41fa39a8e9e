// The HTTP server as its callers know it: it ends well whoever is asking meanwhile.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <arpa/inet.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "web/server.h"

enum { LATE = 20, MOST = 2 * LATE + 1, PATIENCE_S = 10 };

// Keeps what it is asked until the test replies.
struct keeper {
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    struct exchange *asked[MOST];
    size_t count;
};

static void keep(void *context, struct exchange *exchange)
{
    struct keeper *keeper = context;

    pthread_mutex_lock(&keeper->mutex);
    assert_true(keeper->count < MOST);
    keeper->asked[keeper->count++] = exchange;
    pthread_cond_broadcast(&keeper->changed);
    pthread_mutex_unlock(&keeper->mutex);
}

static void wait_until_asked(struct keeper *keeper, size_t count)
{
    pthread_mutex_lock(&keeper->mutex);
    while (keeper->count < count)
        pthread_cond_wait(&keeper->changed, &keeper->mutex);
    pthread_mutex_unlock(&keeper->mutex);
}

static size_t asked_so_far(struct keeper *keeper)
{
    size_t count;

    pthread_mutex_lock(&keeper->mutex);
    count = keeper->count;
    pthread_mutex_unlock(&keeper->mutex);
    return count;
}

static void reply_to(struct exchange *exchange)
{
    struct http_reply reply = http_reply_error(404, "nothing");

    exchange_reply(exchange, &reply);
}

// A port that was free a moment ago.
static int free_port(void)
{
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t length = sizeof address;
    int handle = socket(AF_INET, SOCK_STREAM, 0);

    assert_int_equal(bind(handle, (struct sockaddr *)&address, length), 0);
    assert_int_equal(getsockname(handle, (struct sockaddr *)&address, &length), 0);
    close(handle);
    return ntohs(address.sin_port);
}

static int call(int port)
{
    struct sockaddr_in address = { .sin_family = AF_INET,
                                   .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
                                   .sin_port = htons((uint16_t)port) };
    struct timeval patience = { .tv_sec = PATIENCE_S };
    int handle = socket(AF_INET, SOCK_STREAM, 0);

    assert_int_equal(setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience), 0);
    assert_int_equal(connect(handle, (struct sockaddr *)&address, sizeof address), 0);
    return handle;
}

static void ask(int handle)
{
    static const char request[] = "GET /api/board HTTP/1.1\r\nHost: localhost\r\n\r\n";

    assert_int_equal(write(handle, request, sizeof request - 1), sizeof request - 1);
}

// The status of the reply that comes, which is read to its end; 0 where none does.
static int status_of(int handle)
{
    char text[4096] = "";
    size_t length = 0, body = 0;
    const char *end = NULL, *said;
    int status = 0;

    while (!end || length < (size_t)(end - text) + 4 + body) {
        ssize_t more = read(handle, text + length, sizeof text - 1 - length);

        if (more <= 0)
            return 0;
        length += (size_t)more;
        end = strstr(text, "\r\n\r\n");
        said = strstr(text, "Content-Length: ");
        body = said ? strtoul(said + strlen("Content-Length: "), NULL, 10) : 0;
    }
    sscanf(text, "HTTP/1.1 %d", &status);
    return status;
}

// Asks once more, and replies where the server has let it through. The status that came back.
static int ask_again(struct keeper *keeper, int handle)
{
    size_t count = asked_so_far(keeper);
    char byte;

    ask(handle);
    while (recv(handle, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0) {
        if (asked_so_far(keeper) > count)
            reply_to(keeper->asked[count++]);
        usleep(1000);
    }
    return status_of(handle);
}

static void *stop(void *server)
{
    server_stop(server);
    return NULL;
}

static void who_asks_while_it_ends_is_refused(void **state)
{
    struct keeper keeper = { .mutex = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER };
    struct server_setup setup = { "127.0.0.1", free_port(), NULL, NULL, 40, 40, keep, &keeper };
    struct server *server = NULL;
    int waits, late[LATE], status = 404;
    pthread_t ending;

    (void)state;
    assert_true(server_start(&server, &setup, NULL));
    for (int i = 0; i < LATE; i++) { // the server has these connections from here on
        late[i] = call(setup.port);
        assert_int_equal(ask_again(&keeper, late[i]), 404);
    }
    waits = call(setup.port);
    ask(waits);
    wait_until_asked(&keeper, LATE + 1); // as long as this one waits, the server does
    assert_int_equal(pthread_create(&ending, NULL, stop, server), 0);
    for (int i = 0; i < LATE && status == 404; i++) { // let through until the thread has begun to end it
        usleep(20000);
        status = ask_again(&keeper, late[i]);
    }
    assert_int_equal(status, 503);
    reply_to(keeper.asked[LATE]);
    assert_int_equal(pthread_join(ending, NULL), 0);
    for (int i = 0; i < LATE; i++)
        close(late[i]);
    close(waits);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_asks_while_it_ends_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
