// Guest lists: what their rows last said, and who is expected where, as what.
#include "domain/fold_inside.h"

static struct folded_list_row *list_row_of(struct fold *fold, const struct fact *fact)
{
    const char *source = json_get_text(fact->body, "source"), *key = json_get_text(fact->body, "key");
    struct folded_list_row *row;

    for (size_t i = 0; i < fold->list_row_count; i++) {
        row = &fold->list_rows[i];
        if (fold_same(row->guest, fact->guest) && fold_same(row->event, fact->event) &&
            fold_same(row->source, source) && fold_same(row->key, key))
            return row;
    }
    row = fold_append(fold->list_rows, fold->list_row_count, fold->list_row_room);
    row->guest = fact->guest;
    row->event = fact->event ? fact->event : "";
    row->source = source;
    row->key = key;
    row->hash = "";
    return row;
}

struct folded_registration *fold_registration(struct fold *fold, const char *event)
{
    struct folded_registration *registration;

    for (size_t i = 0; i < fold->registration_count; i++) {
        if (fold_same(fold->registrations[i].event, event))
            return &fold->registrations[i];
    }
    registration = fold_append(fold->registrations, fold->registration_count, fold->registration_room);
    registration->event = event;
    registration->role = registration->ticket_type = "";
    return registration;
}

static void list_row_said(struct fold *fold, const struct fact *fact)
{
    struct folded_list_row *row = list_row_of(fold, fact);

    row->present = true;
    row->hash = json_get_text(fact->body, "hash");
    if (json_is_array(json_object_get(fact->body, "codes")))
        row->codes = json_object_get(fact->body, "codes");
}

static void fold_list_rows(struct fold *fold, const struct fold_input *input)
{
    for (size_t i = 0; i < input->fact_count; i++) {
        const struct fact *fact = &input->facts[i];

        if (!fact->body)
            continue;
        if (fact_is(fact, FACT_GUEST_LISTED) && fold_list_undone(input, fact))
            list_row_of(fold, fact);
        else if (fact_is(fact, FACT_GUEST_LISTED))
            list_row_said(fold, fact);
        else if (fact_is(fact, FACT_GUEST_UNLISTED) && !fold_list_undone(input, fact))
            list_row_of(fold, fact)->present = false;
    }
    for (size_t i = 0; i < fold->list_row_count; i++) {
        const struct folded_list_row *row = &fold->list_rows[i];

        if (row->event[0] && fold_registration(fold, row->event) && row->present)
            fold_registration(fold, row->event)->expected = true;
    }
}

static void say(const char **value, const json_t *body, const char *key)
{
    const json_t *said = json_object_get(body, key);

    if (said)
        *value = json_is_string(said) ? json_string_value(said) : "";
}

void fold_said(struct said *said, const struct fact *facts, size_t fact_count, const char *source,
               const char *key, const char *event)
{
    *said = (struct said){ .role = "", .ticket_type = "" };
    for (int i = 0; i < GUEST_FIELDS; i++)
        said->value[i] = "";
    for (size_t i = 0; i < fact_count; i++) {
        const json_t *body = facts[i].body;
        json_t *codes = json_object_get(body, "codes");

        if (!fact_is(&facts[i], FACT_GUEST_LISTED) || !fold_same(facts[i].event, event) ||
            !fold_same(json_get_text(body, "source"), source) || !fold_same(json_get_text(body, "key"), key))
            continue;
        for (int field = 0; field < GUEST_FIELDS; field++)
            say(&said->value[field], json_object_get(body, "fields"), guest_field_rows[field].key);
        say(&said->role, body, "role");
        say(&said->ticket_type, body, "ticket_type");
        said->visits = json_get_int(body, "visits", said->visits);
        said->known = said->known || json_get_bool(body, "known");
        if (json_is_array(codes))
            said->codes = codes;
    }
}

static void add_ticket(struct fold *fold, const char *event, const char *code)
{
    struct folded_ticket *ticket;

    for (size_t i = 0; i < fold->ticket_count; i++) {
        if (fold_same(fold->tickets[i].event, event) && fold_same(fold->tickets[i].code, code))
            return;
    }
    ticket = fold_append(fold->tickets, fold->ticket_count, fold->ticket_room);
    ticket->event = event;
    ticket->code = code;
}

static void fold_tickets(struct fold *fold)
{
    for (size_t i = 0; i < fold->list_row_count; i++) {
        const struct folded_list_row *row = &fold->list_rows[i];
        json_t *code;
        size_t at;

        if (!row->present || !row->event[0])
            continue;
        json_array_foreach(row->codes, at, code)
        {
            if (json_is_string(code) && json_string_value(code)[0])
                add_ticket(fold, row->event, json_string_value(code));
        }
    }
}

// By hand beats a list; within each the later word wins.
static void fold_roles(struct fold *fold, const struct fold_input *input, enum fact_kind kind)
{
    for (size_t i = 0; i < input->fact_count; i++) {
        const struct fact *fact = &input->facts[i];
        struct folded_registration *registration;
        const char *role = "";

        if (!fact->event || !fact_is(fact, kind) ||
            (kind == FACT_GUEST_LISTED && fold_list_undone(input, fact)))
            continue;
        registration = fold_registration(fold, fact->event);
        say(&role, fact->body, "role");
        if (role_of(role) < ROLES)
            registration->role = role_names[role_of(role)];
        if (kind == FACT_GUEST_LISTED)
            say(&registration->ticket_type, fact->body, "ticket_type");
        if (kind == FACT_GUEST_EXPECTED && json_is_boolean(json_object_get(fact->body, "expected"))) {
            registration->expected = json_get_bool(fact->body, "expected");
            registration->by_hand = true;
        }
    }
}

// As the last list of the group said; and who is a member at one event is one at the next.
static void fold_usual_role(struct fold *fold, const struct fold_input *input)
{
    for (size_t i = 0; i < fold->registration_count; i++) {
        if (strcmp(fold->registrations[i].role, role_names[ROLE_MEMBER]) == 0)
            fold->role = role_names[ROLE_MEMBER];
    }
    for (size_t i = 0; i < input->fact_count; i++) {
        const struct fact *fact = &input->facts[i];
        const char *role = "";

        if (fact->event || !fact_is(fact, FACT_GUEST_LISTED) || fold_list_undone(input, fact))
            continue;
        say(&role, fact->body, "role");
        if (role_of(role) < ROLES)
            fold->role = role_names[role_of(role)];
    }
}

void fold_lists(struct fold *fold, const struct fold_input *input)
{
    fold_list_rows(fold, input);
    fold_roles(fold, input, FACT_GUEST_LISTED);
    fold_roles(fold, input, FACT_GUEST_EXPECTED);
    fold_usual_role(fold, input);
    fold_tickets(fold);
}
