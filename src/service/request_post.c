#include "service/request_post.h"

#include <stdlib.h>
#include <string.h>

#include "util/clock.h"
#include "util/mem.h"

struct posted {
    char *name, *id;
    json_t *request, *answer;
    int64_t now_ms;
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

static bool run(struct store *store, void *context, struct err *err)
{
    struct posted *posted = context;

    for (size_t i = 0; i < sizeof too_long / sizeof *too_long; i++) {
        if (strcmp(posted->name, too_long[i].name) == 0)
            return err_set(err, ERR_REFUSED, "%s", too_long[i].instead);
    }
    return request_run_within(store, posted->name, posted->request, posted->id,
                              posted->now_ms ? posted->now_ms : clock_now_ms(), &posted->answer, err);
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
    free(posted->name);
    free(posted->id);
    free(posted);
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
                               .answered = answered,
                               .context = context };
    clerk_post(clerk, queue_of(name), &(struct clerk_job){ run, done, posted });
}
