// A second display for the room: who came last, by name, in place of the hosts' board.
#include "ui/board_request.h"
#include "ui/door_inside.h"

void door_ask_room(struct door *door)
{
    struct door_question question = { .face = DOOR_BOARD, .board = { .act = BOARD_ROOM } };
    json_t *members;
    const char *request;

    if (!door->shows_room || !door->faces[DOOR_BOARD])
        return;
    door->asks_room_again = door->asks_room;
    if (door->asks_room)
        return;
    door->asks_room = true;
    request = board_request(&question.board, &members);
    door->ask(door->context, &question, request, members);
}

// What cannot be read now leaves the names that stand there.
void door_room_answered(struct door *door, const json_t *answer)
{
    door->asks_room = false;
    door->has_room = true;
    door->turns++;
    if (answer)
        room_read(answer, &door->room);
    if (door->asks_room_again)
        door_ask_room(door);
}
