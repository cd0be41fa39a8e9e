// One guest after the other: going from screen to screen, resting, and wiping.
#include <string.h>

#include "ui/keyboard.h"
#include "ui/kiosk_inside.h"

// ---- what lasts

bool kiosk_has_typed(const struct kiosk_model *model)
{
    return model->find.field.length > 0 || model->new_here.name[0] || model->new_here.field.length > 0 ||
           model->new_here.is_checked_in || model->screen == KIOSK_CONFIRM;
}

void kiosk_rest(struct kiosk_turn *turn)
{
    struct kiosk_model *model = turn->model;
    bool is_changed = model->shows_options || model->high_contrast || model->larger_text || model->shows_pin;

    model->at_ms[AT_IDLE] = 0;
    switch (model->screen) {
    case KIOSK_WELCOME:
    case KIOSK_TROUBLE:
        return;
    case KIOSK_HELLO:
        if (is_changed)
            model->at_ms[AT_IDLE] = model->now_ms + KIOSK_IDLE_MS;
        return;
    default:
        model->at_ms[AT_IDLE] =
            model->now_ms + (kiosk_has_typed(model) ? KIOSK_IDLE_TYPED_MS : KIOSK_IDLE_MS);
    }
}

static int64_t stays_ms(const struct kiosk_model *model)
{
    if (model->screen == KIOSK_TROUBLE)
        return KIOSK_TROUBLE_MS;
    if (model->screen != KIOSK_WELCOME || !model->visit.is_saved)
        return 0;
    return model->visit.first_visit || model->visit.is_owed ? KIOSK_FIRST_MS : KIOSK_AGAIN_MS;
}

void kiosk_show(struct kiosk_turn *turn, enum kiosk_screen screen)
{
    struct kiosk_model *model = turn->model;
    int64_t stays;

    model->screen = screen;
    model->shows_options = model->asks_still_there = model->shows_hosts = model->scan.has_before = false;
    model->shows_pin = KIOSK_NO_PIN;
    model->pressed_message = model->pressed_number = 0;
    model->focus = -1;
    model->at_ms[AT_WIPE] = model->at_ms[AT_CALL] = model->at_ms[AT_HELD] = model->at_ms[AT_TYPED] = 0;
    model->at_ms[AT_MINUTE] = 0;
    stays = stays_ms(model);
    model->at_ms[AT_LEAVE] = stays ? model->now_ms + stays : 0;
    model->asked[ASK_FIND] = 0;
    kiosk_rest(turn);
    if (screen == KIOSK_FIND && model->find.waits)
        kiosk_search(turn, &model->find.field);
}

// ---- wiping

void kiosk_wipe(struct kiosk_model *model)
{
    struct kiosk_model fresh;

    kiosk_init(&fresh);
    fresh.now_ms = model->now_ms;
    fresh.door = model->door;
    fresh.has_board = model->has_board;
    fresh.pin.wait_until_ms = model->pin.wait_until_ms;
    fresh.at_ms[AT_PIN] = model->at_ms[AT_PIN];
    fresh.high_contrast = model->high_contrast;
    fresh.larger_text = model->larger_text;
    kiosk_copy(fresh.scan.next, sizeof fresh.scan.next, model->scan.next);
    fresh.scan.last = model->scan.last;
    fresh.scan.last_ms = model->scan.last_ms;
    memcpy(fresh.searched_ms, model->searched_ms, sizeof fresh.searched_ms);
    fresh.searched = model->searched;
    fresh.question = model->question;
    fresh.asked[ASK_DOOR] = model->asked[ASK_DOOR];
    fresh.ask_again[ASK_DOOR] = model->ask_again[ASK_DOOR];
    fresh.help_is_unwanted = model->help_is_unwanted;
    if (model->help_is_unwanted)
        fresh.asked[ASK_HELP] = model->asked[ASK_HELP];
    *model = fresh;
}

// Somebody new typed a name and is not checked in: nobody may stand there unnoticed. Not where a
// host is called already, or where it was the one who has `arrived` now.
void kiosk_tell_half_way(struct kiosk_turn *turn, const char *arrived)
{
    struct kiosk_model *model = turn->model;
    const struct kiosk_new *new_here = &model->new_here;
    char name[KIOSK_NAME] = "";
    struct kiosk_effect *effect;

    if (!model->door.has_event || new_here->is_checked_in || model->is_host_called || model->asked[ASK_HELP])
        return;
    if (new_here->name[0])
        memcpy(name, new_here->name, sizeof name);
    else if (new_here->step == NEW_NAME)
        kiosk_field_clean(&new_here->field, name, sizeof name);
    if (!name[0] || strcmp(name, arrived) == 0)
        return;
    effect = kiosk_tell(turn, ASK_HELP);
    kiosk_put(effect, "event", model->door.event);
    kiosk_put(effect, "reason", "half_way");
    kiosk_put(effect, "name", name);
}

