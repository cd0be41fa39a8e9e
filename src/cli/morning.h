// The scripted morning of the demonstration: a few guests at the kiosk, hosts at the board, all through
// the real screens, updates, services and clerk, with no display and with time that does not wait.
#pragma once

#include "cli/demo_world.h"

// Plays it in the world that demo_found has made, from its doors on, and writes pictures and the
// attendance file into its folder. The answer of CONTRACT's `demo --script` is the caller's.
bool morning_play(const struct demo_world *world, const struct command_call *call, const char *assets,
                  json_t **answer, struct err *err);
