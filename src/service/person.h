// The fields of a person in a request: read, checked, and turned into a guest, known or new.
#pragma once

#include <stdbool.h>

#include "service/inside.h"
#include "store/guest_store.h"
#include "util/id.h"

// The members of the request that are fields of a guest, as a new object for a fact; with
// `before`, only those that change something. "invited_by" may be a guest. Refuses what is
// too long and an e-mail address that is none.
bool person_fields(const struct request_call *call, const struct guest *before, json_t **fields,
                   struct err *err);

// The items between commas, semicolons and bars, clean, joined by "; ". Appends.
void person_join(struct str *joined, const char *text);

// The guest whose e-mail and folded name are both those of the fields, else a new one.
// Writes what the fields say as a fact by hand.
bool person_known_or_new(struct request_call *call, const json_t *fields, char id[ID_SIZE], struct err *err);