void kiosk_home(struct kiosk_turn *turn)
{
    kiosk_tell_half_way(turn, "");
    kiosk_wipe(turn->model);
    turn->model->high_contrast = turn->model->larger_text = false;
    kiosk_show(turn, KIOSK_HELLO);
}

// ---- what comes by itself

static void end_draft(struct kiosk_turn *turn)
{
    if (turn->model->screen == KIOSK_NEW && turn->model->new_here.is_checked_in)
        kiosk_new_finish(turn);
    else
        kiosk_home(turn);
}

static void be_idle(struct kiosk_turn *turn)
{
    struct kiosk_model *model = turn->model;

    if (model->is_busy) {
        kiosk_rest(turn);
    } else if (model->screen == KIOSK_HELLO || model->screen == KIOSK_ALREADY || !kiosk_has_typed(model)) {
        end_draft(turn);
    } else {
        model->asks_still_there = true;
        model->shows_options = false;
        model->focus = -1;
        model->at_ms[AT_WIPE] = model->now_ms + KIOSK_COUNTDOWN_MS;
    }
}

// Not while the next guest's code is looked up.
static void leave(struct kiosk_turn *turn)
{
    if (turn->model->is_busy)
        turn->model->at_ms[AT_LEAVE] = turn->model->now_ms + KIOSK_SLOW_MS;
    else if (turn->model->screen == KIOSK_TROUBLE)
        kiosk_leave_trouble(turn);
    else
        kiosk_home(turn);
}

static void be_held(struct kiosk_turn *turn)
{
    struct kiosk_model *model = turn->model;
    struct kiosk_field *field = kiosk_field(model);

    if (model->pressed_message == TAP_KEY && field)
        keyboard_hold(&field->keyboard, model->pressed_number);
    else if (model->pressed_message == TAP_HOST_MARK)
        kiosk_hold_mark(turn);
    else if (model->pressed_message == TAP_CLOCK)
        kiosk_hold_clock(turn);
}

void kiosk_be_typed(struct kiosk_turn *turn)
{
    kiosk_show(turn, KIOSK_FIND);
    kiosk_field_changed(turn);
}

// The answer is still to come: nothing may be promised, but a tap has been heard.
static void be_slow(struct kiosk_turn *turn)
{
    struct kiosk_model *model = turn->model;

    model->is_slow = true;
    if (model->asked[ASK_CHECK_IN])
        kiosk_show(turn, KIOSK_WELCOME);
}

static void give_up(struct kiosk_turn *turn)
{
    struct kiosk_model *model = turn->model;

    if (model->asked[ASK_CHECK_IN] || model->asked[ASK_CHECK_IN_CODE] || model->asked[ASK_CHECK_IN_NEW])
        kiosk_not_stored(turn);
    else if (model->asked[ASK_ALIKE])
        kiosk_new_alike(turn, &(struct kiosk_alike){ .count = 0 });
    else
        kiosk_not_undone(turn);
}

void kiosk_run_due(struct kiosk_turn *turn)
{
    static kiosk_act *const acts[KIOSK_MOMENTS] = {
        [AT_CALL] = kiosk_call_for_trouble,
        [AT_IDLE] = be_idle,
        [AT_WIPE] = end_draft,
        [AT_LEAVE] = leave,
        [AT_HELD] = be_held,
        [AT_TYPED] = kiosk_be_typed,
        [AT_SLOW] = be_slow,
        [AT_GIVEN_UP] = give_up,
        [AT_LAPSE] = kiosk_lapse,
        [AT_PIN] = kiosk_wait_for_pin,
    };
    struct kiosk_model *model = turn->model;

    for (int moment = 0; moment < KIOSK_MOMENTS; moment++) {
        if (model->at_ms[moment] && model->at_ms[moment] <= model->now_ms) {
            model->at_ms[moment] = 0;
            if (acts[moment])
                acts[moment](turn);
        }
    }
}
