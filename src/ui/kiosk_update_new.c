// New here: the steps up to the check-in, and going from step to step. What is asked after the
// check-in is in kiosk_update_more.c.
#include <string.h>

#include "ui/keyboard.h"
#include "ui/kiosk_inside.h"
#include "util/text.h"

// ---- from step to step

static bool applies(const struct kiosk_new *new_here, enum new_step step)
{
    if (step == NEW_WHOSE_PLACE && !new_here->is_for_someone)
        return false;
    if (step == NEW_SEEN_BEFORE && new_here->alike.count == 0)
        return false;
    return !new_here->passes_by[step];
}

static const char *known_text(const struct kiosk_new *new_here, enum new_step step)
{
    if (step == NEW_NAME)
        return new_here->name;
    if (step == NEW_COMPANY)
        return new_here->active ? new_here->title : new_here->company;
    return "";
}

void kiosk_new_go(struct kiosk_turn *turn, enum new_step step)
{
    struct kiosk_new *new_here = &turn->model->new_here;

    new_here->step = step;
    new_here->active = 0;
    kiosk_field_begin(&new_here->field, new_step_purpose(step), known_text(new_here, step));
    memset(new_here->chips, 0, sizeof new_here->chips);
    new_here->chip_count = 0;
    memset(&new_here->found, 0, sizeof new_here->found);
    new_here->shows_privacy = new_here->shows_page = new_here->looks_wrong = false;
    kiosk_show(turn, KIOSK_NEW);
}

void kiosk_new_next(struct kiosk_turn *turn)
{
    struct kiosk_new *new_here = &turn->model->new_here;
    int step = (int)new_here->step + 1;

    while (step < NEW_STEPS && !applies(new_here, (enum new_step)step))
        step++;
    if (step < NEW_STEPS)
        kiosk_new_go(turn, (enum new_step)step);
    else
        kiosk_new_finish(turn);
}

static void back(struct kiosk_turn *turn)
{
    struct kiosk_new *new_here = &turn->model->new_here;
    int first = new_here->is_checked_in ? NEW_SEEN_BEFORE : NEW_NAME, step = (int)new_here->step - 1;

    if (new_here->shows_privacy || new_here->shows_page) {
        new_here->shows_privacy = new_here->shows_page = false;
        return;
    }
    while (step >= first && !applies(new_here, (enum new_step)step))
        step--;
    if (step >= first)
        kiosk_new_go(turn, (enum new_step)step);
    else if (new_here->is_checked_in)
        kiosk_new_finish(turn);
    else if (new_here->from == KIOSK_FIND)
        kiosk_show(turn, KIOSK_FIND);
    else
        kiosk_home(turn);
}

void kiosk_begin_new(struct kiosk_turn *turn, enum kiosk_screen from, const char *name,
                     const struct kiosk_row *plus)
{
    struct kiosk_model *model = turn->model;
    struct kiosk_new *new_here = &model->new_here;

    if (!plus && model->door.walk_ins != WALK_INS_OPEN) {
        kiosk_trouble(turn, TROUBLE_WALK_INS, name);
        return;
    }
    memset(new_here, 0, sizeof *new_here);
    new_here->from = from;
    if (plus) {
        memcpy(new_here->plus_of, plus->guest, sizeof new_here->plus_of);
        memcpy(new_here->plus_of_name, plus->name, sizeof new_here->plus_of_name);
        new_here->passes_by[NEW_INVITED_BY] = true;
    }
    kiosk_new_go(turn, NEW_NAME);
    kiosk_field_begin(&new_here->field, KEYBOARD_NAME, name);
}

// ---- the two answers

static void keep_field(struct kiosk_new *new_here)
{
    if (new_here->step == NEW_NAME)
        kiosk_field_clean(&new_here->field, new_here->name, sizeof new_here->name);
    else if (new_here->step == NEW_COMPANY && new_here->active)
        kiosk_field_clean(&new_here->field, new_here->title, sizeof new_here->title);
    else if (new_here->step == NEW_COMPANY)
        kiosk_field_clean(&new_here->field, new_here->company, sizeof new_here->company);
}

static void choose_field(struct kiosk_turn *turn)
{
    struct kiosk_new *new_here = &turn->model->new_here;

    if (new_here->step != NEW_COMPANY || turn->msg->number < 0 || turn->msg->number > 1)
        return;
    keep_field(new_here);
    new_here->active = turn->msg->number;
    kiosk_field_begin(&new_here->field, KEYBOARD_NAME, known_text(new_here, NEW_COMPANY));
    turn->model->scan.has_before = false;
    turn->model->focus = -1;
}

static void check_in(struct kiosk_turn *turn)
{
    const struct kiosk_new *new_here = &turn->model->new_here;
    struct kiosk_effect *effect = kiosk_ask(turn, ASK_CHECK_IN_NEW);

    kiosk_put(effect, "event", turn->model->door.event);
    kiosk_put(effect, "new", new_here->name);
    kiosk_put(effect, "company", new_here->company);
    kiosk_put(effect, "title", new_here->title);
    kiosk_put(effect, "email", new_here->email);
    kiosk_put(effect, "phone", new_here->phone);
    kiosk_put(effect, "plus_of", new_here->plus_of);
    kiosk_put(effect, "for", new_here->in_place_of);
    kiosk_put(effect, "invited_by", new_here->invited_by);
    memcpy(turn->model->trouble_name, new_here->name, sizeof new_here->name);
    kiosk_wait_for_write(turn);
}

