// Stories of the board: it is told something, and what it then asks of the services is written down, a line
// for each request but board.show.
#pragma once

#include "ui/made_board.h"
#include "util/str.h"

void tell(struct board_model *model, const struct board_msg *msg, struct str *asked);
void tap(struct board_model *model, enum board_message message, int number, struct str *asked);
// NULL: it is done.
void answer(struct board_model *model, int question, const char *refusal, struct str *asked);
// The board is let go of; nothing must be asked for it.
void show(struct board_model *model, json_t *board);

// Four cards, a call for help, phones, and somebody to meet.
json_t *board_with_help(void);
