#include "domain/fold.h"

#include <stdlib.h>
#include <string.h>

#include "domain/fold_inside.h"

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
    fold->role = "";
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

bool fold_list_undone(const struct fold_input *input, const struct fact *listed)
{
    const char *batch = json_get_text(listed->body, "batch");

    for (size_t i = 0; i < input->list_undo_count; i++) {
        const struct fact *undo = input->list_undos[i];

        if (fold_same(undo->guest, listed->guest) && fold_same(json_get_text(undo->body, "batch"), batch))
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
        fold->erased =
            fold->erased || (fact_is(fact, FACT_GUEST_ERASED) && fold_same(fact->guest, fold->kept));
        if (fact_is(fact, FACT_INTRODUCTION_MADE) && fact->body)
            *fold_append(fold->introductions, fold->introduction_count, fold->introduction_room) = fact;
    }
}

void fold_guest(struct fold *fold, const char *const *members, size_t member_count, struct fact *facts,
                size_t fact_count)
{
    struct fold_input input = {
        .members = members, .member_count = member_count, .facts = facts, .fact_count = fact_count
    };

    empty(fold, members[0]);
    if (fact_count > 1)
        qsort(facts, fact_count, sizeof *facts, by_order);
    gather_undos(&input);
    fold_life(fold, &input);
    fold_person(fold, &input);
    fold_lists(fold, &input);
    fold_visits(fold, &input);
    free(input.list_undos);
    free(input.visit_undos);
}
