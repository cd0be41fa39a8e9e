#include "service/import_post.h"

#include <stdlib.h>

#include "domain/list_row_json.h"
#include "service/import.h"
#include "service/resolve.h"
#include "service/slice.h"
#include "util/clock.h"
#include "util/mem.h"
#include "util/str.h"

// Does a little: a row, or the like; *more: call again.
typedef bool step_function(struct import_post *post, struct store *store, bool *more, struct err *err);

struct import_post {
    struct clerk *clerk;
    struct import *import;
    struct event event;
    json_t *request; // what the import was begun with

    // The step under way. All from here on belongs to the clerk's thread.
    step_function *step;
    json_t *members, *answer;
    size_t row;
    struct str outcomes;
    bool has_begun, more, closing;
    struct slice slice;
    request_answered *answered;
    void *context;
};

static void destroy(struct import_post *post)
{
    import_abandon(post->import);
    event_finish(&post->event);
    json_decref(post->request);
    str_finish(&post->outcomes);
    free(post);
}

// ---- one step

static bool run(struct store *store, void *context, struct err *err)
{
    struct import_post *post = context;

    slice_begin(&post->slice);
    post->has_begun = true;
    post->more = false;
    if (post->closing)
        return err_set(err, ERR_AGAIN, "the import was given up: import the list again");
    do {
        if (!post->step(post, store, &post->more, err))
            return false;
    } while (post->more && slice_goes_on(&post->slice));
    return true;
}

static void done(void *context, const struct err *error)
{
    struct import_post *post = context;
    bool closing = post->closing;
    json_t *answer = post->answer;

    slice_end(&post->slice, post->more);
    if (!error && post->more) {
        clerk_post(post->clerk, CLERK_BULK, &(struct clerk_job){ run, done, post });
        return;
    }
    if (error) {
        json_decref(answer);
        answer = NULL;
        import_abandon(post->import);
        post->import = NULL;
    }
    json_decref(post->members);
    post->members = post->answer = NULL;
    post->has_begun = false;
    post->answered(post->context, answer, error);
    if (closing) // else the next step may have begun by now
        destroy(post);
}

static void take_step(struct import_post *post, step_function *step, json_t *members,
                      request_answered *answered, void *context)
{
    must(!post->members);
    post->step = step;
    post->members = members;
    post->answered = answered;
    post->context = context;
    post->row = 0;
    str_clear(&post->outcomes);
    clerk_post(post->clerk, CLERK_BULK, &(struct clerk_job){ run, done, post });
}

struct import_post *import_post_open(struct clerk *clerk)
{
    struct import_post *post = mem_new(sizeof *post);

    post->clerk = clerk;
    return post;
}

// Behind the first slice of a step that is under way, since bulk jobs begin in their order.
static bool close_now(struct store *store, void *context, struct err *err)
{
    struct import_post *post = context;

    (void)store;
    (void)err;
    post->closing = true;
    return true;
}

static void closed(void *context, const struct err *error)
{
    struct import_post *post = context;

    (void)error;
    if (!post->has_begun)
        destroy(post);
}

void import_post_close(struct import_post *post)
{
    if (post)
        clerk_post(post->clerk, CLERK_BULK, &(struct clerk_job){ close_now, closed, post });
}

// ---- beginning

static bool begin(struct import_post *post, struct store *store, struct err *err)
{
    const json_t *asked = post->request = json_incref(post->members);
    const char *event = json_get_text(asked, "event");
    struct import_request request = { .event = event[0] ? &post->event : NULL,
                                      .system = json_get_text(asked, "system"),
                                      .file = json_get_text(asked, "file"),
                                      .role = json_get_text(asked, "role"),
                                      .known = json_get_bool(asked, "known"),
                                      .replace = json_get_bool(asked, "replace"),
                                      .in_slices = true };

    if (!request.system[0] || (request.role[0] && role_of(request.role) == ROLES))
        return err_set(err, ERR_INPUT, "the import says not whose list it is: use the same version of usher");
    return (!event[0] || resolve_event(store, event, clock_now_ms(), &post->event, err)) &&
           import_begin(&post->import, store, &request, clock_now_ms(), err);
}

static bool begin_or_learn(struct import_post *post, struct store *store, bool *more, struct err *err)
{
    if (!post->import) {
        *more = true;
        return begin(post, store, err);
    }
    if (!import_learn(post->import, more, err))
        return false;
    if (!*more)
        post->answer = json_object();
    return true;
}

void import_post_begin(struct import_post *post, json_t *members, request_answered *answered, void *context)
{
    take_step(post, begin_or_learn, members, answered, context);
}

// ---- rows

static bool take_row(struct import_post *post, const json_t *json, struct err *err)
{
    struct list_row row;
    enum import_outcome outcome;
    const char *reason;

    if (!list_row_from_json(&row, json, err) ||
        !import_row(post->import, &row, clock_now_ms(), &outcome, &reason, err))
        return false;
    str_add_char(&post->outcomes, import_outcome_letters[outcome]);
    if (outcome == IMPORT_REJECTED)
        json_array_append_new(json_object_get(post->answer, "reasons"), json_text_or_null(reason));
    return true;
}

static bool is_begun(const struct import_post *post, struct err *err)
{
    return post->import ||
           err_set(err, ERR_INPUT, "there is no import that has begun: import the list again");
}

static bool next_row(struct import_post *post, struct store *store, bool *more, struct err *err)
{
    const json_t *rows = json_object_get(post->members, "rows");
    size_t count = json_array_size(rows);

    (void)store;
    if (!is_begun(post, err))
        return false;
    if (!post->answer)
        post->answer = json_pack("{s:[]}", "reasons");
    if (post->row < count && !take_row(post, json_array_get(rows, post->row++), err))
        return false;
    *more = post->row < count;
    if (!*more)
        json_object_set_new(post->answer, "outcomes", json_string(str_text(&post->outcomes)));
    return true;
}

void import_post_rows(struct import_post *post, json_t *members, request_answered *answered, void *context)
{
    take_step(post, next_row, members, answered, context);
}

// ---- the end

static bool miss_or_end(struct import_post *post, struct store *store, bool *more, struct err *err)
{
    struct import_counts counts;
    bool done;

    (void)store;
    if (!is_begun(post, err) || !import_miss(post->import, clock_now_ms(), more, err))
        return false;
    if (*more)
        return true;
    done = import_end(post->import, clock_now_ms(), &counts, err);
    post->import = NULL;
    if (done) {
        post->answer = import_counts_to_json(&counts);
        json_object_set_new(post->answer, "batch", json_string(counts.batch));
    }
    return done;
}

void import_post_end(struct import_post *post, json_t *members, request_answered *answered, void *context)
{
    take_step(post, miss_or_end, members, answered, context);
}
