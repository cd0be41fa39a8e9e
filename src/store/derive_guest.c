#include "store/derive_guest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/fold.h"
#include "domain/introduction.h"
#include "store/derive_search.h"
#include "store/fact_list.h"
#include "store/guest_store.h"
#include "store/handle.h"
#include "store/pending.h"
#include "store/row_writer.h"
#include "store/subject.h"
#include "util/mem.h"
#include "util/id.h"
#include "util/str.h"
#include "util/text.h"

struct derive_guest {
    struct store *store;
    struct fold fold;
    struct fact_list facts;
    const char **ids;
    size_t id_room;
    struct row_writer rows;
    struct str email, packed;
    char event[ID_SIZE]; // the event looked up last, and its number
    int64_t event_num;
};

struct derive_guest *derive_guest_of(struct store *store)
{
    if (!store->derive_guest) {
        store->derive_guest = mem_new(sizeof *store->derive_guest);
        store->derive_guest->store = store;
        store->derive_guest->rows.db = store->db;
    }
    return store->derive_guest;
}

void derive_guest_destroy(struct derive_guest *work)
{
    if (!work)
        return;
    fold_finish(&work->fold);
    fact_list_finish(&work->facts);
    free(work->ids);
    str_finish(&work->email);
    str_finish(&work->packed);
    row_writer_finish(&work->rows);
    free(work);
}

static bool num_of_event(struct derive_guest *work, const char *event, int64_t *num, struct err *err)
{
    if (!event[0]) {
        *num = 0;
        return true;
    }
    if (strcmp(event, work->event) != 0) {
        if (!subject_num(work->store, event, &work->event_num, err))
            return false;
        snprintf(work->event, sizeof work->event, "%s", event);
    }
    *num = work->event_num;
    return true;
}

static bool write_guest(struct derive_guest *work, const struct unit *unit, struct err *err)
{
    int64_t num = unit->members[0].num;
    const struct fold *fold = &work->fold;
    const char *const *value = (const char *const *)fold->value;

    str_clear(&work->email);
    text_fold(&work->email, value[GUEST_EMAIL]);
    return row_put(&work->rows, err,
                   "INSERT INTO guest VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                   "?, ?, ?, ?)",
                   "itttttttttttttttttttiiiit", num, value[GUEST_NAME], value[GUEST_GIVEN],
                   value[GUEST_FAMILY], value[GUEST_CALL], value[GUEST_READING], value[GUEST_EMAIL],
                   value[GUEST_PHONE], value[GUEST_COMPANY], value[GUEST_TITLE], value[GUEST_TOPICS],
                   value[GUEST_OFFERS], value[GUEST_SEEKS], value[GUEST_INVITED_BY], value[GUEST_INVITER],
                   value[GUEST_GUEST_OF], value[GUEST_LANGUAGE], value[GUEST_NOTE], str_text(&fold->consents),
                   fold->role, fold->earlier, fold->visit_count, (int64_t)fold->erased,
                   (int64_t)guest_identity(value[GUEST_NAME], value[GUEST_COMPANY]), str_text(&work->email));
}

// Of those alone who have answered: most have never been asked.
static bool write_interest(struct derive_guest *work, const struct unit *unit, struct err *err)
{
    if (!work->fold.may_introduce && !work->fold.declines)
        return true;
    str_clear(&work->packed);
    if (work->fold.may_introduce)
        introduction_pack(&work->packed, unit->members[0].id, (const char *const *)work->fold.value);
    return row_put(&work->rows, err, "INSERT INTO interest VALUES (?, ?, ?)", "itt", unit->members[0].num,
                   work->fold.value[GUEST_INVITER], str_text(&work->packed));
}

