#include "made_kiosk_parts.h"

#include <stdio.h>
#include <string.h>

#include "ui/keyboard.h"
#include "util/zone.h"

// What stands in the buffers; made_kiosk_named puts one name in all of them.
static const char *only_name;

void made_put(char *at, size_t size, const char *text)
{
    snprintf(at, size, "%s", only_name ? only_name : text);
}

bool made_is_named(void)
{
    return only_name != NULL;
}

static int64_t instant(const char *text)
{
    struct err err = { 0 };
    int64_t at_ms = 0;

    if (!zone_parse(&at_ms, text, "UTC", &err))
        must(false);
    return at_ms;
}

void made_type(struct kiosk_field *field, enum keyboard_purpose purpose, const char *text)
{
    *field = (struct kiosk_field){ .keyboard = keyboard_begin(purpose) };
    if (text[0])
        keyboard_insert(&field->keyboard, only_name ? only_name : text, field->text, &field->length,
                        sizeof field->text);
}

void made_row(struct kiosk_row *row, const char *initials, const char *shown, const char *detail)
{
    snprintf(row->initials, sizeof row->initials, "%s", initials);
    PUT(row->shown, shown);
    PUT(row->name, shown);
    PUT(row->detail, detail);
}

void made_rows(struct kiosk_found *found, size_t count)
{
    static const char *const people[KIOSK_ROWS][3] = {
        { "AO", "Amara O.", "Acme Robotics" },       { "AL", "Amalia L.", "Lind & Partner" },
        { "SA", "Samara A.", "s•••@north.example" }, { "AM", "Amadou M.", "Baobab Foods" },
        { "JA", "Jamal A.", "Studio Amal" },
    };

    found->say = FIND_SHOW_ROWS;
    found->count = count;
    for (size_t i = 0; i < count; i++)
        made_row(&found->rows[i], people[i][0], people[i][1], people[i][2]);
}

static void door(struct kiosk_door *door)
{
    *door = (struct kiosk_door){ .is_known = true,
                                 .has_event = true,
                                 .zone = "Europe/Berlin",
                                 .doors_ms = instant("2026-12-01T06:45:00+01:00"),
                                 .starts_ms = instant("2026-12-01T07:30:00+01:00"),
                                 .programme_ms = instant("2026-12-01T07:45:00+01:00"),
                                 .ends_ms = instant("2026-12-01T09:30:00+01:00"),
                                 .hosts_reachable = 2 };
    PUT(door->group, "Riverside Business Breakfast");
    PUT(door->door, "Front door");
    PUT(door->name, "December breakfast");
    made_put(door->privacy, sizeof door->privacy,
             "We keep your name, your company and when you came, so that somebody can say hello.\n\n"
             "Ask any host to see, mend or erase what we keep about you.");
}

static void visit(struct kiosk_visit *visit, int64_t now_ms)
{
    *visit = (struct kiosk_visit){ .is_saved = true,
                                   .first_visit = true,
                                   .is_owed = true,
                                   .visit_number = 1,
                                   .arrived_ms = now_ms,
                                   .hosts_reachable = 2 };
    PUT(visit->call_name, "Amara");
    PUT(visit->name, "Amara Okafor");
    PUT(visit->where, "Near the door, coffee is to your left");
}

// ---- Hello

static void hello(struct kiosk_model *model)
{
    model->screen = KIOSK_HELLO;
}

static void hello_demo(struct kiosk_model *model)
{
    model->door.is_demo = true;
    model->focus = 0;
}

static void hello_begun(struct kiosk_model *model)
{
    model->now_ms = model->door.programme_ms;
}

static void hello_next(struct kiosk_model *model)
{
    model->door.has_event = false;
    model->door.has_next = true;
    model->now_ms += 6 * HOUR_MS;
    PUT(model->door.next_name, "January breakfast");
    snprintf(model->door.next_zone, sizeof model->door.next_zone, "Europe/Berlin");
    model->door.next_starts_ms = instant("2027-01-05T07:30:00+01:00");
}

static void hello_never(struct kiosk_model *model)
{
    model->door.has_event = false;
}

static void hello_unknown(struct kiosk_model *model)
{
    model->door = (struct kiosk_door){ 0 };
}

static void hello_board(struct kiosk_model *model)
{
    model->has_board = true;
}

static void pin(struct kiosk_model *model)
{
    model->shows_pin = model->door.has_pin = true;
    snprintf(model->pin.digits, sizeof model->pin.digits, "123456");
}

static void pin_wrong(struct kiosk_model *model)
{
    pin(model);
    pin_pad_answer(&model->pin, false, 24000, model->now_ms);
}

static void pin_unset(struct kiosk_model *model)
{
    model->shows_pin = true;
}

// ---- Find me

static void find(struct kiosk_model *model)
{
    model->screen = KIOSK_FIND;
    made_type(&model->find.field, KEYBOARD_NAME, "Ama");
    made_rows(&model->find.found, KIOSK_ROWS);
}

static void find_empty(struct kiosk_model *model)
{
    model->screen = KIOSK_FIND;
    model->door.is_demo = true;
}

static void find_nobody(struct kiosk_model *model)
{
    find(model);
    model->find.found = (struct kiosk_found){ .say = FIND_NOBODY };
}

static void find_company(struct kiosk_model *model)
{
    find(model);
    model->find.found = (struct kiosk_found){ .say = FIND_ADD_COMPANY };
}

static void find_plus(struct kiosk_model *model)
{
    struct kiosk_row *rows = model->find.found.rows;

    find(model);
    model->find.found.count = 3;
    rows[1].kind = FIND_PLUS;
    rows[1].places = 3;
    rows[2].kind = FIND_SEVERAL;
    model->pressed_message = 4;
    model->focus = 3;
}

