#include "store/derive_group.h"

#include <string.h>

#include "domain/event.h"
#include "domain/host.h"
#include "store/fact_list.h"
#include "store/handle.h"
#include "store/subject.h"

// What a register keeps of the fact beside its body.
static void note_fact(json_t *one, enum fact_kind kind, const struct fact *fact)
{
    static const struct {
        enum fact_kind kind;
        const char *at_ms;
        bool where;
    } rows[] = { { FACT_EVENT_CLOSED, "closed_ms", false },
                 { FACT_IMPORT_DONE, "at_ms", true },
                 { FACT_HELP_ASKED, "at_ms", true },
                 { FACT_HELP_DONE, "done_ms", false } };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].kind != kind)
            continue;
        json_object_set_new(one, rows[i].at_ms, json_integer(fact->at_ms));
        if (rows[i].where) {
            json_object_set_new(one, "event", json_string(fact->event ? fact->event : ""));
            json_object_set_new(one, "device", json_string(fact->device));
        }
    }
}

// Facts of one kind folded into one object per subject: what is said later wins, member
// by member. `key` names the member that tells the subject, NULL for the fact's event.
static bool registers(struct store *store, json_t *all, enum fact_kind kind, const char *key, struct err *err)
{
    struct fact_list list = { 0 };
    bool done = fact_list_group(store, &list, kind, 0, err);

    for (size_t i = 0; done && i < list.count; i++) {
        const struct fact *fact = &list.facts[i];
        const char *subject = key ? json_get_text(fact->body, key) : fact->event;
        json_t *one;

        if (!subject || !subject[0] || !fact->body)
            continue;
        one = json_object_get(all, subject);
        if (!one) {
            one = json_object();
            json_object_set_new(all, subject, one);
        }
        json_object_update(one, fact->body);
        note_fact(one, kind, fact);
    }
    fact_list_finish(&list);
    return done;
}

typedef bool write_row(struct store *store, const char *subject, const json_t *one, struct err *err);

static bool write_all(struct store *store, const char *clear, json_t *all, write_row *write, struct err *err)
{
    const char *subject;
    json_t *one;

    if (!db_run(store->db, err, clear, ""))
        return false;
    json_object_foreach(all, subject, one)
    {
        if (!write(store, subject, one, err))
            return false;
    }
    return true;
}

// ---- settings of the group

static bool write_setting(struct store *store, const char *key, const json_t *one, struct err *err)
{
    return db_run(store->db, err, "INSERT OR REPLACE INTO setting VALUES (?, ?)", "tt", key,
                  json_get_text(one, "value"));
}

// The founding says the first values of a few settings; the first founding counts.
static bool write_founding(struct store *store, struct err *err)
{
    struct fact_list list = { 0 };
    bool done = fact_list_group(store, &list, FACT_GROUP_FOUNDED, 0, err);
    const char *key;
    json_t *value;

    json_object_foreach(list.count > 0 ? list.facts[0].body : NULL, key, value)
    {
        if (json_is_string(value))
            done = done && db_run(store->db, err, "INSERT OR IGNORE INTO setting VALUES (?, ?)", "tt", key,
                                  json_string_value(value));
    }
    fact_list_finish(&list);
    return done;
}

static bool fold_settings(struct store *store, json_t *all, struct err *err)
{
    return registers(store, all, FACT_SETTING_SET, "key", err) &&
           write_all(store, "DELETE FROM setting", all, write_setting, err) && write_founding(store, err);
}

// ---- events

static const char *text_or(const json_t *one, const char *key, const char *otherwise)
{
    const char *text = json_get_text(one, key);

    return text[0] ? text : otherwise;
}

// A moment as far away as no calendar goes says nothing (and could not be added to).
static int64_t moment_or(const json_t *one, const char *key, int64_t otherwise)
{
    int64_t at_ms = json_get_int(one, key, otherwise);

    return at_ms > -FACT_FAR_MS && at_ms < FACT_FAR_MS ? at_ms : otherwise;
}

static bool write_event(struct store *store, const char *id, const json_t *one, struct err *err)
{
    int64_t num, starts_ms = moment_or(one, "starts_ms", 0);
    bool has_end = json_is_integer(json_object_get(one, "ends_ms"));

    if (!json_get_text(one, "name")[0]) // closed here before anybody said what it is
        return true;
    return subject_num(store, id, &num, err) &&
           db_run(store->db, err,
                  "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0))",
                  "ittttiiiiitti", num, json_get_text(one, "name"), json_get_text(one, "venue"),
                  json_get_text(one, "where"), text_or(one, "zone", "UTC"),
                  moment_or(one, "doors_ms", starts_ms - EVENT_DOORS_BEFORE_MS), starts_ms,
                  moment_or(one, "programme_ms", starts_ms),
                  moment_or(one, "ends_ms", starts_ms + EVENT_LASTS_MS), (int64_t)has_end,
                  text_or(one, "welcome", welcome_mode_names[WELCOME_ALL]),
                  text_or(one, "walk_ins", walk_ins_names[WALK_INS_OPEN]), json_get_int(one, "closed_ms", 0));
}

