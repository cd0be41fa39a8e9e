#include "cli/listen.h"

#include <errno.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/address.h"
#include "cli/link.h"
#include "cli/listen_ask.h"
#include "store/lock.h"
#include "util/clock.h"
#include "util/mem.h"
#include "util/thread.h"

enum { CLIENTS_MOST = 200, BACKLOG = 128, LOCK_WAIT_MS = 10000, LOOK_AGAIN_MS = 1000, LET_IN_MOST = 64 };

// Whoever says nothing for so long, or takes nothing of what is said.
static const int64_t SILENT_US = INT64_C(60) * 1000 * 1000;

struct listen {
    char *path;
    int lock, socket;
    struct sockaddr_un address;
    struct listen_asks asks;
    pthread_t thread;
    bool is_serving;
    atomic_bool stopping;

    // The thread's own.
    struct listen_client *clients[CLIENTS_MOST];
    size_t client_count;
    uint64_t last_number;
    bool is_exhausted; // nobody more can be let in just now
};

// ---- those who are connected

static void drop(struct listen *listen, size_t i)
{
    listen_client_destroy(listen->clients[i]);
    listen->clients[i] = listen->clients[--listen->client_count];
}

// Nobody keeps others out by saying nothing.
static void drop_longest_silent(struct listen *listen)
{
    size_t longest = listen->client_count;

    for (size_t i = 0; i < listen->client_count; i++) {
        if (!listen->clients[i]->asks && (longest == listen->client_count ||
                                          listen->clients[i]->since_us < listen->clients[longest]->since_us))
            longest = i;
    }
    if (longest < listen->client_count)
        drop(listen, longest);
}

// Somebody who waits; false when nobody does, or nobody can be let in.
static bool let_in(struct listen *listen)
{
    struct listen_client *client;
    struct err err = { 0 };
    int handle = accept4(listen->socket, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);

    if (handle < 0) {
        listen->is_exhausted = errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == ENOBUFS;
        if (listen->is_exhausted)
            drop_longest_silent(listen);
        return false;
    }
    if (listen->client_count == CLIENTS_MOST)
        drop_longest_silent(listen);
    if (listen->client_count == CLIENTS_MOST) {
        close(handle);
        return true;
    }
    client = listen_client_create(handle, ++listen->last_number);
    listen->clients[listen->client_count++] = client;
    if (!address_is_ours(handle)) {
        err_set(&err, ERR_REFUSED, "the door on this file is somebody else's: ask as its owner");
        listen_client_send_off(client, &err);
    }
    return true;
}

// One turn with a client; false: it is gone.
static bool attend(struct listen *listen, struct listen_client *client, short events)
{
    struct frame_request request;
    json_t *document;

    if (events & (POLLHUP | POLLERR | POLLNVAL) && !(events & POLLIN))
        return false;
    if (events & POLLIN && !listen_client_read(client))
        return false;
    if (!listen_client_write(client)) // what was answered goes first
        return false;
    if (!atomic_load(&listen->stopping) && listen_client_next(client, &document, &request)) {
        listen_ask(&listen->asks, client, &request, document);
        json_decref(document);
    }
    return listen_client_write(client) && (client->asks || clock_steady_us() - client->since_us < SILENT_US);
}

static void take_answers(struct listen *listen)
{
    struct listen_heard *heard = listen_asks_take(&listen->asks);

    for (; heard; heard = listen_heard_finish(heard)) {
        for (size_t i = 0; i < listen->client_count; i++) { // it may have left
            if (listen->clients[i]->number == heard->number)
                listen_client_answer(listen->clients[i], heard->answer, &heard->err);
        }
    }
}

// ---- the loop

enum { POLL_WAKE, POLL_SOCKET, POLL_CLIENTS };

