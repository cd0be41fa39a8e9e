// The words between the board and the services: an effect becomes a request by name with its JSON
// object, the answer of board.show becomes plain values.
#pragma once

#include "ui/board_update.h"
#include "util/json.h"

// The name of the request, a literal ("welcome.claim"); *members is a new object, the caller's.
const char *board_request(const struct board_effect *effect, json_t **members);

// Reads an answer of board.show, or a state made by hand: what is missing is empty.
void board_request_shown(const json_t *answer, struct board_shown *shown);

// Reads the answer to anything else that was asked.
void board_request_answer(const json_t *answer, struct board_answer *read);
