// What hosts do at the guests' window: they hold the mark of the house for a second, and say on Welcome
// that they have said hello, or on Hello, with their PIN, that they want to see the board. Organizers hold
// the clock for three, and see with theirs behind the scenes.
#include <string.h>

#include "ui/kiosk_inside.h"

// ---- I said hello

static void show_hosts(struct kiosk_turn *turn)
{
    turn->model->shows_hosts = true;
    turn->model->hosts_first = 0;
    kiosk_ask(turn, ASK_HOSTS);
}

void kiosk_greet(struct kiosk_turn *turn)
{
    struct kiosk_model *model = turn->model;
    int number = turn->msg->number;
    struct kiosk_effect *effect;

    if (!model->shows_hosts || number < 0 || (size_t)number >= model->hosts.count)
        return;
    model->shows_hosts = false;
    effect = kiosk_ask(turn, ASK_GREET);
    kiosk_put(effect, "visit", model->visit.visit);
    kiosk_put(effect, "host", model->hosts.rows[number].host);
}

void kiosk_turn_hosts(struct kiosk_turn *turn)
{
    int first = turn->msg->number;

    if (turn->model->shows_hosts && first >= 0 && (size_t)first < turn->model->hosts.count)
        turn->model->hosts_first = (size_t)first;
}

void kiosk_close_hosts(struct kiosk_turn *turn)
{
    if (turn->model->shows_hosts)
        turn->model->shows_hosts = false;
    else
        kiosk_home(turn);
}

// ---- the board, for a while, and behind the scenes

static void open_pin(struct kiosk_turn *turn, enum kiosk_pin whose)
{
    turn->model->shows_pin = whose;
    turn->model->focus = -1;
    pin_pad_open(&turn->model->pin);
    turn->model->pin.is_organizers = whose == KIOSK_PIN_BEHIND;
    kiosk_rest(turn);
}

void kiosk_close_pin(struct kiosk_turn *turn)
{
    turn->model->shows_pin = KIOSK_NO_PIN;
    pin_pad_open(&turn->model->pin);
}

static bool has_pin(const struct kiosk_model *model)
{
    return model->shows_pin == KIOSK_PIN_BEHIND ? model->door.has_organizer_pin : model->door.has_pin;
}

void kiosk_wait_for_pin(struct kiosk_turn *turn)
{
    turn->model->at_ms[AT_PIN] = pin_pad_deadline(&turn->model->pin, turn->model->now_ms);
}

void kiosk_type_pin(struct kiosk_turn *turn, int key)
{
    struct kiosk_model *model = turn->model;
    struct kiosk_effect *effect;

    if (!model->shows_pin || !has_pin(model) || !pin_pad_key(&model->pin, key, model->now_ms))
        return;
    effect = kiosk_ask(turn, ASK_PIN);
    kiosk_put(effect, "role", model->pin.is_organizers ? "organizer" : "host");
    kiosk_put(effect, "pin", model->pin.digits);
}

void kiosk_press_pin(struct kiosk_turn *turn)
{
    kiosk_type_pin(turn, turn->msg->number);
}

void kiosk_pin_answered(struct kiosk_turn *turn, const struct kiosk_answer *answer)
{
    struct kiosk_model *model = turn->model;
    bool is_right = answer->failed == ANSWER_DONE && answer->pin.is_right;
    enum kiosk_pin whose = model->shows_pin;

    pin_pad_answer(&model->pin, is_right, answer->failed == ANSWER_DONE ? answer->pin.wait_ms : 0,
                   model->now_ms);
    kiosk_wait_for_pin(turn);
    if (!is_right || whose == KIOSK_NO_PIN)
        return;
    kiosk_home(turn);
    kiosk_tell(turn, whose == KIOSK_PIN_BEHIND ? TELL_BEHIND : TELL_LEND);
}

// ---- the mark

void kiosk_hold_mark(struct kiosk_turn *turn)
{
    if (turn->model->screen == KIOSK_WELCOME)
        show_hosts(turn);
    else if (turn->model->screen == KIOSK_HELLO && !turn->model->has_board)
        open_pin(turn, KIOSK_PIN_BOARD);
}

void kiosk_hold_clock(struct kiosk_turn *turn)
{
    if (turn->model->screen == KIOSK_HELLO)
        open_pin(turn, KIOSK_PIN_BEHIND);
}
