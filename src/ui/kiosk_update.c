#include "ui/kiosk_update.h"

#include <string.h>

#include "ui/kiosk_inside.h"

// ---- what every screen has

// Who it is, as far as one knows.
static void name_somebody(const struct kiosk_model *model, char name[KIOSK_NAME])
{
    if (model->screen == KIOSK_WELCOME || model->screen == KIOSK_ALREADY)
        kiosk_copy(name, KIOSK_NAME, model->visit.name);
    else if (model->new_here.name[0])
        kiosk_copy(name, KIOSK_NAME, model->new_here.name);
    else
        kiosk_field_clean(model->screen == KIOSK_NEW ? &model->new_here.field : &model->find.field, name,
                          KIOSK_NAME);
}

static void ask_help(struct kiosk_turn *turn)
{
    char name[KIOSK_NAME];

    if (!turn->model->door.has_event || turn->model->screen == KIOSK_TROUBLE)
        return;
    name_somebody(turn->model, name);
    kiosk_trouble(turn, TROUBLE_HELP, name);
}

static void show_options(struct kiosk_turn *turn)
{
    turn->model->shows_options = !turn->model->shows_options;
    turn->model->focus = -1;
}

static void change_contrast(struct kiosk_turn *turn)
{
    turn->model->high_contrast = !turn->model->high_contrast;
}

static void change_size(struct kiosk_turn *turn)
{
    turn->model->larger_text = !turn->model->larger_text;
}

static const struct kiosk_tap taps_everywhere[] = {
    { TAP_HELP, ask_help },      { TAP_OPTIONS, show_options }, { TAP_CONTRAST, change_contrast },
    { TAP_LARGER, change_size }, { TAP_KEY, kiosk_press_key },  { KIOSK_NOTHING, NULL },
};

// ---- fingers

static bool act_on(struct kiosk_turn *turn, const struct kiosk_tap *taps, enum kiosk_message message)
{
    for (; taps->message != KIOSK_NOTHING; taps++) {
        if (taps->message == message) {
            taps->act(turn);
            return true;
        }
    }
    return false;
}

static void tap(struct kiosk_turn *turn, enum kiosk_message message)
{
    static const struct kiosk_tap *const of_screen[KIOSK_SCREENS] = {
        [KIOSK_HELLO] = kiosk_hello_taps,     [KIOSK_FIND] = kiosk_find_taps,
        [KIOSK_NEW] = kiosk_new_taps,         [KIOSK_CONFIRM] = kiosk_confirm_taps,
        [KIOSK_WELCOME] = kiosk_welcome_taps, [KIOSK_ALREADY] = kiosk_already_taps,
        [KIOSK_TROUBLE] = kiosk_trouble_taps,
    };
    struct kiosk_model *model = turn->model;

    if (message != TAP_KEY)
        model->pressed_message = model->pressed_number = 0;
    if (model->is_busy)
        return;
    if (model->shows_options && message == TAP_BACK)
        model->shows_options = false;
    else if (!act_on(turn, taps_everywhere, message))
        act_on(turn, of_screen[model->screen], message);
}

static void press(struct kiosk_turn *turn)
{
    struct kiosk_model *model = turn->model;

    model->pressed_message = turn->msg->pressed;
    model->pressed_number = turn->msg->number;
    model->focus = -1;
    model->at_ms[AT_HELD] = 0;
    if (turn->msg->pressed == TAP_KEY)
        model->at_ms[AT_HELD] = model->now_ms + KEYBOARD_HOLD_MS;
    else if (turn->msg->pressed == TAP_HOST_MARK)
        model->at_ms[AT_HELD] = model->now_ms + KIOSK_MARK_MS;
    else if (turn->msg->pressed == TAP_CLOCK)
        model->at_ms[AT_HELD] = model->now_ms + KIOSK_CLOCK_MS;
}

static void release(struct kiosk_turn *turn)
{
    turn->model->pressed_message = turn->model->pressed_number = 0;
    turn->model->at_ms[AT_HELD] = 0;
}

// ---- a real keyboard

static void take_focus(struct kiosk_turn *turn)
{
    turn->model->focus = turn->msg->number;
}

static void take_text(struct kiosk_turn *turn)
{
    struct kiosk_model *model = turn->model;
    struct kiosk_field *field = kiosk_field(model);

    if (model->shows_pin) {
        kiosk_type_pin(turn, pin_pad_key_of(turn->msg->text));
        return;
    }
    if (turn->msg->number == 1) {
        model->scan.has_before = field != NULL;
        if (field)
            model->scan.before = *field;
    }
    kiosk_type(turn, turn->msg->text);
}

