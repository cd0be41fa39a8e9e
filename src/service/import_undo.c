// Taking an import back, but not what the door did since.
#include <string.h>

#include "domain/fact.h"
#include "service/inside.h"
#include "store/db.h"
#include "store/fact_log.h"
#include "store/guest_store.h"
#include "store/list_store.h"

struct undoing {
    struct request_call *call;
    char batch[ID_SIZE];
    int64_t last, undone, kept; // guests
};

static json_t *cancel_of(const struct fact *fact)
{
    return json_pack("{s:[[s, I]], s:s}", "cancels", fact->device, (json_int_t)fact->seq, "reason",
                     "the import was taken back");
}

// Visits that this import told of go with it.
static bool undo_visits(struct undoing *undoing, int64_t guest, struct err *err)
{
    struct fact_list list = { 0 };
    bool done = fact_list_guest(undoing->call->store, &list, guest, err);

    for (size_t i = 0; done && i < list.count; i++) {
        const struct fact *fact = &list.facts[i];

        if (fact_is(fact, FACT_VISIT_CHECKED_IN) &&
            strcmp(json_get_text(fact->body, "batch"), undoing->batch) == 0)
            done = fact_append(undoing->call->store, FACT_VISIT_UNDONE, fact->guest, fact->event,
                               undoing->call->now_ms, cancel_of(fact), err);
    }
    fact_list_finish(&list);
    return done;
}

static bool undo_guest(void *context, int64_t guest, const char *kind, struct err *err)
{
    struct undoing *undoing = context;
    char id[ID_SIZE];

    if (strcmp(kind, fact_kind_rows[FACT_VISIT_CHECKED_IN].name) == 0)
        return undo_visits(undoing, guest, err);
    if (guest == undoing->last)
        return true;
    undoing->last = guest;
    undoing->undone++;
    return subject_id(undoing->call->store, guest, id, err) &&
           fact_append(undoing->call->store, FACT_GUEST_LIST_UNDONE, id, NULL, undoing->call->now_ms,
                       json_pack("{s:s}", "batch", undoing->batch), err);
}

static bool count_kept(void *context, int64_t guest, const char *kind, struct err *err)
{
    struct undoing *undoing = context;
    struct guest still;
    int64_t kept;
    bool done;

    if (strcmp(kind, fact_kind_rows[FACT_GUEST_LISTED].name) != 0)
        return true;
    done = guest_store_kept(undoing->call->store, guest, &kept, err) &&
           guest_store_read(undoing->call->store, kept, &still, err);
    if (done) {
        undoing->kept += still.num != 0;
        guest_finish(&still);
    }
    return done;
}

bool import_undo(struct request_call *call, struct err *err)
{
    struct undoing undoing = { .call = call };
    const char *text;
    int64_t found, undone_before = 0;

    if (!request_need(call, "batch", &text, err) ||
        !list_store_find_batch(call->store, text, &found, undoing.batch, err))
        return false;
    if (found != 1)
        return err_set(err, ERR_REFUSED, "%s '%.60s': the import printed its id",
                       found ? "several imports begin with" : "there is no import", text);
    if (!list_store_is_undone(call->store, undoing.batch, &undone_before, err))
        return false;
    if (!undone_before && (!list_store_batch(call->store, undoing.batch, undo_guest, &undoing, err) ||
                           !store_fold(call->store, err)))
        return false;
    if (!list_store_batch(call->store, undoing.batch, count_kept, &undoing, err))
        return false;
    call->answer =
        json_pack("{s:s, s:I, s:I}", "batch", undoing.batch, "undone",
                  (json_int_t)(undone_before ? 0 : undoing.undone), "kept", (json_int_t)undoing.kept);
    return true;
}
