// From what a person types to what is meant (CONTRACT 1): an exact id, else an exact name,
// else the start of an id (4 characters or more) that only one has. ERR_REFUSED when there
// is none, or several: then the sentence lists them.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "domain/event.h"
#include "store/store.h"
#include "util/id.h"

// NULL or "": the event going on, else the next one today, else the only one. The caller
// calls event_finish.
bool resolve_event(struct store *store, const char *text, int64_t now_ms, struct event *event,
                   struct err *err);

// A guest: also a ticket code, or an e-mail address. Merged guests lead to the kept one.
bool resolve_guest(struct store *store, const char *text, int64_t *guest, struct err *err);
// The same for what is done with a person: ERR_REFUSED for one who was erased.
bool resolve_person(struct store *store, const char *text, int64_t *guest, struct err *err);

struct resolved_host {
    char id[ID_SIZE];
    char *name; // the caller frees
};
bool resolve_host(struct store *store, const char *text, struct resolved_host *host, struct err *err);

// A visit by id or the start of one.
bool resolve_visit(struct store *store, const char *text, int64_t *guest, int64_t *event, struct err *err);
