// Reading what guest lists have said: which guest a row is about, and what it last said.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"
#include "util/id.h"

// Whom the row with this key of this system is about, as the facts name them; 0 nobody.
// event 0: a list of the group; -1: at any event.
bool list_store_guest(struct store *store, const char *source, const char *key, int64_t event, int64_t *guest,
                      struct err *err);

struct listed {
    bool there, present;
    uint64_t hash;
};
bool list_store_row(struct store *store, int64_t guest, int64_t event, const char *source, const char *key,
                    struct listed *listed, struct err *err);

// A part of all guests: list_stretch_next makes it the next one of so many; false behind the last.
struct list_stretch {
    int64_t after, up_to; // guests by number; begins with zeroes
};
bool list_stretch_next(struct list_stretch *stretch, struct store *store, int64_t guests, bool *there,
                       struct err *err);

// Every present row of the system's lists for the event, and the fingerprint of what it said.
bool list_store_each(struct store *store, int64_t event, const char *source, const struct list_stretch *of,
                     bool (*each)(void *context, int64_t guest, const char *key, uint64_t hash,
                                  struct err *err),
                     void *context, struct err *err);

// Every guest that an import said something about, by number, once for each kind of its facts, and
// whether the import was taken back for the guest.
bool list_store_batch(struct store *store, const char *batch,
                      bool (*each)(void *context, int64_t guest, const char *kind, bool is_undone,
                                   struct err *err),
                      void *context, struct err *err);

// An import by its id or the start of one: how many there are, and the last one's id.
bool list_store_find_batch(struct store *store, const char *text, int64_t *found, char id[ID_SIZE],
                           struct err *err);
