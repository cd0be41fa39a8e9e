// Shared by the requests of this floor, nobody else: reading a request's members.
#pragma once

#include "domain/event.h"
#include "domain/setting.h"
#include "service/request.h"
#include "service/resolve.h"
#include "util/zone.h"

// The member as clean text; "" when it is not there. Valid as long as the request.
const char *request_text(const struct request_call *call, const char *key);
bool request_has(const struct request_call *call, const char *key);

// The member must be there and not empty: ERR_USAGE names it.
bool request_need(const struct request_call *call, const char *key, const char **text, struct err *err);

// A time member; `otherwise` where it is not said.
bool request_time(const struct request_call *call, const char *key, const char *zone, int64_t otherwise,
                  int64_t *at_ms, struct err *err);

// The event of the member "event" (service/resolve); the caller calls event_finish.
bool request_event(const struct request_call *call, struct event *event, struct err *err);

// One of these names; `otherwise` where it is not said. ERR_USAGE lists them.
bool request_choice(const struct request_call *call, const char *key, const char *const *names, int count,
                    int otherwise, int *choice, struct err *err);

// A time as the contract writes it, null for 0.
json_t *json_time(const char *zone, int64_t at_ms);

// The group's zone, "UTC" where none was said; the caller frees.
char *group_zone(struct store *store);
// A whole number setting of the group.
int64_t group_number(struct store *store, enum setting setting);

// The requests; service/request.c has the table.
typedef bool request_function(struct request_call *call, struct err *err);
request_function event_add, event_list, event_show, event_edit, event_close;
request_function import_undo;
request_function guest_add, guest_find, guest_show, guest_edit, guest_merge, guest_unmerge;
request_function guest_erase, guest_dossier;
request_function guest_look, guest_alike;
request_function guest_page, guest_page_edit, guest_page_forget;
request_function visit_check_in, visit_show, visit_undo;
request_function welcome_list, welcome_claim, welcome_release, welcome_greet, welcome_gone, welcome_dismiss;
request_function welcome_undo, welcome_ask;
request_function alert_look, alert_due;
request_function host_add, host_edit, host_list, host_duty, host_rest;
request_function pin_set, pin_check;
json_t *pin_prepare_set(const struct request_call *call), *pin_prepare_check(const struct request_call *call);
request_function pair_offer, pair_look, pair_ask, pair_answer, pair_finish;
request_function phone_look, phone_heard, phone_list, phone_revoke;
request_function setting_get, setting_set, setting_list;
request_function door_show, door_find, door_arrivals, board_show;
request_function introduce_list, introduce_made;
request_function help_ask, help_done;
request_function alert_outbox, alert_delivered, alert_dropped, alert_failed, alert_seen;
request_function door_behind, code_look, machine_set;
request_function doctor;
