// The inside of ui/door, shared by its files only.
#pragma once

#include "ui/door.h"

// A message to a face: the model changes, what it wants is asked. `now_ms` is set here.
void door_tell_kiosk(struct door *door, struct kiosk_msg msg, int64_t now_ms);
void door_tell_board(struct door *door, struct board_msg msg, int64_t now_ms);
void door_tell_behind(struct door *door, struct behind_msg msg, int64_t now_ms);

// Somebody sees the board now.
bool door_has_board(const struct door *door);

// The guests' window is the board's from now on, or longer; and the guests' again.
void door_lend(struct door *door, int64_t now_ms);
void door_take_back(struct door *door);

// board.show, unless it is on its way already (then once more after that) or was a moment ago.
void door_ask_board(struct door *door, int64_t now_ms);

// Behind the scenes from now on, until somebody closes it or leaves it alone.
void door_open_behind(struct door *door, int64_t now_ms);
void door_behind_answered(struct door *door, const struct behind_effect *effect, const json_t *answer,
                          const struct err *error, int64_t now_ms);

// Fingers and focus belong to what the guests' window showed before.
void door_turn_over(struct door *door);

// Who came last, for a display that the room sees.
void door_ask_room(struct door *door);
void door_room_answered(struct door *door, const json_t *answer); // NULL: it could not be read

// The scanner's burst is a code, wherever it was typed.
void door_scan(struct door *door, int64_t now_ms);

// Somebody who could not be stored: on the board of this process until a host has taken note.
void door_keep_unsaved(struct door *door, const char *name, int64_t now_ms);

// After the kiosk's model has changed: is a second of the countdown to be heard? `seconds_before` were
// left; 0: nothing was counted.
void door_count_down(struct door *door, int seconds_before);
