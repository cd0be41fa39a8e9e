// A group of its own with one event, for lists to be taken into. After cmocka's headers.
#pragma once

#include "service/told_list.h"

struct told_world {
    char folder[MADE_PATH];
    struct store *store;
    struct event event;
};

static inline void told_event(struct told_world *world, const char *name, const char *starts)
{
    char members[100];
    struct err err = { 0 };

    event_finish(&world->event);
    snprintf(members, sizeof members, "{\"name\":\"%s\",\"starts\":\"%s\"}", name, starts);
    ask(world->store, "event.add", members);
    expect_done(resolve_event(world->store, name, made_now_ms, &world->event, &err), err);
}

static inline void told_begin(struct told_world *world, const char *starts)
{
    *world = (struct told_world){ 0 };
    made_folder_in_memory(world->folder);
    world->store = made_store(world->folder, "told");
    told_event(world, "Tea", starts);
}

static inline void told_end(struct told_world *world)
{
    made_verify(world->store);
    event_finish(&world->event);
    store_close(world->store);
    made_folder_finish(world->folder);
}
