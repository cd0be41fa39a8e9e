#include "exchange/list_time.h"

#include <ctype.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "exchange/list_word.h"
#include "util/str.h"
#include "util/text.h"
#include "util/zone.h"

// Folded, short and long, in all the languages.
static const char *const months[12] = {
    "jan|gen|ene|sty|januar|january|janvier|enero|gennaio|januari|janeiro|stycznia|styczen",
    "feb|fev|lut|februar|february|fevrier|febrero|febbraio|februari|fevereiro|lutego|luty",
    "mar|mrz|maa|mrt|marz|maerz|march|mars|marzo|maart|marco|marca|marzec",
    "apr|avr|abr|kwi|april|avril|abril|aprile|kwietnia|kwiecien",
    "may|mai|mag|mei|maj|mayo|maggio|maio|maja",
    "jun|giu|cze|juni|june|juin|junio|giugno|junho|czerwca|czerwiec",
    "jul|lug|lip|juli|july|juil|juillet|julio|luglio|julho|lipca|lipiec",
    "aug|aou|ago|sie|august|aout|agosto|augustus|sierpnia|sierpien",
    "sep|set|wrz|sept|september|septembre|septiembre|settembre|setembro|wrzesnia|wrzesien",
    "oct|okt|ott|out|paz|october|oktober|octobre|octubre|ottobre|outubro|pazdziernika|pazdziernik",
    "nov|lis|november|novembre|noviembre|novembro|listopada|listopad",
    "dec|dez|dic|gru|des|december|dezember|decembre|diciembre|dicembre|dezembro|grudnia|grudzien",
};

struct parts {
    int number[3]; // of the date, as they stand
    int digits[3];
    int count;
    int month_at; // where among the numbers a month's name stood, or -1
    struct civil_time time;
    bool has_time, has_offset, is_pm, is_am;
};

static int month_of(const char *word)
{
    int i;

    for (i = 0; i < 12; i++) {
        if (list_word_among(months[i], word))
            return i + 1;
    }
    return 0;
}

static bool take_number(struct parts *parts, int value, int digits)
{
    if (parts->count == 3)
        return false;
    parts->number[parts->count] = value;
    parts->digits[parts->count++] = digits;
    return true;
}

// The later of two months is one: "mar. 12 nov." is a mardi in November.
static bool take_month(struct parts *parts, int month)
{
    int i;

    if (parts->month_at >= 0) {
        parts->count--;
        for (i = parts->month_at; i < parts->count; i++) {
            parts->number[i] = parts->number[i + 1];
            parts->digits[i] = parts->digits[i + 1];
        }
    }
    parts->month_at = parts->count;
    return take_number(parts, month, 2);
}

// A word: a month, AM or PM, a zone that means UTC; weekdays and the rest say nothing.
static bool take_word(struct parts *parts, const char *word, char next)
{
    int month = month_of(word);

    if (list_word_among("am|pm", word) || (next == '.' && list_word_among("a|p", word))) {
        parts->is_pm = word[0] == 'p';
        parts->is_am = word[0] == 'a';
        return true;
    }
    if (list_word_among("z|utc|gmt", word)) {
        parts->has_offset = true;
        return true;
    }
    return month == 0 || take_month(parts, month);
}

