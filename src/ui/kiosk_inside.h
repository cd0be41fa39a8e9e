// Shared by the kiosk_update files alone: one turn of the guests' window, and what every screen
// does with it.
#pragma once

#include "ui/kiosk_update.h"

enum {
    KIOSK_SLOW_MS = 200,      // longer than a blink
    KIOSK_GIVE_UP_MS = 20000, // a door that waits for its disk no longer
    KIOSK_TYPED_MS = 80,
    KIOSK_LONGEST_WELCOME_MS = 60000
};

struct kiosk_turn {
    struct kiosk_model *model;
    const struct kiosk_msg *msg;
    struct kiosk_effects *effects;
};

typedef void kiosk_act(struct kiosk_turn *turn);

struct kiosk_tap {
    enum kiosk_message message;
    kiosk_act *act;
};

// The taps of each screen, each ended by KIOSK_NOTHING.
extern const struct kiosk_tap kiosk_hello_taps[], kiosk_find_taps[], kiosk_new_taps[], kiosk_confirm_taps[],
    kiosk_welcome_taps[], kiosk_already_taps[], kiosk_trouble_taps[];

// ---- asking the services (kiosk_update_answer.c)

// A new effect whose answer is waited for, in place of an older one of the same kind.
struct kiosk_effect *kiosk_ask(struct kiosk_turn *turn, enum kiosk_ask ask);
// One whose answer nobody waits for.
struct kiosk_effect *kiosk_tell(struct kiosk_turn *turn, enum kiosk_ask ask);
// The same as kiosk_ask for what is shown live: while an answer is on its way it waits for that.
// NULL then.
struct kiosk_effect *kiosk_ask_fresh(struct kiosk_turn *turn, enum kiosk_ask ask);

// ---- one guest after the other (kiosk_session.c)

void kiosk_show(struct kiosk_turn *turn, enum kiosk_screen screen);
void kiosk_home(struct kiosk_turn *turn); // wipes; somebody new who stopped half-way is told
// Wipes what the guest typed and was told; what is the door's own stays.
void kiosk_wipe(struct kiosk_model *model);
bool kiosk_has_typed(const struct kiosk_model *model);
void kiosk_rest(struct kiosk_turn *turn); // nobody touches anything from now on
void kiosk_tell_half_way(struct kiosk_turn *turn, const char *arrived);
void kiosk_be_typed(struct kiosk_turn *turn); // what came on Hello is a name
void kiosk_run_due(struct kiosk_turn *turn);  // what comes by itself, by now

// ---- a host (kiosk_update_trouble.c)

void kiosk_trouble(struct kiosk_turn *turn, enum trouble trouble, const char *name);
// Calls a host, unless one is called; `name` may be "".
void kiosk_call_host(struct kiosk_turn *turn, const char *reason, const char *name);
void kiosk_call_for_trouble(struct kiosk_turn *turn);
void kiosk_take_call_back(struct kiosk_turn *turn);
void kiosk_leave_trouble(struct kiosk_turn *turn);
void kiosk_not_stored(struct kiosk_turn *turn);

// ---- arriving (kiosk_update_arrive.c)

void kiosk_check_in(struct kiosk_turn *turn, const struct kiosk_row *row);
void kiosk_wait_for_write(struct kiosk_turn *turn);
void kiosk_written(struct kiosk_model *model); // or refused: taps do something again
void kiosk_arrived(struct kiosk_turn *turn, const struct kiosk_visit *visit);
void kiosk_take_visit(struct kiosk_model *model, const struct kiosk_visit *visit);
void kiosk_lapse(struct kiosk_turn *turn);
void kiosk_add_time(struct kiosk_model *model); // somebody reads
void kiosk_refresh_visit(struct kiosk_turn *turn);
void kiosk_scan(struct kiosk_turn *turn); // MSG_SCAN
void kiosk_code_refused(struct kiosk_turn *turn);
void kiosk_scan_next(struct kiosk_turn *turn); // the code that came meanwhile

// ---- hosts (kiosk_update_hosts.c)

kiosk_act kiosk_greet, kiosk_turn_hosts, kiosk_close_hosts, kiosk_press_pin, kiosk_close_pin,
    kiosk_hold_mark, kiosk_hold_clock;
void kiosk_type_pin(struct kiosk_turn *turn, int key); // of ui/pin_pad, from a real keyboard
void kiosk_pin_answered(struct kiosk_turn *turn, const struct kiosk_answer *answer);
void kiosk_wait_for_pin(struct kiosk_turn *turn);

// ---- typing (kiosk_field.c)

void kiosk_copy(char *to, size_t room, const char *from);   // as much as fits, to a character's end
struct kiosk_field *kiosk_field(struct kiosk_model *model); // the active one, or NULL
void kiosk_field_begin(struct kiosk_field *field, enum keyboard_purpose purpose, const char *text);
void kiosk_field_clean(const struct kiosk_field *field, char *text, size_t room); // without spaces around
void kiosk_type(struct kiosk_turn *turn, const char *text);
void kiosk_backspace(struct kiosk_turn *turn);
void kiosk_press_key(struct kiosk_turn *turn); // TAP_KEY
void kiosk_field_changed(struct kiosk_turn *turn);

// ---- screens

void kiosk_begin_find(struct kiosk_turn *turn, const char *text);
void kiosk_find_enter(struct kiosk_turn *turn); // the one row there is
void kiosk_search(struct kiosk_turn *turn, const struct kiosk_field *field);
// Somebody new, if walk-ins are open; else a host. `plus`: one of a buyer's unnamed guests.
void kiosk_begin_new(struct kiosk_turn *turn, enum kiosk_screen from, const char *name,
                     const struct kiosk_row *plus);
void kiosk_new_field_changed(struct kiosk_turn *turn);
void kiosk_new_go(struct kiosk_turn *turn, enum new_step step);
void kiosk_new_next(struct kiosk_turn *turn);
void kiosk_new_enter(struct kiosk_turn *turn);
void kiosk_new_checked_in(struct kiosk_turn *turn, const struct kiosk_visit *visit);
void kiosk_new_alike(struct kiosk_turn *turn, const struct kiosk_alike *alike);
void kiosk_new_finish(struct kiosk_turn *turn); // to Welcome
kiosk_act kiosk_more_next, kiosk_more_enough, kiosk_more_yes, kiosk_more_no, kiosk_more_add,
    kiosk_more_drop_chip, kiosk_more_tick, kiosk_more_field_changed;
void kiosk_more_choose(struct kiosk_turn *turn, size_t row);
bool kiosk_more_takes_chips(enum new_step step);
void kiosk_confirm_row(struct kiosk_turn *turn, const struct kiosk_row *row);
void kiosk_confirm_looked(struct kiosk_turn *turn, const struct kiosk_look *look);
void kiosk_confirm_enter(struct kiosk_turn *turn);
void kiosk_confirm_save(struct kiosk_turn *turn, const struct kiosk_confirm *confirm); // after the check-in
void kiosk_not_undone(struct kiosk_turn *turn);                                        // a host has to
void kiosk_answered(struct kiosk_turn *turn);                                          // MSG_ANSWER
