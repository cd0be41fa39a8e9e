// The commands, a list for each family; main.c puts them in order.
#pragma once

#include "cli/command.h"

extern const struct command_row group_commands[];
extern const struct command_row event_commands[];
extern const struct command_row import_commands[];
extern const struct command_row guest_commands[];
extern const struct command_row checkin_commands[];
extern const struct command_row welcome_commands[];
extern const struct command_row introduce_commands[];
extern const struct command_row host_commands[];
extern const struct command_row export_commands[];
extern const struct command_row settings_commands[];
extern const struct command_row pin_commands[];
extern const struct command_row run_commands[];
extern const struct command_row demo_commands[];
extern const struct command_row shot_commands[];
extern const struct command_row about_commands[];
