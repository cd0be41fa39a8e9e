#include "store/derive.h"

#include <stdlib.h>

#include "store/answered.h"
#include "store/derive_group.h"
#include "store/derive_guest.h"
#include "store/handle.h"
#include "store/outbox_store.h"
#include "store/pending.h"
#include "store/unit.h"
#include "util/mem.h"
#include "util/str.h"

// ---- noting

static void note_guest(struct store *store, int64_t guest, bool fresh)
{
    // The facts of one row or one tap come together: a repeat is the last one.
    if (!guest || (store->dirty_count > 0 && store->dirty[store->dirty_count - 1].num == guest))
        return;
    store->dirty = mem_grow(store->dirty, &store->dirty_room, store->dirty_count + 1, sizeof *store->dirty);
    store->dirty[store->dirty_count++] = (struct dirty_guest){ guest, fresh };
}

static bool note_merge(struct store *store, int64_t guest, struct err *err)
{
    int64_t old_into, new_into;

    if (!unit_relink(store, guest, &old_into, &new_into, err))
        return false;
    note_guest(store, old_into, false);
    note_guest(store, new_into, false);
    note_guest(store, guest, false);
    return true;
}

// The least stamp that is held back is written down: when its time has come, all is folded again.
static bool note_held(struct store *store, int64_t stamp, struct err *err)
{
    return db_run(store->db, err,
                  "INSERT INTO local VALUES ('held', ?1) ON CONFLICT (key) DO UPDATE"
                  " SET value = min(CAST(value AS INTEGER), ?1)",
                  "i", stamp);
}

static bool note_all_held(struct store *store, struct err *err)
{
    return db_run(store->db, err, "DELETE FROM local WHERE key = 'held'", "") &&
           db_run(
               store->db, err,
               "INSERT INTO local SELECT 'held', min(stamp) FROM fact WHERE stamp >= ? HAVING count(*) > 0",
               "i", store_horizon(store));
}

// Bodies of kinds that a later version will know go too.
static bool note_erasure(struct store *store, int64_t guest, struct err *err)
{
    struct str kept = { 0 };
    bool done;

    store->count.has_erased = true;
    pending_give_up(store); // bodies at hand are bodies no more
    for (int kind = 0; kind < FACT_KINDS; kind++) {
        if (fact_kind_rows[kind].keeps_body)
            str_addf(&kept, " %s ", fact_kind_rows[kind].name);
    }
    done =
        db_run(store->db, err, "INSERT INTO erased VALUES (?) ON CONFLICT DO NOTHING", "i", guest) &&
        answered_erase(store, guest, err) && outbox_store_erase(store, guest, err) &&
        db_run(
            store->db, err,
            "UPDATE fact SET body = '' WHERE guest = ? AND body <> '' AND instr(?, ' ' || kind || ' ') = 0",
            "it", guest, str_text(&kept));
    str_finish(&kept);
    return done;
}

bool derive_note(struct store *store, enum fact_kind kind, int64_t stamp, int64_t guest, bool fresh,
                 struct err *err)
{
    static const unsigned group_of[FACT_KINDS] = {
        [FACT_GROUP_FOUNDED] = DIRTY_SETTINGS, [FACT_SETTING_SET] = DIRTY_SETTINGS,
        [FACT_EVENT_SET] = DIRTY_EVENTS,       [FACT_EVENT_CLOSED] = DIRTY_EVENTS,
        [FACT_HOST_SET] = DIRTY_HOSTS,         [FACT_HOST_DUTY] = DIRTY_HOSTS,
        [FACT_HOST_RESTED] = DIRTY_HOSTS,      [FACT_IMPORT_DONE] = DIRTY_BATCHES,
        [FACT_DEVICE_NAMED] = DIRTY_DEVICES,   [FACT_HELP_ASKED] = DIRTY_HELPS,
        [FACT_HELP_DONE] = DIRTY_HELPS,
    };

    if (stamp >= store_horizon(store))
        return note_held(store, stamp, err);
    if (kind == FACT_KINDS)
        return true;
    store->dirty_group |= group_of[kind];
    note_guest(store, guest, fresh);
    if (kind == FACT_GUEST_MERGED)
        return note_merge(store, guest, err);
    if (kind == FACT_GUEST_ERASED)
        return note_erasure(store, guest, err);
    return true;
}

static void forget(struct store *store)
{
    store->dirty_count = 0;
    store->dirty_group = 0;
    pending_forget(store);
}

void derive_rolled_back(struct store *store)
{
    forget(store);
    store->event[0] = store->named[0] = '\0';
    derive_guest_destroy(store->derive_guest);
    store->derive_guest = NULL;
}

