// The door without windows: opens a database, listens at its socket and serves until SIGTERM or SIGINT,
// as `usher run` does between its first and its last frame. For scenarios and for the storms of
// tests/fault. Prints "ready" on stderr once it serves; exits with the kind of its error.
//     serve DATABASE [SLOW_MS]     SLOW_MS: waits so long between listening and opening
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/listen.h"
#include "util/clock.h"

static bool open_door(struct listen *listen, struct clerk **clerk, struct err *err)
{
    struct store *store;

    return listen_open_store(listen, &store, clock_now_ms(), err) && clerk_start(clerk, store, err) &&
           listen_serve(listen, *clerk, err);
}

int main(int count, char **arguments)
{
    struct listen *listen = NULL;
    struct clerk *clerk = NULL;
    struct err err = { 0 };
    sigset_t ends;
    int which;

    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    sigprocmask(SIG_BLOCK, &ends, NULL);
    if (count < 2 || count > 3) {
        fprintf(stderr, "serve DATABASE [SLOW_MS]\n");
        return ERR_USAGE;
    }
    if (listen_start(&listen, arguments[1], &err)) {
        if (count > 2)
            usleep((useconds_t)atoi(arguments[2]) * 1000);
        if (open_door(listen, &clerk, &err)) {
            fprintf(stderr, "ready\n");
            sigwait(&ends, &which);
        }
    }
    listen_stop(listen);
    clerk_stop(clerk);
    if (err.kind)
        fprintf(stderr, "usher: %s\n", err.text);
    return (int)err.kind;
}
