#include "web/connections.h"

#include <string.h>
#include <sys/socket.h>

#define S_US ((int64_t)1000000)

enum { NEARLY_FULL_PERCENT = 90 };

static void cut_off(struct connections *connections, struct connection *connection)
{
    connection->is_leaving = true;
    connections->leaving++;
    shutdown(connection->handle, SHUT_RDWR);
}

static size_t count_of(const struct connections *connections, const char *peer)
{
    size_t count = 0;

    for (const struct connection *one = connections->oldest; one; one = one->newer)
        count += !one->is_leaving && strcmp(one->peer, peer) == 0;
    return count;
}

static struct connection *who_goes(const struct connections *connections)
{
    struct connection *asked = NULL;

    for (struct connection *one = connections->oldest; one; one = one->newer) {
        if (one->is_leaving || one->is_known || one->state == CONNECTION_STREAMS)
            continue;
        if (!one->has_asked)
            return one;
        if (!asked && one->state != CONNECTION_THINKS)
            asked = one;
    }
    return asked;
}

bool connections_let_in(struct connections *connections, const char *peer, bool is_local)
{
    size_t staying = connections->count - connections->leaving;
    struct connection *goes;

    if (!is_local && count_of(connections, peer) >= connections->most_per_address)
        return false;
    if (staying * 100 < connections->most * NEARLY_FULL_PERCENT)
        return true;
    goes = who_goes(connections);
    if (goes)
        cut_off(connections, goes);
    return goes || staying < connections->most;
}

void connections_add(struct connections *connections, struct connection *connection, int64_t now_us)
{
    connection->older = connections->newest;
    connection->newer = NULL;
    *(connections->newest ? &connections->newest->newer : &connections->oldest) = connection;
    connections->newest = connection;
    connections->count++;
    connection_enter(connection, CONNECTION_WAITS, now_us);
}

void connections_remove(struct connections *connections, struct connection *connection)
{
    *(connection->older ? &connection->older->newer : &connections->oldest) = connection->newer;
    *(connection->newer ? &connection->newer->older : &connections->newest) = connection->older;
    connections->count--;
    connections->leaving -= connection->is_leaving;
}

void connection_enter(struct connection *connection, enum connection_state state, int64_t now_us)
{
    connection->state = state;
    connection->stalls_us = 0;
    connection->has_asked = connection->has_asked || state == CONNECTION_THINKS;
    if (state == CONNECTION_WAITS)
        connection->waits_us = now_us;
    if (state == CONNECTION_REPLIES)
        connection->replies_us = now_us;
}

int64_t connection_deadline(const struct connection *connection)
{
    if (connection->is_leaving)
        return 0;
    switch (connection->state) {
    case CONNECTION_WAITS:
        return connection->waits_us +
               (connection->is_known ? CONNECTIONS_KNOWN_S : CONNECTIONS_HEADERS_S) * S_US;
    case CONNECTION_BODY:
        return connection->waits_us + (connection->is_known ? CONNECTIONS_KNOWN_S : 0) * S_US +
               CONNECTIONS_BODY_S * S_US;
    case CONNECTION_REPLIES:
        return connection->replies_us + CONNECTIONS_REPLY_S * S_US;
    case CONNECTION_STREAMS:
        return connection->stalls_us ? connection->stalls_us + CONNECTIONS_STALL_S * S_US : 0;
    case CONNECTION_THINKS:
        break;
    }
    return 0;
}

int64_t connections_sweep(struct connections *connections, int64_t now_us)
{
    int64_t next_us = 0;

    for (struct connection *one = connections->oldest; one; one = one->newer) {
        int64_t deadline_us = connection_deadline(one);

        if (deadline_us && deadline_us <= now_us)
            cut_off(connections, one);
        else if (deadline_us && (!next_us || deadline_us < next_us))
            next_us = deadline_us;
    }
    return next_us;
}
