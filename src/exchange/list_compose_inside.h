// Between the two halves of list_compose: who a row is about, and whether they come.
#pragma once

#include "exchange/list_compose.h"

// What the row says in this column, as a word.
const struct list_word *list_composer_word(struct list_composer *composer, enum list_column column);

// Sets verdict, reason, arrived and arrived_ms: expected, off, or here already, and since when.
// Who came counts as a guest even where the ticket was refunded; only an undone visit is none.
void list_compose_arrival(struct list_composer *composer, struct list_row *row);
