// Settings of the group: facts like everything else. Those of the machine are in
// service/machine_settings.
#include "domain/fact.h"
#include "service/inside.h"
#include "store/db.h"
#include "store/fact_log.h"
#include "store/group_store.h"
#include "util/secret.h"

static bool find(struct request_call *call, enum setting *setting, struct err *err)
{
    if (!setting_of(setting, request_text(call, "key"), err))
        return false;
    return setting_rows[*setting].scope == SCOPE_GROUP ||
           err_set(err, ERR_REFUSED,
                   "%s is a setting of the machine, not of the group: set it on each machine",
                   setting_rows[*setting].key);
}

bool setting_get(struct request_call *call, struct err *err)
{
    enum setting setting;
    struct str value = { 0 };
    bool said = false;
    bool done = find(call, &setting, err) &&
                setting_store_read(call->store, setting_rows[setting].key, &value, &said, err);

    if (done)
        call->answer = json_pack("{s:s, s:s}", "key", setting_rows[setting].key, "value",
                                 said ? str_text(&value) : setting_rows[setting].otherwise);
    str_finish(&value);
    return done;
}

static bool write_setting(struct request_call *call, enum setting setting, const char *value, struct err *err)
{
    return fact_append(call->store, FACT_SETTING_SET, NULL, NULL, call->now_ms,
                       json_pack("{s:s, s:s}", "key", setting_rows[setting].key, "value", value), err);
}

// Whoever names a webhook has its messages signed, unless a key was chosen, be it none.
static bool make_key(struct request_call *call, struct err *err)
{
    char secret[SECRET_SIZE];
    struct str value = { 0 };
    bool said = false;
    bool done = setting_store_read(call->store, setting_rows[SETTING_ALERT_SECRET].key, &value, &said, err);

    secret_new(secret);
    str_finish(&value);
    return done && (said || write_setting(call, SETTING_ALERT_SECRET, secret, err));
}

bool setting_set(struct request_call *call, struct err *err)
{
    enum setting setting;
    struct str kept = { 0 };
    bool done = find(call, &setting, err) && setting_check(setting, request_text(call, "value"), &kept, err);

    done = done && write_setting(call, setting, str_text(&kept), err);
    if (done && setting == SETTING_ALERT_WEBHOOK && kept.length > 0)
        done = make_key(call, err);
    if (done)
        call->answer = json_pack("{s:s, s:s}", "key", setting_rows[setting].key, "value", str_text(&kept));
    str_finish(&kept);
    return done;
}

bool setting_list(struct request_call *call, struct err *err)
{
    struct db_rows rows;
    enum setting setting;

    call->answer = json_object();
    db_query(store_db(call->store), &rows, "SELECT key, value FROM setting ORDER BY key", "");
    while (db_next(&rows)) {
        if (setting_of(&setting, db_text(&rows, 0), NULL)) // not the group's secrets
            json_object_set_new(call->answer, db_text(&rows, 0), json_string(db_text(&rows, 1)));
    }
    return db_done(&rows, err);
}
