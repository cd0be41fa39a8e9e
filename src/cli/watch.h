// While a door is open: asks after each commit and at each deadline whether somebody has to be called
// (alert.look), has the steps taken written down (alert.due), and only then tells whoever makes light,
// sound or messages of them. One thread that sleeps; nothing is polled.
#pragma once

#include "store/clerk.h"
#include "util/json.h"

struct watch;

// `alerts` is the array that alert.due answered (service/host_requests.h), never empty; borrowed. Called on a
// thread of the clerk, after COMMIT, once for each step taken.
typedef void watch_heard(void *context, const json_t *alerts);

// `has_board`: hosts see a board on a display of this machine.
bool watch_start(struct watch **watch, struct clerk *clerk, bool has_board, struct err *err);
// Right after watch_start, which waits a moment before it looks for the first time. At most four.
void watch_on_alert(struct watch *watch, watch_heard *heard, void *context);
// Before clerk_stop. NULL is fine.
void watch_stop(struct watch *watch);
