// One display for both: the guests' window shows the board for a while.
#include "ui/door_inside.h"

bool door_has_board(const struct door *door)
{
    return (door->faces[DOOR_BOARD] && !door->shows_room) || door->lent_until_ms != 0;
}

enum door_face door_shows(const struct door *door, enum door_face window)
{
    if (window == DOOR_KIOSK && door->behind.until_ms != 0)
        return DOOR_BEHIND;
    return window == DOOR_KIOSK && door->lent_until_ms != 0 ? DOOR_BOARD : window;
}

void door_turn_over(struct door *door)
{
    door->touch[DOOR_KIOSK] = (struct touch){ 0 };
    door->kiosk.focus = door->board.focus = -1;
    door->turns++;
}

void door_lend(struct door *door, int64_t now_ms)
{
    bool is_new = door->lent_until_ms == 0;

    door->lent_until_ms = door->board.lent_until_ms = now_ms + DOOR_LENT_MS;
    if (!is_new)
        return;
    door_turn_over(door);
    door->board.unlocked_until_ms = now_ms + BOARD_UNLOCKED_MS; // the PIN was typed to come here
    door->board.is_shown = door->board.is_stale = false;
    door_ask_board(door, now_ms);
}

void door_take_back(struct door *door)
{
    if (door->lent_until_ms == 0)
        return;
    door->lent_until_ms = door->board.lent_until_ms = 0;
    door->board.sheet = BOARD_NO_SHEET;
    door->board.unlocked_until_ms = 0;
    door_turn_over(door);
}
