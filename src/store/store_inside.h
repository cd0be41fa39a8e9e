// What store/store keeps for the modules that write facts and fold them; nobody else.
#pragma once

#include <stddef.h>

#include "store/db.h"
#include "store/store.h"
#include "util/id.h"

struct search;

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
};

struct store {
    struct db *db;
    int lock_fd;
    bool writing;
    char *path;

    char device[ID_SIZE]; // this device
    int64_t device_num, last_seq, last_stamp, now_ms;

    struct dirty_guest *dirty;
    size_t dirty_count, dirty_room;
    unsigned dirty_group;
    bool has_links; // some guest was merged once: units may be larger than one
    bool has_erased;

    struct search *search;
};

// Facts stamped later than this are kept but not folded.
int64_t store_horizon(const struct store *store);