// ---- folding guests

static int by_num(const void *a, const void *b)
{
    const struct dirty_guest *one = a, *other = b;

    if (one->num != other->num)
        return one->num < other->num ? -1 : 1;
    return (int)one->fresh - (int)other->fresh; // not fresh first: it wins
}

static void drop_repeats(struct store *store)
{
    size_t kept = 0;

    if (store->dirty_count > 1)
        qsort(store->dirty, store->dirty_count, sizeof *store->dirty, by_num);
    for (size_t i = 0; i < store->dirty_count; i++) {
        if (kept == 0 || store->dirty[kept - 1].num != store->dirty[i].num)
            store->dirty[kept++] = store->dirty[i];
    }
    store->dirty_count = kept;
}

struct written { // units of several guests that were written already
    int64_t *kept;
    size_t count, room;
};

static bool is_written(struct written *written, const struct unit *unit)
{
    if (unit->count == 1)
        return false;
    for (size_t i = 0; i < written->count; i++) {
        if (written->kept[i] == unit->members[0].num)
            return true;
    }
    written->kept = mem_grow(written->kept, &written->room, written->count + 1, sizeof *written->kept);
    written->kept[written->count++] = unit->members[0].num;
    return false;
}

// First every unit's old rows go, then the new ones come: after a merge or its undoing a
// row may move from one unit to another.
static bool fold_guests(struct store *store, struct err *err)
{
    struct derive_guest *work = derive_guest_of(store);
    bool at_hand = pending_is_whole(store) && !store->count.has_links;
    struct unit unit = { 0 };
    struct written written = { 0 };
    bool done = true;

    drop_repeats(store);
    for (size_t i = 0; done && i < store->dirty_count; i++) {
        if (store->dirty[i].fresh)
            continue;
        done = unit_find(store, &unit, store->dirty[i].num, err) && derive_guest_clear(work, &unit, err);
    }
    for (size_t i = 0; done && i < store->dirty_count; i++) {
        bool fresh = at_hand && store->dirty[i].fresh;

        done = unit_find(store, &unit, store->dirty[i].num, err) &&
               (is_written(&written, &unit) || derive_guest_write(work, &unit, fresh, err));
    }
    unit_finish(&unit);
    free(written.kept);
    return done;
}

bool derive_flush(struct store *store, struct err *err)
{
    if (!derive_group(store, store->dirty_group, err) || !fold_guests(store, err))
        return false;
    forget(store);
    return true;
}

// ---- folding everything

// Erasures and merges first: they decide what the facts of others mean.
static bool note_all_of(struct store *store, enum fact_kind kind, struct err *err)
{
    struct db_rows rows;
    int64_t *guests = NULL;
    size_t count = 0, room = 0;
    bool done;

    db_query(store->db, &rows,
             "SELECT DISTINCT guest FROM fact WHERE kind = ? AND guest IS NOT NULL AND stamp < ?", "ti",
             fact_kind_rows[kind].name, store_horizon(store));
    while (db_next(&rows)) {
        guests = mem_grow(guests, &room, count + 1, sizeof *guests);
        guests[count++] = db_int(&rows, 0);
    }
    done = db_done(&rows, err);
    for (size_t i = 0; done && i < count; i++)
        done = derive_note(store, kind, 0, guests[i], false, err);
    free(guests);
    return done;
}

static bool fold_slice(struct store *store, int64_t *after, bool *more, struct err *err)
{
    enum { SLICE = 10000 };
    struct db_rows rows;

    db_query(store->db, &rows,
             "SELECT DISTINCT guest FROM fact WHERE guest > ? AND guest IS NOT NULL ORDER BY guest LIMIT ?",
             "ii", *after, (int64_t)SLICE);
    *more = false;
    while (db_next(&rows)) {
        *after = db_int(&rows, 0);
        *more = true;
        note_guest(store, *after, !store->count.has_links);
    }
    pending_give_up(store); // their facts are not of this transaction
    return db_done(&rows, err) && derive_flush(store, err);
}

bool derive_all(struct store *store, struct err *err)
{
    int64_t after = 0;
    bool more = true;

    forget(store);
    store->count.has_links = store->count.has_erased = false;
    if (!note_all_held(store, err) || !note_all_of(store, FACT_GUEST_ERASED, err) ||
        !note_all_of(store, FACT_GUEST_MERGED, err))
        return false;
    forget(store);
    store->dirty_group = ~0u;
    while (more) {
        if (!fold_slice(store, &after, &more, err))
            return false;
    }
    return true;
}
