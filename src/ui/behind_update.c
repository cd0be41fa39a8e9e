#include "ui/behind_update.h"

#include <stdio.h>
#include <string.h>

#include "ui/wedge.h"
#include "util/err.h"
#include "util/text.h"

struct behind_turn {
    struct behind_model *model;
    const struct behind_msg *msg;
    struct behind_effects *effects;
};

static struct behind_effect *act(struct behind_turn *turn, enum behind_act what)
{
    struct behind_effect *effect;

    must(turn->effects->count < BEHIND_EFFECTS);
    effect = &turn->effects->list[turn->effects->count++];
    effect->act = what;
    effect->question = ++turn->model->question;
    effect->key = "";
    effect->text[0] = '\0';
    return effect;
}

// ---- coming and going

static void open_behind(struct behind_turn *turn)
{
    *turn->model = (struct behind_model){ .now_ms = turn->msg->now_ms, .focus = -1 };
    act(turn, BEHIND_SHOW);
    act(turn, BEHIND_OFFER);
}

// What was tried is nobody's business afterwards.
static void close_behind(struct behind_turn *turn)
{
    *turn->model = (struct behind_model){ .now_ms = turn->msg->now_ms, .focus = -1 };
    act(turn, BEHIND_CLOSE);
}

static void leave(struct behind_turn *turn)
{
    act(turn, BEHIND_LEAVE);
}

// ---- settings

static void set(struct behind_turn *turn, const char *key)
{
    struct behind_effect *effect;

    if (turn->model->is_kept) // one at a time
        return;
    effect = act(turn, BEHIND_SET);
    effect->key = key;
    snprintf(effect->text, sizeof effect->text, "%d", turn->msg->number);
    turn->model->is_kept = true;
    turn->model->refusal[0] = '\0';
}

static void set_volume(struct behind_turn *turn)
{
    set(turn, "sound.volume");
}

static void set_width(struct behind_turn *turn)
{
    set(turn, "display.width_mm");
}

static void chime(struct behind_turn *turn)
{
    act(turn, BEHIND_CHIME);
}

static void kept(struct behind_turn *turn, const struct behind_answer *answer)
{
    turn->model->is_kept = false;
    if (answer->is_done)
        act(turn, BEHIND_SHOW);
    else
        snprintf(turn->model->refusal, sizeof turn->model->refusal, "%s", answer->said ? answer->said : "");
}

// ---- the scanner

static void look_up(struct behind_turn *turn, const char *code)
{
    struct behind_effect *effect = act(turn, BEHIND_LOOK);

    snprintf(effect->text, sizeof effect->text, "%s", code);
    turn->model->asked_scan = effect->question;
}

static void scan(struct behind_turn *turn)
{
    struct behind_scan *known = &turn->model->scan;

    *known = (struct behind_scan){ .took_ms = turn->msg->number };
    snprintf(known->text, sizeof known->text, "%s", turn->msg->text);
    known->characters = (int)text_count(known->text);
    look_up(turn, known->text);
}

// A text of no known kind may be one that another keyboard's layout has garbled.
static bool looks_again(struct behind_turn *turn)
{
    struct behind_scan *known = &turn->model->scan;
    char reading[BEHIND_CODE];

    while (++known->reading < WEDGE_READINGS)
        if (wedge_reading(known->text, known->reading, reading, sizeof reading)) {
            look_up(turn, reading);
            return true;
        }
    known->reading = 0;
    return false;
}

static void looked_up(struct behind_turn *turn, const struct behind_answer *answer)
{
    struct behind_scan *known = &turn->model->scan;

    if (answer->question != turn->model->asked_scan)
        return;
    known->is_known = answer->is_done;
    known->kind = answer->is_done ? answer->scan.kind : BEHIND_TEXT;
    if (known->kind == BEHIND_TEXT && looks_again(turn))
        return;
    known->is_looked_up = true;
    if (!answer->is_done)
        return;
    memcpy(known->system, answer->scan.system, sizeof known->system);
    known->has_event = answer->scan.has_event;
    known->guests = answer->scan.guests;
}

// ---- answers

static void answered(struct behind_turn *turn)
{
    const struct behind_answer *answer = turn->msg->answer;
    struct behind_model *model = turn->model;

    if (model->until_ms == 0)
        return;
    if (answer->act == BEHIND_LOOK)
        looked_up(turn, answer);
    else if (answer->act == BEHIND_SET)
        kept(turn, answer);
    else if (answer->act == BEHIND_OFFER && answer->is_done)
        memcpy(model->url, answer->url, sizeof model->url);
    else if (answer->act == BEHIND_SHOW && answer->is_done) {
        model->shown = answer->shown;
        model->is_shown = true;
    }
}

// ---- all messages

static void press(struct behind_turn *turn)
{
    turn->model->pressed_message = turn->msg->pressed;
    turn->model->pressed_number = turn->msg->number;
    turn->model->focus = -1;
}

static void release(struct behind_turn *turn)
{
    turn->model->pressed_message = turn->model->pressed_number = 0;
}

static void focus(struct behind_turn *turn)
{
    turn->model->focus = turn->msg->number;
}

static const struct {
    void (*act)(struct behind_turn *turn);
    bool is_somebody; // who touches anything is there
} handlers[] = {
    [BEHIND_TAP_CLOSE] = { close_behind, false }, [BEHIND_TAP_LEAVE] = { leave, false },
    [BEHIND_TAP_VOLUME] = { set_volume, true },   [BEHIND_TAP_CHIME] = { chime, true },
    [BEHIND_TAP_WIDTH] = { set_width, true },     [BEHIND_MSG_OPEN] = { open_behind, true },
    [BEHIND_MSG_TIME] = { NULL, false },          [BEHIND_MSG_PRESS] = { press, true },
    [BEHIND_MSG_RELEASE] = { release, false },    [BEHIND_MSG_FOCUS] = { focus, true },
    [BEHIND_MSG_TYPED] = { NULL, true },          [BEHIND_MSG_SCAN] = { scan, true },
    [BEHIND_MSG_ANSWER] = { answered, false },
};

void behind_update(struct behind_model *model, const struct behind_msg *msg, struct behind_effects *effects)
{
    struct behind_turn turn = { model, msg, effects };
    bool is_tap = msg->message > BEHIND_NOTHING && msg->message < BEHIND_MSG_OPEN, is_open;

    effects->count = 0;
    if (msg->now_ms < model->now_ms && model->until_ms) // a clock that was set back
        model->until_ms -= model->now_ms - msg->now_ms;
    model->now_ms = msg->now_ms;
    is_open = model->until_ms != 0 || msg->message == BEHIND_MSG_OPEN;
    if (!is_open)
        return;
    if (model->until_ms && msg->now_ms >= model->until_ms && msg->message != BEHIND_MSG_OPEN) {
        close_behind(&turn);
        return;
    }
    if (is_tap)
        release(&turn);
    if (handlers[msg->message].act)
        handlers[msg->message].act(&turn);
    if (handlers[msg->message].is_somebody)
        model->until_ms = msg->now_ms + BEHIND_STAYS_MS;
}

int64_t behind_deadline(const struct behind_model *model)
{
    return model->until_ms;
}
