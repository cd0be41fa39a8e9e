// Writing facts, and reading them back. The only module that touches the table fact.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/fact.h"
#include "store/store.h"
#include "util/id.h"

// Appends a fact of this device, stamped now. `body` is the callee's from here on.
// guest and event are ids or NULL; an id nobody has named before is new from here on.
bool fact_append(struct store *store, enum fact_kind kind, const char *guest, const char *event,
                 int64_t at_ms, json_t *body, struct err *err);

// Takes in a fact of another device (or one of ours that came back). A fact already here
// changes nothing; the same device and seq with other content is refused (ERR_REFUSED).
bool fact_receive(struct store *store, const struct fact *fact, struct err *err);

// Facts with everything they point to, owned.
struct fact_list {
    struct fact *facts;
    size_t count, room;
    struct text_block *texts;
};
void fact_list_finish(struct fact_list *list);
void fact_list_clear(struct fact_list *list);
void fact_list_sort(struct fact_list *list); // by fact_compare
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

// The number of an id in this file, 0 when no fact has named it.
bool subject_num(struct store *store, const char *id, int64_t *num, struct err *err);
// The number of an id, given now if no fact has named it yet.
bool subject_name(struct store *store, const char *id, int64_t *num, struct err *err);
// The id of a number; "" for 0.
bool subject_id(struct store *store, int64_t num, char id[ID_SIZE], struct err *err);
