#include "ui/board_request.h"

#include <string.h>

#include "util/zone.h"

// ---- asking

static const struct board_words {
    const char *request, *about;   // `about`: how the request calls what it is about
    const char *other, *text, *on; // and the rest; NULL: it has none
    bool has_host;
} words[] = {
    [BOARD_CLAIM] = { .request = "welcome.claim", .about = "visit", .has_host = true },
    [BOARD_RELEASE] = { .request = "welcome.release", .about = "visit" },
    [BOARD_GREET] = { .request = "welcome.greet", .about = "visit", .has_host = true },
    [BOARD_GONE_AWAY] = { .request = "welcome.gone", .about = "visit", .has_host = true },
    [BOARD_HELP_DONE] = { .request = "help.done", .about = "help", .has_host = true },
    [BOARD_TAKE_BACK] = { .request = "welcome.undo", .about = "visit" },
    [BOARD_DISMISS] = { .request = "welcome.dismiss", .about = "visit", .text = "reason" },
    [BOARD_REST] = { .request = "host.rest", .about = "host", .on = "on" },
    [BOARD_DUTY] = { .request = "host.duty", .about = "host", .on = "on" },
    [BOARD_INTRODUCED] = { .request = "introduce.made", .about = "a", .other = "b", .has_host = true },
    [BOARD_LET_IN] = { .request = "pair.answer", .about = "pairing", .on = "allow" },
    [BOARD_CHECK_PIN] = { .request = "pin.check", .text = "pin" },
    [BOARD_OFFER] = { .request = "pair.offer" },
    [BOARD_SEEN] = { .request = "alert.seen" },
    [BOARD_ROOM] = { .request = "door.arrivals" },
    [BOARD_REFRESH] = { .request = "board.show" },
};

static void put(json_t *members, const char *name, const char *value)
{
    if (name)
        json_put_text(members, name, value);
}

const char *board_request(const struct board_effect *effect, json_t **members)
{
    const struct board_words *row = &words[effect->act];
    char at[ZONE_TIME_SIZE] = "";

    if (effect->at_ms)
        zone_format(at, "UTC", effect->at_ms);
    *members = json_object();
    put(*members, row->about, effect->about);
    put(*members, row->other, effect->other);
    put(*members, row->text, effect->text);
    put(*members, row->has_host ? "host" : NULL, effect->host);
    put(*members, effect->act == BOARD_CHECK_PIN ? "role" : NULL, "host");
    if (row->on)
        json_object_set_new(*members, row->on, json_boolean(effect->on));
    json_put_text(*members, "at", at);
    return row->request;
}

// ---- reading

// The text of a member, as much of it as there is room for whole characters.
static void read_text(const json_t *object, const char *key, char *out, size_t room)
{
    const char *text = json_get_text(object, key);
    size_t length = strlen(text);

    if (length >= room) {
        length = room - 1;
        while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
            length--;
    }
    memcpy(out, text, length);
    out[length] = '\0';
}
#define READ(object, key, field) read_text(object, key, field, sizeof(field))

static int read_int(const json_t *object, const char *key, int otherwise)
{
    return (int)json_get_int(object, key, otherwise);
}

static void read_event(const json_t *object, struct board_event *event)
{
    READ(object, "name", event->name);
    READ(object, "zone", event->zone);
    event->doors_ms = json_get_int(object, "doors_ms", 0);
    event->starts_ms = json_get_int(object, "starts_ms", 0);
}

// A tag too long to be a word is left out.
static void add_tag(struct board_card *card, enum board_tag_kind kind, const char *text)
{
    struct board_tag *tag = &card->tags[card->tag_count];

    if (!text || !text[0] || card->tag_count == BOARD_TAGS || strlen(text) >= sizeof tag->text)
        return;
    tag->kind = kind;
    memcpy(tag->text, text, strlen(text) + 1);
    card->tag_count++;
}

static void read_tags(struct board_card *card, enum board_tag_kind kind, const json_t *list)
{
    const json_t *one;
    size_t i;

    json_array_foreach(list, i, one) add_tag(card, kind, json_string_value(one));
}

