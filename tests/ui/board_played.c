#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "ui/board_played.h"

static void hear(struct morning *morning, struct board_msg msg);

void morning_show(struct morning *morning)
{
    static struct board_shown shown;
    json_t *nothing = json_object(), *answer = NULL;
    struct err err = { 0 };

    expect_done(
        request_run(morning->group.store, "board.show", nothing, morning->group.now_ms, &answer, &err), err);
    board_request_shown(answer, &shown);
    json_decref(nothing);
    json_decref(answer);
    hear(morning, (struct board_msg){ .message = BOARD_MSG_SHOWN, .shown = &shown });
}

static void do_effect(struct morning *morning, const struct board_effect *effect)
{
    struct err err = { 0 };
    json_t *members, *answer = NULL;
    const char *request = board_request(effect, &members);
    struct board_answer read;
    bool done;

    if (effect->act == BOARD_REFRESH) {
        json_decref(members);
        morning_show(morning);
        return;
    }
    done = request_run(morning->group.store, request, members, morning->group.now_ms, &answer, &err);
    board_request_answer(answer, &read);
    json_decref(members);
    json_decref(answer);
    hear(morning, (struct board_msg){ .message = BOARD_MSG_ANSWER,
                                      .question = effect->question,
                                      .is_done = done,
                                      .said = err.text,
                                      .answer = &read });
}

static void hear(struct morning *morning, struct board_msg msg)
{
    struct board_effects effects;

    msg.now_ms = morning->group.now_ms;
    board_update(&morning->model, &msg, &effects);
    for (size_t i = 0; i < effects.count; i++)
        do_effect(morning, &effects.list[i]);
}

void morning_tap(struct morning *morning, enum board_message message, int number)
{
    hear(morning, (struct board_msg){ .message = message, .number = number });
}

void morning_wait_s(struct morning *morning, int64_t seconds)
{
    morning->group.now_ms += seconds * SECOND_MS;
    morning_tap(morning, BOARD_MSG_TIME, 0);
}

int morning_place(const struct morning *morning, const char *host)
{
    for (size_t i = 0; i < morning->model.shown.host_count; i++) {
        if (strcmp(morning->model.shown.hosts[i].host, host) == 0)
            return (int)i;
    }
    fail_msg("%s is no host of the board", host);
    return -1;
}

void morning_claim(struct morning *morning, const char *host)
{
    morning_tap(morning, BOARD_TAP_GO, 0);
    morning_tap(morning, BOARD_TAP_HOST, morning_place(morning, host));
}

const struct board_card *morning_first(const struct morning *morning)
{
    return &morning->model.shown.cards[0];
}

void morning_stands(const struct morning *morning, const char *who, const char *host)
{
    assert_true(morning->model.shown.card_count > 0);
    assert_string_equal(morning_first(morning)->shown, who);
    assert_string_equal(morning_first(morning)->host, host);
    assert_false(board_is_busy(&morning->model, morning_first(morning)->visit));
}

int morning_begin(void **state)
{
    struct morning *morning = calloc(1, sizeof *morning);

    made_group_begin(&morning->group);
    snprintf(
        morning->event, ID_SIZE, "%s",
        made_ask(&morning->group, "event.add", "event", "{'name':'Breakfast','starts':'2026-12-01T07:00'}"));
    snprintf(morning->amir, ID_SIZE, "%s",
             made_ask(&morning->group, "host.add", "host", "{'name':'Amir Haddad'}"));
    snprintf(morning->bea, ID_SIZE, "%s",
             made_ask(&morning->group, "host.add", "host", "{'name':'Bea Roth'}"));
    made_ask(&morning->group, "visit.check_in", "visit", "{'new':'Amara Okafor'}");
    board_init(&morning->model);
    morning_wait_s(morning, 1);
    *state = morning;
    return 0;
}

int morning_end(void **state)
{
    struct morning *morning = *state;

    made_verify(morning->group.store);
    made_group_end(&morning->group);
    free(morning);
    return 0;
}
