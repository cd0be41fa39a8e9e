// The inside of ui/shell_sdl, shared by its files, and by a test that pushes
// events of fingers, mice and keys.
#pragma once

#include <SDL2/SDL.h>

#include "ui/shell_sdl.h"
#include "ui/sound_sdl.h"
#include "ui/text_sdl.h"
#include "ui/warm_sdl.h"
#include "ui/window_sdl.h"

struct shell {
    struct shell_setup setup;
    struct shell_calls calls;
    Uint32 woken; // the event of shell_wake
    struct window windows[DOOR_FACES];
    struct text_sdl *text;
    struct paint *paint;
    struct door *door;
    struct warm warm; // of the guests' window
    struct door_glass glass;
    struct speaker *speaker;
    struct sound_rules sounds;
    int64_t woken_ms;     // since then nobody has listened
    uint64_t shown_turns; // door.turns when it was painted; 0: never
};

// False when a window was closed: the door ends.
bool shell_event(struct shell *shell, const SDL_Event *event);
