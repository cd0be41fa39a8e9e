#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "alert/receiver.h"

#include <arpa/inet.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { HEARD_MOST = 200, REQUEST_MOST = 8000, WAIT_MOST_S = 20 };

struct receiver {
    const struct receiver_answer *answers;
    size_t answer_count;
    int socket, port;
    pthread_t thread;
    pthread_mutex_t mutex; // of all below
    pthread_cond_t heard;
    bool is_stopping;
    char *requests[HEARD_MOST];
    size_t count;
};

static bool is_stopping(struct receiver *receiver)
{
    bool stopping;

    pthread_mutex_lock(&receiver->mutex);
    stopping = receiver->is_stopping;
    pthread_mutex_unlock(&receiver->mutex);
    return stopping;
}

static bool is_whole(const char *text)
{
    const char *body = strstr(text, "\r\n\r\n"), *length = strcasestr(text, "\r\ncontent-length:");

    return body && length && strlen(body + 4) >= (size_t)atoi(length + 17);
}

// The whole request, NULL if it breaks off.
static char *read_request(int connection)
{
    char *text = calloc(1, REQUEST_MOST + 1);
    size_t length = 0;

    while (length < REQUEST_MOST && !is_whole(text)) {
        ssize_t got = recv(connection, text + length, REQUEST_MOST - length, 0);

        if (got <= 0 || text[0] < ' ') // a greeting of TLS is no request
            break;
        length += (size_t)got;
    }
    if (is_whole(text))
        return text;
    free(text);
    return NULL;
}

static void sleep_ms(struct receiver *receiver, int ms)
{
    for (; ms > 0 && !is_stopping(receiver); ms -= 20)
        usleep(20 * 1000);
}

static void answer(struct receiver *receiver, int connection, const struct receiver_answer *how)
{
    char text[400];
    int length =
        snprintf(text, sizeof text, "HTTP/1.1 %d So\r\n%s%sContent-Length: %d\r\n\r\nok", how->status,
                 how->header ? how->header : "", how->header ? "\r\n" : "", how->is_endless ? 100000 : 2);

    sleep_ms(receiver, how->wait_ms);
    if (how->status)
        send(connection, text, (size_t)length, MSG_NOSIGNAL);
    if (how->is_endless)
        sleep_ms(receiver, 60 * 1000);
}

static void serve(struct receiver *receiver, int connection)
{
    char *request = read_request(connection);
    size_t number;

    if (!request)
        return;
    pthread_mutex_lock(&receiver->mutex);
    number = receiver->count;
    if (number < HEARD_MOST)
        receiver->requests[receiver->count++] = request;
    else
        free(request);
    pthread_cond_broadcast(&receiver->heard);
    pthread_mutex_unlock(&receiver->mutex);
    answer(receiver, connection,
           &receiver->answers[number < receiver->answer_count ? number : receiver->answer_count - 1]);
}

// One connection after the other: whoever is slow to be answered holds up those behind.
static void *work(void *context)
{
    struct receiver *receiver = context;

    while (!is_stopping(receiver)) {
        int connection = accept(receiver->socket, NULL, NULL);

        if (connection < 0)
            break;
        serve(receiver, connection);
        close(connection);
    }
    return NULL;
}

struct receiver *receiver_start_at(int port, const struct receiver_answer *answers, size_t count)
{
    struct receiver *receiver = calloc(1, sizeof *receiver);
    struct sockaddr_in address = { .sin_family = AF_INET,
                                   .sin_port = htons((uint16_t)port),
                                   .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t size = sizeof address;
    int yes = 1;

    receiver->answers = answers;
    receiver->answer_count = count;
    receiver->socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    setsockopt(receiver->socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    assert_int_equal(bind(receiver->socket, (struct sockaddr *)&address, size), 0);
    assert_int_equal(listen(receiver->socket, 50), 0);
    assert_int_equal(getsockname(receiver->socket, (struct sockaddr *)&address, &size), 0);
    receiver->port = ntohs(address.sin_port);
    pthread_mutex_init(&receiver->mutex, NULL);
    pthread_cond_init(&receiver->heard, NULL);
    assert_int_equal(pthread_create(&receiver->thread, NULL, work, receiver), 0);
    return receiver;
}

struct receiver *receiver_start(const struct receiver_answer *answers, size_t count)
{
    return receiver_start_at(0, answers, count);
}

void receiver_stop(struct receiver *receiver)
{
    pthread_mutex_lock(&receiver->mutex);
    receiver->is_stopping = true;
    pthread_mutex_unlock(&receiver->mutex);
    shutdown(receiver->socket, SHUT_RDWR);
    pthread_join(receiver->thread, NULL);
    close(receiver->socket);
    for (size_t i = 0; i < receiver->count; i++)
        free(receiver->requests[i]);
    pthread_cond_destroy(&receiver->heard);
    pthread_mutex_destroy(&receiver->mutex);
    free(receiver);
}

int receiver_port(const struct receiver *receiver)
{
    return receiver->port;
}

bool receiver_wait(struct receiver *receiver, size_t count)
{
    struct timespec until;
    bool has_heard;

    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += WAIT_MOST_S;
    pthread_mutex_lock(&receiver->mutex);
    while (receiver->count < count && pthread_cond_timedwait(&receiver->heard, &receiver->mutex, &until) == 0)
        continue;
    has_heard = receiver->count >= count;
    pthread_mutex_unlock(&receiver->mutex);
    return has_heard;
}

size_t receiver_count(struct receiver *receiver)
{
    size_t count;

    pthread_mutex_lock(&receiver->mutex);
    count = receiver->count;
    pthread_mutex_unlock(&receiver->mutex);
    return count;
}

const char *receiver_heard(struct receiver *receiver, size_t n)
{
    const char *text;

    pthread_mutex_lock(&receiver->mutex);
    assert_true(n < receiver->count);
    text = receiver->requests[n];
    pthread_mutex_unlock(&receiver->mutex);
    return text;
}
