// What the parts of board_update share: taps on cards in board_update_tap.c, on everything else in
// board_update_more.c, what is asked and answered in board_update_deed.c, the rest in board_update.c.
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
board_handler *board_tap_more(enum board_message message);

// ---- sheets
void board_sheet_open(struct board_model *model, enum board_sheet sheet, const char *about);
void board_sheet_turn(struct board_model *model, enum board_sheet sheet); // another one about the same card
void board_sheet_close(struct board_model *model);
// What a sheet was about may have gone or changed hands: then it says so, or goes, too.
void board_sheet_mend(struct board_model *model);
// What this sheet is about, while it is open; NULL otherwise.
const struct board_card *board_sheet_card(const struct board_model *model, enum board_sheet sheet);

// ---- deeds

// With the names of guest and host as they are called now, or were in the last notice.
struct board_deed board_deed_of(const struct board_model *model, enum board_act act, const char *about,
                                const char *host);
// Asks for it; first for the PIN where it needs one. False: nothing was begun, as when it is under way.
bool board_begin(struct board_step *step, const struct board_deed *deed);
void board_answered(struct board_step *step);
// A key of the PIN, from the glass or a real keyboard.
void board_pin_key(struct board_step *step, int key);

// Adds an effect; board_update.h says how many there is room for.
struct board_effect *board_ask(struct board_step *step, enum board_act act, const char *about,
                               const char *host);
