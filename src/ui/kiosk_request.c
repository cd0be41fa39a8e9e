#include "ui/kiosk_request.h"

#include <string.h>

#include "ui/kiosk_inside.h"
#include "util/json.h"
#include "util/str.h"

static const char *const requests[KIOSK_ASKS] = {
    [ASK_CHECK_IN] = "visit.check_in",
    [ASK_CHECK_IN_CODE] = "visit.check_in",
    [ASK_CHECK_IN_NEW] = "visit.check_in",
    [ASK_UNDO] = "visit.undo",
    [ASK_DOOR] = "door.show",
    [ASK_FIND] = "door.find",
    [ASK_LOOK] = "guest.look",
    [ASK_VISIT] = "visit.show",
    [ASK_EDIT] = "guest.edit",
    [ASK_ALIKE] = "guest.alike",
    [ASK_MERGE] = "guest.merge",
    [ASK_DISMISS] = "welcome.dismiss",
    [ASK_HELP] = "help.ask",
    [ASK_HELP_DONE] = "help.done",
    [ASK_HOSTS] = "board.show",
    [ASK_GREET] = "welcome.greet",
    [ASK_WELCOME] = "welcome.ask",
    [ASK_PIN] = "pin.check",
};

const char *kiosk_request(const struct kiosk_effect *effect, json_t **members)
{
    *members = json_object();
    for (size_t i = 0; i < effect->count; i++)
        json_object_set_new(*members, effect->members[i].key,
                            json_string(effect->text + effect->members[i].text));
    if (effect->ask <= ASK_CHECK_IN_NEW)
        json_object_set_new(*members, "meet", json_true()); // Welcome stands whole when it comes
    return requests[effect->ask];
}

// ---- answers

#define READ(to, json, key) kiosk_copy((to), sizeof(to), json_get_text((json), (key)))

// The place of the text in the names, or count.
static int place_of(const char *const names[], int count, const char *text)
{
    int i = 0;

    while (i < count && strcmp(names[i], text) != 0)
        i++;
    return i;
}

static void read_event(const json_t *event, struct kiosk_door *door)
{
    int walk_ins = place_of(walk_ins_names, WALK_INS, json_get_text(event, "walk_ins"));

    door->has_event = json_is_object(event);
    READ(door->event, event, "event");
    READ(door->name, event, "name");
    READ(door->venue, event, "venue");
    READ(door->where, event, "where");
    READ(door->zone, event, "zone");
    door->doors_ms = json_get_int(event, "doors_ms", 0);
    door->starts_ms = json_get_int(event, "starts_ms", 0);
    door->programme_ms = json_get_int(event, "programme_ms", 0);
    door->ends_ms = json_get_int(event, "ends_ms", 0);
    door->walk_ins = walk_ins < WALK_INS ? (enum walk_ins)walk_ins : WALK_INS_OPEN;
}

void kiosk_request_door(const json_t *json, struct kiosk_door *door)
{
    const json_t *next = json_object_get(json, "next");

    memset(door, 0, sizeof *door);
    door->is_known = true;
    door->is_demo = json_get_bool(json, "demo");
    READ(door->group, json, "group");
    READ(door->door, json, "door");
    READ(door->privacy, json, "privacy");
    door->hosts_reachable = (int)json_get_int(json, "hosts_reachable", 0);
    door->has_pin = json_get_bool(json_object_get(json, "has_pin"), "host");
    door->has_organizer_pin = json_get_bool(json_object_get(json, "has_pin"), "organizer");
    read_event(json_object_get(json, "event"), door);
    door->has_next = json_is_object(next);
    READ(door->next_name, next, "name");
    READ(door->next_zone, next, "zone");
    door->next_starts_ms = json_get_int(next, "starts_ms", 0);
}

// A buyer's unnamed guest is told by the buyer's name.
static void read_row(const json_t *json, struct kiosk_row *row)
{
    static const char *const kinds[FIND_KINDS] = { "guest", "plus", "several" };
    int kind = place_of(kinds, FIND_KINDS, json_get_text(json, "kind"));

    row->kind = kind < FIND_KINDS ? (enum find_kind)kind : FIND_GUEST;
    READ(row->guest, json, "guest");
    READ(row->name, json, "name");
    if (row->kind == FIND_PLUS && json_get_text(json, "of")[0])
        READ(row->name, json, "of");
    READ(row->shown, json, "shown");
    READ(row->initials, json, "initials");
    READ(row->detail, json, "detail");
    row->slip = json_get_bool(json, "slip");
    row->alike = json_get_bool(json, "alike");
    row->first = json_get_bool(json, "first");
    row->arrived = json_get_bool(json, "arrived");
    row->places = (int)json_get_int(json, "places", 0);
}

void kiosk_request_found(const json_t *json, struct kiosk_found *found)
{
    const json_t *rows = json_object_get(json, "rows");
    int say = place_of(find_say_names, FIND_SAYS, json_get_text(json, "say"));

    memset(found, 0, sizeof *found);
    found->say = say < FIND_SAYS ? (enum find_say)say : FIND_KEEP_TYPING;
    while (found->count < KIOSK_ROWS && found->count < json_array_size(rows)) {
        read_row(json_array_get(rows, found->count), &found->rows[found->count]);
        found->count++;
    }
}

