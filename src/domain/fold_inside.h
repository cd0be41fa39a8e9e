// Shared by the two halves of the fold (domain/fold and domain/fold_visit), nobody else.
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
#define fold_append(array, count, room)                                                      \
    ((array) = mem_grow((array), &(room), (count) + 1, sizeof *(array)), (count)++,          \
     memset((void *)&(array)[(count) - 1], 0, sizeof *(array)), &(array)[(count) - 1])

struct folded_registration *fold_registration(struct fold *fold, const char *event);

// Whether an import that wrote this fact was taken back for its guest.
bool fold_list_undone(const struct fold_input *input, const struct fact *listed);

// Visits, welcomes, claims; needs the registrations and list facts folded before.
void fold_visits(struct fold *fold, const struct fold_input *input);