static void find_held(struct kiosk_model *model)
{
    struct kiosk_field *field = &model->find.field;
    int key;

    find(model);
    made_type(field, KEYBOARD_NAME, "Jos");
    key = keyboard_key(&field->keyboard, "a");
    keyboard_press(&field->keyboard, key, field->text, &field->length, sizeof field->text);
    keyboard_hold(&field->keyboard, key);
}

static void find_called(struct kiosk_model *model)
{
    find_nobody(model);
    model->is_host_called = true;
}

static void find_symbols(struct kiosk_model *model)
{
    struct kiosk_field *field = &model->find.field;

    find(model);
    keyboard_press(&field->keyboard, keyboard_key(&field->keyboard, "symbols"), field->text, &field->length,
                   sizeof field->text);
}

static void find_slow(struct kiosk_model *model)
{
    find(model);
    model->is_busy = model->is_slow = true;
}

// ---- Is this you?

static void confirm(struct kiosk_model *model)
{
    model->screen = KIOSK_CONFIRM;
    made_row(&model->confirm.row, "AO", "Amara Okafor", "");
    PUT(model->confirm.text[CONFIRM_NAME], "Amara Okafor");
    PUT(model->confirm.text[CONFIRM_COMPANY], "Acme Robotics");
    PUT(model->confirm.text[CONFIRM_TOPICS], "");
}

static void mend(struct kiosk_model *model)
{
    confirm(model);
    model->confirm.mends = CONFIRM_COMPANY;
    made_type(&model->confirm.field, KEYBOARD_NAME, "Acme Robotics");
}

// ---- Already here

static void already(struct kiosk_model *model)
{
    model->screen = KIOSK_ALREADY;
}

// ---- trouble, Still there?, options

static void trouble(struct kiosk_model *model)
{
    model->screen = KIOSK_TROUBLE;
}

static void trouble_called(struct kiosk_model *model)
{
    model->screen = KIOSK_TROUBLE;
    model->trouble = TROUBLE_HELP;
    model->is_host_called = true;
}

static void trouble_closed(struct kiosk_model *model)
{
    model->screen = KIOSK_TROUBLE;
    model->trouble = TROUBLE_WALK_INS;
    model->door.walk_ins = WALK_INS_CLOSED;
}

static void trouble_not_stored(struct kiosk_model *model)
{
    model->screen = KIOSK_TROUBLE;
    model->trouble = TROUBLE_NOT_STORED;
    model->is_host_called = true;
}

static void trouble_alone(struct kiosk_model *model)
{
    trouble_not_stored(model);
    model->is_host_called = false;
}

static void idle(struct kiosk_model *model)
{
    find(model);
    model->asks_still_there = true;
    model->at_ms[AT_WIPE] = model->now_ms + 17000;
}

static void options(struct kiosk_model *model)
{
    model->shows_options = true;
}

const struct made_state made_states[] = {
    { "hello", hello },
    { "hello-demo", hello_demo },
    { "hello-begun", hello_begun },
    { "hello-next", hello_next },
    { "hello-never", hello_never },
    { "hello-unknown", hello_unknown },
    { "hello-board", hello_board },
    { "pin", pin },
    { "pin-wrong", pin_wrong },
    { "pin-unset", pin_unset },
    { "find", find },
    { "find-empty", find_empty },
    { "find-nobody", find_nobody },
    { "find-company", find_company },
    { "find-plus", find_plus },
    { "find-held", find_held },
    { "find-called", find_called },
    { "find-symbols", find_symbols },
    { "find-slow", find_slow },
    { "new-name", made_new_name },
    { "new-plus", made_new_plus },
    { "new-place", made_new_place },
    { "new-company", made_new_company },
    { "new-seen", made_new_seen },
    { "new-invited", made_new_invited },
    { "new-call", made_new_call },
    { "new-contact", made_new_contact },
    { "new-topics", made_new_topics },
    { "new-offers", made_new_offers },
    { "new-introduce", made_new_introduce },
    { "new-consents", made_new_consents },
    { "new-privacy", made_new_privacy },
    { "new-phone", made_new_phone },
    { "confirm", confirm },
    { "mend", mend },
    { "welcome", made_welcome },
    { "welcome-someone", made_welcome_someone },
    { "welcome-nobody", made_welcome_nobody },
    { "welcome-greeted", made_welcome_greeted },
    { "welcome-again", made_welcome_again },
    { "welcome-unsaved", made_welcome_unsaved },
    { "welcome-far", made_welcome_far },
    { "welcome-meet", made_welcome_meet },
    { "welcome-page", made_welcome_page },
    { "welcome-both", made_welcome_both },
    { "welcome-asked", made_welcome_asked },
    { "welcome-hosts", made_welcome_hosts },
    { "welcome-many-hosts", made_welcome_many_hosts },
    { "already", already },
    { "trouble", trouble },
    { "trouble-called", trouble_called },
    { "trouble-closed", trouble_closed },
    { "trouble-not-stored", trouble_not_stored },
    { "trouble-alone", trouble_alone },
    { "idle", idle },
    { "options", options },
};
const size_t made_state_count = sizeof made_states / sizeof *made_states;

void made_kiosk_named(struct kiosk_model *model, const struct made_state *state, const char *name)
{
    only_name = name;
    memset(model, 0, sizeof *model);
    model->focus = -1;
    model->now_ms = instant("2026-12-01T07:04:00+01:00");
    door(&model->door);
    visit(&model->visit, model->now_ms);
    made_type(&model->find.field, KEYBOARD_NAME, "");
    state->make(model);
    only_name = NULL;
}

void made_kiosk(struct kiosk_model *model, const struct made_state *state)
{
    made_kiosk_named(model, state, NULL);
}
