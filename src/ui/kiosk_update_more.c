// New here, after the check-in: what nobody has to answer. Each answer is written when it is given.
#include <string.h>

#include "ui/kiosk_inside.h"
#include "util/str.h"
#include "util/text.h"

static const char *const consent_keys[KIOSK_CONSENTS] = {
    [CONSENT_KEEP_CONTACT] = "keep_contact",
    [CONSENT_SHARE_CONTACT] = "share_contact",
};

static void write(struct kiosk_turn *turn, const char *key, const char *text)
{
    struct kiosk_effect *effect;

    if (!text[0])
        return;
    effect = kiosk_ask(turn, ASK_EDIT);
    kiosk_put(effect, "guest", turn->model->visit.guest);
    kiosk_put(effect, key, text);
}

// ---- chips

bool kiosk_more_takes_chips(enum new_step step)
{
    return step == NEW_TOPICS || step == NEW_SEEKS || step == NEW_OFFERS;
}

static bool has_chip(const struct kiosk_new *new_here, const char *text)
{
    for (size_t i = 0; i < new_here->chip_count; i++)
        if (text_same(new_here->chips[i], text))
            return true;
    return false;
}

void kiosk_more_add(struct kiosk_turn *turn)
{
    struct kiosk_new *new_here = &turn->model->new_here;
    char text[KIOSK_LINE];

    if (!kiosk_more_takes_chips(new_here->step))
        return;
    kiosk_field_clean(&new_here->field, text, sizeof text);
    if (text[0] && new_here->chip_count == KIOSK_CHIPS)
        return;
    if (text[0] && !has_chip(new_here, text))
        memcpy(new_here->chips[new_here->chip_count++], text, strlen(text) + 1);
    kiosk_field_begin(&new_here->field, KEYBOARD_WORDS, "");
    turn->model->scan.has_before = false;
}

void kiosk_more_drop_chip(struct kiosk_turn *turn)
{
    struct kiosk_new *new_here = &turn->model->new_here;
    int number = turn->msg->number;

    if (number < 0 || (size_t)number >= new_here->chip_count)
        return;
    new_here->chip_count--;
    memmove(new_here->chips[number], new_here->chips[number + 1],
            (new_here->chip_count - (size_t)number) * sizeof new_here->chips[0]);
    memset(new_here->chips[new_here->chip_count], 0, sizeof new_here->chips[0]);
}

// A comma ends a chip.
void kiosk_more_field_changed(struct kiosk_turn *turn)
{
    struct kiosk_field *field = &turn->model->new_here.field;
    char *comma;

    if (!kiosk_more_takes_chips(turn->model->new_here.step))
        return;
    while ((comma = strpbrk(field->text, ",;")) != NULL) {
        char rest[KIOSK_LINE];

        memcpy(rest, comma + 1, strlen(comma + 1) + 1);
        *comma = '\0';
        kiosk_more_add(turn);
        kiosk_field_begin(field, KEYBOARD_WORDS, rest);
    }
}

static void write_chips(struct kiosk_turn *turn, const char *key)
{
    struct kiosk_new *new_here = &turn->model->new_here;
    struct str joined = { 0 };

    kiosk_more_add(turn);
    for (size_t i = 0; i < new_here->chip_count; i++)
        str_addf(&joined, "%s%s", i ? "; " : "", new_here->chips[i]);
    write(turn, key, str_text(&joined));
    str_finish(&joined);
}

// ---- the answers

// Digits enough for a phone, or an @ with something on both sides.
static bool write_contact(struct kiosk_turn *turn, const char *text)
{
    const char *at = strchr(text, '@');
    size_t digits = 0;

    for (const char *c = text; *c; c++)
        digits += *c >= '0' && *c <= '9';
    if (at ? at == text || !strchr(at, '.') || strchr(text, ' ') || strchr(at + 1, '@')
           : digits < 5 || text_count(text) > 60 || strspn(text, "0123456789 +-()/.") != strlen(text))
        return false;
    write(turn, at ? "email" : "phone", text);
    return true;
}

static void write_consents(struct kiosk_turn *turn)
{
    const struct kiosk_new *new_here = &turn->model->new_here;
    struct kiosk_effect *effect = NULL;

    for (int consent = 0; consent < KIOSK_CONSENTS; consent++) {
        if (!new_here->ticked[consent])
            continue;
        effect = effect ? effect : kiosk_ask(turn, ASK_EDIT);
        if (effect->count == 0)
            kiosk_put(effect, "guest", turn->model->visit.guest);
        kiosk_put(effect, consent_keys[consent], "yes");
    }
}

