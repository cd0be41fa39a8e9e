// What time it is. The only place that asks; everything below the services is told.
#pragma once

#include <stdint.h>

int64_t clock_now_ms(void); // wall clock, milliseconds since 1970 UTC
