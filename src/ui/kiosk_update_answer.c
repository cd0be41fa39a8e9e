// What the services are asked, what they have answered, and what follows.
#include <string.h>

#include "ui/kiosk_inside.h"
#include "util/err.h"

// ---- asking

struct kiosk_effect *kiosk_tell(struct kiosk_turn *turn, enum kiosk_ask ask)
{
    struct kiosk_effect *effect;

    must(turn->effects->count < KIOSK_EFFECTS);
    effect = &turn->effects->list[turn->effects->count++];
    effect->ask = ask;
    effect->question = 0;
    effect->count = effect->length = 0;
    return effect;
}

struct kiosk_effect *kiosk_ask(struct kiosk_turn *turn, enum kiosk_ask ask)
{
    struct kiosk_effect *effect = kiosk_tell(turn, ask);

    effect->question = turn->model->asked[ask] = ++turn->model->question;
    return effect;
}

struct kiosk_effect *kiosk_ask_fresh(struct kiosk_turn *turn, enum kiosk_ask ask)
{
    if (turn->model->asked[ask]) {
        turn->model->ask_again[ask] = true;
        return NULL;
    }
    return kiosk_ask(turn, ask);
}

// ---- answers

static void check_in_answered(struct kiosk_turn *turn, const struct kiosk_answer *answer)
{
    if (answer->failed == ANSWER_DONE) {
        kiosk_arrived(turn, &answer->visit);
    } else if (answer->failed == ANSWER_NOT_STORED) {
        kiosk_not_stored(turn);
    } else if (answer->ask == ASK_CHECK_IN_CODE) {
        kiosk_code_refused(turn);
    } else {
        bool is_new = answer->ask == ASK_CHECK_IN_NEW;

        kiosk_written(turn->model);
        kiosk_trouble(turn, is_new ? TROUBLE_WALK_INS : TROUBLE_NOT_LISTED, turn->model->trouble_name);
    }
}

void kiosk_not_undone(struct kiosk_turn *turn)
{
    turn->model->asked[ASK_UNDO] = 0;
    kiosk_written(turn->model);
    kiosk_trouble(turn, TROUBLE_HELP, turn->model->visit.name);
}

static void undo_answered(struct kiosk_turn *turn, const struct kiosk_answer *answer)
{
    if (answer->failed != ANSWER_DONE) {
        kiosk_not_undone(turn);
        return;
    }
    kiosk_wipe(turn->model);
    kiosk_begin_find(turn, "");
}

// Closed while somebody was about to arrive: nobody can any more. Who has arrived reads on.
static bool is_at_closed_door(const struct kiosk_model *model)
{
    static const bool leads_in[KIOSK_SCREENS] = {
        [KIOSK_FIND] = true, [KIOSK_NEW] = true, [KIOSK_CONFIRM] = true, [KIOSK_TROUBLE] = true
    };

    return !model->door.has_event && leads_in[model->screen] && !model->new_here.is_checked_in &&
           !model->is_busy;
}

static void door_answered(struct kiosk_turn *turn, const struct kiosk_answer *answer)
{
    if (answer->failed != ANSWER_DONE)
        return;
    turn->model->door = answer->door;
    turn->model->visit.hosts_reachable = answer->door.hosts_reachable;
    if (is_at_closed_door(turn->model))
        kiosk_home(turn);
    if (turn->model->screen == KIOSK_HELLO)
        turn->model->at_ms[AT_MINUTE] = 0; // set anew by what the event says
}

// Of somebody's place, or of who invited them, only people can be chosen; a place only of who is not here.
static void keep_choosable(enum new_step step, struct kiosk_found *found)
{
    size_t kept = 0;

    for (size_t i = 0; i < found->count; i++)
        if (found->rows[i].kind == FIND_GUEST && !(step == NEW_WHOSE_PLACE && found->rows[i].arrived))
            found->rows[kept++] = found->rows[i];
    found->count = kept;
}

static void find_answered(struct kiosk_turn *turn, const struct kiosk_answer *answer)
{
    struct kiosk_model *model = turn->model;
    struct kiosk_new *new_here = &model->new_here;

    if (model->screen == KIOSK_FIND)
        model->find.waits = false;
    if (answer->failed != ANSWER_DONE)
        return;
    if (model->screen != KIOSK_NEW) {
        model->find.found = answer->found;
        return;
    }
    new_here->found = answer->found;
    keep_choosable(new_here->step, &new_here->found);
}

