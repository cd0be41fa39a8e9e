#include "service/alert_tell.h"

#include <stdlib.h>
#include <string.h>

#include "service/screen.h"
#include "service/tell.h"
#include "store/alert_store.h"
#include "store/guest_store.h"

// ---- whose phones

typedef bool chooses(const struct host *host, const struct alert_host *now);

static bool on_duty(const struct host *host, const struct alert_host *now)
{
    (void)host;
    return now->on_duty && !now->rests;
}

static bool awake_leads(const struct host *host, const struct alert_host *now)
{
    return host->lead && !now->rests;
}

static bool leads(const struct host *host, const struct alert_host *now)
{
    (void)now;
    return host->lead;
}

static bool awake(const struct host *host, const struct alert_host *now)
{
    (void)host;
    return !now->rests;
}

static bool everybody(const struct host *host, const struct alert_host *now)
{
    (void)host;
    (void)now;
    return true;
}

static bool nobody(const struct host *host, const struct alert_host *now)
{
    (void)host;
    (void)now;
    return false;
}

static void choose(json_t *chosen, const struct alert_room *room, chooses *is_chosen)
{
    for (size_t i = 0; i < room->list.count; i++) {
        if (is_chosen(&room->list.hosts[i], &room->hosts[i]))
            json_array_append_new(chosen, json_string(room->list.hosts[i].id));
    }
}

// Who rests is left alone, unless nobody else is left to call.
static json_t *hosts_of(const struct alert_room *room, const struct alert_subject *subject,
                        const struct escalation *escalation)
{
    static chooses *const ways[][4] = {
        [PHONES_NONE] = { nobody },
        [PHONES_DUTY] = { on_duty },
        [PHONES_LEAD] = { awake_leads, leads, awake, everybody },
        [PHONES_ALL] = { awake, leads, everybody },
    };
    json_t *chosen = json_array();

    if (subject->owner[0])
        json_array_append_new(chosen, json_string(subject->owner));
    for (size_t i = 0; i < 4 && ways[escalation->phones][i] && json_array_size(chosen) == 0; i++)
        choose(chosen, room, ways[escalation->phones][i]);
    return chosen;
}

// ---- of whom

struct person {
    json_t *told; // as service/tell does
    char id[ID_SIZE];
};

static bool read_person(struct store *store, const struct alert_subject *subject, struct person *person,
                        struct err *err)
{
    struct guest guest = { 0 };
    bool done = !subject->guest || guest_store_read(store, subject->guest, &guest, err);

    *person = (struct person){ .told = json_object() };
    if (guest.num) {
        tell_guest(person->told, &guest);
        memcpy(person->id, guest.id, ID_SIZE);
    } else {
        json_object_set_new(person->told, "shown", json_string(subject->name));
        json_object_set_new(person->told, "name", json_string(subject->name));
    }
    guest_finish(&guest);
    return done;
}

static json_t *text_of(const struct person *person, const char *key)
{
    return json_text_or_null(json_get_text(person->told, key));
}

static int64_t waited_s(const struct alert_subject *subject, int64_t now_ms)
{
    return now_ms > subject->since_ms ? (now_ms - subject->since_ms) / 1000 : 0;
}

bool alert_tell(json_t **alert, struct store *store, const struct alert_room *room, const struct event *event,
                const struct alert_subject *subject, const struct escalation *escalation, int64_t now_ms,
                struct err *err)
{
    struct person person;
    bool done = read_person(store, subject, &person, err);

    *alert = json_pack(
        "{s:s, s:s, s:s, s:o, s:o, s:o, s:o, s:i, s:i, s:b, s:b, s:b, s:I, s:I, s:o, s:o}", "about",
        subject->about, "kind", subject->kind, "event", event->id, "visit", json_text_or_null(subject->visit),
        "guest", json_text_or_null(person.id), "shown", text_of(&person, "shown"), "company",
        text_of(&person, "company"), "level", escalation->level, "step", escalation->step, "sound",
        (int)escalation->sound, "all", (int)(escalation->phones == PHONES_ALL), "lead", (int)escalation->lead,
        "waiting", (json_int_t)room->people.waiting, "waited_s", (json_int_t)waited_s(subject, now_ms),
        "reason", json_text_or_null(subject->reason), "hosts", hosts_of(room, subject, escalation));
    json_decref(person.told);
    return done;
}

// ---- the webhook

static bool wants_full_names(struct store *store, bool *wants, struct err *err)
{
    struct str value = { 0 };
    bool done = screen_setting(store, SETTING_ALERT_FULL_NAMES, &value, err);

    *wants = str_text(&value)[0] == 'y';
    str_finish(&value);
    return done;
}

bool alert_tell_webhook(struct store *store, const struct event *event, const struct alert_subject *subject,
                        const struct escalation *escalation, int64_t now_ms, struct err *err)
{
    struct person person = { 0 };
    struct str id = { 0 };
    char *message = NULL;
    bool full = false,
         done = read_person(store, subject, &person, err) && wants_full_names(store, &full, err);
    json_t *said;

    str_addf(&id, "%s-%d", subject->about, escalation->level);
    said = json_pack("{s:s, s:s, s:s, s:i, s:s, s:o, s:o, s:o, s:I, s:o}", "id", str_text(&id), "event",
                     event->id, "event_name", event->name, "level", escalation->level, "kind", subject->kind,
                     "visit", json_text_or_null(subject->visit), "name",
                     text_of(&person, full ? "name" : "shown"), "company", text_of(&person, "company"),
                     "waited_s", (json_int_t)waited_s(subject, now_ms), "reason",
                     json_text_or_null(subject->reason));
    message = json_line(said);
    done = done && alert_store_spool(store, str_text(&id), subject->about, person.id, message, now_ms, err);
    free(message);
    json_decref(said);
    json_decref(person.told);
    str_finish(&id);
    return done;
}
