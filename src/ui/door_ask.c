#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/board_request.h"
#include "ui/door_inside.h"
#include "ui/kiosk_request.h"
#include "util/zone.h"

// After an answer that took long the board waits for four times as long before it asks again, so that
// a long import is not held up by somebody looking at it.
enum { PAUSES = 4 };

static void ask_for_board(struct door *door, const struct board_effect *effect)
{
    struct door_question question = { .face = DOOR_BOARD, .board = *effect };
    json_t *members;
    const char *request = board_request(effect, &members);

    door->ask(door->context, &question, request, members);
}

void door_tell_kiosk(struct door *door, struct kiosk_msg msg, int64_t now_ms)
{
    struct kiosk_effects effects;
    int seconds_before = door->kiosk.asks_still_there ? kiosk_seconds_left(&door->kiosk) : 0;

    msg.now_ms = now_ms;
    door->turns++;
    kiosk_update(&door->kiosk, &msg, &effects);
    door_count_down(door, seconds_before);
    for (size_t i = 0; i < effects.count; i++) {
        struct door_question question = { .face = DOOR_KIOSK, .kiosk = effects.list[i] };
        json_t *members;
        const char *request = kiosk_request(&effects.list[i], &members);

        if (question.kiosk.ask == ASK_DOOR && door->faces[DOOR_BOARD])
            json_object_set_new(members, "board", json_true());
        if (request) {
            door->ask(door->context, &question, request, members);
            continue;
        }
        json_decref(members);
        if (question.kiosk.ask == TELL_LEND)
            door_lend(door, now_ms);
        else if (question.kiosk.ask == TELL_BEHIND)
            door_open_behind(door, now_ms);
        else
            door_keep_unsaved(door, kiosk_effect_text(&effects.list[i], "name"), now_ms);
    }
}

// ---- who could not be stored

// The board as the services know it, and above all who they could not write down.
static void present_board(struct door *door, int64_t now_ms)
{
    struct board_shown shown = door->answered;

    for (size_t i = door->unsaved_count; i > 0; i--) {
        memmove(shown.helps + 1, shown.helps, (BOARD_HELPS - 1) * sizeof *shown.helps);
        shown.helps[0] = door->unsaved[i - 1];
        (*(shown.help_count < BOARD_HELPS ? &shown.help_count : &shown.more_helps))++;
    }
    door_tell_board(door, (struct board_msg){ .message = BOARD_MSG_SHOWN, .shown = &shown }, now_ms);
}

void door_keep_unsaved(struct door *door, const char *name, int64_t now_ms)
{
    struct board_help *help = &door->unsaved[door->unsaved_count];

    if (door->unsaved_count == DOOR_UNSAVED)
        return;
    *help = (struct board_help){ .reason = "not_stored", .at_ms = now_ms };
    id_new(help->help);
    snprintf(help->shown, sizeof help->shown, "%s", name);
    door->unsaved_count++;
    if (door_has_board(door))
        present_board(door, now_ms);
}

// A host took note of it: nothing is asked of the services. False for every other help.
static bool forget_unsaved(struct door *door, const struct board_effect *effect, int64_t now_ms)
{
    size_t i = 0;

    while (i < door->unsaved_count && strcmp(door->unsaved[i].help, effect->about) != 0)
        i++;
    if (effect->act != BOARD_HELP_DONE || i == door->unsaved_count)
        return false;
    door->unsaved_count--;
    memmove(&door->unsaved[i], &door->unsaved[i + 1], (door->unsaved_count - i) * sizeof *door->unsaved);
    door_tell_board(
        door,
        (struct board_msg){ .message = BOARD_MSG_ANSWER, .question = effect->question, .is_done = true },
        now_ms);
    present_board(door, now_ms);
    return true;
}

// ---- the board

void door_tell_board(struct door *door, struct board_msg msg, int64_t now_ms)
{
    struct board_effects effects;

    msg.now_ms = now_ms;
    door->turns++;
    board_update(&door->board, &msg, &effects);
    for (size_t i = 0; i < effects.count; i++)
        if (effects.list[i].act == BOARD_REFRESH)
            door_ask_board(door, now_ms);
        else if (!forget_unsaved(door, &effects.list[i], now_ms))
            ask_for_board(door, &effects.list[i]);
}

void door_ask_board(struct door *door, int64_t now_ms)
{
    if (!door_has_board(door))
        return;
    door->asks_board_again = true;
    if (door->asks_board || (door->next_board_ms > now_ms && door->next_board_ms - now_ms < MINUTE_MS))
        return;
    door->asks_board = true;
    door->asks_board_again = false;
    door->asked_board_ms = now_ms;
    ask_for_board(door, &(struct board_effect){ .act = BOARD_REFRESH });
}

// The group's own colour on buttons; none, or the one that is there anyway, leaves every theme as it is.
static void wear(struct door *door, const char *brand)
{
    bool changed;
    char *end;
    long colour = *brand == '#' ? strtol(brand + 1, &end, 16) : -1;
    bool is_own = colour >= 0 && colour != themes[THEME_MORNING].primary;

    for (enum theme_name name = 0; name < THEMES; name++)
        door->themes[name] = is_own ? theme_with_brand(name, (int32_t)colour, &changed) : themes[name];
}

static void board_answered(struct door *door, const json_t *answer, const struct err *error, int64_t now_ms)
{
    door->asks_board = false;
    door->next_board_ms = now_ms + PAUSES * (now_ms - door->asked_board_ms);
    if (answer) {
        wear(door, json_get_text(answer, "brand"));
        board_request_shown(answer, &door->answered);
        present_board(door, now_ms);
    } else
        door_tell_board(door, (struct board_msg){ .message = BOARD_MSG_NOT_SHOWN, .said = error->text },
                        now_ms);
    if (door->asks_board_again)
        door_ask_board(door, now_ms);
}

// ---- answers

static void kiosk_answered(struct door *door, const struct kiosk_effect *effect, const json_t *answer,
                           const struct err *error, int64_t now_ms)
{
    struct kiosk_answer read;

    if (effect->ask == ASK_DOOR && answer)
        wear(door, json_get_text(answer, "brand"));
    kiosk_request_answer(effect, answer, answer ? ERR_NONE : error->kind, &read);
    door_tell_kiosk(door, (struct kiosk_msg){ .message = MSG_ANSWER, .answer = &read }, now_ms);
}

static void board_told(struct door *door, const struct board_effect *effect, const json_t *answer,
                       const struct err *error, int64_t now_ms)
{
    struct board_answer read;
    struct board_msg told = { .message = BOARD_MSG_ANSWER,
                              .question = effect->question,
                              .is_done = answer != NULL,
                              .said = answer ? NULL : error->text,
                              .answer = &read };

    board_request_answer(answer, &read);
    door_tell_board(door, told, now_ms);
}

void door_answer(struct door *door, const struct door_question *question, const json_t *answer,
                 const struct err *error, int64_t now_ms)
{
    if (question->face == DOOR_KIOSK)
        kiosk_answered(door, &question->kiosk, answer, error, now_ms);
    else if (question->face == DOOR_BEHIND)
        door_behind_answered(door, &question->behind, answer, error, now_ms);
    else if (question->board.act == BOARD_ROOM)
        door_room_answered(door, answer);
    else if (question->board.act == BOARD_REFRESH)
        board_answered(door, answer, error, now_ms);
    else
        board_told(door, &question->board, answer, error, now_ms);
}