static void read_meet(const json_t *json, struct kiosk_meet *meet)
{
    READ(meet->guest, json, "guest");
    READ(meet->shown, json, "shown");
    READ(meet->company, json, "company");
    READ(meet->because, json, "because");
}

void kiosk_request_visit(const json_t *json, struct kiosk_visit *visit)
{
    const char *state = json_get_text(json, "state");

    memset(visit, 0, sizeof *visit);
    visit->is_saved = true;
    READ(visit->visit, json, "visit");
    READ(visit->guest, json, "guest");
    READ(visit->name, json, "name");
    READ(visit->call_name, json, "call_name");
    READ(visit->initials, json, "initials");
    READ(visit->company, json, "company");
    READ(visit->where, json, "where");
    visit->already = json_get_bool(json, "already");
    visit->is_undone = json_get_bool(json, "undone");
    visit->first_visit = json_get_bool(json, "first_visit");
    visit->visit_number = (int)json_get_int(json, "visit_number", 0);
    visit->arrived_ms = json_get_int(json, "arrived_ms", 0);
    visit->is_owed = strcmp(state, "waiting") == 0 || strcmp(state, "claimed") == 0;
    visit->is_greeted = strcmp(state, "greeted") == 0;
    visit->is_dismissed = strcmp(state, "dismissed") == 0;
    visit->may_ask = json_get_bool(json, "may_ask");
    READ(visit->page, json, "page");
    read_meet(json_object_get(json, "meet"), &visit->meet);
    if (strcmp(state, "claimed") == 0 || visit->is_greeted) {
        READ(visit->host_name, json, "host_name");
        READ(visit->host_initials, json, "host_initials");
        visit->host_colour = (int)json_get_int(json, "host_colour", 0);
        visit->until_ms = visit->is_greeted ? 0 : json_get_int(json, "until_ms", 0);
    }
}

// A list or a text; commas between items.
static void read_topics(const json_t *json, struct kiosk_look *look)
{
    const json_t *topics = json_object_get(json, "topics");
    struct str joined = { 0 };

    for (size_t i = 0; i < json_array_size(topics); i++) {
        const char *topic = json_string_value(json_array_get(topics, i));

        str_addf(&joined, "%s%s", i ? ", " : "", topic ? topic : "");
    }
    kiosk_copy(look->topics, sizeof look->topics,
               joined.length ? str_text(&joined) : json_get_text(json, "topics"));
    str_finish(&joined);
}

static void read_look(const json_t *json, struct kiosk_look *look)
{
    READ(look->guest, json, "guest");
    READ(look->name, json, "name");
    READ(look->company, json, "company");
    READ(look->title, json, "title");
    read_topics(json, look);
}

static void read_alike(const json_t *json, struct kiosk_alike *alike)
{
    for (size_t i = 0; i < json_array_size(json) && i < KIOSK_ALIKE; i++) {
        const json_t *row = json_array_get(json, i);

        READ(alike->rows[i].guest, row, "guest");
        READ(alike->rows[i].shown, row, "shown");
        READ(alike->rows[i].hint, row, "hint");
        alike->count = i + 1;
    }
}

static void read_hosts(const json_t *json, struct kiosk_hosts *hosts)
{
    const json_t *list = json_object_get(json, "hosts");

    for (size_t i = 0; i < json_array_size(list) && hosts->count < KIOSK_HOSTS; i++) {
        const json_t *row = json_array_get(list, i);

        if (!json_get_bool(row, "duty"))
            continue;
        READ(hosts->rows[hosts->count].host, row, "host");
        READ(hosts->rows[hosts->count].shown, row, "shown");
        READ(hosts->rows[hosts->count].initials, row, "initials");
        hosts->rows[hosts->count].colour = (int)json_get_int(row, "colour", 0);
        hosts->count++;
    }
}

static void read(struct kiosk_answer *answer, const json_t *json)
{
    switch (answer->ask) {
    case ASK_CHECK_IN:
    case ASK_CHECK_IN_CODE:
    case ASK_CHECK_IN_NEW:
    case ASK_VISIT:
        kiosk_request_visit(json, &answer->visit);
        return;
    case ASK_DOOR:
        kiosk_request_door(json, &answer->door);
        return;
    case ASK_FIND:
        kiosk_request_found(json, &answer->found);
        return;
    case ASK_LOOK:
        read_look(json, &answer->look);
        return;
    case ASK_ALIKE:
        read_alike(json, &answer->alike);
        return;
    case ASK_HELP:
        READ(answer->help, json, "help");
        return;
    case ASK_HOSTS:
        read_hosts(json, &answer->hosts);
        return;
    case ASK_PIN:
        answer->pin.is_right = json_get_bool(json, "right");
        answer->pin.wait_ms = json_get_int(json, "wait_ms", 0);
        return;
    default: // done is all there is to say
        return;
    }
}

void kiosk_request_answer(const struct kiosk_effect *effect, const json_t *json, enum err_kind failed,
                          struct kiosk_answer *answer)
{
    memset(answer, 0, sizeof *answer);
    answer->ask = effect->ask;
    answer->question = effect->question;
    if (json)
        read(answer, json);
    else
        answer->failed = failed == ERR_REFUSED || failed == ERR_USAGE ? ANSWER_REFUSED : ANSWER_NOT_STORED;
}
