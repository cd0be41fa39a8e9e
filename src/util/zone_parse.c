#include <ctype.h>
#include <string.h>

#include "util/zone.h"

// Reads exactly `digits` digits.
static bool read_number(const char **at, int digits, int *number)
{
    int i;

    *number = 0;
    for (i = 0; i < digits; i++) {
        if (!isdigit((unsigned char)(*at)[i]))
            return false;
        *number = *number * 10 + ((*at)[i] - '0');
    }
    *at += digits;
    return true;
}

static bool read_char(const char **at, const char *any_of)
{
    if (**at == '\0' || !strchr(any_of, **at))
        return false;
    (*at)++;
    return true;
}

static int days_in_month(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    return days[month - 1] + (month == 2 && leap);
}

static bool read_date(const char **at, struct civil_time *time)
{
    return read_number(at, 4, &time->year) && read_char(at, "-") && read_number(at, 2, &time->month) &&
           read_char(at, "-") && read_number(at, 2, &time->day) && time->year >= 1 && time->month >= 1 &&
           time->month <= 12 && time->day >= 1 && time->day <= days_in_month(time->year, time->month);
}

static bool read_fraction(const char **at, int *fraction_ms)
{
    int scale = 100;

    if (!read_char(at, ".,"))
        return true;
    if (!isdigit((unsigned char)**at))
        return false;
    for (; isdigit((unsigned char)**at); (*at)++, scale /= 10)
        *fraction_ms += (**at - '0') * scale;
    return true;
}

static bool read_clock(const char **at, struct civil_time *time, int *fraction_ms)
{
    if (!read_number(at, 2, &time->hour) || !read_char(at, ":") || !read_number(at, 2, &time->minute))
        return false;
    if (read_char(at, ":") && (!read_number(at, 2, &time->second) || !read_fraction(at, fraction_ms)))
        return false;
    return time->hour <= 23 && time->minute <= 59 && time->second <= 59;
}

// What stands behind the clock: nothing, Z, +HH, +HHMM or +HH:MM.
static bool read_offset(const char **at, bool *has_offset, int *offset_s)
{
    int sign, hours, minutes = 0;

    if (**at == ' ' && (*at)[1] != '\0')
        (*at)++;
    *has_offset = **at != '\0';
    *offset_s = 0;
    if (!*has_offset || read_char(at, "Zz"))
        return true;
    sign = **at == '-' ? -1 : 1;
    if (!read_char(at, "+-") || !read_number(at, 2, &hours))
        return false;
    if ((read_char(at, ":") || **at != '\0') && !read_number(at, 2, &minutes))
        return false;
    *offset_s = sign * (hours * 3600 + minutes * 60);
    return hours <= 23 && minutes <= 59;
}

bool zone_parse(int64_t *at_ms, const char *text, const char *zone, struct err *err)
{
    struct civil_time time = { 0 };
    const char *at = text;
    bool has_offset = false, is_good;
    int offset_s = 0, fraction_ms = 0;

    is_good = read_date(&at, &time);
    if (is_good && *at != '\0')
        is_good = read_char(&at, "Tt ") && read_clock(&at, &time, &fraction_ms) &&
                  read_offset(&at, &has_offset, &offset_s) && *at == '\0';
    if (!is_good)
        return err_set(err, ERR_USAGE, "\"%.60s\" is not a date and time: write it like 2026-12-01T07:04",
                       text);
    *at_ms = zone_instant(has_offset ? "UTC" : zone, time) - offset_s * (int64_t)SECOND_MS + fraction_ms;
    return true;
}
