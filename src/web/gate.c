#include "web/gate.h"

#include <pthread.h>
#include <stdlib.h>

#include "util/clock.h"
#include "util/mem.h"
#include "util/thread.h"
#include "web/socket.h"
#include "web/waiting.h"

struct gate {
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    struct connections connections;
    int64_t next_us; // when somebody's time is over; 0: nobody's
    bool is_ending;
    pthread_t sweeper;
};

// With the mutex held.
static void plan(struct gate *gate, const struct connection *connection)
{
    int64_t deadline_us = connection_deadline(connection);

    if (deadline_us && (!gate->next_us || deadline_us < gate->next_us)) {
        gate->next_us = deadline_us;
        pthread_cond_signal(&gate->changed);
    }
}

static void *sweep(void *context)
{
    struct gate *gate = context;

    pthread_mutex_lock(&gate->mutex);
    while (!gate->is_ending) {
        if (gate->next_us && gate->next_us <= clock_steady_us())
            gate->next_us = connections_sweep(&gate->connections, clock_steady_us());
        else
            waiting_until(&gate->changed, &gate->mutex, gate->next_us);
    }
    pthread_mutex_unlock(&gate->mutex);
    return NULL;
}

bool gate_create(struct gate **out, size_t most, size_t most_per_address, struct err *err)
{
    struct gate *gate = *out = mem_new(sizeof *gate);

    gate->connections = (struct connections){ .most = most, .most_per_address = most_per_address };
    must(pthread_mutex_init(&gate->mutex, NULL) == 0);
    waiting_init(&gate->changed);
    if (thread_start(&gate->sweeper, sweep, gate, err))
        return true;
    *out = NULL;
    pthread_cond_destroy(&gate->changed);
    pthread_mutex_destroy(&gate->mutex);
    free(gate);
    return false;
}

void gate_destroy(struct gate *gate)
{
    if (!gate)
        return;
    pthread_mutex_lock(&gate->mutex);
    gate->is_ending = true;
    pthread_cond_signal(&gate->changed);
    pthread_mutex_unlock(&gate->mutex);
    pthread_join(gate->sweeper, NULL);
    pthread_cond_destroy(&gate->changed);
    pthread_mutex_destroy(&gate->mutex);
    free(gate);
}

bool gate_lets_in(struct gate *gate, const struct sockaddr *address)
{
    char peer[HTTP_PEER_SIZE];
    bool is_local = socket_peer(address, peer);
    bool is_in;

    pthread_mutex_lock(&gate->mutex);
    is_in = connections_let_in(&gate->connections, peer, is_local);
    pthread_mutex_unlock(&gate->mutex);
    return is_in;
}

struct connection *gate_enter(struct gate *gate, const struct sockaddr *address, int handle)
{
    struct connection *connection = mem_new(sizeof *connection);

    connection->is_local = socket_peer(address, connection->peer);
    connection->handle = handle;
    socket_prepare(handle);
    pthread_mutex_lock(&gate->mutex);
    connections_add(&gate->connections, connection, clock_steady_us());
    plan(gate, connection);
    pthread_mutex_unlock(&gate->mutex);
    return connection;
}

void gate_leave(struct gate *gate, struct connection *connection)
{
    pthread_mutex_lock(&gate->mutex);
    connections_remove(&gate->connections, connection);
    pthread_mutex_unlock(&gate->mutex);
    free(connection);
}

void gate_moves(struct gate *gate, struct connection *connection, enum connection_state state)
{
    pthread_mutex_lock(&gate->mutex);
    connection_enter(connection, state, clock_steady_us());
    plan(gate, connection);
    pthread_mutex_unlock(&gate->mutex);
}

void gate_knows(struct gate *gate, struct connection *connection)
{
    pthread_mutex_lock(&gate->mutex);
    connection->is_known = true;
    pthread_mutex_unlock(&gate->mutex);
}

void gate_stalls(struct gate *gate, struct connection *connection, bool stalls)
{
    pthread_mutex_lock(&gate->mutex);
    if (!stalls)
        connection->stalls_us = 0;
    else if (!connection->stalls_us) {
        connection->stalls_us = clock_steady_us();
        plan(gate, connection);
    }
    pthread_mutex_unlock(&gate->mutex);
}
