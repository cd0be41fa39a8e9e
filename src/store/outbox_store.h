// Messages on their way to the webhook (alert_spool): what becomes of those that were spooled.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "util/err.h"
#include "util/str.h"

struct store;

struct outbox_row {
    char *id, *message; // owned; the message is JSON
    int64_t made_ms, tries, next_ms;
};
struct outbox {
    struct outbox_row *rows; // those to be sent first come first
    size_t count, room;
};
void outbox_finish(struct outbox *outbox);
// Those that are not given up, `most` of them.
bool outbox_store_list(struct store *store, int64_t most, struct outbox *outbox, struct err *err);

// *row has no id where nothing was spooled under it, or it is given up; the caller calls outbox_row_finish.
bool outbox_store_read(struct store *store, const char *id, struct outbox_row *row, struct err *err);
void outbox_row_finish(struct outbox_row *row);

bool outbox_store_remove(struct store *store, const char *id, struct err *err);
// Of what was just tried: when it is tried again, or that it is given up.
bool outbox_store_tried(struct store *store, const struct outbox_row *row, const char *said, bool given_up,
                        struct err *err);

struct outbox_lost {
    int64_t count;   // messages that were given up
    struct str said; // why the latest of them failed
};
bool outbox_store_lost(struct store *store, struct outbox_lost *lost, struct err *err);
bool outbox_store_forget_lost(struct store *store, int64_t *count, struct err *err);
// What speaks of a guest who is erased.
bool outbox_store_erase(struct store *store, int64_t guest, struct err *err);
