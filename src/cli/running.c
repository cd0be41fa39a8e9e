#include "cli/running.h"

#include <stdio.h>

#include "alert/courier.h"
#include "util/clock.h"

bool running_begin(struct running *running, const char *database, struct err *err)
{
    return listen_start(&running->listen, database, err);
}

bool running_open(struct running *running, struct err *err)
{
    struct store *store = NULL;

    return listen_open_store(running->listen, &store, clock_now_ms(), err) &&
           clerk_start(&running->clerk, store, err);
}

static void tell_pages(void *context, const json_t *alerts)
{
    web_alert(context, alerts);
}

static void tell_courier(void *context, const json_t *alerts)
{
    (void)alerts;
    courier_wake(context);
}

static void listen_to_calls(const struct running *running, const struct running_setup *setup)
{
    if (setup->heard)
        watch_on_alert(running->watch, setup->heard, setup->context);
    if (running->web)
        watch_on_alert(running->watch, tell_pages, running->web);
    watch_on_alert(running->watch, tell_courier, running->courier);
}

bool running_serve(struct running *running, const struct running_setup *setup, struct err *err)
{
    if (setup->has_web && !web_start(&running->web, running->clerk, setup->assets, err))
        return false;
    if (!courier_start(&running->courier, running->clerk, running->web ? web_url(running->web) : NULL, err) ||
        !watch_start(&running->watch, running->clerk, setup->has_board, err))
        return false;
    listen_to_calls(running, setup);
    return listen_serve(running->listen, running->clerk, err);
}

void running_end(struct running *running)
{
    listen_stop(running->listen);
    watch_stop(running->watch);
    web_stop(running->web);
    courier_stop(running->courier);
    clerk_stop(running->clerk);
    *running = (struct running){ 0 };
}

void running_say_ready(void)
{
    fputs("ready\n", stderr);
    fflush(stderr);
}
