// Facts read back from the file.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/fact.h"
#include "util/err.h"

struct store;

// Facts with everything they point to, owned.
struct fact_list {
    struct fact *facts;
    size_t count, room;
    struct text_block *texts;
};
void fact_list_finish(struct fact_list *list);
void fact_list_clear(struct fact_list *list);
void fact_list_sort(struct fact_list *list);                         // by fact_compare
void fact_list_add(struct fact_list *list, const struct fact *fact); // a copy; shares the body

// Those about one guest, as named in the facts (not what was merged into it), up to the
// horizon, in no particular order; appended to the list.
bool fact_list_guest(struct store *store, struct fact_list *list, int64_t guest_num, struct err *err);
// Those of one kind about the group or an event (event_num 0: of any), sorted by fact_compare.
bool fact_list_group(struct store *store, struct fact_list *list, enum fact_kind kind, int64_t event_num,
                     struct err *err);

// Every fact by device and seq, for export and sync; the callback returns false to stop.
// body is NULL when emptied.
bool fact_each(struct store *store, bool (*each)(void *context, const struct fact *fact, struct err *err),
               void *context, struct err *err);
