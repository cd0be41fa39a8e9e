// What the made states are put together from. For made_kiosk*.c only.
#pragma once

#include "made_kiosk.h"
#include "ui/keyboard.h"

bool made_is_named(void); // one name stands in place of all texts
void made_put(char *at, size_t size, const char *text);
void made_type(struct kiosk_field *field, enum keyboard_purpose purpose, const char *text);
void made_row(struct kiosk_row *row, const char *initials, const char *shown, const char *detail);
void made_rows(struct kiosk_found *found, size_t count);
void made_host_comes(struct kiosk_model *model); // somebody comes to say hello

#define PUT(member, text) made_put(member, sizeof member, text)

void made_new_name(struct kiosk_model *model), made_new_plus(struct kiosk_model *model),
    made_new_place(struct kiosk_model *model), made_new_company(struct kiosk_model *model),
    made_new_seen(struct kiosk_model *model), made_new_invited(struct kiosk_model *model),
    made_new_call(struct kiosk_model *model), made_new_contact(struct kiosk_model *model),
    made_new_topics(struct kiosk_model *model), made_new_offers(struct kiosk_model *model),
    made_new_introduce(struct kiosk_model *model), made_new_consents(struct kiosk_model *model),
    made_new_privacy(struct kiosk_model *model), made_new_phone(struct kiosk_model *model);

void made_welcome(struct kiosk_model *model), made_welcome_meet(struct kiosk_model *model),
    made_welcome_far(struct kiosk_model *model), made_welcome_page(struct kiosk_model *model),
    made_welcome_both(struct kiosk_model *model), made_welcome_asked(struct kiosk_model *model),
    made_welcome_someone(struct kiosk_model *model), made_welcome_nobody(struct kiosk_model *model),
    made_welcome_greeted(struct kiosk_model *model), made_welcome_again(struct kiosk_model *model),
    made_welcome_unsaved(struct kiosk_model *model), made_welcome_hosts(struct kiosk_model *model),
    made_welcome_many_hosts(struct kiosk_model *model);