static bool write_registrations(struct derive_guest *work, const struct unit *unit, struct err *err)
{
    int64_t num = unit->members[0].num;
    const struct fold *fold = &work->fold;
    int64_t event;

    for (size_t i = 0; i < fold->registration_count; i++) {
        const struct folded_registration *row = &fold->registrations[i];

        if (!num_of_event(work, row->event, &event, err) ||
            !row_put(&work->rows, err, "INSERT INTO registration VALUES (?, ?, ?, ?, ?)", "iiitt", event, num,
                     (int64_t)row->expected, row->role, row->ticket_type))
            return false;
    }
    return true;
}

static bool write_tickets(struct derive_guest *work, const struct unit *unit, struct err *err)
{
    const struct fold *fold = &work->fold;
    int64_t num = unit->members[0].num, event;

    for (size_t i = 0; i < fold->ticket_count; i++) {
        if (!num_of_event(work, fold->tickets[i].event, &event, err) ||
            !row_put(&work->rows, err, "INSERT INTO ticket VALUES (?, ?, ?)", "iit", num, event,
                     fold->tickets[i].code))
            return false;
    }
    return true;
}

static int64_t num_of_member(const struct unit *unit, const char *id)
{
    for (size_t i = 0; i < unit->count; i++) {
        if (strcmp(unit->members[i].id, id) == 0)
            return unit->members[i].num;
    }
    must(false); // every fact is of a member
}

static bool write_list_rows(struct derive_guest *work, const struct unit *unit, struct err *err)
{
    for (size_t i = 0; i < work->fold.list_row_count; i++) {
        const struct folded_list_row *row = &work->fold.list_rows[i];
        int64_t event;

        if (!num_of_event(work, row->event, &event, err) ||
            !row_put(&work->rows, err, "INSERT INTO list_row VALUES (?, ?, ?, ?, ?, ?)", "iittii",
                     num_of_member(unit, row->guest), event, row->source, row->key, (int64_t)row->present,
                     (int64_t)strtoull(row->hash, NULL, 16)))
            return false;
    }
    return true;
}

static bool write_visits(struct derive_guest *work, const struct unit *unit, struct err *err)
{
    int64_t num = unit->members[0].num;
    for (size_t i = 0; i < work->fold.visit_size; i++) {
        const struct folded_visit *visit = &work->fold.visits[i];
        const struct fact *check_in = visit->check_in;
        int64_t event;

        if (!num_of_event(work, visit->event, &event, err) ||
            !row_put(&work->rows, err, "INSERT INTO visit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     "iitiittttii", num, event, visit->id, check_in->at_ms, stamp_ms(check_in->stamp),
                     json_get_text(check_in->body, "method"), check_in->device, role_names[visit->role],
                     json_get_text(check_in->body, "on_behalf_of"), (int64_t)visit->undone, visit->number))
            return false;
    }
    return true;
}

// Ids that devices gave before they heard of a merge go on leading to the visit. After a merge was
// taken back a row with an id of its own may still stand under the other guest: it is taken over.
static bool write_visit_ids(struct derive_guest *work, const struct unit *unit, struct err *err)
{
    int64_t num = unit->members[0].num;
    for (size_t i = 0; i < work->fold.visit_size; i++) {
        const char *event_id = work->fold.visits[i].event;
        int64_t event;

        if (!num_of_event(work, event_id, &event, err))
            return false;
        for (size_t j = 0; j < unit->count; j++) {
            char id[ID_SIZE];

            id_of_two(id, unit->members[j].id, event_id);
            if (!row_put(&work->rows, err, "INSERT OR REPLACE INTO visit_id VALUES (?, ?, ?)", "tii", id, num,
                         event))
                return false;
        }
    }
    return true;
}

