// Writing facts. With store/fact_list, which reads them back, the only module that touches
// the table fact (but for an erasure, which empties bodies: store/derive).
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "domain/fact.h"
#include "store/fact_list.h"
#include "store/subject.h"

struct store;

// Appends a fact of this device, stamped now. `body` is the callee's from here on.
// guest and event are ids or NULL; an id nobody has named before is new from here on.
bool fact_append(struct store *store, enum fact_kind kind, const char *guest, const char *event,
                 int64_t at_ms, json_t *body, struct err *err);

// The greatest stamp of a fact that is folded; 0: none.
bool fact_newest(struct store *store, int64_t *stamp, struct err *err);

// Takes in a fact of another device (or one of ours that came back). A fact already here
// changes nothing; the same device and seq with other content is refused (ERR_REFUSED), and
// what has not the shape of a fact too (ERR_INPUT).
bool fact_receive(struct store *store, const struct fact *fact, struct err *err);
