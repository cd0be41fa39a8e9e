// What a row of a list says that its list has not said before. For service/import only.
#pragma once

#include <stdbool.h>

#include "domain/list_row.h"
#include "service/import_person.h"
#include "service/import_request.h"
#include "util/json.h"

// A fingerprint of all that the row says.
uint64_t import_hash(const struct list_row *row, const struct import_request *request);

// The members of a fact that are new against what the same row said before; all it says
// where `said_before` is false. Empty when nothing is. *news is the caller's.
bool import_news(struct store *store, const struct import_request *request, const struct list_row *row,
                 const struct import_person *person, bool said_before, json_t **news, struct err *err);
