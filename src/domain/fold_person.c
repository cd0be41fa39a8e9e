// Fields and consents: one by one, by who said it and when.
#include <stdlib.h>

#include "domain/fold_inside.h"

enum { RANK_TAKEN_BACK, RANK_LIST, RANK_HAND };

struct decided { // one field of one member
    int rank;
    const char *value; // NULL: nobody said
};

static size_t member_of(const struct fold_input *input, const char *guest)
{
    for (size_t i = 0; i < input->member_count; i++) {
        if (fold_same(input->members[i], guest))
            return i;
    }
    return 0;
}

// Facts come in rising order, so what comes later wins within its rank.
static void decide_fields(struct decided *decided, const json_t *fields, int rank)
{
    const char *key;
    json_t *value;

    json_object_foreach((json_t *)fields, key, value)
    {
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
    value = json_object_get(said, consent_names[CONSENT_TO_INTRODUCE]);
    fold->may_introduce = json_is_true(value);
    fold->declines = json_is_false(value);
    json_object_foreach(said, purpose, value)
    {
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

void fold_person(struct fold *fold, const struct fold_input *input)
{
    fold_fields(fold, input);
    fold_consents(fold, input);
}
