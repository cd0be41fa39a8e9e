// Welcome in every state: who comes, whom to meet, what hosts do there.
#include <stdio.h>

#include "made_kiosk_parts.h"

void made_host_comes(struct kiosk_model *model)
{
    PUT(model->visit.host_name, "Amir");
    snprintf(model->visit.host_initials, sizeof model->visit.host_initials, "AM");
}

void made_welcome(struct kiosk_model *model)
{
    model->screen = KIOSK_WELCOME;
    made_host_comes(model);
}

static void meets(struct kiosk_model *model)
{
    snprintf(model->visit.meet.guest, sizeof model->visit.meet.guest, "g9");
    PUT(model->visit.meet.shown, "Jo");
    PUT(model->visit.meet.company, "Acme Robotics");
    PUT(model->visit.meet.because, "You both care about fintech");
}

static void has_page(struct kiosk_model *model)
{
    snprintf(model->visit.page, sizeof model->visit.page,
             "https://door.riverside-breakfast.example.org/g/k3v9x1m7q2b8w4d6h0j5r3t1");
}

void made_welcome_far(struct kiosk_model *model)
{
    made_welcome(model);
    model->visit.hosts_reachable = 0;
    model->visit.where[0] = '\0';
}

void made_welcome_meet(struct kiosk_model *model)
{
    made_welcome(model);
    meets(model);
}

void made_welcome_page(struct kiosk_model *model)
{
    made_welcome(model);
    has_page(model);
}

void made_welcome_both(struct kiosk_model *model)
{
    made_welcome(model);
    meets(model);
    has_page(model);
}

void made_welcome_asked(struct kiosk_model *model)
{
    model->screen = KIOSK_WELCOME;
    model->visit.is_owed = false;
    model->visit.may_ask = true;
    has_page(model);
}

void made_welcome_someone(struct kiosk_model *model)
{
    model->screen = KIOSK_WELCOME;
}

void made_welcome_nobody(struct kiosk_model *model)
{
    model->screen = KIOSK_WELCOME;
    model->visit.hosts_reachable = 0;
    model->visit.where[0] = '\0';
}

void made_welcome_greeted(struct kiosk_model *model)
{
    made_welcome(model);
    model->visit.is_greeted = true;
}

void made_welcome_again(struct kiosk_model *model)
{
    model->screen = KIOSK_WELCOME;
    model->visit.is_owed = model->visit.first_visit = false;
    model->visit.visit_number = 7;
}

void made_welcome_unsaved(struct kiosk_model *model)
{
    model->screen = KIOSK_WELCOME;
    model->visit = (struct kiosk_visit){ 0 };
}

void made_welcome_hosts(struct kiosk_model *model)
{
    made_welcome(model);
    model->shows_hosts = true;
    model->hosts.count = KIOSK_HOSTS_SHOWN;
    for (int i = 0; i < KIOSK_HOSTS; i++) {
        model->hosts.rows[i].colour = i % 8;
        PUT(model->hosts.rows[i].shown, "Amir");
        snprintf(model->hosts.rows[i].initials, sizeof model->hosts.rows[i].initials, "AM");
    }
}

void made_welcome_many_hosts(struct kiosk_model *model)
{
    made_welcome_hosts(model);
    model->hosts.count = KIOSK_HOSTS_SHOWN + 3;
    model->hosts_first = KIOSK_HOSTS_SHOWN;
}
