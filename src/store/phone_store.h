// Phones and browsers that were let in, and the claims made on them. Of the secret in a phone's cookie only
// the fingerprint is kept. All of this is the machine's own and never travels.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/store.h"
#include "util/id.h"

struct phone {
    char id[ID_SIZE]; // "": there is none
    char host[ID_SIZE];
    char *name; // what it calls itself, owned; NULL for none
    int64_t made_ms, heard_ms, ends_ms;
};
void phone_finish(struct phone *phone);

bool phone_store_add(struct store *store, const char *secret, const struct phone *phone, struct err *err);
// What has ended is not found. The caller calls phone_finish.
bool phone_store_by_secret(struct store *store, const char *secret, int64_t now_ms, struct phone *phone,
                           struct err *err);
// It was heard of at this moment; an id that is nobody's changes nothing.
bool phone_store_heard(struct store *store, const char *id, int64_t now_ms, struct err *err);
// Takes it out; *found says whether it was there.
bool phone_store_remove(struct store *store, const char *id, bool *found, struct err *err);
bool phone_store_drop_old(struct store *store, int64_t now_ms, struct err *err);

struct phone_list {
    struct phone *phones; // by host, then by the time they were let in
    size_t count, room;
};
void phone_list_finish(struct phone_list *list);
bool phone_store_list(struct store *store, int64_t now_ms, struct phone_list *list, struct err *err);
