#include "ui/behind_request.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *request, *text; // `text`: how the request calls what it is about
} words[] = {
    [BEHIND_SHOW] = { "door.behind", NULL }, [BEHIND_OFFER] = { "pair.offer", NULL },
    [BEHIND_LOOK] = { "code.look", "code" }, [BEHIND_SET] = { "machine.set", "value" },
    [BEHIND_CHIME] = { NULL, NULL },         [BEHIND_CLOSE] = { NULL, NULL },
    [BEHIND_LEAVE] = { NULL, NULL },
};

const char *behind_request(const struct behind_effect *effect, json_t **members)
{
    *members = json_object();
    if (words[effect->act].text)
        json_put_text(*members, words[effect->act].text, effect->text);
    json_put_text(*members, "key", effect->key);
    return words[effect->act].request;
}

// As much as there is room for; the views take any bytes as text.
#define READ(to, json, key) snprintf((to), sizeof(to), "%s", json_get_text((json), (key)))

static int read_int(const json_t *json, const char *key)
{
    return (int)json_get_int(json, key, 0);
}

static void read_event(const json_t *json, struct behind_shown *shown)
{
    const json_t *event = json_object_get(json, "event");

    shown->is_next = !json_is_object(event);
    if (shown->is_next)
        event = json_object_get(json, "next");
    READ(shown->event, event, "name");
    READ(shown->zone, event, "zone");
    shown->starts_ms = json_get_int(event, "starts_ms", 0);
    shown->expected = read_int(event, "expected");
    shown->arrived = read_int(event, "arrived");
}

static void read_shown(const json_t *json, struct behind_shown *shown)
{
    const json_t *other = json_array_get(json_object_get(json, "others"), 0),
                 *troubles = json_object_get(json, "troubles");

    READ(shown->door, json, "door");
    READ(shown->device, json, "device");
    READ(shown->address, json, "address");
    read_event(json, shown);
    READ(shown->other, other, "name");
    shown->other_ms = json_get_int(other, "last_ms", 0);
    shown->others = read_int(json, "others_count");
    shown->volume = read_int(json, "volume");
    for (size_t i = 0; i < json_array_size(troubles) && i < BEHIND_TROUBLES; i++)
        READ(shown->troubles[shown->trouble_count++], json_array_get(troubles, i), "said");
}

static void read_scan(const json_t *json, struct behind_scan *scan)
{
    static const char *const kinds[BEHIND_KINDS] = { "ticket", "pass", "setup", "card", "text" };
    const char *kind = json_get_text(json, "kind");

    scan->kind = BEHIND_TICKET;
    while (scan->kind < BEHIND_TEXT && strcmp(kinds[scan->kind], kind) != 0)
        scan->kind++;
    READ(scan->system, json, "system");
    scan->has_event = json_get_bool(json, "event");
    scan->guests = read_int(json, "guests");
}

void behind_request_answer(const struct behind_effect *effect, const json_t *json, const struct err *error,
                           struct behind_answer *answer)
{
    memset(answer, 0, sizeof *answer);
    answer->act = effect->act;
    answer->question = effect->question;
    answer->is_done = json != NULL;
    answer->said = json ? NULL : error->text;
    if (!json)
        return;
    if (effect->act == BEHIND_SHOW)
        read_shown(json, &answer->shown);
    else if (effect->act == BEHIND_LOOK)
        read_scan(json, &answer->scan);
    else if (effect->act == BEHIND_OFFER)
        READ(answer->url, json, "url");
}
