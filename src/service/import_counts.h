// What an import came to, in numbers, and as JSON under the contract's names.
#pragma once

#include <stdint.h>

#include "util/id.h"
#include "util/json.h"

struct import_counts {
    char batch[ID_SIZE];
    int64_t read, added, updated, unchanged, skipped, rejected; // read is the sum of the other five
    int64_t plus;                                               // unnamed guests that come along
    int64_t missing;      // expected from this system before, not in this list
    int64_t first_timers; // people of this list whose visit is or would be the first
};

json_t *import_counts_to_json(const struct import_counts *counts); // new; without the batch
void import_counts_from_json(struct import_counts *counts, const json_t *json);
