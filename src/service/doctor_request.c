// The doctor: whether the file and what it rests on are as they should be.
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "domain/fact.h"
#include "service/disk.h"
#include "service/inside.h"
#include "service/outbox.h"
#include "store/db.h"
#include "store/group_store.h"
#include "store/verify.h"
#include "util/mem.h"
#include "util/text.h"

// A check says in `said` what it saw, and returns whether it is well; trouble in looking is
// told by *err and is not well either.
typedef bool check_function(struct request_call *call, struct str *said, struct err *err);

static bool check_file(struct request_call *call, struct str *said, struct err *err)
{
    struct db *db = store_db(call->store);
    struct db_rows rows;
    bool well;

    db_query(db, &rows, "PRAGMA integrity_check(3)", "");
    while (db_next(&rows))
        str_addf(said, "%s%s", said->length ? "; " : "", db_text(&rows, 0));
    well = db_done(&rows, err) && strcmp(str_text(said), "ok") == 0;
    if (!well)
        return false;
    str_clear(said);
    db_query(db, &rows, "SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1", "");
    while (db_next(&rows))
        str_addf(said, "%s%lld rows of %s point nowhere", said->length ? "; " : "",
                 (long long)db_int(&rows, 1), db_text(&rows, 0));
    well = db_done(&rows, err) && said->length == 0;
    if (well)
        str_addf(said, "%s is whole", store_path(call->store));
    return well;
}

// What makes an acknowledged check-in durable.
static bool check_durability(struct request_call *call, struct str *said, struct err *err)
{
    static const struct {
        const char *sql, *wanted;
    } settings[] = {
        { "PRAGMA journal_mode", "wal" },
        { "PRAGMA synchronous", "2" },
        { "PRAGMA foreign_keys", "1" },
    };
    bool well = true;

    if (store_is_copy(call->store)) {
        str_add(said, "the Usher that is running saw to it when it began");
        return true;
    }
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        struct db_rows rows;

        db_query(store_db(call->store), &rows, settings[i].sql, "");
        if (db_next(&rows) && strcmp(db_text(&rows, 0), settings[i].wanted) != 0) {
            str_addf(said, "%s is %s and not %s; ", settings[i].sql, db_text(&rows, 0), settings[i].wanted);
            well = false;
        }
        if (!db_done(&rows, err))
            return false;
    }
    str_add(said, well ? "every write is synced before it is acknowledged" : "put the file on a local disk");
    return well;
}

static bool check_folding(struct request_call *call, struct str *said, struct err *err)
{
    struct str differing = { 0 };
    bool well = verify_folding(call->store, &differing, err) && differing.length == 0;

    if (well)
        str_add(said, "the tables are what the facts add up to");
    else if (differing.length > 0)
        str_addf(said, "%s differ from what the facts add up to: run 'usher doctor --rebuild'",
                 str_text(&differing));
    str_finish(&differing);
    return well;
}

static bool check_facts(struct request_call *call, struct str *said, struct err *err)
{
    struct verify_facts facts;

    if (!verify_facts(call->store, call->now_ms, &facts, err))
        return false;
    str_addf(said, "%lld facts of %lld device%s", (long long)facts.facts, (long long)facts.devices,
             facts.devices == 1 ? "" : "s");
    if (facts.missing > 0)
        str_addf(said, ", %lld missing in between: sync again, or restore a backup",
                 (long long)facts.missing);
    if (facts.held > 0)
        str_addf(said, ", %lld stamped more than %lld days ahead and held back: set that device's clock",
                 (long long)facts.held, (long long)(FACT_AHEAD_HELD_MS / (24 * (int64_t)HOUR_MS)));
    return facts.missing == 0 && facts.held == 0;
}

static bool check_clock(struct request_call *call, struct str *said, struct err *err)
{
    char now[ZONE_TIME_SIZE], *zone = group_zone(call->store);
    struct verify_facts facts;
    bool done = verify_facts(call->store, call->now_ms, &facts, err);

    zone_format(now, zone, call->now_ms);
    str_addf(said, "it is %s", now);
    if (done && facts.ahead_ms > FACT_AHEAD_SAID_MS)
        str_addf(said, ", but the newest fact is %lld s ahead: set the clocks of all devices",
                 (long long)(facts.ahead_ms / SECOND_MS));
    free(zone);
    return done && facts.ahead_ms <= FACT_AHEAD_SAID_MS;
}

static bool check_zone(struct request_call *call, struct str *said, struct err *err)
{
    struct str zone = { 0 }, folded = { 0 };
    bool known = false, well;

    text_fold(&folded, "Ü"); // a letter for which the library's data is needed
    well = setting_store_read(call->store, setting_rows[SETTING_GROUP_TZ].key, &zone, &known, err) && known &&
           zone_exists(str_text(&zone)) && strcmp(str_text(&folded), "u") == 0;
    if (well)
        str_addf(said, "the group's zone is %s, and Unicode's data is there", str_text(&zone));
    else
        str_addf(said, "the zone '%s' or Unicode's data is not known here: install ICU's data (libicu72)",
                 str_text(&zone));
    str_finish(&zone);
    str_finish(&folded);
    return well;
}

static bool check_space(struct request_call *call, struct str *said, struct err *err)
{
    int64_t free_mib = disk_free_mib(store_path(call->store), err);

    if (free_mib >= 0)
        str_addf(said, "%lld MiB left beside the file%s", (long long)free_mib,
                 free_mib < DISK_LEAST_MIB ? ": free some" : "");
    return free_mib >= DISK_LEAST_MIB;
}

static bool check_permission(struct request_call *call, struct str *said, struct err *err)
{
    const char *path = store_path(call->store);
    char *folder = disk_folder(path);
    bool well = access(path, R_OK | W_OK) == 0 && access(folder, W_OK | X_OK) == 0;

    (void)err;
    str_addf(said, "%s and its folder may %sbe written", path, well ? "" : "not ");
    free(folder);
    return well;
}

static bool check_webhook(struct request_call *call, struct str *said, struct err *err)
{
    return outbox_is_well(call->store, said, err);
}

static const struct {
    const char *name;
    check_function *look;
    bool needs_whole_file;
} checks[] = {
    { "file", check_file, false },      { "durability", check_durability, false },
    { "folding", check_folding, true }, { "facts", check_facts, true },
    { "clock", check_clock, true },     { "zone", check_zone, true },
    { "space", check_space, false },    { "permission", check_permission, false },
    { "webhook", check_webhook, true },
};

bool doctor(struct request_call *call, struct err *err)
{
    json_t *list = json_array();
    bool all_well = true, whole = true;

    (void)err;
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        struct str said = { 0 };
        struct err trouble = { 0 };
        bool well;

        if (checks[i].needs_whole_file && !whole)
            continue;
        well = checks[i].look(call, &said, &trouble);
        if (i == 0)
            whole = well;
        all_well = all_well && well;
        json_array_append_new(list,
                              json_pack("{s:s, s:b, s:o}", "check", checks[i].name, "ok", (int)well, "said",
                                        json_text_or_null(trouble.kind ? trouble.text : str_text(&said))));
        str_finish(&said);
    }
    call->answer = json_pack("{s:b, s:o}", "ok", (int)all_well, "checks", list);
    return true;
}
