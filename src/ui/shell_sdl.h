// The door's windows and the loop behind them: what SDL tells goes to ui/door, which asks whoever
// gave it the questions' way out; answers come back by waking the loop. The loop sleeps until
// somebody does something or something is due, and never waits for a disk.
#pragma once

#include "ui/door.h"

struct shell;

struct shell_setup {
    bool faces[DOOR_FACES];              // which windows
    bool shows_room;                     // the board's is for the room, not for hosts
    int windowed_width, windowed_height; // 0: each fills its display
    bool may_shrink;                     // windows, so that two stand side by side
    int display;                         // of the first window; the board's is the next one
    const char *assets;                  // folder of icons and pictures
};

// What the loop calls while it runs.
struct shell_calls {
    door_ask *ask;
    bool (*read)(void *context, struct door *door); // the loop was woken: answers to the door; true if the
                                                    // settings may have changed
    void (*settings)(void *context, struct door_glass *glass, struct sound_rules *sounds);
    void (*ready)(void *context); // the first frame of every window is up
    void *context;
};

// Before any other thread is started: SIGINT, SIGTERM and SIGHUP end shell_run from here on, and no
// message bus is looked for where the session has none.
void shell_take_signals(void);

// Opens the windows. ERR_IO and ERR_CONFIG say what to do.
bool shell_open(struct shell **shell, const struct shell_setup *setup, struct err *err);

// Plays until a signal, or until a window is closed.
bool shell_run(struct shell *shell, const struct shell_calls *calls, struct err *err);
void shell_wake(void *shell); // from any thread

void shell_close(struct shell *shell); // NULL is fine