static void look_answered(struct kiosk_turn *turn, const struct kiosk_answer *answer)
{
    if (answer->failed == ANSWER_DONE)
        kiosk_confirm_looked(turn, &answer->look);
}

// Undone, or erased, somewhere else.
static bool is_gone(const struct kiosk_visit *visit)
{
    return visit->is_undone || !visit->name[0];
}

static void visit_answered(struct kiosk_turn *turn, const struct kiosk_answer *answer)
{
    struct kiosk_model *model = turn->model;
    struct kiosk_visit visit = answer->visit;

    if (answer->failed != ANSWER_DONE)
        return;
    memcpy(visit.page, model->visit.page, sizeof visit.page);
    if (is_gone(&visit) && model->screen == KIOSK_WELCOME && !model->is_busy)
        kiosk_home(turn);
    else
        kiosk_take_visit(model, &visit);
}

static void change_answered(struct kiosk_turn *turn, const struct kiosk_answer *answer)
{
    if (answer->failed == ANSWER_DONE)
        kiosk_refresh_visit(turn);
}

static void alike_answered(struct kiosk_turn *turn, const struct kiosk_answer *answer)
{
    const struct kiosk_alike none = { .count = 0 };

    kiosk_new_alike(turn, answer->failed == ANSWER_DONE ? &answer->alike : &none);
}

static void dismiss_answered(struct kiosk_turn *turn, const struct kiosk_answer *answer)
{
    if (answer->failed == ANSWER_DONE) {
        turn->model->visit.is_dismissed = true;
        turn->model->visit.is_owed = false;
    }
}

static void help_answered(struct kiosk_turn *turn, const struct kiosk_answer *answer)
{
    struct kiosk_model *model = turn->model;

    if (answer->failed == ANSWER_NOT_STORED && model->trouble != TROUBLE_NOT_STORED) // told already
        kiosk_put_even_empty(kiosk_tell(turn, TELL_NOT_STORED), "name", model->trouble_name);
    if (answer->failed == ANSWER_DONE && model->help_is_unwanted)
        kiosk_put(kiosk_tell(turn, ASK_HELP_DONE), "help", answer->help);
    else if (answer->failed == ANSWER_DONE && !model->help_is_kept)
        memcpy(model->help, answer->help, sizeof model->help);
    model->is_host_called = !model->help_is_unwanted && answer->failed != ANSWER_REFUSED;
    model->help_is_unwanted = false;
}

static void hosts_answered(struct kiosk_turn *turn, const struct kiosk_answer *answer)
{
    if (answer->failed == ANSWER_DONE)
        turn->model->hosts = answer->hosts;
}

void kiosk_answered(struct kiosk_turn *turn)
{
    static void (*const acts[KIOSK_ASKS])(struct kiosk_turn *, const struct kiosk_answer *) = {
        [ASK_CHECK_IN] = check_in_answered,
        [ASK_CHECK_IN_CODE] = check_in_answered,
        [ASK_CHECK_IN_NEW] = check_in_answered,
        [ASK_UNDO] = undo_answered,
        [ASK_DOOR] = door_answered,
        [ASK_FIND] = find_answered,
        [ASK_LOOK] = look_answered,
        [ASK_VISIT] = visit_answered,
        [ASK_EDIT] = change_answered,
        [ASK_ALIKE] = alike_answered,
        [ASK_MERGE] = change_answered,
        [ASK_DISMISS] = dismiss_answered,
        [ASK_HELP] = help_answered,
        [ASK_HOSTS] = hosts_answered,
        [ASK_GREET] = change_answered,
        [ASK_WELCOME] = change_answered,
        [ASK_PIN] = kiosk_pin_answered,
    };
    struct kiosk_model *model = turn->model;
    const struct kiosk_answer *answer = turn->msg->answer;
    bool again;

    if (!answer || answer->question == 0 || model->asked[answer->ask] != answer->question)
        return;
    again = model->ask_again[answer->ask];
    model->asked[answer->ask] = 0;
    model->ask_again[answer->ask] = false;
    if (acts[answer->ask])
        acts[answer->ask](turn, answer);
    if (again && answer->ask == ASK_DOOR)
        kiosk_ask_fresh(turn, ASK_DOOR);
    if (again && answer->ask == ASK_VISIT)
        kiosk_refresh_visit(turn);
}
