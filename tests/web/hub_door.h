// A door with two hosts for tests of the hub: a real clerk, and a hub.
#pragma once

#include <pthread.h>

#include "service/machine.h"
#include "service/request_post.h"
#include "util/file.h"
#include "util/mem.h"
#include "web/hub_stage.h"

struct world {
    struct made_group group;
    struct clerk *clerk;
    struct machine *machine;
    struct hub *hub;
    char host[2][ID_SIZE];
};

static struct {
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    bool is_there;
    json_t *answer;
} answered = { .mutex = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER };

static inline void take_answer(void *context, json_t *answer, const struct err *error)
{
    (void)context;
    pthread_mutex_lock(&answered.mutex);
    if (error)
        fprintf(stderr, "%s\n", error->text);
    json_decref(answered.answer);
    answered.answer = answer;
    answered.is_there = true;
    pthread_cond_signal(&answered.changed);
    pthread_mutex_unlock(&answered.mutex);
}

// Borrowed until the next question.
static inline const json_t *ask(struct world *world, const char *request, json_t *members)
{
    answered.is_there = false;
    request_post(world->clerk, request, members, NULL, 0, take_answer, NULL);
    pthread_mutex_lock(&answered.mutex);
    while (!answered.is_there)
        pthread_cond_wait(&answered.changed, &answered.mutex);
    pthread_mutex_unlock(&answered.mutex);
    assert_non_null(answered.answer);
    return answered.answer;
}

// A machine whose scanner was pulled out.
static inline void plug_out(const struct made_group *group)
{
    char path[MADE_PATH + 40];
    const char text[] = "[scanner]\ndevice = /dev/usher-no-such-scanner\n";

    snprintf(path, sizeof path, "%s/usher/usher.ini", group->folder);
    assert_true(file_make_folders(path, NULL) && file_replace(path, text, strlen(text), NULL));
    setenv("XDG_CONFIG_HOME", group->folder, 1);
}

static inline void open_hub(struct world *world, bool is_short)
{
    struct err err = { 0 };

    expect_done(hub_start(&world->hub, &(struct hub_setup){ world->clerk, world->machine, is_short }, &err),
                err);
}

static inline int hub_door_open(void **state)
{
    struct world *world = *state = mem_new(sizeof *world);
    static const char *const hosts[] = { "{'name': 'Amir Haddad'}", "{'name': 'Sofia Lind'}" };
    struct err err = { 0 };

    atomic_store(&later_ms, 0);
    made_group_begin(&world->group);
    plug_out(&world->group);
    made_ask(&world->group, "event.add", "event", "{'name': 'Breakfast', 'starts': '2026-12-01T07:00'}");
    for (int i = 0; i < 2; i++)
        snprintf(world->host[i], ID_SIZE, "%s", made_ask(&world->group, "host.add", "host", "%s", hosts[i]));
    expect_done(clerk_start(&world->clerk, world->group.store, &err), err);
    world->machine = machine_create(false);
    open_hub(world, false);
    return 0;
}

static inline int hub_door_close(void **state)
{
    struct world *world = *state;

    hub_end(world->hub);
    hub_destroy(world->hub);
    machine_destroy(world->machine);
    clerk_stop(world->clerk);
    json_decref(answered.answer);
    answered.answer = NULL;
    made_folder_finish(world->group.folder);
    free(world);
    return 0;
}
