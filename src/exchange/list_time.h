// Dates and times as programs and spreadsheets write them (FORMATS 1), in any order of their
// parts and with months in eight languages. Only for reading lists: what people type on the
// command line is ISO 8601 (util/zone).
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum list_order { ORDER_UNKNOWN, ORDER_DAY_FIRST, ORDER_MONTH_FIRST };

// What this text proves about the order of day and month in its column: 29/11/2024 that the
// day is first, 11/29/2024 that the month is. ORDER_UNKNOWN when it proves nothing.
enum list_order list_time_order(const char *text);

// The instant, in `zone` where the text names no offset. A date alone is its midnight. A text
// that fits only the other order is read in that. False when it is no date.
bool list_time_parse(int64_t *at_ms, const char *text, const char *zone, bool month_first);
