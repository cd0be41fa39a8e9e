// A door in windows: the clerk behind it, the socket beside it, and the loop of ui/shell_sdl.
#pragma once

#include "ui/shell_sdl.h"

// Plays the door of this database until it is ended by a signal or a closed window; what was queued
// is written first. Says "ready" on standard error. ERR_REFUSED when a door runs on it already.
// `has_web`: pages are served beside the windows.
bool windows_run(const char *database, const struct shell_setup *setup, bool has_web, struct err *err);
