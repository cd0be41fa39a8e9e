// Claims made on phones: one that is not heard any more gives its claims back (SCREENS 5).
#pragma once

#include "service/inside.h"

// Whether some claim is to be given back now; *next_ms is when the next may be, 0 for never.
bool alert_phone_look(struct store *store, int64_t now_ms, bool *is_due, int64_t *next_ms, struct err *err);
// Gives them back, as facts, and forgets claims of yesterday; *given
// counts them.
bool alert_phone_give_back(struct store *store, int64_t now_ms, size_t *given, struct err *err);
