// The words between the guests' window and the services: an effect becomes a request by name with
// its JSON object, an answer becomes plain values.
#pragma once

#include "ui/kiosk_update.h"
#include "util/err.h"
#include "util/json.h"

// The name of the request, a literal ("visit.check_in"), or NULL for what is only told (TELL_…). *members
// is a new object, the caller's.
const char *kiosk_request(const struct kiosk_effect *effect, json_t **members);

// Reads the service's answer to the effect; json NULL: it failed so. What is missing is empty.
void kiosk_request_answer(const struct kiosk_effect *effect, const json_t *json, enum err_kind failed,
                          struct kiosk_answer *answer);

// Parts of answers, for states made by hand.
void kiosk_request_door(const json_t *json, struct kiosk_door *door);
void kiosk_request_found(const json_t *json, struct kiosk_found *found);
void kiosk_request_visit(const json_t *json, struct kiosk_visit *visit);
