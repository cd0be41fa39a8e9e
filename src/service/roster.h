// Hosts as requests tell them.
#pragma once

#include "store/group_store.h"
#include "util/json.h"

// NULL for an id that is none's.
const struct host *roster_find(const struct host_list *list, const char *id);
// The host who is this guest, as it was linked or merged since; NULL for none.
const struct host *roster_of_guest(const struct host_list *list, struct store *store, int64_t guest);

// Sets host, name, shown ("Amir H."), initials, colour and lead.
void roster_tell(json_t *told, const struct host *host);
// An array of those of all.
json_t *roster_tell_all(const struct host_list *list);