static void read_suggested(const json_t *list, struct board_card *card)
{
    const json_t *one;
    size_t i;

    json_array_foreach(list, i, one)
    {
        struct board_suggested *suggested = &card->suggested[card->suggested_count];

        if (card->suggested_count == BOARD_SUGGESTED)
            return;
        READ(one, "host", suggested->host);
        READ(one, "language", suggested->language);
        READ(one, "topic", suggested->topic);
        card->suggested_count++;
    }
}

static void read_meets(const json_t *list, struct board_card *card)
{
    const json_t *one;
    size_t i;

    json_array_foreach(list, i, one)
    {
        struct board_meet *meet = &card->meets[card->meet_count];

        if (card->meet_count == BOARD_MEETS)
            return;
        READ(one, "guest", meet->guest);
        READ(one, "shown", meet->shown);
        READ(one, "because", meet->because);
        card->meet_count++;
    }
}

static void read_card(const json_t *object, struct board_card *card)
{
    READ(object, "visit", card->visit);
    READ(object, "guest", card->guest);
    READ(object, "shown", card->shown);
    READ(object, "initials", card->initials);
    READ(object, "company", card->company);
    READ(object, "invited_by", card->invited_by);
    READ(object, "host", card->host);
    READ(object, "host_name", card->host_name);
    READ(object, "host_initials", card->host_initials);
    add_tag(card, BOARD_READS, json_get_text(object, "language"));
    read_tags(card, BOARD_TOPIC, json_object_get(object, "topics"));
    read_tags(card, BOARD_SEEKS, json_object_get(object, "seeks"));
    read_tags(card, BOARD_OFFERS, json_object_get(object, "offers"));
    read_suggested(json_object_get(object, "suggested"), card);
    read_meets(json_object_get(object, "meet"), card);
    card->level = read_int(object, "level", 0);
    card->level = card->level < 0 ? 0 : card->level > 2 ? 2 : card->level;
    card->first_visit = json_get_bool(object, "first_visit");
    card->known_before = json_get_bool(object, "known_before");
    card->visit_number = read_int(object, "visit_number", 0);
    card->arrived_ms = json_get_int(object, "arrived_ms", 0);
    card->claimed_ms = json_get_int(object, "claimed_ms", 0);
    card->until_ms = json_get_int(object, "until_ms", 0);
}

static void read_help(const json_t *object, struct board_help *help)
{
    READ(object, "help", help->help);
    READ(object, "reason", help->reason);
    READ(object, "shown", help->shown);
    if (!help->shown[0])
        READ(object, "name", help->shown);
    help->at_ms = json_get_int(object, "at_ms", 0);
}

static void read_back(const json_t *object, struct board_back *back)
{
    READ(object, "shown", back->shown);
    READ(object, "company", back->company);
    READ(object, "met", back->met);
    back->visit_number = read_int(object, "visit_number", 0);
}

static void read_host(const json_t *object, struct board_host *host)
{
    READ(object, "host", host->host);
    READ(object, "shown", host->shown);
    READ(object, "initials", host->initials);
    host->on_duty = json_get_bool(object, "duty");
    host->is_lead = json_get_bool(object, "lead");
    host->has_phone = json_get_bool(object, "has_phone");
    host->open = read_int(object, "open", 0);
    host->colour = read_int(object, "colour", 0);
    host->rests_until_ms = json_get_int(object, "rests_until_ms", 0);
    host->heard_ms = json_get_int(object, "heard_ms", 0);
}

// Those on duty first, then who has least to do; in the services' order otherwise.
static bool is_before(const struct board_host *one, const struct board_host *other)
{
    if (one->on_duty != other->on_duty)
        return one->on_duty;
    return one->open < other->open;
}

static void add_host(struct board_shown *shown, const json_t *object)
{
    struct board_host host = { 0 };
    size_t place = shown->host_count;

    read_host(object, &host);
    while (place > 0 && is_before(&host, &shown->hosts[place - 1]))
        place--;
    if (place == BOARD_HOSTS)
        return;
    if (shown->host_count < BOARD_HOSTS)
        shown->host_count++;
    memmove(&shown->hosts[place + 1], &shown->hosts[place],
            (shown->host_count - place - 1) * sizeof *shown->hosts);
    shown->hosts[place] = host;
}

