// What the room may see: "Welcome", and what those who came last are called. No company, no mark of a first
// visit, nothing to touch. Pure.
#pragma once

#include "ui/board_shown.h"
#include "ui/draw_list.h"
#include "ui/panel.h"
#include "util/json.h"

enum { ROOM_NAMES = 9 };

struct room_shown {
    size_t count;
    char names[ROOM_NAMES][BOARD_NAME]; // the latest first
};

// Reads an answer of door.arrivals; anything else is an empty room.
void room_read(const json_t *answer, struct room_shown *room);

void room_view(const struct room_shown *room, const struct panel *panel, struct draw_list *list);
