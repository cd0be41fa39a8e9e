// The hosts' pages and the guest's own page of a door that is open: an HTTP server on threads of its own
// above the services. What may reach it, and what it says, is in docs/deploy.md.
#pragma once

#include <stdbool.h>

#include "store/clerk.h"
#include "util/err.h"
#include "util/json.h"
#include "util/str.h"

struct web;

// Serves by the machine's settings (web.*). ERR_CONFIG for an address that is not this machine's own and
// has neither certificate nor web.insecure_lan, and for files that cannot be read; ERR_IO for a port that is
// taken. `assets` is the folder with `web` in it.
bool web_start(struct web **web, struct clerk *clerk, const char *assets, struct err *err);
// Before clerk_stop. Ends every stream. NULL is fine.
void web_stop(struct web *web);

// What alert.due has answered, for the phones. From any thread.
void web_alert(struct web *web, const json_t *alerts);

// Where people reach it: "https://door.example:8321", without a slash at the end.
const char *web_url(const struct web *web);
// Whether other machines reach it: it is not served to this one alone.
bool web_is_for_others(const struct web *web);
// Appends the address of a guest's own page, good until the event is over or the door closes.
void web_guest_url(struct web *web, const char *visit, const char *event, struct str *out);