static bool has_letter(const char *text)
{
    uint32_t c;

    while ((c = text_next(&text)) != 0)
        if (text_is_word(c))
            return true;
    return false;
}

static void next(struct kiosk_turn *turn)
{
    struct kiosk_new *new_here = &turn->model->new_here;

    keep_field(new_here);
    new_here->looks_wrong = new_here->step == NEW_NAME && !has_letter(new_here->name);
    if (new_here->looks_wrong)
        return;
    if (new_here->step == NEW_NAME)
        kiosk_new_next(turn);
    else if (new_here->step == NEW_COMPANY)
        check_in(turn);
    else if (new_here->is_checked_in)
        kiosk_more_next(turn);
}

static void skip(struct kiosk_turn *turn)
{
    struct kiosk_new *new_here = &turn->model->new_here;

    if (new_here->step == NEW_COMPANY) {
        new_here->company[0] = new_here->title[0] = '\0';
        check_in(turn);
    } else if (new_here->step != NEW_NAME) {
        new_here->is_for_someone = new_here->is_for_someone && new_here->step != NEW_WHOSE_PLACE;
        kiosk_new_next(turn);
    }
}

static void for_someone(struct kiosk_turn *turn)
{
    struct kiosk_new *new_here = &turn->model->new_here;

    if (new_here->is_checked_in || new_here->plus_of[0])
        return;
    new_here->is_for_someone = !new_here->is_for_someone;
    new_here->in_place_of[0] = new_here->in_place_of_name[0] = '\0';
    if (new_here->step == NEW_WHOSE_PLACE)
        kiosk_new_next(turn);
}

// A place is taken from one who is expected and has not come.
static void choose_place(struct kiosk_turn *turn, const struct kiosk_row *row)
{
    struct kiosk_new *new_here = &turn->model->new_here;

    if (row->kind != FIND_GUEST || row->arrived)
        return;
    memcpy(new_here->in_place_of, row->guest, sizeof new_here->in_place_of);
    memcpy(new_here->in_place_of_name, row->shown, sizeof new_here->in_place_of_name);
    kiosk_new_next(turn);
}

static void choose_row(struct kiosk_turn *turn)
{
    struct kiosk_new *new_here = &turn->model->new_here;
    int number = turn->msg->number;

    if (number < 0)
        return;
    if (new_here->step == NEW_WHOSE_PLACE && (size_t)number < new_here->found.count)
        choose_place(turn, &new_here->found.rows[number]);
    else if (new_here->is_checked_in)
        kiosk_more_choose(turn, (size_t)number);
}

static void show_privacy(struct kiosk_turn *turn)
{
    turn->model->new_here.shows_privacy = !turn->model->new_here.shows_privacy;
    turn->model->focus = -1;
}

static void show_page(struct kiosk_turn *turn)
{
    struct kiosk_new *new_here = &turn->model->new_here;

    new_here->shows_page = !new_here->shows_page && new_here->is_checked_in && turn->model->visit.page[0];
    turn->model->focus = -1;
}

void kiosk_new_field_changed(struct kiosk_turn *turn)
{
    struct kiosk_new *new_here = &turn->model->new_here;

    new_here->looks_wrong = false;
    if (new_step_finds(new_here->step))
        kiosk_search(turn, &new_here->field);
    else if (new_here->is_checked_in)
        kiosk_more_field_changed(turn);
}

// Of a real keyboard: what one would tap next.
void kiosk_new_enter(struct kiosk_turn *turn)
{
    struct kiosk_new *new_here = &turn->model->new_here;

    if (new_here->shows_privacy || new_here->shows_page)
        new_here->shows_privacy = new_here->shows_page = false;
    else if (new_here->step == NEW_WHOSE_PLACE && new_here->found.count == 1)
        choose_place(turn, &new_here->found.rows[0]);
    else if (kiosk_more_takes_chips(new_here->step) && new_here->field.length > 0)
        kiosk_more_add(turn);
    else
        next(turn);
}

const struct kiosk_tap kiosk_new_taps[] = {
    { TAP_BACK, back },
    { TAP_NEXT, next },
    { TAP_SKIP, skip },
    { TAP_ROW, choose_row },
    { TAP_FIELD, choose_field },
    { TAP_PRIVACY, show_privacy },
    { TAP_PAGE, show_page },
    { TAP_FOR_SOMEONE, for_someone },
    { TAP_YES, kiosk_more_yes },
    { TAP_NO, kiosk_more_no },
    { TAP_ENOUGH, kiosk_more_enough },
    { TAP_ADD, kiosk_more_add },
    { TAP_CHIP, kiosk_more_drop_chip },
    { TAP_CONSENT, kiosk_more_tick },
    { KIOSK_NOTHING, NULL },
};
