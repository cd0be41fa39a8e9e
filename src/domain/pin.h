// PINs that open what is the hosts' or the organizer's on a screen that guests can touch: their shape, and
// how wrong tries are slowed down. A PIN is never kept or told, only its hash (util/secret).
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "util/err.h"

enum pin_role { PIN_HOST, PIN_ORGANIZER, PIN_ROLES };
extern const char *const pin_role_names[PIN_ROLES];

// 4 to 12 digits; ERR_REFUSED, with a sentence that does not repeat it.
bool pin_is_fit(const char *pin, struct err *err);

// How long no try counts after so many wrong ones in a row: five are free, the next waits 30 s, and each
// wrong one after that twice as long as the one before, up to an hour. Nobody is locked out for good.
int64_t pin_wait_ms(int64_t wrong);

// What is left of that at a moment, where `next_ms` is when the next try counts. A clock that was set back
// makes nobody wait longer than the rule says.
int64_t pin_left_ms(int64_t wrong, int64_t next_ms, int64_t now_ms);
