#include "service/request.h"

#include <stdlib.h>
#include <string.h>

#include "domain/setting.h"
#include "service/inside.h"
#include "store/answered.h"
#include "store/group_store.h"
#include "util/str.h"
#include "util/text.h"

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
    { "guest.look", false, guest_look },
    { "guest.alike", false, guest_alike },
    { "guest.page", false, guest_page },
    { "guest.page_edit", true, guest_page_edit },
    { "guest.page_forget", true, guest_page_forget },
    { "visit.check_in", true, visit_check_in },
    { "visit.show", false, visit_show },
    { "visit.undo", true, visit_undo },
    { "welcome.list", false, welcome_list },
    { "welcome.claim", true, welcome_claim },
    { "welcome.release", true, welcome_release },
    { "welcome.greet", true, welcome_greet },
    { "welcome.gone", true, welcome_gone },
    { "welcome.dismiss", true, welcome_dismiss },
    { "welcome.undo", true, welcome_undo },
    { "welcome.ask", true, welcome_ask },
    { "alert.look", false, alert_look },
    { "alert.due", true, alert_due },
    { "host.add", true, host_add },
    { "host.list", false, host_list },
    { "host.duty", true, host_duty },
    { "host.edit", true, host_edit },
    { "host.rest", true, host_rest },
    { "pin.set", true, pin_set },
    { "pin.check", true, pin_check },
    { "pair.offer", true, pair_offer },
    { "pair.look", false, pair_look },
    { "pair.ask", true, pair_ask },
    { "pair.answer", true, pair_answer },
    { "pair.finish", true, pair_finish },
    { "phone.look", false, phone_look },
    { "phone.heard", true, phone_heard },
    { "phone.list", false, phone_list },
    { "phone.revoke", true, phone_revoke },
    { "setting.get", false, setting_get },
    { "setting.set", true, setting_set },
    { "setting.list", false, setting_list },
    { "door.show", false, door_show },
    { "door.find", false, door_find },
    { "door.arrivals", false, door_arrivals },
    { "board.show", false, board_show },
    { "door.behind", false, door_behind },
    { "code.look", false, code_look },
    { "machine.set", false, machine_set },
    { "introduce.list", false, introduce_list },
    { "introduce.made", true, introduce_made },
    { "help.ask", true, help_ask },
    { "help.done", true, help_done },
    { "alert.outbox", false, alert_outbox },
    { "alert.delivered", true, alert_delivered },
    { "alert.dropped", true, alert_dropped },
    { "alert.failed", true, alert_failed },
    { "alert.seen", true, alert_seen },
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

// Texts of several lines; every other text is one line. A ticket code is for domain/ticket_code.
static const char *const of_lines[] = { "note", "value" };
static const char as_it_is[] = "code";

static json_t *clean_member(const char *key, const char *text)
{
    struct str clean = { 0 };
    bool has_lines = false;
    json_t *value;

    if (strcmp(key, as_it_is) == 0)
        return json_string(text);
    for (size_t i = 0; i < sizeof of_lines / sizeof *of_lines; i++)
        has_lines = has_lines || strcmp(key, of_lines[i]) == 0;
    (has_lines ? text_clean_lines : text_clean)(&clean, text);
    value = json_string(str_text(&clean));
    str_finish(&clean);
    return value;
}

// Text from outside is hostile: no control, bidi or invisible characters go further than here.
static json_t *clean_request(const json_t *request)
{
    json_t *clean = json_object(), *value;
    const char *key;

    json_object_foreach((json_t *)request, key, value) json_object_set_new(
        clean, key, json_is_string(value) ? clean_member(key, json_string_value(value)) : json_incref(value));
    return clean;
}

static bool find_answer(struct store *store, const char *id, json_t **answer, struct err *err)
{
    char *text;

    if (!answered_find(store, id, &text, err))
        return false;
    *answer = text ? json_loads(text, JSON_DECODE_ANY, NULL) : NULL;
    free(text);
    return true;
}

static bool write_answer(const struct request_call *call, const char *id, struct err *err)
{
    char *text = json_line(call->answer);
    bool done = answered_keep(call->store, id, call->now_ms, text, err);

    free(text);
    return done;
}

// Their answers are secrets, or about one: not kept. Asked again they are done again, or refused.
static const char *const secret_requests[] = { "pin.set", "pin.check", "pair.offer", "pair.ask",
                                               "pair.finish" };

static bool keep_answer(const struct request_call *call, const char *name, const char *id, struct err *err)
{
    for (size_t i = 0; i < sizeof secret_requests / sizeof *secret_requests; i++) {
        if (strcmp(secret_requests[i], name) == 0)
            return true;
    }
    return write_answer(call, id, err);
}

static const struct {
    const char *name;
    json_t *(*prepare)(const struct request_call *call);
} prepared_rows[] = { { "pin.set", pin_prepare_set }, { "pin.check", pin_prepare_check } };

bool request_is_prepared(const char *name)
{
    return strcmp(name, prepared_rows[0].name) == 0 || strcmp(name, prepared_rows[1].name) == 0;
}

json_t *request_prepare(struct store *store, const char *name, const json_t *request, int64_t now_ms)
{
    json_t *clean = clean_request(request), *prepared = NULL;
    struct request_call call = { .store = store, .request = clean, .now_ms = now_ms };

    for (size_t i = 0; i < sizeof prepared_rows / sizeof *prepared_rows; i++) {
        if (strcmp(prepared_rows[i].name, name) == 0)
            prepared = prepared_rows[i].prepare(&call);
    }
    json_decref(clean);
    return prepared;
}

bool request_run_prepared(struct store *store, const char *name, const json_t *request, const char *id,
                          const json_t *prepared, int64_t now_ms, json_t **answer, struct err *err)
{
    const struct request_row *row = request_find(name);
    struct request_call call = { .store = store, .prepared = prepared, .now_ms = now_ms };
    json_t *clean;
    bool done;

    *answer = NULL;
    if (!row)
        return err_set(err, ERR_INTERNAL, "there is no request '%s'", name);
    if (id && !find_answer(store, id, answer, err))
        return false;
    if (*answer)
        return true;
    call.request = clean = clean_request(request);
    store_set_now(store, now_ms);
    done = row->run(&call, err) && (!id || !row->writes || keep_answer(&call, name, id, err));
    json_decref(clean);
    if (done)
        *answer = call.answer;
    else
        json_decref(call.answer);
    return done;
}

bool request_run_within(struct store *store, const char *name, const json_t *request, const char *id,
                        int64_t now_ms, json_t **answer, struct err *err)
{
    return request_run_prepared(store, name, request, id, NULL, now_ms, answer, err);
}

bool request_run_once(struct store *store, const char *name, const json_t *request, const char *id,
                      int64_t now_ms, json_t **answer, struct err *err)
{
    *answer = NULL;
    if (store_begin(store, now_ms, err) &&
        request_run_within(store, name, request, id, now_ms, answer, err) && store_commit(store, err))
        return true;
    store_rollback(store);
    json_decref(*answer);
    *answer = NULL;
    return false;
}

bool request_run(struct store *store, const char *name, const json_t *request, int64_t now_ms,
                 json_t **answer, struct err *err)
{
    return request_run_once(store, name, request, NULL, now_ms, answer, err);
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
    return (*text)[0] || err_set(err, ERR_USAGE, "the %s is empty: say what it is", key);
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

    if (!setting_store_read(store, "group.tz", &zone, &said, NULL) || !said ||
        !zone_exists(str_text(&zone))) {
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
