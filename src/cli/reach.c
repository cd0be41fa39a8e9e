#include "cli/reach.h"

#include <stdlib.h>
#include <time.h>

#include "service/request.h"
#include "store/lock.h"
#include "util/clock.h"
#include "util/id.h"
#include "util/mem.h"

enum { PAUSE_MS = 10 };

static const int64_t WAIT_US = INT64_C(10) * 1000 * 1000;

// Directly if the lock is free, else through the door; false with ERR_AGAIN when neither is to be had.
static bool try_both(struct reach *reach, struct err *err)
{
    struct err nobody = { 0 };
    int lock;

    if (lock_take(&lock, reach->path, 0, err))
        return store_open_held(&reach->store, reach->path, lock, clock_now_ms(), err);
    if (err->kind != ERR_AGAIN || link_open(&reach->link, reach->path, &nobody))
        return err->kind == ERR_AGAIN;
    if (nobody.kind != ERR_AGAIN)
        *err = nobody;
    return false; // else with the lock's words
}

static bool reach_again(struct reach *reach, struct err *err)
{
    const struct timespec pause = { 0, PAUSE_MS * 1000 * 1000 };
    int64_t until_us = clock_steady_us() + WAIT_US;

    while (!try_both(reach, err)) {
        if (err->kind != ERR_AGAIN || clock_steady_us() > until_us)
            return false;
        nanosleep(&pause, NULL);
    }
    *err = (struct err){ 0 };
    return true;
}

bool reach_open(struct reach *reach, const char *database_path, struct err *err)
{
    reach->path = mem_copy_text(database_path);
    return store_is_there(database_path, err) && reach_again(reach, err);
}

void reach_close(struct reach *reach)
{
    store_close(reach->store);
    link_close(reach->link);
    free(reach->path);
    *reach = (struct reach){ 0 };
}

bool reach_ask(struct reach *reach, const char *name, const json_t *members, json_t **answer, struct err *err)
{
    char id[ID_SIZE];
    enum link_result result;
    int64_t until_us = clock_steady_us() + WAIT_US;

    *answer = NULL;
    if (reach->store)
        return request_run(reach->store, name, members, clock_now_ms(), answer, err);
    id_new(id);
    for (;;) {
        if (reach->store)
            return request_run_once(reach->store, name, members, id, clock_now_ms(), answer, err);
        result = link_ask(reach->link, name, members, id, answer, err);
        if (result != LINK_BROKEN || clock_steady_us() > until_us)
            return result == LINK_ANSWERED;
        link_close(reach->link);
        reach->link = NULL;
        if (!reach_again(reach, err))
            return false;
    }
}
