// Shared by the parts of the fold (domain/fold: all together, fold_person, fold_list,
// fold_visit), nobody else.
#pragma once

#include <string.h>

#include "domain/fold.h"
#include "util/mem.h"

struct fold_input {
    const char *const *members;
    size_t member_count;
    struct fact *facts; // sorted by fact_compare
    size_t fact_count;
    // Those that take others back, looked at again and again: of imports, of check-ins.
    const struct fact **list_undos, **visit_undos;
    size_t list_undo_count, list_undo_room, visit_undo_count, visit_undo_room;
};

// A new element at the end of one of the fold's arrays, zeroed.
#define fold_append(array, count, room)                                                                      \
    ((array) = mem_grow((array), &(room), (count) + 1, sizeof *(array)), (count)++,                          \
     memset((void *)&(array)[(count)-1], 0, sizeof *(array)), &(array)[(count)-1])

// NULL is the same as "".
static inline bool fold_same(const char *a, const char *b)
{
    return a == b || strcmp(a ? a : "", b ? b : "") == 0;
}

struct folded_registration *fold_registration(struct fold *fold, const char *event);

// Whether an import that wrote this fact was taken back for its guest.
bool fold_list_undone(const struct fold_input *input, const struct fact *listed);

// Fields and consents of the person.
void fold_person(struct fold *fold, const struct fold_input *input);

// What lists said: their rows, who is expected, as what, with which tickets.
void fold_lists(struct fold *fold, const struct fold_input *input);

// Visits, welcomes, claims; needs the registrations and list facts folded before.
void fold_visits(struct fold *fold, const struct fold_input *input);
