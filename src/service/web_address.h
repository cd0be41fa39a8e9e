// Where people reach the hosts' pages of this machine, by its settings.
#pragma once

#include "service/machine_settings.h"

// web.url where it was set, else the address and port, https where there is a certificate; a machine that
// listens everywhere by its name. Without a slash at the end. The caller frees.
char *web_address(const struct machine_settings *settings);
