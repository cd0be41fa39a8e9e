#include "service/request_post.h"

#include <stdlib.h>
#include <string.h>

#include "util/clock.h"
#include "util/mem.h"

struct posted {
    char *name, *id;
    json_t *request, *answer, *prepared;
    int64_t now_ms;
    struct clerk *clerk;
    request_answered *answered;
    void *context;
};

// What takes long and is one transaction would hold up everybody at the door.
static const struct {
    const char *name, *instead;
} too_long[] = {
    { "doctor", "an open door has no time for the doctor: run 'usher doctor', which looks at a copy" },
    { "import.undo", "an open door takes an import back bit by bit: run 'usher import undo'" },
};

static int64_t now_of(const struct posted *posted)
{
    return posted->now_ms ? posted->now_ms : clock_now_ms();
}

static bool run(struct store *store, void *context, struct err *err)
{
    struct posted *posted = context;

    for (size_t i = 0; i < sizeof too_long / sizeof *too_long; i++) {
        if (strcmp(posted->name, too_long[i].name) == 0)
            return err_set(err, ERR_REFUSED, "%s", too_long[i].instead);
    }
    return request_run_prepared(store, posted->name, posted->request, posted->id, posted->prepared,
                                now_of(posted), &posted->answer, err);
}

static void done(void *context, const struct err *error)
{
    struct posted *posted = context;

    if (error) { // it may have been answered, and COMMIT failed
        json_decref(posted->answer);
        posted->answer = NULL;
    }
    posted->answered(posted->context, posted->answer, error);
    json_decref(posted->request);
    json_decref(posted->prepared);
    free(posted->name);
    free(posted->id);
    free(posted);
}

// ---- what takes the processor long is no business of the writing thread's

static bool prepare(struct store *store, void *context, struct err *err)
{
    struct posted *posted = context;

    (void)err;
    posted->prepared = request_prepare(store, posted->name, posted->request, now_of(posted));
    return true;
}

// Where reading failed, the request finds out itself.
static void write_prepared(void *context, const struct err *error)
{
    struct posted *posted = context;

    (void)error;
    clerk_post(posted->clerk, CLERK_PERSON, &(struct clerk_job){ run, done, posted });
}

static enum clerk_queue queue_of(const char *name)
{
    const struct request_row *row = request_find(name);

    return row && row->writes ? CLERK_PERSON : CLERK_READ;
}

void request_post(struct clerk *clerk, const char *name, json_t *request, const char *id, int64_t now_ms,
                  request_answered *answered, void *context)
{
    struct posted *posted = mem_new(sizeof *posted);

    *posted = (struct posted){ .name = mem_copy_text(name),
                               .id = mem_copy_text(id),
                               .request = request,
                               .now_ms = now_ms,
                               .clerk = clerk,
                               .answered = answered,
                               .context = context };
    if (request_is_prepared(name))
        clerk_post(clerk, CLERK_READ, &(struct clerk_job){ prepare, write_prepared, posted });
    else
        clerk_post(clerk, queue_of(name), &(struct clerk_job){ run, done, posted });
}
