#include "cli/unseen.h"

#include <signal.h>

#include "cli/running.h"

// Before any other thread is started.
static void take_signals(sigset_t *ends)
{
    sigemptyset(ends);
    sigaddset(ends, SIGTERM);
    sigaddset(ends, SIGINT);
    sigaddset(ends, SIGHUP);
    sigprocmask(SIG_BLOCK, ends, NULL);
}

bool unseen_run(const char *database, const char *assets, struct err *err)
{
    const struct running_setup setup = { .has_web = true, .assets = assets };
    struct running running = { 0 };
    sigset_t ends;
    int which;
    bool ok;

    take_signals(&ends);
    ok = running_begin(&running, database, err) && running_open(&running, err) &&
         running_serve(&running, &setup, err);
    if (ok) {
        running_say_ready();
        sigwait(&ends, &which);
    }
    running_end(&running);
    return ok;
}
