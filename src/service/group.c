#include "service/group.h"

#include <stdio.h>

#include "domain/fact.h"
#include "store/fact_log.h"
#include "store/group_store.h"
#include "store/store.h"
#include "util/str.h"
#include "util/zone.h"

// A founding that was interrupted leaves a file without a group: it is founded then.
static bool open_or_create(struct store **store, const char *path, int64_t now_ms, struct err *err)
{
    struct str name = { 0 };
    bool founded = false;
    bool done = store_create(store, path, now_ms, err) &&
                setting_store_read(*store, "group.id", &name, &founded, err);

    if (done && founded)
        done = err_set(err, ERR_REFUSED, "%s has a group already: name another file with --db", path);
    str_finish(&name);
    return done;
}

static bool write_founding(struct store *store, const char *name, const char *zone, const char *locale,
                           int64_t now_ms, struct err *err)
{
    char id[ID_SIZE], key[HASH_KEY_HEX];

    id_new(id);
    hash_key_new(key); // for fingerprints of erased people: the same on every device of the group
    return store_begin(store, now_ms, err) &&
           fact_append(store, FACT_GROUP_FOUNDED, NULL, NULL, now_ms,
                       json_pack("{s:s, s:s, s:s, s:s, s:s}", "group.id", id, "group.name", name, "group.tz",
                                 zone, "group.locale", locale, "group.key", key),
                       err) &&
           store_commit(store, err);
}

bool group_found(const char *path, const char *name, const char *zone, const char *locale, int64_t now_ms,
                 char device[ID_SIZE], struct err *err)
{
    struct store *store = NULL;
    bool done;

    if (!zone_exists(zone))
        return err_set(err, ERR_USAGE, "there is no time zone '%.60s': name one like Europe/Berlin", zone);
    done =
        open_or_create(&store, path, now_ms, err) && write_founding(store, name, zone, locale, now_ms, err);
    if (done)
        snprintf(device, ID_SIZE, "%s", store_device(store));
    store_close(store);
    return done;
}
