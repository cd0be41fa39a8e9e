// Reading what hosts are called for beside welcomes.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/store.h"
#include "util/id.h"

struct help {
    int64_t event; // 0: there is none
    char id[ID_SIZE], visit[ID_SIZE];
    char *reason, *name, *door; // owned
    int64_t at_ms;
    bool done;
    bool is_elsewhere; // another device was asked
};
void help_finish(struct help *help);
bool help_store_read(struct store *store, const char *id, struct help *help, struct err *err);

struct help_list {
    struct help *helps; // longest asked first
    size_t count, room;
};
void help_list_finish(struct help_list *list);
// Those of the event that are not done.
bool help_store_open(struct store *store, int64_t event, struct help_list *list, struct err *err);