static bool fold_events(struct store *store, json_t *all, struct err *err)
{
    return registers(store, all, FACT_EVENT_SET, NULL, err) &&
           registers(store, all, FACT_EVENT_CLOSED, NULL, err) &&
           write_all(store, "DELETE FROM event", all, write_event, err);
}

// ---- hosts

static bool write_host(struct store *store, const char *id, const json_t *one, struct err *err)
{
    const char *name = json_get_text(one, "name"), *guest = json_get_text(one, "guest");
    int64_t colour = json_get_int(one, "colour", -1);

    if (!name[0] && !guest[0]) // on duty here before anybody said who it is
        return true;
    if (colour < 0 || colour >= HOST_COLOURS)
        colour = host_colour_of(name);
    return db_run(store->db, err, "INSERT INTO host VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", "ttittititi", id,
                  name, (int64_t)json_get_bool(one, "lead"), json_get_text(one, "languages"),
                  json_get_text(one, "topics"), colour, guest, (int64_t)json_get_bool(one, "on"),
                  json_get_text(one, "duty_event"), moment_or(one, "until_ms", 0));
}

static bool fold_hosts(struct store *store, json_t *all, struct err *err)
{
    return registers(store, all, FACT_HOST_SET, "host", err) &&
           registers(store, all, FACT_HOST_DUTY, "host", err) &&
           registers(store, all, FACT_HOST_RESTED, "host", err) &&
           write_all(store, "DELETE FROM host", all, write_host, err);
}

// ---- imports and devices

static bool write_batch(struct store *store, const char *id, const json_t *one, struct err *err)
{
    return db_run(store->db, err, "INSERT INTO batch VALUES (?, ?, ?, ?, ?)", "tittt", id,
                  json_get_int(one, "at_ms", 0), json_get_text(one, "event"), json_get_text(one, "system"),
                  json_get_text(one, "file"));
}

static bool fold_batches(struct store *store, json_t *all, struct err *err)
{
    return registers(store, all, FACT_IMPORT_DONE, "batch", err) &&
           write_all(store, "DELETE FROM batch", all, write_batch, err);
}

static bool write_device(struct store *store, const char *id, const json_t *one, struct err *err)
{
    return db_run(store->db, err, "INSERT INTO device_name VALUES (?, ?)", "tt", id,
                  json_get_text(one, "name"));
}

static bool fold_devices(struct store *store, json_t *all, struct err *err)
{
    return registers(store, all, FACT_DEVICE_NAMED, "device", err) &&
           write_all(store, "DELETE FROM device_name", all, write_device, err);
}

// ---- help

static bool write_help(struct store *store, const char *id, const json_t *one, struct err *err)
{
    const char *event = json_get_text(one, "event");
    int64_t num;

    if (!event[0]) // done here before anybody said what it is
        return true;
    return subject_num(store, event, &num, err) &&
           db_run(store->db, err, "INSERT INTO help VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", "titttttiit", id, num,
                  json_get_text(one, "reason"), json_get_text(one, "name"), json_get_text(one, "visit"),
                  json_get_text(one, "door"), json_get_text(one, "device"), json_get_int(one, "at_ms", 0),
                  (int64_t)(json_object_get(one, "done_ms") != NULL), json_get_text(one, "host"));
}

static bool fold_helps(struct store *store, json_t *all, struct err *err)
{
    return registers(store, all, FACT_HELP_ASKED, "help", err) &&
           registers(store, all, FACT_HELP_DONE, "help", err) &&
           write_all(store, "DELETE FROM help", all, write_help, err);
}

bool derive_group(struct store *store, unsigned dirty, struct err *err)
{
    static const struct {
        unsigned bit;
        bool (*fold)(struct store *store, json_t *all, struct err *err);
    } rows[] = {
        { DIRTY_SETTINGS, fold_settings }, { DIRTY_EVENTS, fold_events },   { DIRTY_HOSTS, fold_hosts },
        { DIRTY_BATCHES, fold_batches },   { DIRTY_DEVICES, fold_devices }, { DIRTY_HELPS, fold_helps },
    };
    bool done = true;

    for (size_t i = 0; done && i < sizeof rows / sizeof *rows; i++) {
        json_t *all;

        if (!(dirty & rows[i].bit))
            continue;
        all = json_object();
        done = rows[i].fold(store, all, err);
        json_decref(all);
    }
    return done;
}
