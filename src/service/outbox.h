// What hosts and organizers hear of messages that did not reach the webhook. The requests about single
// messages are the courier's (alert/courier).
#pragma once

#include <stdbool.h>

#include "store/store.h"
#include "util/json.h"
#include "util/str.h"

// A sentence in `said` if messages were given up and there is a webhook.
bool outbox_tell_lost(struct store *store, struct str *said, struct err *err);
// For the doctor: false with a sentence in `said` (or in *err) if some were given up.
bool outbox_is_well(struct store *store, struct str *said, struct err *err);
