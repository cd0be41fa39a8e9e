// An open file as the modules of this floor see it; opened and closed by store/store, and
// handed to them. Other floors see no more than `struct store`.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/search.h"
#include "util/id.h"

struct derive_guest;
struct pending;

struct dirty_guest {
    int64_t num;
    bool fresh; // first named in this transaction: there is nothing derived to take away
};

enum { // what else is to be folded at the end of the transaction
    DIRTY_SETTINGS = 1,
    DIRTY_EVENTS = 2,
    DIRTY_HOSTS = 4,
    DIRTY_BATCHES = 8,
    DIRTY_DEVICES = 16,
    DIRTY_HELPS = 32,
};

struct store_count {              // what facts move on
    int64_t last_seq, last_stamp; // of this device; the greatest stamp seen
    bool has_links;               // some guest was merged once: units may be larger than one
    bool has_erased;
};

struct store {
    struct db *db;
    int lock_fd;
    bool writing, is_copy;
    char *path;

    char device[ID_SIZE]; // this device
    int64_t device_num, now_ms;
    struct store_count count, count_before; // now, and when the transaction began
    bool begun;
    int64_t horizon;

    struct dirty_guest *dirty;
    size_t dirty_count, dirty_room;
    unsigned dirty_group;
    struct pending *pending;           // facts of new guests, at hand (store/pending)
    struct derive_guest *derive_guest; // memory kept between folds (store/derive_guest)

    char event[ID_SIZE]; // the event that facts named last, and its number
    int64_t event_num;
    char named[ID_SIZE]; // the guest named first last, and its number
    int64_t named_num;

    struct search *search;
    search_word_function *on_word; // store/derive_search
    void *on_word_context;

    struct store_count count_saved; // when the savepoint was set (store/savepoint)
    size_t search_point;
};

// Facts stamped from here on are kept but not folded: 400 days ahead of the clock and of what
// this device wrote itself, so that a clock that was set back takes nothing away.
int64_t store_horizon(const struct store *store);
void store_raise_horizon(struct store *store, int64_t at_ms);
