// A row of a guest list as JSON, for the way to another process. What is empty is left out.
#pragma once

#include "domain/list_row.h"
#include "util/json.h"

json_t *list_row_to_json(const struct list_row *row); // new

// Texts of *row are the document's. ERR_INPUT for what no row of ours can look like.
bool list_row_from_json(struct list_row *row, const json_t *json, struct err *err);
