// A code that was scanned, on whatever screen: looked up as it is, then as other keyboards would have
// typed it, then taken for what it looks like.
#include <stdlib.h>
#include <string.h>

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

    model->at_ms[AT_TYPED] = 0;
    if (!field || !model->scan.has_before)
        return;
    *field = model->scan.before;
    model->scan.has_before = false;
    if (differs && model->screen != KIOSK_HELLO)
        kiosk_field_changed(turn);
}

static bool is_same_again(struct kiosk_model *model, const char *code)
{
    uint64_t fingerprint = hash_bytes(code, strlen(code));
    int64_t since_ms = model->now_ms - model->scan.last_ms;
    bool is_same = model->scan.last == fingerprint && model->scan.last_ms && since_ms < KIOSK_SAME_CODE_MS;

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
    turn->model->scan.next[0] = '\0';
    begin(turn, code);
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
    ticket_code_read(&code, scan->text);
    is_setup = code.kind == TICKET_SETUP;
    has_shape = code.system[0] != '\0';
    ticket_code_finish(&code);
    if (!has_shape && kiosk_active_field(model))
        kiosk_type(turn, scan->text);
    else
        kiosk_trouble(turn, is_setup ? TROUBLE_SETUP_CODE : TROUBLE_NOT_LISTED, "");
}
