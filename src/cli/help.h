// The commands explained, drawn from their rows alone: for a terminal, as JSON, as a man page.
#pragma once

#include "cli/command.h"
#include "util/json.h"
#include "util/str.h"

// Everything there is to say about the path: "" the list of all commands, "event" the
// commands of this name, "event add" one of them. Refuses an unknown one (ERR_USAGE).
bool help_text(struct str *out, const struct command_family *families, const char *path, struct err *err);

// The same as an array of objects; the caller owns the reference. NULL with *err set.
json_t *help_json(const struct command_family *families, const char *path, struct err *err);

// usher(1) in roff.
void help_man(struct str *out, const struct command_family *families);

// "event add --name NAME --starts TIME [options]"; appends.
void help_usage(struct str *out, const struct command_row *row);
