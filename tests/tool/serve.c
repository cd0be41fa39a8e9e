// The door without windows: opens a database, listens at its socket and serves until SIGTERM or SIGINT,
// as `usher run` does between its first and its last frame. For scenarios and for the storms of
// tests/fault. Prints "ready" on stderr once it serves; exits with the kind of its error.
//     serve DATABASE [SLOW_MS [watch]]     SLOW_MS: waits so long between listening and opening
// With "watch" it looks after those who wait, too, as with a board on its display, and prints each step that
// is taken as a line on standard output: "KIND ABOUT WAITED_S STEP LEVEL".
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/listen.h"
#include "cli/watch.h"
#include "util/clock.h"

static bool open_door(struct listen *listen, struct clerk **clerk, struct err *err)
{
    struct store *store;

    return listen_open_store(listen, &store, clock_now_ms(), err) && clerk_start(clerk, store, err) &&
           listen_serve(listen, *clerk, err);
}

static void say_step(void *context, const json_t *alerts)
{
    json_t *alert;
    size_t i;

    (void)context;
    json_array_foreach((json_t *)alerts, i, alert)
        printf("%s %s %lld %lld %lld\n", json_get_text(alert, "kind"), json_get_text(alert, "about"),
               (long long)json_get_int(alert, "waited_s", -1), (long long)json_get_int(alert, "step", -1),
               (long long)json_get_int(alert, "level", -1));
    fflush(stdout);
}

static bool open_watch(struct watch **watch, struct clerk *clerk, struct err *err)
{
    if (!watch_start(watch, clerk, true, err))
        return false;
    watch_on_alert(*watch, say_step, NULL);
    return true;
}

int main(int count, char **arguments)
{
    struct listen *listen = NULL;
    struct clerk *clerk = NULL;
    struct watch *watch = NULL;
    struct err err = { 0 };
    sigset_t ends;
    int which;

    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    sigprocmask(SIG_BLOCK, &ends, NULL);
    if (count < 2 || count > 4 || (count == 4 && strcmp(arguments[3], "watch") != 0)) {
        fprintf(stderr, "serve DATABASE [SLOW_MS [watch]]\n");
        return ERR_USAGE;
    }
    if (listen_start(&listen, arguments[1], &err)) {
        if (count > 2)
            usleep((useconds_t)atoi(arguments[2]) * 1000);
        if (open_door(listen, &clerk, &err) && (count < 4 || open_watch(&watch, clerk, &err))) {
            fprintf(stderr, "ready\n");
            sigwait(&ends, &which);
        }
    }
    listen_stop(listen);
    watch_stop(watch);
    clerk_stop(clerk);
    if (err.kind)
        fprintf(stderr, "usher: %s\n", err.text);
    return (int)err.kind;
}
