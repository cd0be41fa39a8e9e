// Whatever a guest needs a person for: the screen, and the call for a host.
#include <string.h>

#include "ui/kiosk_inside.h"

static const char *const reasons[TROUBLES] = {
    [TROUBLE_NOT_LISTED] = "code",  [TROUBLE_SETUP_CODE] = "code",  [TROUBLE_SEVERAL] = "same_name",
    [TROUBLE_WALK_INS] = "walk_in", [TROUBLE_NOT_STORED] = "asked", [TROUBLE_HELP] = "asked",
};

// Those in which only a host can go on.
static bool calls_at_once(const struct kiosk_model *model, enum trouble trouble)
{
    return trouble == TROUBLE_SEVERAL || trouble == TROUBLE_NOT_STORED ||
           (trouble == TROUBLE_WALK_INS && model->door.walk_ins != WALK_INS_CLOSED);
}

void kiosk_trouble(struct kiosk_turn *turn, enum trouble trouble, const char *name)
{
    struct kiosk_model *model = turn->model;

    if (model->screen == KIOSK_WELCOME && !model->visit.is_saved) // there is nothing to go back to
        model->trouble_from = KIOSK_FIND;
    else if (model->screen != KIOSK_TROUBLE)
        model->trouble_from = model->screen;
    model->trouble = trouble;
    memmove(model->trouble_name, name, strlen(name) + 1);
    kiosk_show(turn, KIOSK_TROUBLE);
    if (calls_at_once(model, trouble))
        kiosk_call_for_trouble(turn);
    else
        model->at_ms[AT_CALL] = model->now_ms + KIOSK_CALL_MS;
}

// ---- the call

void kiosk_call_host(struct kiosk_turn *turn, const char *reason, const char *name)
{
    struct kiosk_model *model = turn->model;
    struct kiosk_effect *effect;

    if (model->is_host_called || (model->asked[ASK_HELP] && !model->help_is_unwanted))
        return;
    model->help_is_unwanted = model->help_is_kept = false;
    effect = kiosk_ask(turn, ASK_HELP);
    kiosk_put(effect, "event", model->door.event);
    kiosk_put(effect, "reason", reason);
    kiosk_put(effect, "name", name);
}

void kiosk_call_for_trouble(struct kiosk_turn *turn)
{
    struct kiosk_model *model = turn->model;

    kiosk_call_host(turn, reasons[model->trouble], model->trouble_name);
    if (model->trouble == TROUBLE_NOT_STORED) // whoever is checked in next is somebody else
        model->help_is_kept = true;
}

void kiosk_take_call_back(struct kiosk_turn *turn)
{
    struct kiosk_model *model = turn->model;

    if (model->help[0])
        kiosk_put(kiosk_tell(turn, ASK_HELP_DONE), "help", model->help);
    else if (model->asked[ASK_HELP] && !model->help_is_kept)
        model->help_is_unwanted = true;
    model->help[0] = '\0';
}

// Nothing can be written: the board of this very process is told, and the guest who it was.
void kiosk_not_stored(struct kiosk_turn *turn)
{
    struct kiosk_model *model = turn->model;
    char name[KIOSK_NAME];

    memcpy(name, model->trouble_name, sizeof name);
    kiosk_put_even_empty(kiosk_tell(turn, TELL_NOT_STORED), "name", name);
    kiosk_wipe(model);
    kiosk_trouble(turn, TROUBLE_NOT_STORED, name);
}

// ---- taps

void kiosk_leave_trouble(struct kiosk_turn *turn)
{
    struct kiosk_model *model = turn->model;
    bool has_draft = model->trouble_from == KIOSK_FIND || model->trouble_from == KIOSK_NEW ||
                     model->trouble_from == KIOSK_CONFIRM;

    if (has_draft && kiosk_has_typed(model))
        kiosk_show(turn, model->trouble_from);
    else
        kiosk_home(turn);
}

static void back(struct kiosk_turn *turn)
{
    if (turn->model->trouble_from == KIOSK_HELLO || turn->model->trouble_from == KIOSK_ALREADY)
        kiosk_home(turn);
    else
        kiosk_show(turn, turn->model->trouble_from);
}

// Somebody new who is checked in looks for nobody: this is the next guest.
static void type_name(struct kiosk_turn *turn)
{
    if (turn->model->new_here.is_checked_in)
        kiosk_wipe(turn->model);
    if (turn->model->find.field.length > 0)
        kiosk_show(turn, KIOSK_FIND);
    else
        kiosk_begin_find(turn, "");
}

static void be_new(struct kiosk_turn *turn)
{
    if (turn->model->new_here.name[0])
        kiosk_new_go(turn, turn->model->new_here.step);
    else
        kiosk_begin_new(turn, KIOSK_FIND, "", NULL);
}

static void ask_host(struct kiosk_turn *turn)
{
    turn->model->at_ms[AT_LEAVE] = turn->model->now_ms + KIOSK_TROUBLE_MS;
    kiosk_call_for_trouble(turn);
}

const struct kiosk_tap kiosk_trouble_taps[] = {
    { TAP_BACK, back },  { TAP_DONE, kiosk_home },   { TAP_TYPE_NAME, type_name },
    { TAP_NEW, be_new }, { TAP_ASK_HOST, ask_host }, { KIOSK_NOTHING, NULL },
};
