#include "service/import_inside.h"

#include <stdlib.h>

#include "domain/fact.h"
#include "service/forgotten.h"
#include "store/db.h"
#include "store/fact_log.h"
#include "store/guest_store.h"
#include "store/list_store.h"
#include "util/mem.h"

enum { SLICE_MS = 10000, SLICE_ROWS = 250000, CACHE_MIB = 256 };

// Guests looked at in one go: those of a slice, or all.
static const int64_t GUESTS_OF_SLICE = 256, GUESTS = INT64_MAX;

const char import_outcome_letters[] = "AUNSR";

// ---- slices

bool import_slice_begin(struct import *import, int64_t now_ms, struct err *err)
{
    if (import->request.in_slices)
        import->slice_began_ms = now_ms;
    if (store_is_writing(import->store))
        return true;
    must(!import->request.in_slices);
    import->slice_began_ms = now_ms;
    import->slice_rows = 0;
    return store_begin(import->store, now_ms, err);
}

bool import_slice_end(struct import *import, int64_t now_ms, struct err *err)
{
    import->slice_rows++;
    if (import->request.dry_run || import->request.in_slices ||
        (now_ms - import->slice_began_ms < SLICE_MS && import->slice_rows < SLICE_ROWS))
        return true;
    return store_commit(import->store, err);
}

// The first list of a group can be a very long one.
static bool into_nothing(struct import *import, struct err *err)
{
    bool empty = false;

    if (!guest_store_is_empty(import->store, &empty, err))
        return false;
    import->seen.everybody = empty && !import->request.dry_run && !import->request.in_slices;
    if (!forgotten_any(import->store, &import->group_key, err))
        return false;
    return !import->seen.everybody || store_lookups(import->store, false, err);
}

// The next guests on this list, or all of them; *more: there were some.
static bool each_listed(struct import *import,
                        bool (*each)(void *context, int64_t guest, const char *key, uint64_t hash,
                                     struct err *err),
                        void *context, bool *more, struct err *err)
{
    int64_t guests = import->request.in_slices ? GUESTS_OF_SLICE : GUESTS;

    *more = false;
    if (import->seen.everybody) // then nobody was listed before
        return true;
    if (list_stretch_next(&import->stretch, import->store, guests, more, err) &&
        (!*more || list_store_each(import->store, import_event_num(import), import->request.system,
                                   &import->stretch, each, context, err))) {
        if (!*more)
            import->stretch = (struct list_stretch){ 0 };
        return true;
    }
    return false;
}

bool import_learn(struct import *import, bool *more, struct err *err)
{
    return each_listed(import, import_remember_row, &import->seen, more, err);
}

static bool learn_all(struct import *import, struct err *err)
{
    bool more = true;

    while (more) {
        if (!import_learn(import, &more, err))
            return false;
    }
    return true;
}

bool import_begin(struct import **out, struct store *store, const struct import_request *request,
                  int64_t now_ms, struct err *err)
{
    struct import *import = mem_new(sizeof *import);

    import->store = store;
    import->request = *request;
    id_new(import->counts.batch);
    if (!request->in_slices)
        db_cache_mib(store_db(store), CACHE_MIB);
    *out = import;
    if (into_nothing(import, err) && (request->in_slices || learn_all(import, err)) &&
        import_slice_begin(import, now_ms, err))
        return true;
    import_abandon(import);
    *out = NULL;
    return false;
}

void import_abandon(struct import *import)
{
    if (!import)
        return;
    if (!import->request.in_slices)
        store_rollback(import->store);
    if (import->seen.everybody)
        store_lookups(import->store, true, NULL); // if not now, then when the file is opened next
    import_seen_finish(&import->seen);
    map_finish(&import->rows_seen);
    map_finish(&import->left_out);
    str_finish(&import->group_key);
    free(import);
}

// ---- the end

static bool miss(void *context, int64_t guest, const char *key, uint64_t hash, struct err *err)
{
    struct import *import = context;
    uint64_t mark = import_row_mark(guest, key);

    (void)hash;
    if (map_get(&import->rows_seen, mark))
        return true;
    if (map_get(&import->left_out, mark))
        return import_unlist(import, guest, key, err);
    import->counts.missing++;
    return !import->request.replace || import_unlist(import, guest, key, err);
}

static bool write_batch(struct import *import, struct err *err)
{
    return fact_append(import->store, FACT_IMPORT_DONE, NULL, import_event_id(import), import->slice_began_ms,
                       json_pack("{s:s, s:s, s:s, s:I, s:I, s:I}", "batch", import->counts.batch, "system",
                                 import->request.system, "file", import->request.file, "read",
                                 (json_int_t)import->counts.read, "added", (json_int_t)import->counts.added,
                                 "updated", (json_int_t)import->counts.updated),
                       err);
}

bool import_miss(struct import *import, int64_t now_ms, bool *more, struct err *err)
{
    return import_slice_begin(import, now_ms, err) && each_listed(import, miss, import, more, err);
}

static bool miss_all(struct import *import, int64_t now_ms, struct err *err)
{
    bool more = true;

    while (more) {
        if (!import_miss(import, now_ms, &more, err))
            return false;
    }
    return true;
}

bool import_end(struct import *import, int64_t now_ms, struct import_counts *counts, struct err *err)
{
    bool keeps = !import->request.dry_run && !import->request.in_slices;
    bool done = import_slice_begin(import, now_ms, err) &&
                (import->request.in_slices || miss_all(import, now_ms, err)) && write_batch(import, err) &&
                (!keeps || store_commit(import->store, err));

    *counts = import->counts;
    import_abandon(import);
    return done;
}
