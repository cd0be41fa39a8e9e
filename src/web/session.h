// Who a request is from: the phone of a host whose cookie it brings. What the store said is remembered until
// the next commit, so that a phone that is revoked is out with its very next request.
#pragma once

#include "store/clerk.h"
#include "util/id.h"
#include "util/json.h"
#include "web/stream.h"

struct session {
    char phone[ID_SIZE], host[ID_SIZE];
    bool is_lead;
    int64_t ends_ms;
    json_t *told; // what phone.look answered
};

struct sessions;

struct sessions *sessions_create(struct clerk *clerk, const struct hub *hub);
void sessions_destroy(struct sessions *sessions); // NULL is fine

// `session` is NULL when the cookie is nobody's; what it holds is the callee's. Called once, at once or from
// a thread of the clerk; `error` is NULL unless the store could not be asked.
typedef void session_found(void *context, struct session *session, const struct err *error);
void sessions_find(struct sessions *sessions, const char *secret, session_found *found, void *context);
