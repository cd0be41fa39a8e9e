// The made-up group of the demonstration: its members, two breakfasts that are over and one that is
// on, hosts on duty. Made with the commands that anybody would use, from the lists in assets/demo.
#pragma once

#include "cli/call.h"

struct demo_world {
    char *zone;              // owned, as all of them; where it is
    int64_t doors_ms;        // of the breakfast that is on
    char *folder, *database; // set by demo_found
};

// Makes it, for the zone and time that are set, in `dir`, or in a fresh folder for NULL. ERR_REFUSED where a
// database stands already. The world is to be finished either way.
bool demo_found(struct demo_world *world, const struct command_call *call, const char *dir,
                const char *assets, struct err *err);
// Who was there, as a file in the folder; appends its path.
bool demo_export(const struct demo_world *world, const struct command_call *call, struct str *path,
                 struct err *err);
void demo_world_finish(struct demo_world *world);
