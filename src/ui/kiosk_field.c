// What is typed, on the glass or on a real keyboard, into the field that is active.
#include <string.h>

#include "ui/keyboard.h"
#include "ui/kiosk_inside.h"
#include "util/text.h"

enum { FIND_LONGEST = 120 };

void kiosk_copy(char *to, size_t room, const char *from)
{
    size_t length = strlen(from);

    if (length >= room) {
        length = room - 1;
        while (length > 0 && ((unsigned char)from[length] & 0xC0) == 0x80)
            length--;
    }
    memcpy(to, from, length);
    to[length] = '\0';
}

struct kiosk_field *kiosk_field(struct kiosk_model *model)
{
    if (model->screen == KIOSK_HELLO) // held back until a person is known to type
        return model->door.has_event ? &model->find.field : NULL;
    return (struct kiosk_field *)kiosk_active_field(model);
}

static size_t longest(const struct kiosk_model *model)
{
    if (model->screen == KIOSK_NEW)
        return (size_t)new_step_longest(model->new_here.step);
    if (model->screen == KIOSK_CONFIRM)
        return model->confirm.mends == CONFIRM_NAME ? FIND_LONGEST : KIOSK_LINE / 4;
    return FIND_LONGEST;
}

void kiosk_field_begin(struct kiosk_field *field, enum keyboard_purpose purpose, const char *text)
{
    memset(field, 0, sizeof *field);
    field->keyboard = keyboard_begin(purpose);
    keyboard_insert(&field->keyboard, text, field->text, &field->length, sizeof field->text);
}

void kiosk_field_clean(const struct kiosk_field *field, char *text, size_t room)
{
    struct str clean = { 0 };

    text_clean(&clean, field->text); // may be longer than what was typed, in rare scripts
    kiosk_copy(text, room, str_text(&clean));
    str_finish(&clean);
}

void kiosk_field_changed(struct kiosk_turn *turn)
{
    struct kiosk_model *model = turn->model;

    if (model->screen == KIOSK_FIND)
        kiosk_search(turn, &model->find.field);
    else if (model->screen == KIOSK_NEW)
        kiosk_new_field_changed(turn);
    else if (model->screen == KIOSK_HELLO)
        model->at_ms[AT_TYPED] = model->now_ms + KIOSK_TYPED_MS;
}

// Keeps what a name can hold: no control or bidi characters, nothing that is not UTF-8.
static bool is_typed(uint32_t c)
{
    return c >= 0x20 && !(c >= 0x7F && c < 0xA0) && c != 0xFFFD && c != 0x200E && c != 0x200F &&
           !(c >= 0x2028 && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069);
}

static bool insert(struct kiosk_model *model, struct kiosk_field *field, uint32_t c)
{
    char typed[5] = "";

    typed[text_encode(typed, c)] = '\0';
    return is_typed(c) && text_count(field->text) < longest(model) &&
           keyboard_insert(&field->keyboard, typed, field->text, &field->length, sizeof field->text);
}

void kiosk_type(struct kiosk_turn *turn, const char *text)
{
    struct kiosk_field *field = kiosk_field(turn->model);
    bool changed = false;
    uint32_t c;

    while (field && (c = text_next(&text)) != 0)
        changed = insert(turn->model, field, c) || changed;
    if (changed)
        kiosk_field_changed(turn);
}

void kiosk_backspace(struct kiosk_turn *turn)
{
    struct kiosk_field *field = kiosk_field(turn->model);

    if (field && keyboard_backspace(&field->keyboard, field->text, &field->length))
        kiosk_field_changed(turn);
}

void kiosk_press_key(struct kiosk_turn *turn)
{
    struct kiosk_field *field = kiosk_field(turn->model), before;

    if (!field)
        return;
    before = *field;
    if (!keyboard_press(&field->keyboard, turn->msg->number, field->text, &field->length, sizeof field->text))
        return;
    if (field->length > before.length && text_count(field->text) > longest(turn->model))
        *field = before;
    else
        kiosk_field_changed(turn);
}
