// One of those who are connected to the door: bytes in, one request at a time, bytes out; never waits.
// For cli/listen, whose thread alone uses it.
#pragma once

#include <stdint.h>

#include "cli/frame.h"

struct import_post;

struct listen_client {
    int handle;
    uint64_t number; // of this door, never given again
    struct frame_reader in;
    struct str out;
    size_t sent; // of it
    bool asks;   // the clerk has its request
    bool leaves; // is closed once all is sent
    int64_t since_us;
    struct import_post *import; // begun on this connection
};

struct listen_client *listen_client_create(int handle, uint64_t number); // takes the handle
void listen_client_destroy(struct listen_client *client);                // an import that goes on is given up

// What poll is to look for.
short listen_client_events(const struct listen_client *client);

// Both do what can be done now; false: the connection is over.
bool listen_client_read(struct listen_client *client);
bool listen_client_write(struct listen_client *client);

// The next request, if it is this client's turn; *document holds its texts and is the caller's. What
// cannot be understood is answered here.
bool listen_client_next(struct listen_client *client, json_t **document, struct frame_request *request);
void listen_client_answer(struct listen_client *client, const json_t *answer, const struct err *error);
// Says it, and listens no more.
void listen_client_send_off(struct listen_client *client, const struct err *error);
