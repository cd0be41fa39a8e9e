#include "domain/fold.h"

#include <stdlib.h>
#include <string.h>

#include "domain/fold_inside.h"

enum { RANK_TAKEN_BACK, RANK_LIST, RANK_HAND };

struct decided { // one field of one member
    int rank;
    const char *value; // NULL: nobody said
};

void fold_finish(struct fold *fold)
{
    free(fold->members);
    free(fold->list_rows);
    free(fold->registrations);
    free(fold->tickets);
    free(fold->visits);
    free(fold->welcomes);
    free(fold->claims);
    free(fold->introductions);
    str_finish(&fold->consents);
    *fold = (struct fold){ 0 };
}

static void empty(struct fold *fold, const char *kept)
{
    fold->kept = kept;
    fold->living = fold->erased = false;
    fold->earlier = fold->visit_count = 0;
    str_clear(&fold->consents);
    for (int i = 0; i < GUEST_FIELDS; i++)
        fold->value[i] = "";
    fold->member_count = 0;
    fold->list_row_count = fold->registration_count = fold->ticket_count = fold->visit_size = 0;
    fold->welcome_count = fold->claim_count = fold->introduction_count = 0;
}

static int by_order(const void *a, const void *b)
{
    return fact_compare(a, b);
}

static bool same(const char *a, const char *b)
{
    return a == b || strcmp(a ? a : "", b ? b : "") == 0;
}

bool fold_list_undone(const struct fold_input *input, const struct fact *listed)
{
    const char *batch = json_get_text(listed->body, "batch");

    for (size_t i = 0; i < input->list_undo_count; i++) {
        const struct fact *undo = input->list_undos[i];

        if (same(undo->guest, listed->guest) && same(json_get_text(undo->body, "batch"), batch))
            return true;
    }
    return false;
}

static void gather_undos(struct fold_input *input)
{
    for (size_t i = 0; i < input->fact_count; i++) {
        const struct fact *fact = &input->facts[i];

        if (fact_is(fact, FACT_GUEST_LIST_UNDONE))
            *fold_append(input->list_undos, input->list_undo_count, input->list_undo_room) = fact;
        else if (fact_is(fact, FACT_VISIT_UNDONE))
            *fold_append(input->visit_undos, input->visit_undo_count, input->visit_undo_room) = fact;
    }
}

// ---- the person's fields

static size_t member_of(const struct fold_input *input, const char *guest)
{
    for (size_t i = 0; i < input->member_count; i++) {
        if (same(input->members[i], guest))
            return i;
    }
    return 0;
}

// Facts come in rising order, so what comes later wins within its rank.
static void decide_fields(struct decided *decided, const json_t *fields, int rank)
{
    const char *key;
    json_t *value;

    json_object_foreach((json_t *)fields, key, value) {
        enum guest_field field = guest_field_of(key);
        const char *text = json_is_string(value) ? json_string_value(value) : "";

        if (field == GUEST_FIELDS || rank < decided[field].rank || (rank == RANK_TAKEN_BACK && !text[0]))
            continue;
        decided[field] = (struct decided){ rank, text };
    }
}

static const char *or_nothing(const struct decided *decided)
{
    return decided->value ? decided->value : "";
}

static void fold_members(struct fold *fold, const struct decided *decided, size_t count)
{
    for (; fold->member_count < count; decided += GUEST_FIELDS) {
        struct folded_member *member = fold_append(fold->members, fold->member_count, fold->member_room);

        member->name = or_nothing(&decided[GUEST_NAME]);
        member->company = or_nothing(&decided[GUEST_COMPANY]);
        member->email = or_nothing(&decided[GUEST_EMAIL]);
    }
}

static void fold_fields(struct fold *fold, const struct fold_input *input)
{
    struct decided *decided = mem_new(input->member_count * GUEST_FIELDS * sizeof *decided);

    for (size_t i = 0; i < input->fact_count; i++) {
        const struct fact *fact = &input->facts[i];
        struct decided *of_member = decided + member_of(input, fact->guest) * GUEST_FIELDS;
        const json_t *fields = json_object_get(fact->body, "fields");

        if (fact_is(fact, FACT_GUEST_LISTED))
            decide_fields(of_member, fields, fold_list_undone(input, fact) ? RANK_TAKEN_BACK : RANK_LIST);
        else if (fact_is(fact, FACT_GUEST_EDITED))
            decide_fields(of_member, fields, RANK_HAND);
    }
    for (size_t i = 0; i < input->member_count * GUEST_FIELDS; i++) {
        const char **value = &fold->value[i % GUEST_FIELDS];

        if (!(*value)[0] && decided[i].value)
            *value = decided[i].value;
    }
    fold_members(fold, decided, input->member_count);
    free(decided);
}

