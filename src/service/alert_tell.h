// What is said when somebody is called: to whoever makes light and sound of it (alert.due, in
// service/host_requests.h), and to the webhook.
#pragma once

#include "service/alert_room.h"

struct alert_subject {
    const char *kind;   // visit, help, crowd, ask
    const char *about;  // id: of the visit, the call for help, the event
    const char *visit;  // id, "" where there is none
    const char *reason; // of a call for help, else ""
    const char *name;   // as others see it, of somebody who is no guest; else ""
    const char *owner;  // of an ask: the host who is asked; else ""
    int64_t guest;      // 0: nobody's
    int64_t since_ms;
};

// The caller gives *alert back.
bool alert_tell(json_t **alert, struct store *store, const struct alert_room *room, const struct event *event,
                const struct alert_subject *subject, const struct escalation *escalation, int64_t now_ms,
                struct err *err);

// Spools the message of this level, under the id "SUBJECT-LEVEL".
bool alert_tell_webhook(struct store *store, const struct event *event, const struct alert_subject *subject,
                        const struct escalation *escalation, int64_t now_ms, struct err *err);
