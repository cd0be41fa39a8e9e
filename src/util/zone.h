// Calendar time in the world's time zones, by ICU (no tzdata needed).
// Instants are milliseconds since 1970-01-01T00:00:00Z, int64_t, suffix _ms.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "util/err.h"

enum { ZONE_TIME_SIZE = 40, ZONE_DAY_SIZE = 128 };
enum { SECOND_MS = 1000, MINUTE_MS = 60 * SECOND_MS, HOUR_MS = 60 * MINUTE_MS };

struct civil_time {
    int year, month, day, hour, minute, second; // month and day from 1
    int offset_s;                               // east of UTC
    int weekday;                                // 0 is Sunday
};

bool zone_exists(const char *zone); // IANA names, "UTC"

struct civil_time zone_civil(const char *zone, int64_t at_ms);

// The instant at which clocks in the zone show this; a time that daylight saving skips
// is moved forward, a doubled one is the first. offset_s and weekday are not read.
int64_t zone_instant(const char *zone, struct civil_time time);

// ISO 8601 with Z, an offset, or neither (then in `zone`); seconds optional; a date
// alone is its midnight. Refuses (ERR_USAGE) what is not a real date and time.
bool zone_parse(int64_t *at_ms, const char *text, const char *zone, struct err *err);

// "2026-12-01T07:04:11+01:00"; UTC is written "+00:00".
void zone_format(char out[ZONE_TIME_SIZE], const char *zone, int64_t at_ms);
// "2026-12-01"
void zone_format_date(char out[ZONE_TIME_SIZE], const char *zone, int64_t at_ms);
// As people read it on a wall: "7:04", "18:30"
void zone_format_clock(char out[ZONE_TIME_SIZE], const char *zone, int64_t at_ms);
// The day as people of a language say it, "Tuesday, 1 December" for "en-GB"; ICU knows how.
void zone_format_day(char out[ZONE_DAY_SIZE], const char *zone, int64_t at_ms, const char *language);

// Midnight at the start of the zone's day that contains the instant, and of the next one.
void zone_day(const char *zone, int64_t at_ms, int64_t *begin_ms, int64_t *end_ms);
