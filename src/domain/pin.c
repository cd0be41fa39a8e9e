#include "domain/pin.h"

#include <string.h>

enum { SHORTEST = 4, LONGEST = 12, FREE_TRIES = 5 };

static const int64_t first_wait_ms = INT64_C(30) * 1000, longest_wait_ms = INT64_C(3600) * 1000;

const char *const pin_role_names[PIN_ROLES] = { [PIN_HOST] = "host", [PIN_ORGANIZER] = "organizer" };

bool pin_is_fit(const char *pin, struct err *err)
{
    size_t length = strlen(pin);

    return (length >= SHORTEST && length <= LONGEST && strspn(pin, "0123456789") == length) ||
           err_set(err, ERR_REFUSED, "a PIN is %d to %d digits: choose another one", SHORTEST, LONGEST);
}

int64_t pin_wait_ms(int64_t wrong)
{
    int64_t wait_ms = first_wait_ms;

    if (wrong < FREE_TRIES)
        return 0;
    for (int64_t more = wrong - FREE_TRIES; more > 0 && wait_ms < longest_wait_ms; more--)
        wait_ms *= 2;
    return wait_ms < longest_wait_ms ? wait_ms : longest_wait_ms;
}

int64_t pin_left_ms(int64_t wrong, int64_t next_ms, int64_t now_ms)
{
    int64_t most_ms = pin_wait_ms(wrong), left_ms = next_ms - now_ms;

    return left_ms > 0 && left_ms <= most_ms ? left_ms : 0;
}
