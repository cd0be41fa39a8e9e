#include "util/zone.h"

#include <stdio.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/ustring.h>

enum { ZONE_NAME_SIZE = 64, PERIODS_KEPT = 8 };
enum { DAY_S = 24 * 60 * 60, DAYS_OF_400_YEARS = 146097 };

static const int64_t DAY_MS = 24 * (int64_t)HOUR_MS;
// Far outside of what a calendar shows, near enough to add offsets to.
static const int64_t FAR_MS = (int64_t)8640000000000000;

// A stretch of time in which a zone keeps one offset.
struct period {
    char zone[ZONE_NAME_SIZE];
    int64_t from_ms, to_ms; // [from, to)
    int offset_s;
};

static bool zone_name_wide(UChar wide[ZONE_NAME_SIZE], const char *zone)
{
    size_t i;

    for (i = 0; zone[i] != '\0' && i < ZONE_NAME_SIZE - 1; i++) {
        if ((unsigned char)zone[i] >= 0x80)
            return false;
        wide[i] = (UChar)zone[i];
    }
    wide[i] = 0;
    return i > 0 && zone[i] == '\0';
}

bool zone_exists(const char *zone)
{
    UChar name[ZONE_NAME_SIZE], canonical[ZONE_NAME_SIZE];
    UErrorCode status = U_ZERO_ERROR;
    UBool is_system = false;

    if (!zone_name_wide(name, zone) || strcmp(zone, "Etc/Unknown") == 0)
        return false;
    ucal_getCanonicalTimeZoneID(name, -1, canonical, ZONE_NAME_SIZE, &is_system, &status);
    return U_SUCCESS(status) && is_system;
}

static int64_t transition_ms(const UCalendar *calendar, UTimeZoneTransitionType type, int64_t otherwise)
{
    UErrorCode status = U_ZERO_ERROR;
    UDate at = 0;

    return ucal_getTimeZoneTransitionDate(calendar, type, &at, &status) && U_SUCCESS(status) ? (int64_t)at
                                                                                             : otherwise;
}

static void period_ask(struct period *period, const char *zone, int64_t at_ms)
{
    UChar name[ZONE_NAME_SIZE];
    UErrorCode status = U_ZERO_ERROR;
    UCalendar *calendar;

    *period = (struct period){ .from_ms = -2 * FAR_MS, .to_ms = 2 * FAR_MS };
    if (!zone_name_wide(name, zone))
        return;
    strcpy(period->zone, zone);
    calendar = ucal_open(name, -1, "", UCAL_GREGORIAN, &status);
    must(U_SUCCESS(status));
    ucal_setMillis(calendar, (UDate)at_ms, &status);
    period->offset_s =
        (ucal_get(calendar, UCAL_ZONE_OFFSET, &status) + ucal_get(calendar, UCAL_DST_OFFSET, &status)) / 1000;
    must(U_SUCCESS(status));
    period->from_ms = transition_ms(calendar, UCAL_TZ_TRANSITION_PREVIOUS_INCLUSIVE, period->from_ms);
    period->to_ms = transition_ms(calendar, UCAL_TZ_TRANSITION_NEXT, period->to_ms);
    ucal_close(calendar);
}

// Asking ICU costs a hundred times more than remembering its last answers.
static struct period period_at(const char *zone, int64_t at_ms)
{
    static _Thread_local struct period kept[PERIODS_KEPT];
    static _Thread_local unsigned oldest;
    struct period *period;

    if (strcmp(zone, "UTC") == 0)
        return (struct period){ .from_ms = -2 * FAR_MS, .to_ms = 2 * FAR_MS };
    for (period = kept; period < kept + PERIODS_KEPT; period++) {
        if (at_ms >= period->from_ms && at_ms < period->to_ms && strcmp(zone, period->zone) == 0)
            return *period;
    }
    period = &kept[oldest++ % PERIODS_KEPT];
    period_ask(period, zone, at_ms);
    return *period;
}