// How many of a list are held here; the rest, and those who are not even told, are `more`.
static size_t held(const json_t *list, size_t room, int64_t all, size_t *more)
{
    size_t told = json_array_size(list), count = told < room ? told : room;

    if (all < (int64_t)told)
        all = (int64_t)told;
    *more = (size_t)all - count;
    return count;
}

static int64_t waiting(const json_t *counts)
{
    return json_get_int(counts, "waiting", 0) + json_get_int(counts, "claimed", 0);
}

static void read_counts(const json_t *counts, struct board_shown *shown)
{
    shown->expected = read_int(counts, "expected", 0);
    shown->arrived = read_int(counts, "arrived", 0);
    shown->first_visits = read_int(counts, "first_visits", 0);
    shown->owed = read_int(counts, "owed", 0);
    shown->greeted = read_int(counts, "greeted", 0);
    shown->typical_wait_s = read_int(counts, "typical_wait_s", -1);
}

static void read_people(const json_t *answer, struct board_shown *shown)
{
    const json_t *cards = json_object_get(answer, "cards"), *helps = json_object_get(answer, "helps"),
                 *backs = json_object_get(answer, "back"), *one;
    size_t i, ignored;

    shown->card_count =
        held(cards, BOARD_CARDS, waiting(json_object_get(answer, "counts")), &shown->more_cards);
    shown->help_count = held(helps, BOARD_HELPS, 0, &shown->more_helps);
    shown->back_count = held(backs, BOARD_BACKS, 0, &ignored);
    for (i = 0; i < shown->card_count; i++)
        read_card(json_array_get(cards, i), &shown->cards[i]);
    for (i = 0; i < shown->help_count; i++)
        read_help(json_array_get(helps, i), &shown->helps[i]);
    for (i = 0; i < shown->back_count; i++)
        read_back(json_array_get(backs, i), &shown->backs[i]);
    json_array_foreach(json_object_get(answer, "hosts"), i, one) add_host(shown, one);
}

static void read_asking(const json_t *list, struct board_shown *shown)
{
    size_t ignored;

    shown->asking_count = held(list, BOARD_ASKING, 0, &ignored);
    for (size_t i = 0; i < shown->asking_count; i++) {
        const json_t *one = json_array_get(list, i);
        struct board_asking *asking = &shown->asking[i];

        READ(one, "pairing", asking->pairing);
        READ(one, "shown", asking->shown);
        READ(one, "phone", asking->phone);
        asking->ends_ms = json_get_int(one, "ends_ms", 0);
    }
}

static void read_troubles(const json_t *list, struct board_shown *shown)
{
    size_t ignored;

    shown->trouble_count = held(list, BOARD_TROUBLES, 0, &ignored);
    for (size_t i = 0; i < shown->trouble_count; i++) {
        READ(json_array_get(list, i), "kind", shown->troubles[i].kind);
        READ(json_array_get(list, i), "said", shown->troubles[i].said);
    }
}

void board_request_shown(const json_t *answer, struct board_shown *shown)
{
    const json_t *event = json_object_get(answer, "event"), *next = json_object_get(answer, "next");

    *shown = (struct board_shown){ .has_event = json_is_object(event), .has_next = json_is_object(next) };
    read_event(event, &shown->event);
    read_event(next, &shown->next);
    shown->level1_s = read_int(answer, "level1_s", 60);
    shown->level2_s = read_int(answer, "level2_s", 120);
    shown->ask_s = read_int(answer, "ask_s", 60);
    read_counts(json_object_get(answer, "counts"), shown);
    read_people(answer, shown);
    read_asking(json_object_get(answer, "asking"), shown);
    read_troubles(json_object_get(answer, "troubles"), shown);
    shown->has_pin = json_get_bool(answer, "has_pin");
    shown->is_quiet = json_get_bool(answer, "quiet");
}

void board_request_answer(const json_t *answer, struct board_answer *read)
{
    *read = (struct board_answer){ .right = json_get_bool(answer, "right"),
                                   .wait_ms = json_get_int(answer, "wait_ms", 0) };
    READ(answer, "url", read->url);
}
