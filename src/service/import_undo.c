#include "service/import_undo.h"

#include <stdlib.h>
#include <string.h>

#include "domain/fact.h"
#include "service/inside.h"
#include "store/fact_log.h"
#include "store/guest_store.h"
#include "store/list_store.h"
#include "util/mem.h"

struct spoken_of {
    int64_t guest;
    bool is_listed;  // by the import
    bool is_named;   // in a row of it, whether listed or taken off
    bool is_undone;  // an undoing before this one got so far
    bool has_visits; // that the import told of
};

struct import_undo {
    char batch[ID_SIZE];
    struct spoken_of *guests;
    size_t count, room, next;
    int64_t undone;
};

void import_undo_destroy(struct import_undo *undo)
{
    if (!undo)
        return;
    free(undo->guests);
    free(undo);
}

// ---- finding

static bool note(void *context, int64_t guest, const char *kind, bool is_undone, struct err *err)
{
    struct import_undo *undo = context;
    struct spoken_of *last = undo->count > 0 ? &undo->guests[undo->count - 1] : NULL;

    (void)err;
    if (!last || last->guest != guest) {
        undo->guests = mem_grow(undo->guests, &undo->room, undo->count + 1, sizeof *undo->guests);
        last = &undo->guests[undo->count++];
        *last = (struct spoken_of){ .guest = guest, .is_undone = is_undone };
    }
    if (strcmp(kind, fact_kind_rows[FACT_VISIT_CHECKED_IN].name) == 0)
        last->has_visits = true;
    else
        last->is_named = true;
    last->is_listed = last->is_listed || strcmp(kind, fact_kind_rows[FACT_GUEST_LISTED].name) == 0;
    return true;
}

static bool find(struct import_undo *undo, struct store *store, const char *batch, struct err *err)
{
    int64_t found;

    if (!list_store_find_batch(store, batch, &found, undo->batch, err))
        return false;
    if (found != 1)
        return err_set(err, ERR_REFUSED, "%s '%.60s': the import printed its id",
                       found ? "several imports begin with" : "there is no import", batch);
    return list_store_batch(store, undo->batch, note, undo, err);
}

bool import_undo_find(struct import_undo **undo, struct store *store, const char *batch, struct err *err)
{
    *undo = mem_new(sizeof **undo);
    if (find(*undo, store, batch, err))
        return true;
    import_undo_destroy(*undo);
    *undo = NULL;
    return false;
}

// ---- undoing

static bool is_cancelled(const struct fact_list *list, const json_t *cancels)
{
    for (size_t i = 0; i < list->count; i++) {
        if (fact_is(&list->facts[i], FACT_VISIT_UNDONE) &&
            json_equal(json_object_get(list->facts[i].body, "cancels"), cancels))
            return true;
    }
    return false;
}

static bool undo_visit(struct store *store, const struct fact_list *list, const struct fact *fact,
                       int64_t now_ms, struct err *err)
{
    json_t *body = json_pack("{s:[[s, I]], s:s}", "cancels", fact->device, (json_int_t)fact->seq, "reason",
                             "the import was taken back");

    if (!is_cancelled(list, json_object_get(body, "cancels")))
        return fact_append(store, FACT_VISIT_UNDONE, fact->guest, fact->event, now_ms, body, err);
    json_decref(body);
    return true;
}

// Visits that this import told of go with it.
static bool undo_visits(struct import_undo *undo, struct store *store, int64_t guest, int64_t now_ms,
                        struct err *err)
{
    struct fact_list list = { 0 };
    bool done = fact_list_guest(store, &list, guest, err);

    for (size_t i = 0; done && i < list.count; i++) {
        if (fact_is(&list.facts[i], FACT_VISIT_CHECKED_IN) &&
            strcmp(json_get_text(list.facts[i].body, "batch"), undo->batch) == 0)
            done = undo_visit(store, &list, &list.facts[i], now_ms, err);
    }
    fact_list_finish(&list);
    return done;
}

bool import_undo_next(struct import_undo *undo, struct store *store, int64_t now_ms, bool *more,
                      struct err *err)
{
    const struct spoken_of *one;
    char id[ID_SIZE];

    *more = undo->next < undo->count;
    if (!*more)
        return true;
    one = &undo->guests[undo->next++];
    if (one->has_visits && !undo_visits(undo, store, one->guest, now_ms, err))
        return false;
    if (!one->is_named || one->is_undone)
        return true;
    undo->undone++;
    return subject_id(store, one->guest, id, err) &&
           fact_append(store, FACT_GUEST_LIST_UNDONE, id, NULL, now_ms,
                       json_pack("{s:s}", "batch", undo->batch), err);
}

// ---- the answer

static bool is_still_here(struct store *store, int64_t guest, bool *here, struct err *err)
{
    struct guest still;
    int64_t kept;

    if (!guest_store_kept(store, guest, &kept, err) || !guest_store_read(store, kept, &still, err))
        return false;
    *here = still.num != 0;
    guest_finish(&still);
    return true;
}

bool import_undo_answer(const struct import_undo *undo, struct store *store, json_t **answer, struct err *err)
{
    int64_t kept = 0;
    bool here;

    for (size_t i = 0; i < undo->count; i++) {
        if (!undo->guests[i].is_listed)
            continue;
        if (!is_still_here(store, undo->guests[i].guest, &here, err))
            return false;
        kept += here;
    }
    *answer = json_pack("{s:s, s:I, s:I}", "batch", undo->batch, "undone", (json_int_t)undo->undone, "kept",
                        (json_int_t)kept);
    return true;
}

bool import_undo(struct request_call *call, struct err *err)
{
    struct import_undo *undo = NULL;
    const char *batch;
    bool more = true;
    bool done = request_need(call, "batch", &batch, err) && import_undo_find(&undo, call->store, batch, err);

    while (done && more)
        done = import_undo_next(undo, call->store, call->now_ms, &more, err);
    done = done && store_fold(call->store, err) && import_undo_answer(undo, call->store, &call->answer, err);
    import_undo_destroy(undo);
    return done;
}