static bool write_welcomes(struct derive_guest *work, const struct unit *unit, struct err *err)
{
    int64_t num = unit->members[0].num;
    const struct fold *fold = &work->fold;
    int64_t event;

    for (size_t i = 0; i < fold->welcome_count; i++) {
        const struct folded_welcome *welcome = &fold->welcomes[i];
        const json_t *body = welcome->step ? welcome->step->body : NULL;
        const char *said = welcome->outcome == WELCOME_DISMISSED ? "reason" : "note";

        if (!num_of_event(work, welcome->event, &event, err) ||
            !row_put(&work->rows, err, "INSERT INTO welcome VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", "iitittiii",
                     num, event, welcome_outcome_names[welcome->outcome],
                     welcome->step ? welcome->step->at_ms : (int64_t)0, json_get_text(body, "host"),
                     json_get_text(body, said), welcome->asked_ms, (int64_t)welcome->been_before,
                     (int64_t)welcome->superseded))
            return false;
    }
    return true;
}

static bool write_claims(struct derive_guest *work, const struct unit *unit, struct err *err)
{
    const struct fold *fold = &work->fold;
    int64_t num = unit->members[0].num, event;

    for (size_t i = 0; i < fold->claim_count; i++) {
        const struct folded_claim *claim = &fold->claims[i];

        if (!num_of_event(work, claim->event, &event, err) ||
            !row_put(&work->rows, err, "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?)", "iiitii", num, event,
                     (int64_t)i, claim->host, claim->at_ms, claim->until_ms))
            return false;
    }
    return true;
}

static bool write_introductions(struct derive_guest *work, const struct unit *unit, struct err *err)
{
    int64_t num = unit->members[0].num;
    for (size_t i = 0; i < work->fold.introduction_count; i++) {
        const struct fact *fact = work->fold.introductions[i];
        char id[ID_SIZE], seq[24];
        int64_t event;

        snprintf(seq, sizeof seq, "%lld", (long long)fact->seq);
        id_of_two(id, fact->device, seq);
        if (!num_of_event(work, fact->event ? fact->event : "", &event, err) ||
            !row_put(&work->rows, err, "INSERT OR REPLACE INTO introduction VALUES (?, ?, ?, ?, ?, ?)",
                     "tiitti", id, num, event, json_get_text(fact->body, "other"),
                     json_get_text(fact->body, "host"), fact->at_ms))
            return false;
    }
    return true;
}

static bool write_members(struct derive_guest *work, const struct unit *unit, struct err *err)
{
    for (size_t i = 1; i < unit->count; i++) {
        const struct folded_member *member = &work->fold.members[i];

        str_clear(&work->email);
        text_fold(&work->email, member->email);
        if (!row_put(&work->rows, err, "INSERT OR REPLACE INTO member VALUES (?, ?, ?, ?, ?, ?)", "iittti",
                     unit->members[i].num, unit->members[0].num, member->name, member->company,
                     str_text(&work->email), (int64_t)guest_identity(member->name, member->company)))
            return false;
    }
    return true;
}

static bool write_erased_keys(struct derive_guest *work, const struct unit *unit, struct err *err)
{
    for (size_t i = 0; work->store->count.has_erased && i < work->facts.count; i++) {
        const struct fact *fact = &work->facts.facts[i];
        json_t *hash;
        size_t at;

        if (!fact_is(fact, FACT_GUEST_ERASED))
            continue;
        json_array_foreach(json_object_get(fact->body, "hashes"), at, hash)
        {
            if (json_is_string(hash) &&
                !row_put(&work->rows, err, "INSERT OR IGNORE INTO erased_key VALUES (?, ?)", "ti",
                         json_string_value(hash), num_of_member(unit, fact->guest)))
                return false;
        }
    }
    return true;
}

static bool load(struct derive_guest *work, const struct unit *unit, bool fresh, struct err *err)
{
    fact_list_clear(&work->facts);
    if (fresh)
        pending_list(work->store, unit->members[0].num, &work->facts);
    work->ids = mem_grow(work->ids, &work->id_room, unit->count, sizeof *work->ids);
    for (size_t i = 0; i < unit->count; i++) {
        work->ids[i] = unit->members[i].id;
        if (!fresh && !fact_list_guest(work->store, &work->facts, unit->members[i].num, err))
            return false;
    }
    fold_guest(&work->fold, work->ids, unit->count, work->facts.facts, work->facts.count);
    return true;
}

