#include "ui/board_told.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "ui/board_request.h"

void tell(struct board_model *model, const struct board_msg *msg, struct str *asked)
{
    struct board_effects effects;

    board_update(model, msg, &effects);
    for (size_t i = 0; i < effects.count; i++) {
        json_t *members;
        const char *request = board_request(&effects.list[i], &members);
        char *line = json_line(members);

        if (effects.list[i].act != BOARD_REFRESH)
            str_addf(asked, "%s %s\n", request, line);
        free(line);
        json_decref(members);
    }
}

void answer(struct board_model *model, int question, const char *refusal, struct str *asked)
{
    struct board_msg msg = { .message = BOARD_MSG_ANSWER,
                             .now_ms = model->now_ms,
                             .question = question,
                             .is_done = refusal == NULL,
                             .said = refusal };

    tell(model, &msg, asked);
}

void show(struct board_model *model, json_t *board)
{
    struct board_shown shown;
    struct board_msg msg = { .message = BOARD_MSG_SHOWN, .now_ms = model->now_ms, .shown = &shown };
    struct str asked = { 0 };

    board_request_shown(board, &shown);
    json_decref(board);
    tell(model, &msg, &asked);
    assert_int_equal(asked.length, 0);
}

void tap(struct board_model *model, enum board_message message, int number, struct str *asked)
{
    struct board_msg msg = { .message = message, .number = number, .now_ms = model->now_ms };

    tell(model, &msg, asked);
}

json_t *board_with_help(void)
{
    json_t *board = made_board(4);

    made_board_phones(board);
    made_board_meets(board);

    json_object_set_new(board, "helps",
                        json_pack("[{s:s, s:s, s:I}]", "help", "help-1", "reason", "asked", "at_ms",
                                  (json_int_t)(MADE_NOW_MS - 20 * SECOND_MS)));
    return board;
}