static void wait_for_something(struct listen *listen, struct pollfd *polls)
{
    bool stopping = atomic_load(&listen->stopping);
    int wait_ms = listen->client_count > 0 || listen->is_exhausted ? LOOK_AGAIN_MS : -1;

    polls[POLL_WAKE] = (struct pollfd){ listen->asks.wake[0], POLLIN, 0 };
    polls[POLL_SOCKET] = (struct pollfd){ stopping || listen->is_exhausted ? -1 : listen->socket, POLLIN, 0 };
    for (size_t i = 0; i < listen->client_count; i++)
        polls[POLL_CLIENTS + i] =
            (struct pollfd){ listen->clients[i]->handle, listen_client_events(listen->clients[i]), 0 };
    listen->is_exhausted = false;
    if (poll(polls, POLL_CLIENTS + listen->client_count, wait_ms) < 0)
        memset(polls, 0, (POLL_CLIENTS + listen->client_count) * sizeof *polls);
}

static void *serve(void *context)
{
    struct listen *listen = context;
    struct pollfd polls[POLL_CLIENTS + CLIENTS_MOST];

    while (!atomic_load(&listen->stopping) || listen->asks.under_way > 0) {
        wait_for_something(listen, polls);
        take_answers(listen);
        for (size_t i = listen->client_count; i > 0; i--) { // from behind: dropping moves the last one
            if (!attend(listen, listen->clients[i - 1], polls[POLL_CLIENTS + i - 1].revents))
                drop(listen, i - 1);
        }
        for (int i = 0; polls[POLL_SOCKET].revents & POLLIN && i < LET_IN_MOST && let_in(listen); i++)
            continue;
    }
    return NULL;
}

// ---- from the beginning to the end

static bool hears(int handle)
{
    return listen(handle, BACKLOG) == 0;
}

static bool bind_private(struct listen *listen, struct err *err)
{
    const struct sockaddr *address = (const struct sockaddr *)&listen->address;
    mode_t before;
    bool bound;

    listen->socket = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    unlink(listen->address.sun_path); // of one that was killed: the lock is ours
    before = umask(0177);
    bound = listen->socket >= 0 && bind(listen->socket, address, sizeof listen->address) == 0;
    umask(before);
    return (bound && hears(listen->socket)) ||
           err_set(err, ERR_IO, "cannot listen at %s: %s: check the folder and its permissions",
                   listen->address.sun_path, strerror(errno));
}

static bool is_open_already(const char *path, struct err *err)
{
    return link_is_there(path) &&
           !err_set(err, ERR_REFUSED, "an Usher is running on %s already: use that one, or end it first",
                    path);
}

// Another door may have opened while this one waited.
static bool take_lock(struct listen *listen, struct err *err)
{
    if (is_open_already(listen->path, err))
        return false;
    if (lock_take(&listen->lock, listen->path, LOCK_WAIT_MS, err))
        return true;
    is_open_already(listen->path, err);
    return false;
}

bool listen_start(struct listen **out, const char *database_path, struct err *err)
{
    struct listen *listen = mem_new(sizeof *listen);

    *listen = (struct listen){ .path = mem_copy_text(database_path), .lock = -1, .socket = -1 };
    listen_asks_init(&listen->asks);
    if (store_is_there(database_path, err) && take_lock(listen, err) &&
        address_of(&listen->address, database_path, true, err) && bind_private(listen, err)) {
        *out = listen;
        return true;
    }
    listen_stop(listen);
    *out = NULL;
    return false;
}

bool listen_open_store(struct listen *listen, struct store **store, int64_t now_ms, struct err *err)
{
    int lock = listen->lock;

    listen->lock = -1;
    return store_open_held(store, listen->path, lock, now_ms, err);
}

bool listen_serve(struct listen *listen, struct clerk *clerk, struct err *err)
{
    listen->asks.clerk = clerk;
    listen->is_serving = thread_start(&listen->thread, serve, listen, err);
    return listen->is_serving;
}

void listen_stop(struct listen *listen)
{
    if (!listen)
        return;
    if (listen->socket >= 0)
        unlink(listen->address.sun_path);
    if (listen->is_serving) {
        atomic_store(&listen->stopping, true);
        listen_asks_wake(&listen->asks);
        pthread_join(listen->thread, NULL);
    }
    while (listen->client_count > 0) {
        listen_client_write(listen->clients[0]);
        drop(listen, 0);
    }
    if (listen->socket >= 0)
        close(listen->socket);
    listen_asks_finish(&listen->asks);
    lock_release(listen->lock);
    free(listen->path);
    free(listen);
}
