// How requests tell a person and a host to a screen, always by the same members.
#pragma once

#include "store/guest_store.h"
#include "util/json.h"

// Sets guest, name, shown, initials, call_name (what to call them: their call name, else the
// given name if somebody said it, else the whole name), company and title ("" where unknown).
void tell_guest(json_t *told, const struct guest *guest);

// Sets host, host_name ("Amir"), host_initials and host_colour; null for an id that is "" or nobody's.
bool tell_host(json_t *told, struct store *store, const char *host, struct err *err);
