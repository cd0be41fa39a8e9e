// What runs while a door is open, whatever its faces: the socket, the clerk, the watch over those who wait,
// the courier to the webhook and, where it is wanted, the pages. In this order:
//
//     running_begin   takes the lock and listens: from here on whoever asks waits for the door
//     running_open    opens the file
//     running_serve   once the faces are there: pages, watch, courier, answers
//     running_end     also after any of these has failed
#pragma once

#include "cli/listen.h"
#include "cli/watch.h"
#include "web/web.h"

struct courier;

struct running { // begins with zeroes
    struct listen *listen;
    struct clerk *clerk;
    struct watch *watch;
    struct courier *courier;
    struct web *web; // NULL: no pages
};

struct running_setup {
    bool has_board, has_web;
    const char *assets;
    watch_heard *heard; // of a face that makes light and sound of calls; NULL: none
    void *context;
};

bool running_begin(struct running *running, const char *database, struct err *err);
bool running_open(struct running *running, struct err *err);
bool running_serve(struct running *running, const struct running_setup *setup, struct err *err);
// The faces may still be asked; what they posted is answered.
void running_end(struct running *running);

// "ready" on standard error.
void running_say_ready(void);
