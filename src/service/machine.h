// What a door's machine knows of itself, as board.show takes it (service/screen_requests.h, `machine`): its
// battery, its network, its scanner. Looked at twice a minute at most, however often it is asked, and never
// by itself. From any thread.
#pragma once

#include <stdbool.h>

#include "util/json.h"

struct machine;

// `has_pages`: this door serves pages to other machines.
struct machine *machine_create(bool has_pages);
void machine_destroy(struct machine *machine); // NULL is fine

json_t *machine_tell(struct machine *machine); // the caller's