// ---- table by table

struct table {
    const char *stored, *clear;
    bool of_living; // none of a guest of whom nothing stands
    bool (*write)(struct derive_guest *work, const struct unit *unit, struct err *err);
};

#define TABLE(name, column, of_living, write)                                                                \
    {                                                                                                        \
        "SELECT * FROM " name " WHERE " column " = ?", "DELETE FROM " name " WHERE " column " = ?",          \
            of_living, write                                                                                 \
    }

static const struct table tables[] = {
    TABLE("list_row", "guest", false, write_list_rows),
    TABLE("member", "guest", false, write_members),
    TABLE("erased_key", "guest", false, write_erased_keys),
    TABLE("guest", "num", true, write_guest),
    TABLE("interest", "guest", true, write_interest),
    TABLE("registration", "guest", true, write_registrations),
    TABLE("ticket", "guest", true, write_tickets),
    TABLE("visit", "guest", true, write_visits),
    TABLE("visit_id", "guest", true, write_visit_ids),
    TABLE("welcome", "guest", true, write_welcomes),
    TABLE("claim", "guest", true, write_claims),
    TABLE("introduction", "guest", true, write_introductions),
};

enum { TABLES = sizeof tables / sizeof *tables };

bool derive_guest_clear(struct derive_guest *work, const struct unit *unit, struct err *err)
{
    for (size_t i = 0; i < unit->count; i++) {
        int64_t num = unit->members[i].num;

        if (!derive_search_clear(work->store, num, err))
            return false;
        for (size_t j = 0; unit->count > 1 && j < TABLES; j++) {
            if (!db_run(work->store->db, err, tables[j].clear, "i", num))
                return false;
        }
    }
    return true;
}

static bool write_table(struct derive_guest *work, const struct table *table, const struct unit *unit,
                        struct err *err)
{
    return (table->of_living && !work->fold.living) || table->write(work, unit, err);
}

static bool compare(struct derive_guest *work, const struct table *table, const struct unit *unit, bool *same,
                    struct err *err)
{
    uint64_t wanted;
    bool done;

    row_compare(&work->rows);
    done = write_table(work, table, unit, err);
    wanted = row_compared(&work->rows);
    return done && row_stored(&work->rows, table->stored, unit->members[0].num, wanted, same, err);
}

// Rows that stand as they should are left alone: a check-in says nothing new about lists and
// tickets, and a page that is not written need not be waited for.
static bool replace(struct derive_guest *work, const struct table *table, const struct unit *unit,
                    struct err *err)
{
    bool same;

    return compare(work, table, unit, &same, err) &&
           (same || (db_run(work->store->db, err, table->clear, "i", unit->members[0].num) &&
                     write_table(work, table, unit, err)));
}

// What a visit changes of the guest's own row is in no index.
static bool update_visits(struct derive_guest *work, int64_t num, struct err *err)
{
    return db_run(
        work->store->db, err,
        "UPDATE guest SET earlier = ?2, visits = ?3 WHERE num = ?1 AND (earlier <> ?2 OR visits <> ?3)",
        "iii", num, work->fold.earlier, work->fold.visit_count);
}

bool derive_guest_write(struct derive_guest *work, const struct unit *unit, bool fresh, struct err *err)
{
    bool in_place = unit->count == 1 && !fresh, done = load(work, unit, fresh, err);

    done = done && (!in_place || !work->fold.living || update_visits(work, unit->members[0].num, err));
    for (size_t i = 0; done && i < TABLES; i++)
        done = in_place ? replace(work, &tables[i], unit, err) : write_table(work, &tables[i], unit, err);
    return done && (!work->fold.living ||
                    derive_search_put(work->store, unit->members[0].num, work->fold.value, err));
}
