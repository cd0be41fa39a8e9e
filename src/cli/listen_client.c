#include "cli/listen_client.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "service/import_post.h"
#include "util/clock.h"
#include "util/mem.h"

struct listen_client *listen_client_create(int handle, uint64_t number)
{
    struct listen_client *client = mem_new(sizeof *client);

    client->handle = handle;
    client->number = number;
    client->since_us = clock_steady_us();
    return client;
}

void listen_client_destroy(struct listen_client *client)
{
    if (!client)
        return;
    import_post_close(client->import);
    close(client->handle);
    frame_reader_finish(&client->in);
    str_finish(&client->out);
    free(client);
}

static bool has_to_send(const struct listen_client *client)
{
    return client->sent < client->out.length;
}

short listen_client_events(const struct listen_client *client)
{
    if (has_to_send(client))
        return POLLOUT;
    return client->asks || client->leaves ? 0 : POLLIN;
}

static bool try_later(void)
{
    return errno == EAGAIN || errno == EINTR;
}

bool listen_client_read(struct listen_client *client)
{
    char part[65536];
    ssize_t got = recv(client->handle, part, sizeof part, MSG_DONTWAIT);

    if (got <= 0)
        return got < 0 && try_later();
    frame_reader_add(&client->in, part, (size_t)got);
    client->since_us = clock_steady_us();
    return true;
}

bool listen_client_write(struct listen_client *client)
{
    ssize_t sent;

    while (has_to_send(client)) {
        sent = send(client->handle, client->out.at + client->sent, client->out.length - client->sent,
                    MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent < 0)
            return try_later();
        client->sent += (size_t)sent;
        client->since_us = clock_steady_us();
    }
    str_clear(&client->out);
    client->sent = 0;
    return !client->leaves;
}

void listen_client_answer(struct listen_client *client, const json_t *answer, const struct err *error)
{
    frame_add_answer(&client->out, answer, error);
    client->asks = false;
    client->since_us = clock_steady_us();
}

void listen_client_send_off(struct listen_client *client, const struct err *error)
{
    listen_client_answer(client, NULL, error);
    client->leaves = true;
}

bool listen_client_next(struct listen_client *client, json_t **document, struct frame_request *request)
{
    struct err err = { 0 };
    enum frame_state state;

    *document = NULL;
    if (client->asks || client->leaves || has_to_send(client))
        return false;
    state = frame_next(&client->in, document, &err);
    if (state == FRAME_NONE)
        return false;
    if (state == FRAME_WHOLE && frame_read_request(request, *document, &err)) {
        client->asks = true;
        return true;
    }
    json_decref(*document);
    *document = NULL;
    listen_client_send_off(client, &err);
    return false;
}
