// What the two halves of board_update share: taps in board_update_tap.c, the rest in board_update.c.
#pragma once

#include "ui/board_update.h"

struct board_step {
    struct board_model *model;
    const struct board_msg *msg;
    struct board_effects *effects;
};

typedef void board_handler(struct board_step *step);

// What a tap does; NULL for what is none.
board_handler *board_tap(enum board_message message);

void board_sheet_close(struct board_model *model);
// What a sheet was about may have gone or changed hands: then it says so, or goes, too.
void board_sheet_mend(struct board_model *model);

// Adds an effect; board_update.h says how many there is room for.
struct board_effect *board_ask(struct board_step *step, enum board_act act, const char *about,
                               const char *host);
