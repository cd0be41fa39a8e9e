// Commands of hosts that are more than one request.
#pragma once

#include "cli/command.h"

// For command_row.run.
bool host_pair_run(struct command_call *call, struct err *err);
