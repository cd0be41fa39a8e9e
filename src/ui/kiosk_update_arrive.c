// Arriving: check-ins by a row, a code, or as somebody new; then Welcome and Already here.
#include <string.h>

#include "ui/kiosk_inside.h"

// ---- writing

void kiosk_wait_for_write(struct kiosk_turn *turn)
{
    struct kiosk_model *model = turn->model;

    model->is_busy = true;
    model->shows_options = false;
    model->at_ms[AT_SLOW] = model->now_ms + KIOSK_SLOW_MS;
    model->at_ms[AT_GIVEN_UP] = model->now_ms + KIOSK_GIVE_UP_MS;
}

void kiosk_written(struct kiosk_model *model)
{
    model->is_busy = model->is_slow = false;
    model->at_ms[AT_SLOW] = model->at_ms[AT_GIVEN_UP] = 0;
}

void kiosk_check_in(struct kiosk_turn *turn, const struct kiosk_row *row)
{
    struct kiosk_effect *effect = kiosk_ask(turn, ASK_CHECK_IN);

    kiosk_put(effect, "event", turn->model->door.event);
    kiosk_put(effect, "guest", row->guest);
    memcpy(turn->model->trouble_name, row->name, sizeof row->name);
    kiosk_wait_for_write(turn);
}

void kiosk_take_visit(struct kiosk_model *model, const struct kiosk_visit *visit)
{
    bool is_coming = visit->is_owed && !visit->is_greeted && visit->host_name[0];

    model->visit = *visit;
    model->visit.hosts_reachable = model->door.hosts_reachable;
    model->at_ms[AT_LAPSE] = is_coming ? visit->until_ms : 0;
}

// Who was coming has had the time: somebody is, until it is known who.
void kiosk_lapse(struct kiosk_turn *turn)
{
    turn->model->visit.host_name[0] = turn->model->visit.host_initials[0] = '\0';
    kiosk_refresh_visit(turn);
}

static void show_visit(struct kiosk_turn *turn, const struct kiosk_visit *visit)
{
    struct kiosk_model *model = turn->model;
    struct kiosk_confirm confirm = model->confirm;
    bool was_confirmed = turn->msg->answer->ask == ASK_CHECK_IN; // and no code that came meanwhile

    kiosk_tell_half_way(turn, visit->name);
    kiosk_wipe(model);
    kiosk_take_visit(model, visit);
    kiosk_show(turn, visit->already ? KIOSK_ALREADY : KIOSK_WELCOME);
    if (was_confirmed)
        kiosk_confirm_save(turn, &confirm);
}

// Somebody whose Welcome is being read shows the code again.
static bool stands_already(const struct kiosk_model *model, const struct kiosk_visit *visit)
{
    bool is_theirs = model->visit.is_saved && strcmp(model->visit.visit, visit->visit) == 0;

    return is_theirs &&
           (model->screen == KIOSK_WELCOME || (model->screen == KIOSK_NEW && model->new_here.is_checked_in));
}

void kiosk_add_time(struct kiosk_model *model)
{
    int64_t at = model->at_ms[AT_LEAVE] + KIOSK_TOUCH_MS;
    int64_t longest = model->now_ms + KIOSK_LONGEST_WELCOME_MS;

    if (!model->at_ms[AT_LEAVE])
        return;
    if (model->screen == KIOSK_TROUBLE)
        at = model->now_ms + KIOSK_TROUBLE_MS;
    model->at_ms[AT_LEAVE] = at < longest ? at : longest;
}

void kiosk_arrived(struct kiosk_turn *turn, const struct kiosk_visit *visit)
{
    struct kiosk_model *model = turn->model;
    bool was_new = turn->msg->answer->ask == ASK_CHECK_IN_NEW;

    if (visit->already && stands_already(model, visit)) {
        kiosk_written(model);
        kiosk_add_time(model);
        return;
    }
    model->searched = 0;
    kiosk_take_call_back(turn);
    if (was_new && !visit->already)
        kiosk_new_checked_in(turn, visit);
    else
        show_visit(turn, visit);
}

void kiosk_refresh_visit(struct kiosk_turn *turn)
{
    struct kiosk_model *model = turn->model;
    bool is_live =
        model->screen == KIOSK_WELCOME || (model->screen == KIOSK_NEW && model->new_here.is_checked_in);
    struct kiosk_effect *effect = is_live && model->visit.is_saved ? kiosk_ask_fresh(turn, ASK_VISIT) : NULL;

    if (effect)
        kiosk_put(effect, "visit", model->visit.visit);
}

// ---- Welcome

static void undo(struct kiosk_turn *turn)
{
    struct kiosk_effect *effect = kiosk_ask(turn, ASK_UNDO);

    kiosk_put(effect, "visit", turn->model->visit.visit);
    kiosk_put(effect, "reason", "undone at the door");
    kiosk_wait_for_write(turn);
}

static void be_fine(struct kiosk_turn *turn)
{
    struct kiosk_effect *effect;

    if (!turn->model->visit.is_owed)
        return;
    effect = kiosk_ask(turn, ASK_DISMISS);
    kiosk_put(effect, "visit", turn->model->visit.visit);
    kiosk_put(effect, "reason", "the guest said: I'm fine, thank you");
}

// The next guest comes with this one, who invited them.
static void bring(struct kiosk_turn *turn)
{
    struct kiosk_model *model = turn->model;
    struct kiosk_new *new_here = &model->new_here;

    kiosk_begin_new(turn, KIOSK_HELLO, "", NULL);
    if (model->screen != KIOSK_NEW)
        return;
    memcpy(new_here->invited_by, model->visit.guest, sizeof new_here->invited_by);
    memcpy(new_here->invited_by_name, model->visit.call_name, sizeof new_here->invited_by_name);
    new_here->passes_by[NEW_INVITED_BY] = true;
}

static void ask_for_somebody(struct kiosk_turn *turn)
{
    if (turn->model->visit.may_ask)
        kiosk_put(kiosk_ask(turn, ASK_WELCOME), "visit", turn->model->visit.visit);
}

const struct kiosk_tap kiosk_welcome_taps[] = {
    { TAP_DONE, kiosk_home },        { TAP_UNDO, undo },
    { TAP_FINE, be_fine },           { TAP_SOMEONE, ask_for_somebody },
    { TAP_WITH_ME, bring },          { TAP_HOST, kiosk_greet },
    { TAP_HOSTS, kiosk_turn_hosts }, { TAP_BACK, kiosk_close_hosts },
    { KIOSK_NOTHING, NULL },
};

// ---- Already here

// Another person of that name: this call stays, whoever checks in next.
static void question(struct kiosk_turn *turn)
{
    struct kiosk_model *model = turn->model;
    struct kiosk_visit visit = model->visit;
    struct kiosk_effect *effect = kiosk_ask(turn, ASK_HELP);

    kiosk_put(effect, "event", model->door.event);
    kiosk_put(effect, "reason", "questioned");
    kiosk_put(effect, "name", visit.name);
    kiosk_put(effect, "visit", visit.visit);
    model->help_is_kept = true;
    kiosk_trouble(turn, TROUBLE_HELP, visit.name);
}

const struct kiosk_tap kiosk_already_taps[] = {
    { TAP_DONE, kiosk_home },
    { TAP_BACK, kiosk_home },
    { TAP_NOT_ME, question },
    { KIOSK_NOTHING, NULL },
};