static int64_t floor_divide(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

// The proleptic Gregorian calendar, with years that begin in March so that the leap day is last.
static int64_t days_of(int year, int month, int day)
{
    int64_t y = (int64_t)year - (month <= 2);
    int64_t era = floor_divide(y, 400);
    int64_t year_of_era = y - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

    return era * DAYS_OF_400_YEARS + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
           719468;
}

static void date_of(struct civil_time *time, int64_t days)
{
    int64_t from_march = days + 719468;
    int64_t era = floor_divide(from_march, DAYS_OF_400_YEARS);
    int64_t day = from_march - era * DAYS_OF_400_YEARS;
    int64_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    int64_t month;

    day -= 365 * year + year / 4 - year / 100;
    month = (5 * day + 2) / 153;
    time->day = (int)(day - (153 * month + 2) / 5 + 1);
    time->month = (int)(month < 10 ? month + 3 : month - 9);
    time->year = (int)(year + era * 400 + (time->month <= 2));
    time->weekday = (int)(days + 4 - floor_divide(days + 4, 7) * 7);
}

static int64_t clamp_ms(int64_t at_ms)
{
    return at_ms < -FAR_MS ? -FAR_MS : at_ms > FAR_MS ? FAR_MS : at_ms;
}

struct civil_time zone_civil(const char *zone, int64_t at_ms)
{
    struct civil_time time = { 0 };
    int64_t seconds;
    int rest;

    at_ms = clamp_ms(at_ms);
    time.offset_s = period_at(zone, at_ms).offset_s;
    seconds = floor_divide(at_ms, SECOND_MS) + time.offset_s;
    date_of(&time, floor_divide(seconds, DAY_S));
    rest = (int)(seconds - floor_divide(seconds, DAY_S) * DAY_S);
    time.hour = rest / 3600;
    time.minute = rest / 60 % 60;
    time.second = rest % 60;
    return time;
}

// Walks the periods from one that is surely too early: the first that shows this time has it;
// one that begins later than it means that the time was skipped, and the offset before counts.
static int64_t instant_of_local(const char *zone, int64_t local_ms)
{
    struct period period = period_at(zone, local_ms - 2 * DAY_MS);
    int64_t at_ms = local_ms - period.offset_s * (int64_t)SECOND_MS, candidate_ms;

    while (at_ms >= period.to_ms) {
        period = period_at(zone, period.to_ms);
        candidate_ms = local_ms - period.offset_s * (int64_t)SECOND_MS;
        if (candidate_ms < period.from_ms)
            return at_ms;
        at_ms = candidate_ms;
    }
    return at_ms;
}

int64_t zone_instant(const char *zone, struct civil_time time)
{
    int64_t seconds =
        days_of(time.year, time.month, time.day) * DAY_S + time.hour * 3600 + time.minute * 60 + time.second;

    return instant_of_local(zone, clamp_ms(seconds * SECOND_MS));
}

void zone_format(char out[ZONE_TIME_SIZE], const char *zone, int64_t at_ms)
{
    struct civil_time time = zone_civil(zone, at_ms);
    int minutes = (time.offset_s < 0 ? -time.offset_s : time.offset_s) / 60;

    snprintf(out, ZONE_TIME_SIZE, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", time.year, time.month, time.day,
             time.hour, time.minute, time.second, time.offset_s < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

void zone_format_date(char out[ZONE_TIME_SIZE], const char *zone, int64_t at_ms)
{
    struct civil_time time = zone_civil(zone, at_ms);

    snprintf(out, ZONE_TIME_SIZE, "%04d-%02d-%02d", time.year, time.month, time.day);
}

void zone_day(const char *zone, int64_t at_ms, int64_t *begin_ms, int64_t *end_ms)
{
    struct civil_time time = zone_civil(zone, at_ms);
    int64_t day_ms = days_of(time.year, time.month, time.day) * DAY_MS;

    *begin_ms = instant_of_local(zone, day_ms);
    *end_ms = instant_of_local(zone, day_ms + DAY_MS);
}
