// Behind the scenes: what whoever sets up a door wants to know of it, and to try.
#include <stdlib.h>
#include <string.h>

#include "domain/ticket_code.h"
#include "service/machine_settings.h"
#include "service/screen.h"
#include "service/trouble.h"
#include "store/device_store.h"
#include "store/guest_store.h"

// ---- the door

static json_t *tell_others(const struct device_rows *others)
{
    json_t *told = json_array();

    for (size_t i = 0; i < others->count; i++)
        json_array_append_new(told, json_pack("{s:s, s:s, s:I}", "device", others->rows[i].id, "name",
                                              others->rows[i].name, "last_ms",
                                              (json_int_t)others->rows[i].last_ms));
    return told;
}

// A file of settings that cannot be read leaves what holds when nobody set anything.
static json_t *tell_setting(const struct machine_settings *settings, enum setting setting)
{
    return json_integer(strtol(machine_settings_value(settings, setting), NULL, 10));
}

static void tell_machine(struct request_call *call)
{
    const json_t *machine = json_object_get(call->request, "machine");
    struct machine_settings settings = { 0 };

    machine_settings_read(&settings, NULL);
    json_object_update_new(call->answer,
                           json_pack("{s:o, s:o, s:o}", "address",
                                     json_text_or_null(json_get_text(machine, "address")), "volume",
                                     tell_setting(&settings, SETTING_SOUND_VOLUME), "width_mm",
                                     tell_setting(&settings, SETTING_DISPLAY_WIDTH)));
    machine_settings_finish(&settings);
}

bool door_behind(struct request_call *call, struct err *err)
{
    struct event event, next;
    struct str group = { 0 }, door = { 0 };
    struct device_rows others;
    json_t *told = NULL, *told_next = NULL, *troubles = NULL;
    bool done = screen_event(call, &event, &next, err) &&
                screen_setting(call->store, SETTING_GROUP_NAME, &group, err) &&
                screen_door_name(call->store, &door, err) &&
                screen_tell_event(call->store, &event, call->now_ms, &told, err) &&
                screen_tell_event(call->store, &next, call->now_ms, &told_next, err) &&
                device_store_others(call->store, &others, err) &&
                (troubles = trouble_tell(call, err)) != NULL;

    if (done) {
        call->answer = json_pack("{s:s, s:s, s:s, s:o, s:I, s:O, s:O, s:o, s:I}", "group", str_text(&group),
                                 "door", str_text(&door), "device", store_device(call->store), "others",
                                 tell_others(&others), "others_count", (json_int_t)others.all, "event", told,
                                 "next", told_next, "troubles", troubles, "now_ms", (json_int_t)call->now_ms);
        tell_machine(call);
    }
    json_decref(told);
    json_decref(told_next);
    event_finish(&event);
    event_finish(&next);
    str_finish(&group);
    str_finish(&door);
    return done;
}

// ---- the scanner

static const char *kind_of(const struct ticket_code *code, size_t guests)
{
    static const char *const kinds[] = {
        [TICKET_CODE] = "text", [TICKET_PASS] = "pass", [TICKET_SETUP] = "setup", [TICKET_CONTACT] = "card"
    };

    return code->kind == TICKET_CODE && (code->system[0] || guests > 0) ? "ticket" : kinds[code->kind];
}

// Whose it is is nobody's business here.
bool code_look(struct request_call *call, struct err *err)
{
    struct event event, next;
    struct ticket_code code = { 0 };
    struct guest_nums nums = { 0 };
    const char *text;
    bool done = request_need(call, "code", &text, err) && screen_event(call, &event, &next, err);

    if (!done)
        return false;
    ticket_code_read(&code, text);
    for (size_t i = 0; done && event.num && nums.count == 0 && i < code.count; i++)
        done = guest_store_by_code(call->store, code.candidate[i], event.num, &nums, err);
    if (done)
        call->answer = json_pack("{s:s, s:s, s:b, s:I}", "kind", kind_of(&code, nums.count), "system",
                                 code.system, "event", event.num != 0, "guests", (json_int_t)nums.count);
    ticket_code_finish(&code);
    guest_nums_finish(&nums);
    event_finish(&event);
    event_finish(&next);
    return done;
}

// ---- settings of the machine

bool machine_set(struct request_call *call, struct err *err)
{
    enum setting setting;
    struct str kept = { 0 };
    const char *key, *value;
    bool done = request_need(call, "key", &key, err) && request_need(call, "value", &value, err) &&
                setting_of(&setting, key, err) &&
                (setting_rows[setting].scope == SCOPE_MACHINE ||
                 err_set(err, ERR_REFUSED, "%s is a setting of the group: say setting.set", key)) &&
                setting_check(setting, value, &kept, err) &&
                machine_settings_set(setting, str_text(&kept), err);

    if (done)
        call->answer = json_pack("{s:s, s:s}", "key", key, "value", str_text(&kept));
    str_finish(&kept);
    return done;
}
