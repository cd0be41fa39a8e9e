#include "service/request.h"

#include <stdlib.h>
#include <string.h>

#include "domain/setting.h"
#include "service/inside.h"
#include "store/group_store.h"
#include "util/str.h"

static const struct request_row rows[] = {
    { "event.add", true, event_add },
    { "event.list", false, event_list },
    { "event.show", false, event_show },
    { "event.edit", true, event_edit },
    { "event.close", true, event_close },
    { "import.undo", true, import_undo },
    { "guest.add", true, guest_add },
    { "guest.find", false, guest_find },
    { "guest.show", false, guest_show },
    { "guest.edit", true, guest_edit },
    { "guest.merge", true, guest_merge },
    { "guest.unmerge", true, guest_unmerge },
    { "guest.erase", true, guest_erase },
    { "guest.dossier", false, guest_dossier },
    { "visit.check_in", true, visit_check_in },
    { "visit.undo", true, visit_undo },
    { "welcome.list", false, welcome_list },
    { "welcome.claim", true, welcome_claim },
    { "welcome.release", true, welcome_release },
    { "welcome.greet", true, welcome_greet },
    { "welcome.gone", true, welcome_gone },
    { "welcome.dismiss", true, welcome_dismiss },
    { "host.add", true, host_add },
    { "host.list", false, host_list },
    { "host.duty", true, host_duty },
    { "setting.get", false, setting_get },
    { "setting.set", true, setting_set },
    { "setting.list", false, setting_list },
    { "doctor", true, doctor },
};

const struct request_row *request_find(const char *name)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(rows[i].name, name) == 0)
            return &rows[i];
    }
    return NULL;
}

bool request_run(struct store *store, const char *name, const json_t *request, int64_t now_ms, json_t **answer,
                 struct err *err)
{
    const struct request_row *row = request_find(name);
    struct request_call call = { .store = store, .request = request, .now_ms = now_ms };

    *answer = NULL;
    if (!row)
        return err_set(err, ERR_INTERNAL, "there is no request '%s'", name);
    if (store_begin(store, now_ms, err) && row->run(&call, err) && store_commit(store, err)) {
        *answer = call.answer;
        return true;
    }
    store_rollback(store);
    json_decref(call.answer);
    return false;
}

// ---- members

const char *request_text(const struct request_call *call, const char *key)
{
    return json_get_text(call->request, key);
}

bool request_has(const struct request_call *call, const char *key)
{
    return json_object_get(call->request, key) != NULL;
}

bool request_need(const struct request_call *call, const char *key, const char **text, struct err *err)
{
    *text = request_text(call, key);
    return (*text)[0] || err_set(err, ERR_USAGE, "the %s is empty: say one", key);
}

bool request_time(const struct request_call *call, const char *key, const char *zone, int64_t otherwise,
                  int64_t *at_ms, struct err *err)
{
    const char *text = request_text(call, key);

    *at_ms = otherwise;
    return !text[0] || zone_parse(at_ms, text, zone, err) || err_wrap(err, "%s", key);
}

bool request_event(const struct request_call *call, struct event *event, struct err *err)
{
    return resolve_event(call->store, request_text(call, "event"), call->now_ms, event, err);
}

bool request_choice(const struct request_call *call, const char *key, const char *const *names, int count,
                    int otherwise, int *choice, struct err *err)
{
    const char *text = request_text(call, key);
    struct str all = { 0 };

    *choice = otherwise;
    if (!text[0])
        return true;
    for (int i = 0; i < count; i++) {
        if (strcmp(names[i], text) == 0) {
            *choice = i;
            str_finish(&all);
            return true;
        }
        str_addf(&all, "%s%s", i == 0 ? "" : i < count - 1 ? ", " : " or ", names[i]);
    }
    err_set(err, ERR_USAGE, "%s cannot be '%.100s': say %s", key, text, str_text(&all));
    str_finish(&all);
    return false;
}

json_t *json_time(const char *zone, int64_t at_ms)
{
    char text[ZONE_TIME_SIZE];

    if (!at_ms)
        return json_null();
    zone_format(text, zone, at_ms);
    return json_string(text);
}

// ---- the group

char *group_zone(struct store *store)
{
    struct str zone = { 0 };
    bool said = false;

    if (!setting_store_read(store, "group.tz", &zone, &said, NULL) || !said || !zone_exists(str_text(&zone))) {
        str_clear(&zone);
        str_add(&zone, "UTC");
    }
    return str_take(&zone);
}

int64_t group_number(struct store *store, enum setting setting)
{
    struct str value = { 0 };
    bool said = false;
    int64_t number;

    if (!setting_store_read(store, setting_rows[setting].key, &value, &said, NULL) || !said)
        str_add(&value, setting_rows[setting].otherwise);
    number = strtoll(str_text(&value), NULL, 10);
    str_finish(&value);
    return number;
}
