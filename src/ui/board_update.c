#include "ui/board_update_inside.h"

#include "util/zone.h"

// ---- what the shell tells

static void press(struct board_step *step)
{
    step->model->pressed_message = step->msg->pressed;
    step->model->pressed_number = step->msg->number;
}

static void release(struct board_step *step)
{
    step->model->pressed_message = step->model->pressed_number = 0;
}

static void focus(struct board_step *step)
{
    step->model->focus = step->msg->number;
}

static void escape(struct board_step *step)
{
    board_sheet_close(step->model);
}

// What was answered has arrived on the board, or never will: the cards can be used again.
static void end_deeds(struct board_model *model)
{
    for (size_t i = 0; i < BOARD_DEEDS; i++) {
        if (model->deeds[i].is_answered)
            model->deeds[i] = (struct board_deed){ 0 };
    }
}

// Whoever adds to the lists may have gone past their ends.
static void bound(size_t *count, size_t room, size_t *more)
{
    if (*count <= room)
        return;
    *more += *count - room;
    *count = room;
}

static void shown(struct board_step *step)
{
    struct board_model *model = step->model;

    model->shown = *step->msg->shown;
    bound(&model->shown.card_count, BOARD_CARDS, &model->shown.more_cards);
    bound(&model->shown.help_count, BOARD_HELPS, &model->shown.more_helps);
    model->is_shown = true;
    model->is_stale = false;
    end_deeds(model);
    if ((size_t)model->sheet_first >= model->shown.host_count)
        model->sheet_first = 0;
    board_sheet_mend(model);
}

static void not_shown(struct board_step *step)
{
    step->model->is_stale = true;
    end_deeds(step->model);
}

static void text(struct board_step *step)
{
    board_pin_key(step, pin_pad_key_of(step->msg->said ? step->msg->said : ""));
}

static void key(struct board_step *step)
{
    board_pin_key(step, step->msg->number);
}

// ---- time

static bool passed(int64_t at_ms, int64_t before_ms, int64_t now_ms)
{
    return at_ms > before_ms && at_ms <= now_ms;
}

// Once a minute, and when a claim lapses, the board is asked again: an event may have begun, the clock
// may have been set.
static bool is_to_be_asked_again(const struct board_model *model, int64_t now_ms)
{
    bool is_so = model->now_ms / MINUTE_MS != now_ms / MINUTE_MS;

    for (size_t i = 0; i < model->shown.card_count; i++)
        is_so = is_so || passed(model->shown.cards[i].until_ms, model->now_ms, now_ms);
    return is_so;
}

static void pass_time(struct board_step *step)
{
    struct board_model *model = step->model;
    int64_t now_ms = step->msg->now_ms;

    if (is_to_be_asked_again(model, now_ms) && step->msg->message != BOARD_MSG_SHOWN)
        board_ask(step, BOARD_REFRESH, "", "");
    model->now_ms = now_ms;
    if (model->sheet_until_ms && now_ms >= model->sheet_until_ms)
        board_sheet_close(model);
    if (model->notice.until_ms && now_ms >= model->notice.until_ms)
        model->notice = (struct board_notice){ 0 };
    if (model->take.until_ms && now_ms >= model->take.until_ms)
        model->take = (struct board_take){ 0 };
    board_sheet_mend(model);
}

static board_handler *heard(enum board_message message)
{
    static board_handler *const handlers[] = {
        [BOARD_MSG_PRESS] = press,           [BOARD_MSG_RELEASE] = release, [BOARD_MSG_FOCUS] = focus,
        [BOARD_MSG_ESCAPE] = escape,         [BOARD_MSG_SHOWN] = shown,     [BOARD_MSG_NOT_SHOWN] = not_shown,
        [BOARD_MSG_ANSWER] = board_answered, [BOARD_MSG_TEXT] = text,       [BOARD_MSG_KEY] = key,
    };

    return (size_t)message < sizeof handlers / sizeof *handlers ? handlers[message] : NULL;
}

void board_update(struct board_model *model, const struct board_msg *msg, struct board_effects *effects)
{
    struct board_step step = { model, msg, effects };
    board_handler *tap = board_tap(msg->message), *handler;
    bool is_touched = msg->message == BOARD_MSG_PRESS || msg->message == BOARD_MSG_FOCUS ||
                      msg->message == BOARD_MSG_TEXT || msg->message == BOARD_MSG_KEY;

    tap = tap ? tap : board_tap_more(msg->message);
    handler = tap ? tap : heard(msg->message);
    effects->count = 0;
    pass_time(&step);
    if (handler)
        handler(&step);
    if (tap)
        release(&step);
    if (model->sheet && (tap || is_touched))
        model->sheet_until_ms = model->now_ms + BOARD_SHEET_MS;
}