static void enter(struct kiosk_turn *turn)
{
    struct kiosk_model *model = turn->model;

    switch (model->screen) {
    case KIOSK_HELLO: // typed fast, and by a person all the same
        if (model->at_ms[AT_TYPED])
            kiosk_be_typed(turn);
        else
            tap(turn, TAP_BEGIN);
        return;
    case KIOSK_FIND:
        kiosk_find_enter(turn);
        return;
    case KIOSK_NEW:
        kiosk_new_enter(turn);
        return;
    case KIOSK_CONFIRM:
        kiosk_confirm_enter(turn);
        return;
    case KIOSK_TROUBLE:
        return;
    default:
        tap(turn, TAP_DONE);
    }
}

static void take_key(struct kiosk_turn *turn)
{
    if (turn->model->is_busy)
        return;
    if (turn->model->shows_options && turn->msg->number != KIOSK_BACKSPACE)
        turn->model->shows_options = false;
    else if (turn->model->shows_pin && turn->msg->number != KIOSK_ESCAPE)
        kiosk_type_pin(turn, turn->msg->number == KIOSK_ENTER ? PIN_ENTER : PIN_BACK);
    else if (turn->msg->number == KIOSK_BACKSPACE)
        kiosk_backspace(turn);
    else if (turn->msg->number == KIOSK_ESCAPE)
        tap(turn, TAP_BACK);
    else if (turn->msg->number == KIOSK_ENTER)
        enter(turn);
}

// ---- all messages

static void refresh(struct kiosk_turn *turn)
{
    kiosk_ask_fresh(turn, ASK_DOOR);
    kiosk_refresh_visit(turn);
}

static void handle(struct kiosk_turn *turn)
{
    static kiosk_act *const acts[] = {
        [MSG_CHANGED] = refresh, [MSG_PRESS] = press,  [MSG_RELEASE] = release, [MSG_FOCUS] = take_focus,
        [MSG_TEXT] = take_text,  [MSG_KEY] = take_key, [MSG_SCAN] = kiosk_scan, [MSG_ANSWER] = kiosk_answered,
    };
    enum kiosk_message message = turn->msg->message;

    if (message > KIOSK_NOTHING && message < KIOSK_TAPS)
        tap(turn, message);
    else if (message > KIOSK_TAPS && message <= MSG_ANSWER && acts[message])
        acts[message](turn);
}

static bool is_somebody(enum kiosk_message message)
{
    return (message > KIOSK_NOTHING && message < KIOSK_TAPS) ||
           (message >= MSG_PRESS && message <= MSG_SCAN && message != MSG_RELEASE);
}

// Whoever touches anything is there: Still there? goes, and what ends by itself waits.
static void notice(struct kiosk_turn *turn)
{
    struct kiosk_model *model = turn->model;
    enum kiosk_message message = turn->msg->message;

    model->asks_still_there = false;
    model->at_ms[AT_WIPE] = 0;
    if (message == MSG_PRESS || message == MSG_FOCUS || message == MSG_KEY)
        kiosk_add_time(model);
}

// A clock that is set back takes the deadlines with it: nobody's name may stand here for an hour.
static void keep_time(struct kiosk_model *model, int64_t now_ms)
{
    int64_t back_ms = model->now_ms - now_ms;

    for (int moment = 0; back_ms > 0 && moment < KIOSK_MOMENTS; moment++)
        if (model->at_ms[moment])
            model->at_ms[moment] -= back_ms;
    model->now_ms = now_ms;
}

static void arm_minute(struct kiosk_model *model)
{
    int64_t next = model->now_ms - model->now_ms % 60000 + 60000, programme = model->door.programme_ms;

    if (model->screen == KIOSK_HELLO && !model->at_ms[AT_MINUTE])
        model->at_ms[AT_MINUTE] = programme > model->now_ms && programme < next ? programme : next;
}

void kiosk_update(struct kiosk_model *model, const struct kiosk_msg *msg, struct kiosk_effects *effects)
{
    struct kiosk_turn turn = { model, msg, effects };
    enum kiosk_screen before = model->screen;
    bool is_tap = msg->message > KIOSK_NOTHING && msg->message < KIOSK_TAPS, had_question;

    effects->count = 0;
    keep_time(model, msg->now_ms);
    kiosk_run_due(&turn);
    if (is_tap && model->screen != before) // it was meant for what stood there
        return;
    had_question = model->asks_still_there;
    if (is_somebody(msg->message))
        notice(&turn);
    if (!had_question || !(is_tap || msg->message == MSG_KEY)) // those say: I am still there
        handle(&turn);
    if (is_somebody(msg->message))
        kiosk_rest(&turn);
    kiosk_scan_next(&turn);
    arm_minute(model);
}
