// Hello, Find me and Is this you?: from the first tap to the tap that checks in.
#include <string.h>

#include "ui/keyboard.h"
#include "ui/kiosk_inside.h"
#include "util/text.h"

// ---- Hello

static void begin(struct kiosk_turn *turn)
{
    if (turn->model->door.has_event)
        kiosk_begin_find(turn, "");
}

const struct kiosk_tap kiosk_hello_taps[] = {
    { TAP_BEGIN, begin },
    { TAP_PIN, kiosk_press_pin },
    { TAP_BACK, kiosk_close_pin },
    { KIOSK_NOTHING, NULL },
};

// ---- Find me

void kiosk_begin_find(struct kiosk_turn *turn, const char *text)
{
    struct kiosk_find *find = &turn->model->find;

    memset(find, 0, sizeof *find);
    kiosk_field_begin(&find->field, KEYBOARD_NAME, text);
    kiosk_show(turn, KIOSK_FIND);
    if (find->field.length > 0)
        kiosk_search(turn, &find->field);
}

// What comes as fast as a scanner types is nobody looking for a name.
static bool is_persons(const struct kiosk_msg *msg)
{
    return msg->message != MSG_SCAN && (msg->message != MSG_TEXT || msg->number == 1);
}

// Whether this is one search too many for five minutes in which nobody was found.
static bool is_lost(struct kiosk_model *model)
{
    size_t place = model->searched++ % KIOSK_SEARCHES;
    int64_t oldest;

    model->searched_ms[place] = model->now_ms;
    oldest = model->searched_ms[model->searched % KIOSK_SEARCHES];
    if (model->searched < KIOSK_SEARCHES || model->now_ms - oldest >= KIOSK_SEARCHES_MS)
        return false;
    model->searched = 0;
    return true;
}

void kiosk_search(struct kiosk_turn *turn, const struct kiosk_field *field)
{
    struct kiosk_model *model = turn->model;
    struct kiosk_effect *effect;
    char text[KIOSK_LINE];

    kiosk_field_clean(field, text, sizeof text);
    if (model->screen == KIOSK_FIND)
        model->find.waits = text[0] != '\0';
    model->asked[ASK_FIND] = 0;
    if (!text[0]) {
        struct kiosk_found *found = model->screen == KIOSK_NEW ? &model->new_here.found : &model->find.found;

        memset(found, 0, sizeof *found);
        return;
    }
    effect = kiosk_ask(turn, ASK_FIND);
    kiosk_put(effect, "event", model->door.event);
    kiosk_put(effect, "text", text);
    if (model->screen == KIOSK_FIND && is_persons(turn->msg) && is_lost(model))
        kiosk_call_host(turn, "searches", text);
}

static void choose(struct kiosk_turn *turn, const struct kiosk_row *row)
{
    turn->model->searched = 0;
    memset(&turn->model->confirm, 0, sizeof turn->model->confirm);
    if (row->kind == FIND_SEVERAL)
        kiosk_trouble(turn, TROUBLE_SEVERAL, row->name);
    else if (row->kind == FIND_PLUS)
        kiosk_begin_new(turn, KIOSK_FIND, "", row);
    else if (row->slip || row->alike || (row->first && !row->arrived))
        kiosk_confirm_row(turn, row);
    else
        kiosk_check_in(turn, row);
}

static void choose_row(struct kiosk_turn *turn)
{
    const struct kiosk_found *found = &turn->model->find.found;
    int number = turn->msg->number;

    if (number >= 0 && (size_t)number < found->count)
        choose(turn, &found->rows[number]);
}

void kiosk_find_enter(struct kiosk_turn *turn)
{
    const struct kiosk_find *find = &turn->model->find;

    if (find->found.count == 1 && !find->waits)
        choose(turn, &find->found.rows[0]);
}

// What was typed is the name, unless it looks like something else: nothing is asked twice.
static void not_listed(struct kiosk_turn *turn)
{
    char text[KIOSK_LINE];

    kiosk_field_clean(&turn->model->find.field, text, sizeof text);
    kiosk_begin_new(turn, KIOSK_FIND, strchr(text, '@') ? "" : text, NULL);
}

