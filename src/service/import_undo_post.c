#include "service/import_undo_post.h"

#include <stdlib.h>

#include "service/import_undo.h"
#include "service/slice.h"
#include "util/clock.h"
#include "util/mem.h"

struct undo_post {
    struct clerk *clerk;
    json_t *request, *answer;
    struct import_undo *undo;
    struct slice slice;
    bool more;
    request_answered *answered;
    void *context;
};

static void finish(struct undo_post *post, const struct err *error)
{
    if (error) {
        json_decref(post->answer);
        post->answer = NULL;
    }
    post->answered(post->context, post->answer, error);
    json_decref(post->request);
    import_undo_destroy(post->undo);
    free(post);
}

// ---- at last: what is left

static bool look(struct store *store, void *context, struct err *err)
{
    struct undo_post *post = context;

    return import_undo_answer(post->undo, store, &post->answer, err);
}

static void looked(void *context, const struct err *error)
{
    finish(context, error);
}

// ---- in between: slices

static bool undo(struct store *store, void *context, struct err *err)
{
    struct undo_post *post = context;

    slice_begin(&post->slice);
    do {
        if (!import_undo_next(post->undo, store, clock_now_ms(), &post->more, err))
            return false;
    } while (post->more && slice_goes_on(&post->slice));
    return true;
}

static void undone(void *context, const struct err *error)
{
    struct undo_post *post = context;

    slice_end(&post->slice, post->more);
    if (error)
        finish(post, error);
    else if (post->more)
        clerk_post(post->clerk, CLERK_BULK, &(struct clerk_job){ undo, undone, post });
    else
        clerk_post(post->clerk, CLERK_READ, &(struct clerk_job){ look, looked, post });
}

// ---- first: whom it is about

static bool find(struct store *store, void *context, struct err *err)
{
    struct undo_post *post = context;
    const char *batch = json_get_text(post->request, "batch");

    if (!batch[0])
        return err_set(err, ERR_USAGE, "the batch is empty: say what it is");
    return import_undo_find(&post->undo, store, batch, err);
}

static void found(void *context, const struct err *error)
{
    struct undo_post *post = context;

    if (error)
        finish(post, error);
    else
        clerk_post(post->clerk, CLERK_BULK, &(struct clerk_job){ undo, undone, post });
}

void import_undo_post(struct clerk *clerk, json_t *request, request_answered *answered, void *context)
{
    struct undo_post *post = mem_new(sizeof *post);

    *post =
        (struct undo_post){ .clerk = clerk, .request = request, .answered = answered, .context = context };
    clerk_post(clerk, CLERK_READ, &(struct clerk_job){ find, found, post });
}
