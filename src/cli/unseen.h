// A door without windows: pages alone, until SIGTERM, SIGINT or SIGHUP. Needs no display.
#pragma once

#include "util/err.h"

bool unseen_run(const char *database, const char *assets, struct err *err);
