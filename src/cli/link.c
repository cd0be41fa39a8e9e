#include "cli/link.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "cli/address.h"
#include "cli/frame.h"
#include "util/clock.h"
#include "util/mem.h"

enum { ANSWER_WAIT_S = 120 }; // for a disk that is very slow, or a slice behind many others
enum { TAKE_WAIT_MS = 10 * 1000, LOOK_MS = 20 };
enum { CROWD_WAIT_MS = 1000, PAUSE_MS = 10 };

struct link {
    int handle;
    struct frame_reader in;
};

// -1 where nobody listens, or so many wait there that no more get in for a second.
static int connect_to(const struct sockaddr_un *address)
{
    const struct timespec pause = { 0, PAUSE_MS * 1000 * 1000 };
    int handle = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    int waited_ms = 0;

    while (handle >= 0 && connect(handle, (const struct sockaddr *)address, sizeof *address) != 0) {
        if (errno == EAGAIN && waited_ms < CROWD_WAIT_MS) {
            nanosleep(&pause, NULL);
            waited_ms += PAUSE_MS;
        } else if (errno != EINTR) {
            close(handle);
            handle = -1;
        }
    }
    return handle;
}

static bool set_waiting(int handle)
{
    const struct timeval wait = { .tv_sec = ANSWER_WAIT_S };
    int flags = fcntl(handle, F_GETFL);

    return fcntl(handle, F_SETFL, flags & ~O_NONBLOCK) == 0 &&
           setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait) == 0 &&
           setsockopt(handle, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait) == 0;
}

bool link_open(struct link **out, const char *database_path, struct err *err)
{
    struct sockaddr_un address;
    int handle;

    *out = NULL;
    if (!address_of(&address, database_path, false, err))
        return false;
    handle = connect_to(&address);
    if (handle < 0)
        return err_set(err, ERR_AGAIN, "nobody listens at %s: try again", address.sun_path);
    if (!address_is_ours(handle) || !set_waiting(handle)) {
        close(handle);
        return err_set(err, ERR_REFUSED, "the door at %s is somebody else's: ask as its owner",
                       address.sun_path);
    }
    *out = mem_new(sizeof **out);
    (*out)->handle = handle;
    return true;
}

void link_close(struct link *link)
{
    if (!link)
        return;
    close(link->handle);
    frame_reader_finish(&link->in);
    free(link);
}

bool link_is_there(const char *database_path)
{
    struct link *link;
    bool there = link_open(&link, database_path, NULL);

    link_close(link);
    return there;
}

static bool send_all(const struct link *link, const struct str *bytes)
{
    for (size_t sent = 0; sent < bytes->length;) {
        ssize_t part = send(link->handle, bytes->at + sent, bytes->length - sent, MSG_NOSIGNAL);

        if (part < 0 && errno != EINTR)
            return false;
        sent += part > 0 ? (size_t)part : 0;
    }
    return true;
}

// A door takes what it is asked at once, however long the answer then takes: one that does not is stopped.
static bool is_taken(const struct link *link)
{
    struct pollfd wait = { .fd = link->handle, .events = POLLIN };
    int64_t until_us = clock_steady_us() + INT64_C(1000) * TAKE_WAIT_MS;
    int left = 0;

    while (ioctl(link->handle, TIOCOUTQ, &left) == 0 && left > 0 && clock_steady_us() <= until_us) {
        if (poll(&wait, 1, LOOK_MS) > 0)
            return true; // an answer, or the end
    }
    return left == 0;
}

// NULL when none came.
static json_t *receive(struct link *link)
{
    char part[65536];
    json_t *document = NULL;
    enum frame_state state;
    ssize_t got;

    while ((state = frame_next(&link->in, &document, NULL)) == FRAME_NONE) {
        got = recv(link->handle, part, sizeof part, 0);
        if (got == 0 || (got < 0 && errno != EINTR))
            return NULL;
        if (got > 0)
            frame_reader_add(&link->in, part, (size_t)got);
    }
    return document;
}

enum link_result link_ask(struct link *link, const char *name, const json_t *members, const char *id,
                          json_t **answer, struct err *err)
{
    struct str bytes = { 0 };
    json_t *document = NULL;
    bool done;

    *answer = NULL;
    frame_add_request(&bytes, name, members, id);
    send_all(link, &bytes); // if it was not taken, the other side may have said why
    document = is_taken(link) ? receive(link) : NULL;
    str_finish(&bytes);
    if (!document) {
        err_set(err, ERR_AGAIN, "the Usher that has the file open does not answer: try again");
        return LINK_BROKEN;
    }
    done = frame_read_answer(answer, document, err);
    json_decref(document);
    return done ? LINK_ANSWERED : LINK_REFUSED;
}
