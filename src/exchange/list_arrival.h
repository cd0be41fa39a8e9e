// What a row says about coming: expected, off, or here already, and since when.
#pragma once

#include "domain/list_row.h"
#include "exchange/list_compose.h"

// Sets verdict, reason, arrived and arrived_ms. Who came counts as a guest even where the
// ticket was refunded; only an undone visit is none.
void list_arrival_read(struct list_composer *composer, struct list_row *row);
