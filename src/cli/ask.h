// Commands that are one request of service/request.h: their words and options become its
// members, and the answer is printed in the shape that stands in their row.
#pragma once

#include "cli/call.h"
#include "util/json.h"

// For command_row.run: everything from the row.
bool ask_run(struct command_call *call, struct err *err);

// The members that the command line gives: EVENT is "event", --invited-by is "invited_by", N a
// number, an option that stands alone true. ERR_USAGE for what is not UTF-8. The caller owns
// the reference.
bool ask_members(const struct command_line *line, json_t **members, struct err *err);

// One request. *answer is the caller's, NULL when it failed.
bool ask(const struct command_call *call, const char *request, const json_t *members, json_t **answer,
         struct err *err);