static void add_consent(struct fold *fold, const char *purpose)
{
    if (fold->consents.length > 0)
        str_add(&fold->consents, "; ");
    str_add(&fold->consents, purpose);
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void fold_consents(struct fold *fold, const struct fold_input *input)
{
    json_t *said = NULL;
    const char *purpose, **given = NULL;
    json_t *value;
    size_t count = 0, room = 0;

    for (size_t i = 0; i < input->fact_count; i++) {
        if (!fact_is(&input->facts[i], FACT_GUEST_CONSENTED))
            continue;
        if (!said)
            said = json_object();
        json_object_update(said, json_object_get(input->facts[i].body, "consents"));
    }
    json_object_foreach(said, purpose, value) {
        if (!json_is_true(value))
            continue;
        given = mem_grow(given, &room, count + 1, sizeof *given);
        given[count++] = purpose;
    }
    if (count > 1)
        qsort(given, count, sizeof *given, by_text);
    for (size_t i = 0; i < count; i++)
        add_consent(fold, given[i]);
    free(given);
    json_decref(said);
}

// ---- lists and registrations

static struct folded_list_row *list_row_of(struct fold *fold, const struct fact *fact)
{
    const char *source = json_get_text(fact->body, "source"), *key = json_get_text(fact->body, "key");
    struct folded_list_row *row;

    for (size_t i = 0; i < fold->list_row_count; i++) {
        row = &fold->list_rows[i];
        if (same(row->guest, fact->guest) && same(row->event, fact->event) && same(row->source, source)
            && same(row->key, key))
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
        if (same(fold->registrations[i].event, event))
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

        if (!fact_is(&facts[i], FACT_GUEST_LISTED) || !same(facts[i].event, event)
            || !same(json_get_text(body, "source"), source) || !same(json_get_text(body, "key"), key))
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
        if (same(fold->tickets[i].event, event) && same(fold->tickets[i].code, code))
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
        json_array_foreach(row->codes, at, code) {
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

        if (!fact->event || !fact_is(fact, kind)
            || (kind == FACT_GUEST_LISTED && fold_list_undone(input, fact)))
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

// ---- whether there is such a guest

static bool gives_life(const struct fold_input *input, const struct fact *fact)
{
    if (fact_is(fact, FACT_GUEST_LISTED))
        return fact->body && !fold_list_undone(input, fact);
    if (fact_is(fact, FACT_GUEST_EDITED) || fact_is(fact, FACT_GUEST_EXPECTED))
        return fact->body != NULL;
    return fact_is(fact, FACT_VISIT_CHECKED_IN) || fact_is(fact, FACT_GUEST_ERASED);
}

static void fold_life(struct fold *fold, const struct fold_input *input)
{
    for (size_t i = 0; i < input->fact_count; i++) {
        const struct fact *fact = &input->facts[i];

        fold->living = fold->living || gives_life(input, fact);
        fold->erased = fold->erased || (fact_is(fact, FACT_GUEST_ERASED) && same(fact->guest, fold->kept));
        if (fact_is(fact, FACT_INTRODUCTION_MADE) && fact->body)
            *fold_append(fold->introductions, fold->introduction_count, fold->introduction_room) = fact;
    }
}

void fold_guest(struct fold *fold, const char *const *members, size_t member_count, struct fact *facts,
                size_t fact_count)
{
    struct fold_input input = { .members = members, .member_count = member_count, .facts = facts,
                                .fact_count = fact_count };

    empty(fold, members[0]);
    if (fact_count > 1)
        qsort(facts, fact_count, sizeof *facts, by_order);
    gather_undos(&input);
    fold_life(fold, &input);
    fold_fields(fold, &input);
    fold_consents(fold, &input);
    fold_list_rows(fold, &input);
    fold_roles(fold, &input, FACT_GUEST_LISTED);
    fold_roles(fold, &input, FACT_GUEST_EXPECTED);
    fold_tickets(fold);
    fold_visits(fold, &input);
    free(input.list_undos);
    free(input.visit_undos);
}