// 22:28, 22:28:33, 22:28:33.123 and +01:00, -0500 behind it.
static const char *take_time(struct parts *parts, const char *at)
{
    int used = 0, hours = 0, minutes = 0;
    char sign;

    if (sscanf(at, "%2d:%2d%n", &parts->time.hour, &parts->time.minute, &used) < 2)
        return NULL;
    at += used;
    if (*at == ':' && sscanf(at, ":%2d%n", &parts->time.second, &used) == 1)
        at += used;
    if (*at == '.' && isdigit((unsigned char)at[1]))
        at += 1 + strspn(at + 1, "0123456789");
    parts->has_time = true;
    if (*at == ' ' && (at[1] == '+' || at[1] == '-') && isdigit((unsigned char)at[2]))
        at++;
    sign = *at;
    if ((sign == '+' || sign == '-') && sscanf(at + 1, "%2d%n", &hours, &used) == 1) {
        at += 1 + used + (at[1 + used] == ':');
        if (sscanf(at, "%2d%n", &minutes, &used) == 1)
            at += used;
        parts->time.offset_s = (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
        parts->has_offset = true;
    }
    return at;
}

static const char *take_digits(struct parts *parts, const char *at)
{
    size_t digits = strspn(at, "0123456789");

    if (digits <= 2 && at[digits] == ':' && !parts->has_time)
        return take_time(parts, at);
    if (digits == 0 || digits > 4 || !take_number(parts, atoi(at), (int)digits))
        return NULL;
    return at + digits;
}

static const char *take_letters(struct parts *parts, const char *at)
{
    char word[32] = "";
    size_t letters = 0;

    while (isalpha((unsigned char)at[letters]))
        letters++;
    if (letters >= sizeof word)
        return NULL;
    memcpy(word, at, letters);
    if (letters == 1 && *word == 't' && isdigit((unsigned char)at[1]))
        return at + 1; // 2024-11-29T22:28
    return take_word(parts, word, at[letters]) ? at + letters : NULL;
}

// Takes a text to pieces; what stands in brackets names a zone again ("[Europe/Zurich]").
static bool parts_take(struct parts *parts, const char *text)
{
    struct str folded = { 0 };
    const char *at;

    *parts = (struct parts){ .month_at = -1 };
    text_fold(&folded, text);
    for (at = str_text(&folded); at && *at && *at != '[';) {
        if (isdigit((unsigned char)*at))
            at = take_digits(parts, at);
        else if (isalpha((unsigned char)*at))
            at = take_letters(parts, at);
        else
            at++;
    }
    str_finish(&folded);
    return at && parts->count == 3;
}

// Which of the three numbers is the year: one with four digits, else the last.
static int year_at(const struct parts *parts)
{
    int i;

    for (i = 0; i < 3; i++) {
        if (parts->digits[i] == 4)
            return i;
    }
    return 2;
}

// The two numbers that are not the year, in their order.
static void day_and_month(const struct parts *parts, int *first, int *second)
{
    int year = year_at(parts);

    *first = parts->number[year == 0 ? 1 : 0];
    *second = parts->number[year == 2 ? 1 : 2];
}

enum list_order list_time_order(const char *text)
{
    struct parts parts;
    int first, second;

    if (!parts_take(&parts, text) || parts.month_at >= 0 || year_at(&parts) == 0)
        return ORDER_UNKNOWN;
    day_and_month(&parts, &first, &second);
    if (first > 12 && second <= 12)
        return ORDER_DAY_FIRST;
    return second > 12 && first <= 12 ? ORDER_MONTH_FIRST : ORDER_UNKNOWN;
}

static bool is_month_first(const struct parts *parts, const char *text, bool otherwise)
{
    int first, second;

    if (parts->month_at >= 0)
        return parts->month_at == (year_at(parts) == 0 ? 1 : 0);
    if (year_at(parts) == 0)
        return true; // 2024-11-29
    day_and_month(parts, &first, &second);
    if (first > 12 || second > 12)
        return second > 12;
    return otherwise && !strchr(text, '.'); // nobody writes 11.29.2024
}

static bool is_clock(const struct civil_time *time)
{
    return time->hour >= 0 && time->hour <= 23 && time->minute >= 0 && time->minute <= 59 &&
           time->second >= 0 && time->second <= 59;
}

static bool is_real(const struct civil_time *time)
{
    static const int days[12] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leaps = time->year % 4 == 0 && (time->year % 100 != 0 || time->year % 400 == 0);

    return time->year >= 1970 && time->year <= 9999 && time->month >= 1 && time->month <= 12 &&
           time->day >= 1 && time->day <= days[time->month - 1] - (time->month == 2 && !leaps) &&
           is_clock(time) && abs(time->offset_s) <= 18 * 3600;
}

bool list_time_parse(int64_t *at_ms, const char *text, const char *zone, bool month_first)
{
    struct parts parts;
    struct civil_time *time = &parts.time;
    int first, second;

    if (!parts_take(&parts, text))
        return false;
    time->year = parts.number[year_at(&parts)];
    if (time->year < 100)
        time->year += 2000;
    day_and_month(&parts, &first, &second);
    month_first = is_month_first(&parts, text, month_first);
    time->month = month_first ? first : second;
    time->day = month_first ? second : first;
    if ((parts.is_pm || parts.is_am) && time->hour <= 12)
        time->hour = time->hour % 12 + (parts.is_pm ? 12 : 0);
    if (!is_real(time))
        return false;
    *at_ms = zone_instant(parts.has_offset ? "UTC" : zone, *time);
    if (parts.has_offset)
        *at_ms -= (int64_t)time->offset_s * SECOND_MS;
    return true;
}