// False: what stands in the field is no answer to this step.
static bool write_answer(struct kiosk_turn *turn)
{
    const struct kiosk_new *new_here = &turn->model->new_here;
    char text[KIOSK_LINE];

    kiosk_field_clean(&new_here->field, text, sizeof text);
    switch (new_here->step) {
    case NEW_INVITED_BY:
        write(turn, "invited_by", text);
        return true;
    case NEW_CALL_NAME:
        write(turn, "call_name", text);
        return true;
    case NEW_CONTACT:
        return !text[0] || write_contact(turn, text);
    case NEW_TOPICS:
        write_chips(turn, "topics");
        return true;
    case NEW_SEEKS:
        write_chips(turn, "seeks");
        return true;
    case NEW_OFFERS:
        write_chips(turn, "offers");
        return true;
    case NEW_CONSENTS:
        write_consents(turn);
        return true;
    default:
        return true;
    }
}

void kiosk_more_next(struct kiosk_turn *turn)
{
    struct kiosk_new *new_here = &turn->model->new_here;

    if (new_here->step == NEW_SEEN_BEFORE || new_here->step == NEW_INTRODUCE)
        return; // yes or no, or skipped
    new_here->looks_wrong = !write_answer(turn);
    if (!new_here->looks_wrong)
        kiosk_new_next(turn);
}

void kiosk_more_enough(struct kiosk_turn *turn)
{
    if (!turn->model->new_here.is_checked_in)
        return;
    write_answer(turn);
    kiosk_new_finish(turn);
}

void kiosk_more_choose(struct kiosk_turn *turn, size_t number)
{
    struct kiosk_model *model = turn->model;
    struct kiosk_new *new_here = &model->new_here;

    if (new_here->step == NEW_SEEN_BEFORE && number < new_here->alike.count) {
        struct kiosk_effect *effect = kiosk_ask(turn, ASK_MERGE);

        kiosk_put(effect, "keep", new_here->alike.rows[number].guest);
        kiosk_put(effect, "drop", model->visit.guest);
        new_here->passes_by[NEW_SEEN_BEFORE] = true;
        kiosk_new_next(turn);
    } else if (new_here->step == NEW_INVITED_BY && number < new_here->found.count &&
               new_here->found.rows[number].kind == FIND_GUEST) {
        write(turn, "invited_by", new_here->found.rows[number].guest);
        kiosk_new_next(turn);
    }
}

static void answer(struct kiosk_turn *turn, const char *introduce)
{
    struct kiosk_new *new_here = &turn->model->new_here;

    if (new_here->step == NEW_INTRODUCE)
        write(turn, "introduce", introduce);
    else if (new_here->step != NEW_SEEN_BEFORE || strcmp(introduce, "no") != 0)
        return;
    new_here->passes_by[NEW_SEEN_BEFORE] = true;
    kiosk_new_next(turn);
}

void kiosk_more_yes(struct kiosk_turn *turn)
{
    answer(turn, "yes");
}

void kiosk_more_no(struct kiosk_turn *turn)
{
    answer(turn, "no");
}

void kiosk_more_tick(struct kiosk_turn *turn)
{
    struct kiosk_new *new_here = &turn->model->new_here;
    int number = turn->msg->number;

    if (new_here->step == NEW_CONSENTS && number >= 0 && number < KIOSK_CONSENTS)
        new_here->ticked[number] = !new_here->ticked[number];
}

// ---- after the check-in, and at the end

void kiosk_new_checked_in(struct kiosk_turn *turn, const struct kiosk_visit *visit)
{
    struct kiosk_model *model = turn->model;

    kiosk_take_visit(model, visit);
    model->new_here.is_checked_in = true;
    model->new_here.passes_by[NEW_CONTACT] = model->new_here.email[0] || model->new_here.phone[0];
    kiosk_put(kiosk_ask(turn, ASK_ALIKE), "guest", visit->guest);
}

void kiosk_new_alike(struct kiosk_turn *turn, const struct kiosk_alike *alike)
{
    struct kiosk_model *model = turn->model;

    kiosk_written(model);
    model->asked[ASK_ALIKE] = 0;
    if (!model->new_here.is_checked_in || model->new_here.step > NEW_COMPANY)
        return;
    model->new_here.alike = *alike;
    kiosk_new_next(turn);
}

void kiosk_new_finish(struct kiosk_turn *turn)
{
    struct kiosk_model *model = turn->model;
    struct kiosk_visit visit = model->visit;

    kiosk_wipe(model);
    model->visit = visit;
    kiosk_show(turn, KIOSK_WELCOME);
    kiosk_refresh_visit(turn);
}
