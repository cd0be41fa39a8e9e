// What time it is. The only place that asks; everything below the services is told, but for the
// clerk, whose work begins when nobody is there to tell it.
#pragma once

#include <stdint.h>

int64_t clock_now_ms(void);    // wall clock, milliseconds since 1970 UTC
int64_t clock_steady_us(void); // microseconds since some moment; never set back
