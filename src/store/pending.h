// The facts of guests first named in this transaction: all there is about them, at hand when
// they are folded, so that what was just written need not be read back. Only a few are kept.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "store/fact_list.h"

struct store;
struct pending;

// Keeps a copy if the guest is the one noted last, and fresh.
void pending_keep(struct store *store, int64_t guest, const struct fact *fact);
// Whether everything about fresh guests is at hand; else it must be read back.
bool pending_is_whole(const struct store *store);
void pending_give_up(struct store *store); // from here to the end of the transaction
// Appends those about the guest.
void pending_list(const struct store *store, int64_t guest, struct fact_list *list);

void pending_forget(struct store *store);
void pending_destroy(struct store *store);
