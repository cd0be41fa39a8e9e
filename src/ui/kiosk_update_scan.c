// A code that was scanned, on whatever screen: looked up as it is, then as other keyboards would have
// typed it, then taken for what it looks like.
#include <stdlib.h>
#include <string.h>

#include "domain/contact_card.h"
#include "domain/ticket_code.h"
#include "ui/kiosk_inside.h"
#include "ui/wedge.h"

static void look_up(struct kiosk_turn *turn, const char *code)
{
    struct kiosk_effect *effect = kiosk_ask(turn, ASK_CHECK_IN_CODE);

    kiosk_put(effect, "event", turn->model->door.event);
    kiosk_put(effect, "code", code);
    kiosk_wait_for_write(turn);
}

static void begin(struct kiosk_turn *turn, const char *code)
{
    struct kiosk_scan *scan = &turn->model->scan;

    scan->layout = 0;
    memmove(scan->text, code, strlen(code) + 1);
    turn->model->trouble_name[0] = '\0';
    look_up(turn, scan->text);
}

// What the scanner typed into the field is none of the guest's.
static void put_field_back(struct kiosk_turn *turn)
{
    struct kiosk_model *model = turn->model;
    struct kiosk_field *field = kiosk_field(model);
    bool differs = field && strcmp(field->text, model->scan.before.text) != 0;

    if (model->screen == KIOSK_HELLO) {
        model->at_ms[AT_TYPED] = 0;
        memset(&model->find.field, 0, sizeof model->find.field);
    } else if (field && model->scan.has_before) {
        *field = model->scan.before;
        if (differs)
            kiosk_field_changed(turn);
    }
    model->scan.has_before = false;
    memset(&model->scan.before, 0, sizeof model->scan.before);
}

static bool is_same_again(struct kiosk_model *model, const char *code)
{
    uint64_t fingerprint = hash_bytes(code, strlen(code));
    int64_t since_ms = model->now_ms - model->scan.last_ms;
    bool is_same = model->scan.last == fingerprint && model->scan.last_ms && since_ms >= 0 &&
                   since_ms < KIOSK_SAME_CODE_MS;

    model->scan.last = fingerprint;
    model->scan.last_ms = model->now_ms;
    return is_same;
}

void kiosk_scan(struct kiosk_turn *turn)
{
    struct kiosk_model *model = turn->model;
    const char *code = turn->msg->text;
    size_t length = strlen(code);

    put_field_back(turn);
    if (!model->door.has_event || length == 0 || length >= KIOSK_CODE || is_same_again(model, code))
        return;
    if (model->is_busy)
        memcpy(model->scan.next, code, length + 1);
    else
        begin(turn, code);
}

void kiosk_scan_next(struct kiosk_turn *turn)
{
    char code[KIOSK_CODE];

    if (turn->model->is_busy || !turn->model->scan.next[0])
        return;
    memcpy(code, turn->model->scan.next, sizeof code);
    memset(turn->model->scan.next, 0, sizeof turn->model->scan.next);
    if (turn->model->door.has_event)
        begin(turn, code);
}

// ---- a card

// In whatever layout it was typed.
static bool read_card(const char *scanned, struct contact_card *card)
{
    char reading[KIOSK_CODE];

    for (size_t i = 0; i < WEDGE_READINGS; i++) {
        contact_card_finish(card);
        if (wedge_reading(scanned, i, reading, sizeof reading) && contact_card_read(card, reading))
            return true;
    }
    return false;
}

// Where nobody new may come in, it is at least a name to look for.
static void begin_with_card(struct kiosk_turn *turn, const char *name, const char *email)
{
    struct kiosk_model *model = turn->model;

    kiosk_tell_half_way(turn, name);
    if (model->new_here.is_checked_in)
        kiosk_wipe(model);
    if (model->door.walk_ins == WALK_INS_OPEN)
        kiosk_begin_new(turn, model->screen == KIOSK_FIND ? KIOSK_FIND : KIOSK_HELLO, name, NULL);
    else
        kiosk_begin_find(turn, name[0] ? name : email);
}

// Somebody's own card stands for the answers of somebody new.
static void take_card(struct kiosk_turn *turn, const struct contact_card *card)
{
    struct kiosk_model *model = turn->model;
    struct kiosk_new *new_here = &model->new_here;
    const char *name = str_text(&card->value[CONTACT_NAME]), *email = str_text(&card->value[CONTACT_EMAIL]);

    if (model->screen == KIOSK_NEW && !new_here->is_checked_in)
        kiosk_copy(new_here->name, sizeof new_here->name, name[0] ? name : new_here->name);
    else
        begin_with_card(turn, name, email);
    if (model->screen != KIOSK_NEW)
        return;
    kiosk_copy(new_here->company, sizeof new_here->company, str_text(&card->value[CONTACT_COMPANY]));
    kiosk_copy(new_here->title, sizeof new_here->title, str_text(&card->value[CONTACT_TITLE]));
    kiosk_copy(new_here->email, sizeof new_here->email, email);
    kiosk_copy(new_here->phone, sizeof new_here->phone, str_text(&card->value[CONTACT_PHONE]));
    if (new_here->step == NEW_COMPANY || new_here->name[0])
        kiosk_new_go(turn, NEW_NAME);
}

static bool takes_card(struct kiosk_turn *turn)
{
    struct contact_card card = { 0 };
    bool is_card = read_card(turn->model->scan.text, &card);

    if (is_card)
        take_card(turn, &card);
    contact_card_finish(&card);
    return is_card;
}

// ---- a code that is nobody's ticket

void kiosk_code_refused(struct kiosk_turn *turn)
{
    struct kiosk_model *model = turn->model;
    struct kiosk_scan *scan = &model->scan;
    struct ticket_code code = { 0 };
    char reading[KIOSK_CODE];
    bool is_setup, has_shape;

    while (++scan->layout < WEDGE_READINGS) {
        if (wedge_reading(scan->text, scan->layout, reading, sizeof reading)) {
            look_up(turn, reading);
            return;
        }
    }
    kiosk_written(model);
    if (takes_card(turn))
        return;
    ticket_code_read(&code, scan->text);
    is_setup = code.kind == TICKET_SETUP;
    has_shape = code.system[0] != '\0';
    ticket_code_finish(&code);
    if (!has_shape && kiosk_active_field(model))
        kiosk_type(turn, scan->text);
    else
        kiosk_trouble(turn, is_setup ? TROUBLE_SETUP_CODE : TROUBLE_NOT_LISTED, "");
}
