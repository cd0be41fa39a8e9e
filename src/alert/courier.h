// Carries messages from the spool (store, alert_spool) to the group's webhook: one thread, libcurl, three
// tries each. A message leaves the spool when the webhook has taken it, so that a restart loses none; one
// that was taken just before a crash goes out again, under the same id.
#pragma once

#include "store/clerk.h"

struct courier;

// Looks at the spool at once. `board` is the address of the hosts' board, NULL where there is none.
bool courier_start(struct courier **courier, struct clerk *clerk, const char *board, struct err *err);
// Something may have been spooled, or a setting may have changed: it hears of each commit of the clerk by
// itself. From any thread; never waits.
void courier_wake(struct courier *courier);
// Breaks off what is under way: it goes out after the next start. Before clerk_stop. NULL is fine.
void courier_stop(struct courier *courier);
