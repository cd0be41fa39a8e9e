// The commands, a list for each family; main.c puts them in order.
#pragma once

#include "cli/command.h"

extern const struct command_row about_commands[];
extern const struct command_row settings_commands[];
