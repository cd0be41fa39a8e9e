// What this device has done about those who wait: steps taken, messages for the webhook, claims made on
// phones. Tables of schema/003_local.sql: no facts, never folded, and they stay here.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/store.h"
#include "util/id.h"

struct alert_sent {
    int step;         // the highest taken, -1: none
    int told;         // the highest level that the webhook is told, -1: none
    int64_t asked_ms; // the end of the claim whose host was asked last, 0: none was
    int64_t at_ms;    // of the last of these, 0: never
};

// What was done about a visit, a call for help or an event; nothing before `since_ms` counts.
bool alert_store_sent(struct store *store, const char *about, int64_t since_ms, struct alert_sent *sent,
                      struct err *err);
// The same for a guest's visit, under whichever id it had before guests were merged.
bool alert_store_sent_visit(struct store *store, int64_t guest, int64_t event, int64_t since_ms,
                            struct alert_sent *sent, struct err *err);
bool alert_store_keep(struct store *store, const char *about, const struct alert_sent *sent, struct err *err);

// Puts a message into the spool (store/outbox_store), to be tried at once. `guest` is an id, "" for nobody's.
bool alert_store_spool(struct store *store, const char *id, const char *about, const char *guest,
                       const char *message, int64_t now_ms, struct err *err);

// When a phone of this host was heard last; 0 for a host who has none that is let in.
bool alert_store_heard(struct store *store, const char *host, int64_t now_ms, int64_t *heard_ms,
                       struct err *err);

// A claim that was made on a phone; `phone` is "" for one made elsewhere, which ends that.
bool alert_store_claim(struct store *store, const char *visit, const char *phone, int64_t at_ms,
                       struct err *err);

// Forgets those that are older.
bool alert_store_drop_claims(struct store *store, int64_t before_ms, struct err *err);

struct phone_claim {
    char visit[ID_SIZE];
    char host[ID_SIZE]; // whose phone; "" when it was revoked
    int64_t at_ms;
    int64_t heard_ms; // the phone; 0 when it was revoked
};
struct phone_claim_list {
    struct phone_claim *claims;
    size_t count, room;
};
void phone_claim_list_finish(struct phone_claim_list *list);
// Those that have not lapsed, were not given back, and whose guest nobody has met meanwhile.
bool alert_store_claims(struct store *store, int64_t now_ms, struct phone_claim_list *list, struct err *err);
