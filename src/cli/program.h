// From argv to the exit code: parses, runs the command, writes its answer or its error.
#pragma once

#include "cli/command.h"

// The exit code; every value is one of util/err.h's.
int program_run(const struct command_family *families, int count, char **arguments);
