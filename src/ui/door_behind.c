// Behind the scenes, in the guests' window.
#include "ui/behind_request.h"
#include "ui/door_inside.h"

static void ask(struct door *door, const struct behind_effect *effect)
{
    struct door_question question = { .face = DOOR_BEHIND, .behind = *effect };
    json_t *members;
    const char *request = behind_request(effect, &members);

    if (request) {
        door->ask(door->context, &question, request, members);
        return;
    }
    json_decref(members);
    if (effect->act == BEHIND_CHIME) {
        door->sound = SOUND_ARRIVED;
        door->tries_sound = true;
    } else if (effect->act == BEHIND_CLOSE)
        door_turn_over(door);
    else
        door->is_left = true;
}

void door_tell_behind(struct door *door, struct behind_msg msg, int64_t now_ms)
{
    struct behind_effects effects;

    msg.now_ms = now_ms;
    door->turns++;
    behind_update(&door->behind, &msg, &effects);
    for (size_t i = 0; i < effects.count; i++)
        ask(door, &effects.list[i]);
}

void door_open_behind(struct door *door, int64_t now_ms)
{
    door_turn_over(door);
    door_tell_behind(door, (struct behind_msg){ .message = BEHIND_MSG_OPEN }, now_ms);
}

void door_behind_answered(struct door *door, const struct behind_effect *effect, const json_t *answer,
                          const struct err *error, int64_t now_ms)
{
    struct behind_answer read;

    behind_request_answer(effect, answer, error, &read);
    door_tell_behind(door, (struct behind_msg){ .message = BEHIND_MSG_ANSWER, .answer = &read }, now_ms);
}