const struct kiosk_tap kiosk_find_taps[] = {
    { TAP_BACK, kiosk_home },
    { TAP_ROW, choose_row },
    { TAP_NOT_LISTED, not_listed },
    { KIOSK_NOTHING, NULL },
};

// ---- Is this you?

void kiosk_confirm_row(struct kiosk_turn *turn, const struct kiosk_row *row)
{
    struct kiosk_confirm *confirm = &turn->model->confirm;

    confirm->row = *row;
    memcpy(confirm->text[CONFIRM_NAME], row->name, sizeof row->name);
    kiosk_show(turn, KIOSK_CONFIRM);
    kiosk_put(kiosk_ask(turn, ASK_LOOK), "guest", row->guest);
}

// What is being mended meanwhile stays as it is typed.
void kiosk_confirm_looked(struct kiosk_turn *turn, const struct kiosk_look *look)
{
    struct kiosk_confirm *confirm = &turn->model->confirm;
    const char *text[CONFIRM_PARTS] = { "", look->name, look->company, look->topics };

    if (strcmp(look->guest, confirm->row.guest) != 0)
        return;
    memcpy(confirm->title, look->title, sizeof confirm->title);
    for (int part = CONFIRM_NAME; part < CONFIRM_PARTS; part++)
        if (!confirm->is_mended[part] && text[part][0])
            memcpy(confirm->text[part], text[part], strlen(text[part]) + 1);
}

static void mend(struct kiosk_turn *turn)
{
    struct kiosk_confirm *confirm = &turn->model->confirm;
    int part = turn->msg->number;

    if (part <= CONFIRM_NOTHING || part >= CONFIRM_PARTS)
        return;
    confirm->mends = (enum confirm_part)part;
    kiosk_field_begin(&confirm->field, part == CONFIRM_TOPICS ? KEYBOARD_WORDS : KEYBOARD_NAME,
                      confirm->text[part]);
    turn->model->scan.has_before = false;
    turn->model->focus = -1;
}

// A name that is empty, or longer than a name can be, is not taken.
static void mended(struct kiosk_turn *turn)
{
    struct kiosk_confirm *confirm = &turn->model->confirm;
    enum confirm_part part = confirm->mends;
    char text[KIOSK_LINE];

    if (!part)
        return;
    kiosk_field_clean(&confirm->field, text, sizeof text);
    confirm->mends = CONFIRM_NOTHING;
    turn->model->focus = -1;
    if ((part == CONFIRM_NAME && !text[0]) || strcmp(text, confirm->text[part]) == 0)
        return;
    memcpy(confirm->text[part], text, sizeof text);
    confirm->is_mended[part] = true;
}

static void back(struct kiosk_turn *turn)
{
    struct kiosk_confirm *confirm = &turn->model->confirm;

    if (confirm->mends) {
        confirm->mends = CONFIRM_NOTHING;
        turn->model->focus = -1;
        return;
    }
    kiosk_show(turn, KIOSK_FIND);
}

static void yes(struct kiosk_turn *turn)
{
    mended(turn);
    kiosk_check_in(turn, &turn->model->confirm.row);
}

static void no(struct kiosk_turn *turn)
{
    turn->model->confirm.mends = CONFIRM_NOTHING;
    back(turn);
}

void kiosk_confirm_enter(struct kiosk_turn *turn)
{
    if (turn->model->confirm.mends)
        mended(turn);
    else
        yes(turn);
}

void kiosk_confirm_save(struct kiosk_turn *turn, const struct kiosk_confirm *confirm)
{
    static const char *const keys[CONFIRM_PARTS] = { NULL, "name", "company", "topics" };
    struct kiosk_effect *effect = NULL;

    for (int part = CONFIRM_NAME; part < CONFIRM_PARTS; part++) {
        if (!confirm->is_mended[part])
            continue;
        effect = effect ? effect : kiosk_ask(turn, ASK_EDIT);
        if (effect->count == 0)
            kiosk_put(effect, "guest", confirm->row.guest);
        kiosk_put_even_empty(effect, keys[part], confirm->text[part]);
    }
}

const struct kiosk_tap kiosk_confirm_taps[] = {
    { TAP_YES, yes },   { TAP_NO, no },       { TAP_BACK, back },
    { TAP_MEND, mend }, { TAP_NEXT, mended }, { KIOSK_NOTHING, NULL },
};
