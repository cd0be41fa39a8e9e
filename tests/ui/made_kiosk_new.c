// New here, question by question.
#include <stdio.h>

#include "made_kiosk_parts.h"

static void step(struct kiosk_model *model, enum new_step step, const char *text)
{
    model->screen = KIOSK_NEW;
    model->new_here.step = step;
    model->new_here.is_checked_in = step > NEW_COMPANY;
    if (step == NEW_INVITED_BY || step == NEW_CALL_NAME)
        snprintf(model->visit.page, sizeof model->visit.page, "https://door.example.org/g/k3v9x1m7q2b8w4d6h0j5r3t1");
    made_type(&model->new_here.field, step == NEW_CONTACT ? KEYBOARD_CONTACT : KEYBOARD_NAME, text);
}

void made_new_name(struct kiosk_model *model)
{
    step(model, NEW_NAME, "Priya Raghunathan");
}

void made_new_plus(struct kiosk_model *model)
{
    step(model, NEW_NAME, "");
    snprintf(model->new_here.plus_of, sizeof model->new_here.plus_of, "g");
    PUT(model->new_here.plus_of_name, "Dana Kim");
}

void made_new_place(struct kiosk_model *model)
{
    step(model, NEW_WHOSE_PLACE, "Ama");
    model->new_here.is_for_someone = true;
    made_rows(&model->new_here.found, KIOSK_ROWS);
}

void made_new_company(struct kiosk_model *model)
{
    step(model, NEW_COMPANY, "Monsoon ");
    PUT(model->new_here.title, "Architect");
}

void made_new_seen(struct kiosk_model *model)
{
    step(model, NEW_SEEN_BEFORE, "");
    model->new_here.alike.count = KIOSK_ALIKE;
    for (int i = 0; i < KIOSK_ALIKE; i++) {
        PUT(model->new_here.alike.rows[i].shown, "Priya R.");
        PUT(model->new_here.alike.rows[i].hint, "p•••@monsoon.example");
    }
}

void made_new_invited(struct kiosk_model *model)
{
    step(model, NEW_INVITED_BY, "Sof");
    made_rows(&model->new_here.found, 2);
}

void made_new_call(struct kiosk_model *model)
{
    step(model, NEW_CALL_NAME, "");
    made_host_comes(model);
}

void made_new_contact(struct kiosk_model *model)
{
    step(model, NEW_CONTACT, "priya@");
    model->new_here.looks_wrong = true;
}

void made_new_topics(struct kiosk_model *model)
{
    static const char *const chips[] = { "fintech", "supply chain", "schools" };

    step(model, NEW_TOPICS, "hir");
    model->new_here.chip_count = made_is_named() ? KIOSK_CHIPS : 3;
    for (size_t i = 0; i < model->new_here.chip_count; i++)
        PUT(model->new_here.chips[i], chips[i % 3]);
}

void made_new_offers(struct kiosk_model *model)
{
    step(model, NEW_OFFERS, "");
}

void made_new_introduce(struct kiosk_model *model)
{
    step(model, NEW_INTRODUCE, "");
}

void made_new_consents(struct kiosk_model *model)
{
    step(model, NEW_CONSENTS, "");
    model->new_here.ticked[CONSENT_KEEP_CONTACT] = true;
}

void made_new_privacy(struct kiosk_model *model)
{
    step(model, NEW_NAME, "");
    model->new_here.shows_privacy = true;
}

void made_new_phone(struct kiosk_model *model)
{
    step(model, NEW_CALL_NAME, "");
    model->new_here.shows_page = true;
}
