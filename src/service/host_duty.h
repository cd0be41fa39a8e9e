// Who is on duty follows from what people do: a host who checks in is, and ends a rest with it.
#pragma once

#include "service/inside.h"
#include "store/visit_store.h"

// The one event that is going on, "" where there is none or several.
bool host_duty_event(struct request_call *call, char id[ID_SIZE], struct err *err);

// Begins or ends the duty for an event ("": for any). Either ends a rest.
bool host_duty_set(struct request_call *call, const char *host, bool on, const char *event, struct err *err);
// Not to be called before; 0: at any time.
bool host_duty_rest(struct request_call *call, const char *host, int64_t until_ms, struct err *err);

// Gives a new host a colour that few have: sets `colour` of the body.
bool host_duty_colour(struct request_call *call, const char *name, json_t *body, struct err *err);

// A guest has checked in as a host: whoever of the roster that is, by the linked guest, else by the name,
// else a new host, is on duty for the event (unless it is closed).
bool host_duty_arrived(struct request_call *call, int64_t guest, const struct event *event, struct err *err);
// That check-in was undone.
bool host_duty_left(struct request_call *call, int64_t guest, const struct event *event, struct err *err);
