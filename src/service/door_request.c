// What the guests' screen stands for now.
#include "service/alert_room.h"
#include "domain/pin.h"
#include "service/screen.h"
#include "store/pin_store.h"

static bool tell_group(struct request_call *call, struct err *err)
{
    struct str group = { 0 }, demo = { 0 }, privacy = { 0 }, brand = { 0 }, door = { 0 };
    bool done = screen_setting(call->store, SETTING_GROUP_NAME, &group, err) &&
                screen_setting(call->store, SETTING_GROUP_DEMO, &demo, err) &&
                screen_setting(call->store, SETTING_PRIVACY_TEXT, &privacy, err) &&
                screen_setting(call->store, SETTING_BRAND_COLOUR, &brand, err) &&
                screen_door_name(call->store, &door, err);

    if (done)
        call->answer =
            json_pack("{s:s, s:b, s:s, s:s, s:s, s:I}", "group", str_text(&group), "demo",
                      str_text(&demo)[0] == 'y', "door", str_text(&door), "privacy", str_text(&privacy),
                      "brand", str_text(&brand), "now_ms", (json_int_t)call->now_ms);
    str_finish(&group);
    str_finish(&demo);
    str_finish(&privacy);
    str_finish(&brand);
    str_finish(&door);
    return done;
}

bool door_show(struct request_call *call, struct err *err)
{
    struct event event, next;
    json_t *told = NULL, *told_next = NULL;
    bool host_pin = false, organizer_pin = false;
    int64_t hosts = 0, reachable = 0;
    bool done = screen_event(call, &event, &next, err) && tell_group(call, err) &&
                screen_tell_event(call->store, &event, call->now_ms, &told, err) &&
                screen_tell_event(call->store, &next, call->now_ms, &told_next, err) &&
                screen_hosts_on_duty(call->store, &event, call->now_ms, &hosts, err) &&
                alert_reachable(call, &event, &reachable, err) &&
                pin_store_has(call->store, pin_role_names[PIN_HOST], &host_pin, err) &&
                pin_store_has(call->store, pin_role_names[PIN_ORGANIZER], &organizer_pin, err);

    if (done)
        json_object_update_new(call->answer,
                               json_pack("{s:O, s:O, s:I, s:I, s:{s:b, s:b}}", "event", told, "next",
                                         told_next, "hosts_on_duty", (json_int_t)hosts, "hosts_reachable",
                                         (json_int_t)reachable, "has_pin", "host", (int)host_pin,
                                         "organizer", (int)organizer_pin));
    json_decref(told);
    json_decref(told_next);
    event_finish(&event);
    event_finish(&next);
    return done;
}
