// The words between Behind the scenes and the services: an effect becomes a request by name with its JSON
// object, an answer becomes plain values.
#pragma once

#include "ui/behind_update.h"
#include "util/err.h"
#include "util/json.h"

// The name of the request, a literal; NULL for what the door does by itself. *members is a new object, the
// caller's either way.
const char *behind_request(const struct behind_effect *effect, json_t **members);

// `json` NULL: it failed, and `error`, which has to live as long as the answer, says why.
void behind_request_answer(const struct behind_effect *effect, const json_t *json, const struct err *error,
                           struct behind_answer *answer);
