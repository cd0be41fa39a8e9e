#include "util/zone.h"

#include <stdio.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/ustring.h>

enum { PATTERN_SIZE = 64 };

void zone_format_clock(char out[ZONE_TIME_SIZE], const char *zone, int64_t at_ms)
{
    struct civil_time time = zone_civil(zone, at_ms);

    snprintf(out, ZONE_TIME_SIZE, "%d:%02d", time.hour, time.minute);
}

static int32_t day_pattern(UChar pattern[PATTERN_SIZE], const char *language, UErrorCode *status)
{
    UDateTimePatternGenerator *patterns = udatpg_open(language, status);
    int32_t length = udatpg_getBestPattern(patterns, u"EEEEdMMMM", -1, pattern, PATTERN_SIZE, status);

    udatpg_close(patterns);
    return length;
}

void zone_format_day(char out[ZONE_DAY_SIZE], const char *zone, int64_t at_ms, const char *language)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar pattern[PATTERN_SIZE], wide[ZONE_DAY_SIZE];
    int32_t length = day_pattern(pattern, language, &status);
    int64_t local_ms = at_ms + (int64_t)zone_civil(zone, at_ms).offset_s * SECOND_MS;
    UDateFormat *format =
        udat_open(UDAT_PATTERN, UDAT_PATTERN, language, u"UTC", -1, pattern, length, &status);

    length = udat_format(format, (UDate)local_ms, wide, ZONE_DAY_SIZE, NULL, &status);
    udat_close(format);
    u_strToUTF8(out, ZONE_DAY_SIZE, NULL, wide, length, &status);
    must(U_SUCCESS(status));
}
